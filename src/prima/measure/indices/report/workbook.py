"""The survey as the workbook that agencies hand on: the official table with living formulas."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from django.utils import translation
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # it ships no types

from prima.measure.indices import labels
from prima.measure.indices.queries import item_codes, item_names
from prima.measure.indices.report import tables

if TYPE_CHECKING:
    from prima.kernel.satisfaction import SatisfactionIndex
    from prima.measure.indices.report.survey import Survey

FIRST = 4  # the row of the first respondent, counted from 0
PLAN_HEAD = ["Unsur", "Program atau kegiatan", "Waktu", "Penanggung jawab"]
CARRIED_HEAD = ["Unsur", "Program atau kegiatan", "Penanggung jawab", "Selesai", "Bukti"]


def survey_workbook(survey: "Survey") -> bytes:
    """Write the table of respondents, the values of unsur, the profile and the plan."""
    with translation.override("id"):
        out, book = _new_book()
        found = survey.measured.found
        if found is not None:
            _write_answers(book, survey, found)
            head = [*("Kode", "Unsur", "Jumlah", "Isian", "NRR", "Bobot", "NRR tertimbang")]
            _write(
                book,
                "Nilai unsur",
                [*head, "Nilai", "Mutu"],
                tables.item_rows(survey.measured, found),
            )
            _write(book, "Profil", ["Data", "Pilihan", "Responden", "Persen"], _profile(survey))
        _write(book, "Rencana", PLAN_HEAD, tables.plan_rows(survey, survey.planned))
        _write(book, "Tindak lanjut", CARRIED_HEAD, tables.carried_rows(survey, survey.carried))
        book.close()
        return bytes(out.getvalue())


def sheet_of(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write one plain table."""
    out, book = _new_book()
    _write(book, name, head, rows)
    book.close()
    return bytes(out.getvalue())


def _new_book() -> tuple[BytesIO, Any]:
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    return out, xlsxwriter.Workbook(out, options)


def _write(book: Any, name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True, "text_wrap": True})
    for column, word in enumerate(head):
        sheet.write_string(0, column, word, bold)
        sheet.set_column(column, column, max(12, len(word) + 2))
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    sheet.freeze_panes(1, 0)


def _profile(survey: "Survey") -> list[list[str]]:
    found: list[list[str]] = []
    for kind in tables.profile(survey):
        found += [[str(kind["name"]), *row] for row in kind["rows"]]  # type: ignore[attr-defined]  # rows of words
    return found


def _write_answers(book: Any, survey: "Survey", found: "SatisfactionIndex") -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Write the annex: whoever opens it can follow the index from the answers by its formulas."""
    sheet, bold = book.add_worksheet("Pengolahan"), book.add_format({"bold": True})
    codes, names = item_codes(survey.questionnaire), item_names(survey.questionnaire, "id")
    title = "Pengolahan data survei kepuasan masyarakat per responden dan per unsur pelayanan"
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, f"{survey.unit}, {labels.period(survey.period)}")
    sheet.write_string(3, 0, "No. responden", bold)
    for column, score in enumerate(found.items, start=1):
        sheet.write_string(2, column, names[score.code])
        sheet.write_string(3, column, codes[score.code], bold)
    for row, answers in enumerate(survey.rows, start=FIRST):
        sheet.write_number(row, 0, row - FIRST + 1)
        for column, score in enumerate(found.items, start=1):
            answer = answers[score.code]
            if answer is not None:
                sheet.write_number(row, column, answer)
    _write_sums(sheet, bold, FIRST + len(survey.rows), found)
    sheet.set_column(0, 0, 28)
    sheet.freeze_panes(FIRST, 1)


def _write_sums(sheet: Any, bold: Any, row: int, found: "SatisfactionIndex") -> None:  # noqa: ANN401 - xlsxwriter has no types
    words = ("Jumlah nilai per unsur", "NRR per unsur", "NRR tertimbang per unsur")
    for place, word in enumerate((*words, "*) Jumlah NRR tertimbang", "**) IKM unit pelayanan")):
        sheet.write_string(row + place, 0, word, bold)
    for column, score in enumerate(found.items, start=1):
        letter = xl_col_to_name(column)
        people = f"{letter}{FIRST + 1}:{letter}{row}"
        weight = f"{score.weight.numerator}/{score.weight.denominator}"
        sheet.write_formula(row, column, f"=SUM({people})", None, float(score.mean * score.n))
        sheet.write_formula(row + 1, column, f"=AVERAGE({people})", None, float(score.mean))
        sheet.write_formula(
            row + 2, column, f"={letter}{row + 2}*{weight}", None, float(score.weighted_mean)
        )
    last = xl_col_to_name(len(found.items))
    added = f"=SUM(B{row + 3}:{last}{row + 3})"
    sheet.write_formula(row + 3, 1, added, bold, float(found.index_1_to_4))
    sheet.write_formula(row + 4, 1, f"=B{row + 4}*25", bold, float(found.value))
