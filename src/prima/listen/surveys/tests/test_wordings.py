"""Words of answers on other scales than the official one, and headings that are misspelt."""

from datetime import date

import pytest

from prima.listen.surveys.rules.choices import Choices, FileScale
from prima.listen.surveys.rules.columns import Sure
from prima.listen.surveys.rules.findings import Expected, Reading
from prima.listen.surveys.rules.instruments import ItemOrder, shipped
from prima.listen.surveys.rules.reading import read_answers
from prima.listen.surveys.rules.sheets import Cell, Sheet
from prima.listen.surveys.rules.wordings import wording_of
from prima.listen.surveys.tests.spreadsheets import NAMED, NUMBERED

SKM = shipped("skm-2017")
SPEED, COST = SKM.items[2], SKM.items[3]
TODAY = date(2026, 11, 20)
KNOWN = {"ktp": 7, "akta": 8}


def read(
    *rows: list[Cell],
    said: dict[str, Choices] | None = None,
    scale: FileScale | None = None,
    services: dict[str, int] | None = None,
) -> Reading:
    sheet = Sheet("Data", list(rows))
    known = KNOWN if services is None else services
    return read_answers([sheet], SKM, today=TODAY, services=known, said=said, scale=scale)


def answers(reading: Reading) -> list[list[int | None]]:
    return [list(person.answers.values()) for person in reading.respondents]


class TestWords:
    @pytest.mark.parametrize(
        ("words", "worth"),
        [
            (["tidak baik", "kurang baik", "baik", "sangat baik"], [1, 2, 3, 4]),
            (["sangat tidak setuju", "tidak setuju", "setuju", "sangat setuju"], [1, 2, 3, 4]),
            (["sangat tidak puas", "tidak puas", "netral", "puas", "sangat puas"], [1, 2, 3, 4, 5]),
            (["tidak puas", "kurang puas", "cukup puas", "puas", "sangat puas"], [1, 2, 3, 4, 5]),
            (["sangat tidak cepat", "tidak cepat", "cepat", "sangat cepat"], [1, 2, 3, 4]),
        ],
    )
    def test_are_worth_what_stands_beside_them(self, words: list[str], worth: list[int]) -> None:
        wording = wording_of([(SPEED, words)])

        assert wording is not None
        assert [wording.read(word, SPEED) for word in words] == worth
        assert wording.points == max(worth)

    @pytest.mark.parametrize(
        "words",
        [
            ["tidak puas", "puas", "sangat puas"],
            ["puas", "sangat puas"],
            ["tidak puas", "cukup puas", "puas", "sangat puas"],
            ["tidak puas", "netral", "puas"],
            ["sangat tidak puas", "netral", "kurang puas", "puas"],
        ],
    )
    def test_that_do_not_settle_the_scale_are_not_read(self, words: list[str]) -> None:
        assert wording_of([(SPEED, words)]) is None

    def test_of_the_official_form_keep_their_worth_beside_others(self) -> None:
        wording = wording_of([(SPEED, ["kurang puas", "puas"]), (COST, ["gratis"])])

        assert wording is not None
        assert wording.read("gratis", COST) is None

    def test_of_all_columns_settle_each(self) -> None:
        best: list[Cell] = ["Sangat puas"] * 9
        low: list[Cell] = [*["Puas"] * 8, "Kurang puas"]

        assert answers(read([*NAMED], best, low)) == [[4] * 9, [*[3] * 8, 2]]

    def test_that_are_doubtful_are_named(self) -> None:
        found = read([*NAMED], ["Tidak puas", *[3] * 8])

        assert [(one.cell, one.expected) for one in found.problems] == [("A2", Expected.ANSWER)]

    def test_with_their_number_before_or_behind(self) -> None:
        found = read([*NAMED], ["4. Sangat sesuai", "Mudah (3)", *[3] * 7])

        assert answers(found) == [[4, 3, *[3] * 7]]


