"""Between a document and the fields of a section: nothing is lost on the way there and back."""

import json

import pytest

from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.problems import UnreadableDocument
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.sections import BY_CODE, SECTIONS, Kind, Section, shape
from prima.promise.standards.rules.typed import (
    MOST_ROWS,
    Act,
    Typed,
    acted,
    changed,
    mark_of_typed,
    rows_of,
    taken,
    tidied,
    typed_of,
)
from prima.promise.standards.rules.worksheets import SHEETS, Workbook

KIA = catalogue()["kia"].model_dump(mode="json")
REQUIREMENTS = BY_CODE["requirements"]
PATH = "standard.delivery.requirements"
PROCEDURE = BY_CODE["procedure"]


def typed(section: Section) -> Typed:
    return typed_of(KIA, section, ServiceDocument)


def texts(now: Typed) -> list[object]:
    assert REQUIREMENTS.rows
    return [row["text"] for row in rows_of(now, REQUIREMENTS.rows)]


def read(section: Section, now: Typed) -> ServiceDocument:
    tidy = tidied(now, section, ServiceDocument)
    return read_document(json.dumps(changed(KIA, tidy, section, ServiceDocument)))


class TestThereAndBack:
    @pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
    def test_typing_nothing_changes_nothing(self, section: Section) -> None:
        for document in catalogue().values():
            tree = document.model_dump(mode="json")
            shown = typed_of(tree, section, ServiceDocument)
            posted = {
                name: [each] if isinstance(each, str) else each for name, each in shown.items()
            }
            again = tidied(taken(posted, section, ServiceDocument), section, ServiceDocument)

            assert again == shown
            assert (
                read_document(json.dumps(changed(tree, again, section, ServiceDocument)))
                == document
            )

    def test_every_field_of_a_document_has_a_section(self) -> None:
        """Whatever a document may say can be written without knowing YAML."""
        written = {path for section in SECTIONS for path in section.fields}
        written |= {
            f"{section.rows.path}.{field}"
            for section in SECTIONS
            if section.rows
            for field in section.rows.all_fields
        }

        filled = {
            ".".join(step for step in name.split(".") if not step.isdigit())
            for document in catalogue().values()
            for name in flat(document.model_dump(mode="json"))
        }

        assert filled - written == {"format", "service.code"}

    def test_only_what_a_section_has_is_taken(self) -> None:
        posted = {"service.code": ["other"], f"{PATH}.0.text": ["KTP"], "csrf": ["x"]}

        now = taken(posted, REQUIREMENTS, ServiceDocument)

        assert set(now) == {
            f"{PATH}.0.{field}"
            for field in (
                "code",
                "text",
                "kind",
                "copies",
                "original",
                "needed_when",
                "where_to_get",
            )
        }

    def test_characters_that_no_database_keeps_are_left_out(self) -> None:
        now = taken({f"{PATH}.0.text": ["K\x00TP\r\n"]}, REQUIREMENTS, ServiceDocument)

        assert now[f"{PATH}.0.text"] == "KTP\n"

    def test_the_mark_follows_what_is_said(self) -> None:
        other = {**typed(REQUIREMENTS), f"{PATH}.0.text": "Sesuatu yang lain"}

        assert mark_of_typed(typed(REQUIREMENTS)) == mark_of_typed(typed(REQUIREMENTS))
        assert mark_of_typed(other) != mark_of_typed(typed(REQUIREMENTS))


