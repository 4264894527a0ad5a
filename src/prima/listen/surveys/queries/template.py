"""The spreadsheet that a unit types its paper forms into: our own import reads it back."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from prima.listen.surveys.models import Instrument
from prima.listen.surveys.queries.instruments import questionnaire_of
from prima.listen.surveys.rules.instruments import Questionnaire
from prima.listen.surveys.rules.sheets import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.promise.standards.models import Service

ROWS = 1000
FIRST_ITEM = 8
LONGEST_LIST = 255  # Excel keeps no longer list in a cell's rule

# Excel and LibreOffice run what begins with these, also from text that is pasted elsewhere.
RUNS = (*"=+-@", *"\uff1d\uff0b\uff0d\uff20")  # the second four are their wide twins


def template_workbook(instrument: Instrument, services: "Iterable[Service]") -> bytes:
    """Write an empty table in Indonesian, whatever the page speaks: the paper forms are."""
    asked = questionnaire_of(instrument)
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    _write_table(book, asked, [service.name for service in services])
    _write_guide(book, asked)
    book.close()
    return out.getvalue()


def safe_text(text: str) -> str:
    """Make text that no spreadsheet takes for a formula.

    >>> safe_text("=1+1"), safe_text("Poli gigi")
    ("'=1+1", 'Poli gigi')
    """
    cleaned = clean(text, 500)
    return f"'{cleaned}" if cleaned.startswith(RUNS) else cleaned


def headings(asked: Questionnaire) -> list[str]:
    about = [
        "No",
        "Tanggal",
        "Jam",
        "Jenis layanan",
        "Jenis kelamin",
        "Usia",
        "Pendidikan",
        "Pekerjaan",
    ]
    return [*about, *(f"U{item.number} {item.name.id}" for item in asked.in_order), "Saran"]


def _write_table(book: Any, asked: Questionnaire, services: list[str]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet("Jawaban")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for column, heading in enumerate(headings(asked)):
        sheet.write_string(0, column, safe_text(heading), bold)
    sheet.set_column(1, 1, 12, day)
    sheet.set_column(3, 3, 24)
    sheet.set_column(FIRST_ITEM, FIRST_ITEM + len(asked.items) - 1, 13)
    sheet.freeze_panes(1, 1)
    last = FIRST_ITEM + len(asked.items) - 1
    whole = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 4}
    sheet.data_validation(1, FIRST_ITEM, ROWS, last, whole)
    named = [safe_text(name) for name in services]
    if named and len(",".join(named)) <= LONGEST_LIST and not any("," in name for name in named):
        sheet.data_validation(1, 3, ROWS, 3, {"validate": "list", "source": named})
    sheet.data_validation(1, 4, ROWS, 4, {"validate": "list", "source": ["L", "P"]})


def _write_guide(book: Any, asked: Questionnaire) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet("Petunjuk")
    bold = book.add_format({"bold": True})
    rows = [
        ["Unsur", "Pertanyaan", "1", "2", "3", "4"],
        *(
            [f"U{item.number} {item.name.id}", item.question.id, *item.labels.id]
            for item in asked.in_order
        ),
    ]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, safe_text(text), bold if row == 0 else None)
    sheet.set_column(0, 1, 40)
    sheet.set_column(2, 5, 24)