class TestScaleOfFive:
    fives: list[Cell] = [5] * 9

    def test_is_asked_and_blocks_once(self) -> None:
        found = read([*NAMED], [3] * 9, self.fives, self.fives)

        assert found.scale_asked
        assert [(one.cell, one.expected) for one in found.problems] == [("A3", Expected.SCALE)]
        assert found.problems[0].blocks

    def test_in_words_is_asked_too(self) -> None:
        words: list[Cell] = ["Sangat tidak puas", "Netral", *["Puas"] * 7]

        assert read([*NAMED], words).scale_asked

    def test_one_five_among_many_is_a_slip(self) -> None:
        people: list[list[Cell]] = [[3] * 9] * 20

        found = read([*NAMED], *people, [5, *[3] * 8])

        assert not found.scale_asked
        assert [(one.cell, one.expected) for one in found.problems] == [("A22", Expected.ANSWER)]

    def test_is_read_as_somebody_says(self) -> None:
        rows: list[list[Cell]] = [[1, 2, 3, 4, 5, 1, 2, 3, 4], self.fives]

        strict = read([*NAMED], *rows, scale=FileScale.MIDDLE_IS_TWO)
        blank = read([*NAMED], *rows, scale=FileScale.MIDDLE_IS_BLANK)

        assert answers(strict)[0] == [1, 2, 2, 3, 4, 1, 2, 2, 3]
        assert answers(blank)[0] == [1, 2, None, 3, 4, 1, 2, None, 3]
        assert not strict.problems

    def test_official_words_are_not_believed_on_it(self) -> None:
        found = read([*NAMED], [*[5] * 7, "Tidak ada", 5], scale=FileScale.MIDDLE_IS_TWO)

        assert [one.cell for one in found.problems] == ["H2"]


class TestHeadings:
    def test_a_misspelt_one_is_a_guess(self) -> None:
        found = read(["Persayaratan", *NAMED[1:]], [3] * 9)

        assert found.columns[0].meaning == "REQUIREMENTS"
        assert found.columns[0].sure is Sure.ALIKE
        assert {column.sure for column in found.columns[1:7]} == {Sure.NUMBERED}

    def test_what_somebody_said_is_remembered_for_these_headings(self) -> None:
        headings: list[Cell] = ["Pertanyaan A", *NAMED[1:]]
        before = read(headings, [3] * 9)
        said = {before.signature: Choices({0: "REQUIREMENTS"})}

        found = read(headings, [4] * 9, said=said)
        other = read(["Pertanyaan B", *NAMED[1:]], [4] * 9, said=said)

        assert [one.expected for one in before.problems] == [Expected.COLUMN]
        assert not found.problems
        assert found.columns[0].sure is Sure.CHOSEN
        assert other.problems

    def test_a_column_can_be_left_out(self) -> None:
        headings: list[Cell] = [*NAMED, "Waktu tunggu"]
        before = read(headings, [3] * 10)

        found = read(headings, [3] * 10, said={before.signature: Choices({9: ""})})

        assert [one.expected for one in before.problems] == [Expected.ONE_COLUMN]
        assert not found.problems
        assert found.unused == ("Waktu tunggu",)

    def test_a_number_left_alone_still_needs_words(self) -> None:
        before = read([*NUMBERED], [3] * 9)
        alone = {column.index: column.meaning for column in before.columns}

        found = read([*NUMBERED], [3] * 9, said={before.signature: Choices(alone)})
        told = Choices(alone, order=ItemOrder.QUESTIONNAIRE)
        settled = read([*NUMBERED], [3] * 9, said={before.signature: told})

        assert found.order_asked
        assert not settled.order_asked


class TestTwoTables:
    rows: tuple[list[Cell], ...] = (
        ["Layanan : KTP"],
        [*NAMED],
        [3] * 9,
        ["Jumlah", *[3] * 8],
        ["Layanan", "Akta"],
        [*NAMED],
        [4] * 9,
    )

    def test_are_split_by_their_titles(self) -> None:
        found = read(*self.rows, [2] * 9)

        assert [person.service_id for person in found.respondents] == [7, 8, 8]
        assert found.headings_again == (6,)
        assert found.totals_from == 4

    def test_a_title_that_names_no_service_blocks(self) -> None:
        found = read(*self.rows, services={"ktp": 7})

        assert [(one.cell, one.found, one.expected) for one in found.problems] == [
            ("B5", "Akta", Expected.SERVICE)
        ]
