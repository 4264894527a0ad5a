import pytest

from prima.promise.assessments import labels
from prima.promise.assessments.rules import (
    GROUPS,
    Answer,
    Group,
    Instrument,
    Item,
    Level,
    changes,
    is_about_a_service,
    items_of,
    standing,
)


class TestInstruments:
    def test_each_item_is_asked_by_one_instrument(self) -> None:
        asked = [item for each in Instrument for item in items_of(each)]

        assert sorted(asked) == sorted(Item)
        assert [len(items_of(each)) for each in Instrument] == [8, 6, 13]

    def test_each_group_stands_in_one_instrument(self) -> None:
        assert sorted(group for groups in GROUPS.values() for group in groups) == sorted(Group)

    def test_only_the_eight_supplementary_services_are_about_a_service(self) -> None:
        assert [each for each in Instrument if is_about_a_service(each)] == [
            Instrument.SUPPLEMENTARY
        ]

    @pytest.mark.parametrize(
        ("codes", "words"),
        [
            (Instrument, labels.INSTRUMENTS),
            (Item, labels.ITEMS),
            (Level, labels.LEVELS),
            (Level, labels.STATES),
            (Group, labels.GROUPS),
        ],
    )
    def test_every_code_has_words(self, codes: type, words: dict[str, object]) -> None:
        assert set(words) == set(codes)  # type: ignore[call-overload]  # an enum is its members


class TestAnswers:
    @pytest.mark.parametrize(
        ("level", "is_backed"),
        [
            (Level.PRESENT, False),
            (Level.PARTLY, False),
            (Level.MISSING, True),
            (Level.NOT_NEEDED, True),
        ],
    )
    def test_what_is_there_must_be_shown(self, level: Level, *, is_backed: bool) -> None:
        assert Answer(level).is_backed is is_backed
        assert Answer(level, "Foto").is_backed

    def test_what_is_not_needed_does_not_count(self) -> None:
        found = standing(
            {
                Item.BILLING: Answer(Level.NOT_NEEDED),
                Item.PAYMENT: Answer(Level.PRESENT, "QRIS"),
                Item.HOSPITALITY: Answer(Level.MISSING),
            }
        )

        assert (found.present, found.missing, found.needed) == (1, 1, 2)

    def test_changes_are_said_both_ways_and_only_where_both_looked(self) -> None:
        then = {
            Item.BILLING: Answer(Level.PRESENT, "x"),
            Item.PAYMENT: Answer(Level.MISSING),
            Item.HOSPITALITY: Answer(Level.NOT_NEEDED),
        }
        now = {
            Item.BILLING: Answer(Level.PARTLY, "x"),
            Item.PAYMENT: Answer(Level.PARTLY, "x"),
            Item.HOSPITALITY: Answer(Level.PRESENT, "x"),
            Item.CARETAKING: Answer(Level.PRESENT, "x"),
        }

        assert changes(then, now) == ((Item.PAYMENT,), (Item.BILLING,))
