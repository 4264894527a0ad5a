"""A report straight from a file. These tests have no database: nothing is looked up in one."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from prima.kernel.moments import Moments
from prima.kernel.satisfaction import index, rounded
from prima.listen.surveys.actions import BadCellsLeft, OrderNotSaid
from prima.listen.surveys.rules.choices import FIVE_TO_FOUR, FileScale
from prima.listen.surveys.rules.findings import Expected
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.measure.indices.report import skm_contents, typeset
from prima.measure.indices.report.from_file import (
    NobodyThen,
    PeriodNotSaid,
    Sender,
    reading_of,
    survey_in,
)
from prima.measure.indices.report.survey import Survey
from prima.measure.indices.rules import Period
from prima.measure.indices.testing import rows_of
from prima.measure.indices.tests import awkward
from prima.measure.indices.tests.awkward import NAMES, SKM, workbook

TODAY = date(2026, 11, 20)
S1 = Period.read("2026-S1")
SENDER = Sender("Dinas Dukcapil", period=S1)
EXAMPLE = Path(__file__).resolve().parents[3] / "listen/surveys/examples/skm-sekadau-2019-s1.xlsx"


def survey(content: bytes, sender: Sender = SENDER) -> Survey:
    return survey_in(reading_of(content, sender, today=TODAY), sender, today=TODAY)


def value_of(rows: Sequence[Sequence[int | None]]) -> str:
    answers = [dict(zip(SKM.codes, row, strict=True)) for row in rows]
    found = index(Moments.of(answers, SKM.codes), SKM.scoring, SKM.convention)
    return str(rounded(found.value, 2))


def shown(found: Survey) -> str:
    measured = found.measured.found
    assert measured is not None
    return str(rounded(measured.value, 2))


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


class TestFiveAwkwardFiles:
    def test_merged_headings_and_totals(self) -> None:
        found = survey(awkward.merged_headings())

        assert found.measured.n == 12
        assert shown(found) == value_of(rows_of(12))
        assert found.profile["sex"] == {"MALE": 6, "FEMALE": 6, "": 0}

    def test_answers_in_words(self) -> None:
        found = survey(awkward.answers_in_words(), Sender("Dinas"))

        assert found.period == S1
        assert shown(found) == value_of(rows_of(12))
        assert found.profile["education"]["SENIOR"] == 4
        assert found.profile["education"]["DIPLOMA"] == 4

    def test_a_scale_of_five_is_refused_by_its_name(self) -> None:
        reading = reading_of(awkward.scale_of_five(), SENDER, today=TODAY)

        assert reading.scale_asked
        assert [(one.cell, one.found, one.expected) for one in reading.problems] == [
            ("A6", "5", Expected.SCALE)
        ]
        with pytest.raises(BadCellsLeft):
            survey_in(reading, SENDER, today=TODAY)

    @pytest.mark.parametrize("scale", list(FIVE_TO_FOUR))
    def test_a_scale_of_five_counts_as_somebody_says_and_the_report_tells(
        self, scale: FileScale
    ) -> None:
        found = survey(awkward.scale_of_five(), Sender("Dinas", period=S1, scale=scale))

        worth = FIVE_TO_FOUR[scale]
        rows = [[worth[(n + column) % 5] for column in range(9)] for n in range(20)]
        assert shown(found) == value_of(rows)
        said = ", ".join("kosong" if one is None else str(one) for one in worth)
        assert f"jawaban 1, 2, 3, 4, 5 dihitung sebagai {said}" in text_of(
            typeset(skm_contents(found))
        )

    def test_blank_rows_and_cells(self) -> None:
        reading = reading_of(awkward.blank_rows(), SENDER, today=TODAY)
        found = survey_in(reading, SENDER, today=TODAY)

        rows = [list(row) for row in rows_of(12)]
        rows[2][2] = rows[5][8] = None
        assert found.measured.n == 12
        assert shown(found) == value_of(rows)
        assert not reading.problems

    def test_two_services_one_below_the_other(self) -> None:
        reading = reading_of(awkward.two_services(), SENDER, today=TODAY)
        found = survey_in(reading, SENDER, today=TODAY)

        first, second = rows_of(12), rows_of(15, seed=2)
        assert shown(found) == value_of([*first, *second])
        assert [(name, row.n) for name, row in found.services] == [
            ("KTP elektronik", 12),
            ("Akta kelahiran", 15),
        ]
        assert reading.headings_again == (18,)

    def test_two_services_by_a_column(self) -> None:
        lines = [[*row, "KTP" if n < 6 else "Akta"] for n, row in enumerate(rows_of(12))]

        found = survey(workbook([[*NAMES, "Jenis layanan"], *lines]))

        assert [(name, row.n) for name, row in found.services] == [("KTP", 6), ("Akta", 6)]


class TestWhatAFileDoesNotSay:
    def test_the_period_is_the_half_year_or_the_year_of_all_days(self) -> None:
        days = ["2026-01-05", "2026-08-05"] * 6
        lines = [[*row, day] for row, day in zip(rows_of(12), days, strict=True)]
        of_a_year = workbook([[*NAMES, "Tanggal"], *lines])
        of_two = workbook([[*NAMES, "Tanggal"], *lines, [*[3] * 9, "2025-03-03"]])

        assert survey(of_a_year, Sender("Dinas")).period == Period.read("2026")
        with pytest.raises(PeriodNotSaid):
            survey(of_two, Sender("Dinas"))

    def test_earlier_periods_of_the_same_file_make_the_trend(self) -> None:
        lines = [[*row, "2025-03-03"] for row in rows_of(12)]
        lines += [[*row, "2025-09-03"] for row in rows_of(12, seed=2)]

        found = survey(
            workbook([[*NAMES, "Tanggal"], *lines]), Sender("D", period=Period.read("2025-S2"))
        )

        assert found.measured.n == 12
        assert found.before is not None
        assert found.before.n == 12

    def test_nobody_in_the_period_is_said(self) -> None:
        lines = [[*row, "2025-03-03"] for row in rows_of(12)]

        with pytest.raises(NobodyThen):
            survey(workbook([[*NAMES, "Tanggal"], *lines]))

    def test_u8_and_u9_are_asked(self) -> None:
        content = workbook([[f"U{n}" for n in range(1, 10)], *rows_of(12)])

        with pytest.raises(OrderNotSaid):
            survey(content)
        said = Sender("D", period=S1, order=ItemOrder.QUESTIONNAIRE)
        assert shown(survey(content, said)) == value_of(rows_of(12))

    def test_four_people_are_not_shown(self) -> None:
        found = survey(workbook([NAMES, *rows_of(4)]))

        assert found.measured.found is None
        assert skm_contents(found)["results"] is None

    def test_the_rows_stand_in_another_order_than_in_the_file(self) -> None:
        rows = rows_of(30)
        found = survey(workbook([NAMES, *rows]))

        given = [dict(zip(SKM.codes, row, strict=True)) for row in rows]
        assert list(found.rows) != given
        assert sorted(map(repr, found.rows)) == sorted(map(repr, given))

    def test_a_population_makes_the_interval_shorter_and_judges_the_sample(self) -> None:
        content = workbook([NAMES, *rows_of(40)])

        said = text_of(typeset(skm_contents(survey(content, Sender("D", "skm-2017", S1, 50)))))

        assert "Dengan koreksi populasi terbatas" in said
        assert "Unit menghitung 50 kunjungan" in said
        assert "meminta 44 responden" in said


class TestCommand:
    def test_writes_a_report_of_a_published_survey(self, tmp_path: Path) -> None:
        path, out = tmp_path / "laporan.pdf", StringIO()
        words = ["--unit-name", "RSUD Sekadau", "--period", "2019-S1", "--order", "regulation"]

        call_command("report", "skm", str(EXAMPLE), *words, "-o", str(path), stdout=out)

        said = text_of(path.read_bytes())
        assert "78,74" in said
        assert "RSUD Sekadau" in said
        assert "B (U1): Requirements. Only its number says so." in out.getvalue()

    def test_names_bad_cells_and_what_is_asked(self, tmp_path: Path) -> None:
        file, err = tmp_path / "lima.xlsx", StringIO()
        file.write_bytes(awkward.scale_of_five())

        with pytest.raises(CommandError, match="Nothing was kept"):
            call_command("report", "skm", str(file), stdout=StringIO(), stderr=err)

        assert "Rekap A6, Requirements: found “5”, expected an answer of four" in err.getvalue()
        assert "say --scale with one of MIDDLE_IS_TWO" in err.getvalue()

    def test_says_that_a_file_is_not_there(self) -> None:
        with pytest.raises(CommandError, match="cannot be read: No such file"):
            call_command("report", "skm", "nowhere.xlsx")