class TestRows:
    def test_moves_up_and_down_and_goes(self) -> None:
        first, second, *rest = texts(typed(REQUIREMENTS))

        down = acted(typed(REQUIREMENTS), REQUIREMENTS, ServiceDocument, Act.DOWN, 0)
        up = acted(down, REQUIREMENTS, ServiceDocument, Act.UP, 1)
        gone = acted(up, REQUIREMENTS, ServiceDocument, Act.REMOVE, 0)

        assert texts(down) == [second, first, *rest]
        assert texts(up) == [first, second, *rest]
        assert texts(gone) == [second, *rest]

    @pytest.mark.parametrize(
        ("act", "index"), [(Act.UP, 0), (Act.DOWN, 99), (Act.REMOVE, 99), (Act.UP, -1)]
    )
    def test_an_act_that_leads_nowhere_changes_nothing(self, act: Act, index: int) -> None:
        assert acted(typed(REQUIREMENTS), REQUIREMENTS, ServiceDocument, act, index) == typed(
            REQUIREMENTS
        )

    def test_there_are_never_too_many(self) -> None:
        now = typed(REQUIREMENTS)
        for _time in range(MOST_ROWS + 3):
            now = acted(now, REQUIREMENTS, ServiceDocument, Act.ADD, 0)

        assert len(texts(now)) == MOST_ROWS

    def test_a_row_in_which_nothing_is_written_is_left_out(self) -> None:
        now = acted(typed(REQUIREMENTS), REQUIREMENTS, ServiceDocument, Act.ADD, 0)

        assert read(REQUIREMENTS, now) == catalogue()["kia"]

    def test_a_new_row_gets_a_code_that_no_other_has(self) -> None:
        now = typed(REQUIREMENTS)
        for _time in range(2):
            now = acted(now, REQUIREMENTS, ServiceDocument, Act.ADD, 0)
            now[f"{PATH}.{len(texts(now)) - 1}.text"] = "3 lembar foto"
            now[f"{PATH}.{len(texts(now)) - 1}.kind"] = "GOODS"

        made = read(REQUIREMENTS, now).standard.delivery.requirements[-2:]

        assert [each.code for each in made] == ["x-3-lembar-foto", "x-3-lembar-foto-2"]

    def test_the_code_stays_when_the_words_change(self) -> None:
        now = {**typed(REQUIREMENTS), f"{PATH}.0.text": "Nomor antrean dari kios"}

        [first, *_rest] = read(REQUIREMENTS, now).standard.delivery.requirements

        assert first.text == "Nomor antrean dari kios"
        assert first.code == KIA["standard"]["delivery"]["requirements"][0]["code"]

    def test_a_requirement_that_goes_is_asked_for_at_no_step(self) -> None:
        asked = [each["requirements"] for each in KIA["standard"]["delivery"]["procedure"]]
        place = next(
            index
            for index, each in enumerate(KIA["standard"]["delivery"]["requirements"])
            if any(each["code"] in codes for codes in asked)
        )
        gone = KIA["standard"]["delivery"]["requirements"][place]["code"]

        now = acted(typed(REQUIREMENTS), REQUIREMENTS, ServiceDocument, Act.REMOVE, place)
        document = read(REQUIREMENTS, now)

        assert all(gone not in step.requirements for step in document.standard.delivery.procedure)

    def test_a_station_may_be_typed_as_words(self) -> None:
        now = {**typed(PROCEDURE), "standard.delivery.procedure.0.station": "Loket 1"}

        assert read(PROCEDURE, now).standard.delivery.procedure[0].station == "loket-1"


class TestWhatIsMeant:
    def test_an_amount_may_have_dots(self) -> None:
        fee = BY_CODE["fee"]
        path = "standard.delivery.fee"
        now: Typed = {
            f"{path}.free": "",
            f"{path}.how_to_pay": "Tunai\n\n Tunai ",
            f"{path}.lines.0.code": "",
            f"{path}.lines.0.text": "Umum",
            f"{path}.lines.0.amount_rupiah": "25.000",
            f"{path}.lines.0.legal_basis": "",
        }

        read_fee = read(fee, now).standard.delivery.fee

        assert read_fee
        assert read_fee.lines[0].amount_rupiah == 25_000
        assert read_fee.how_to_pay == ("Tunai",)

    def test_a_length_without_its_number_is_not_said(self) -> None:
        completion = BY_CODE["completion"]
        now = {**typed(completion), "standard.delivery.completion.value": " "}

        assert read(completion, now).standard.delivery.completion is None

    @pytest.mark.parametrize("value", ["-3", "tiga", "9" * 13, "1e5"])
    def test_what_is_no_number_is_pointed_at(self, value: str) -> None:
        completion = BY_CODE["completion"]
        now = {**typed(completion), "standard.delivery.completion.value": value}

        with pytest.raises(UnreadableDocument) as unreadable:
            read(completion, now)

        [problem] = unreadable.value.problems
        assert problem.path == ("standard", "delivery", "completion", "value")

    def test_every_field_knows_how_it_is_typed(self) -> None:
        assert shape(ServiceDocument, "service.nature").kind is Kind.CHOICE
        assert shape(ServiceDocument, "standard.delivery.fee.free").kind is Kind.YES
        assert shape(ServiceDocument, f"{PATH}.copies").default == "0"
        for sheet in SHEETS:
            for field in sheet.fields:
                assert shape(Workbook, field).kind in Kind

    def test_a_path_that_leads_nowhere_is_refused(self) -> None:
        with pytest.raises(KeyError):
            shape(ServiceDocument, "service.name.first")


def flat(tree: object, path: str = "") -> list[str]:
    """Return the path of every value that is said."""
    if isinstance(tree, dict):
        return [
            name for key, inner in tree.items() for name in flat(inner, f"{path}.{key}".strip("."))
        ]
    if isinstance(tree, list) and tree and isinstance(tree[0], dict):
        return [name for each in tree for name in flat(each, path)]
    return [] if tree in (None, [], "") else [path]
