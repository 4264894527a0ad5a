"""Files of answers for tests, good ones and hostile ones."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

NUMBERED = [f"U{number}" for number in range(1, 10)]
NAMED = [*NUMBERED[:7], "Pengaduan", "Sarana"]

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
</Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
 Target="{target}"/></Relationships>"""
WORKBOOK = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"""


def csv_of(rows: Sequence[Any], separator: str = ";") -> bytes:
    return "\r\n".join(separator.join(map(str, row)) for row in rows).encode()


def xlsx_of(
    rows: Sequence[Any],
    *,
    name: str = "Jawaban",
    merged: Sequence[tuple[str, str]] = (),
    hidden_first: bool = False,
) -> bytes:
    """Write an ordinary workbook; `merged` holds pairs such as ("B1:J1", "Unsur")."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    if hidden_first:
        book.add_worksheet("Tersembunyi").hide()
    sheet = book.add_worksheet(name)
    if hidden_first:
        sheet.activate()
        sheet.set_first_sheet()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    for place, text in merged:
        sheet.merge_range(place, text)
    book.close()
    return out.getvalue()


def raw_xlsx(sheet: bytes, **parts: bytes) -> bytes:
    """Write a workbook whose sheet is exactly these bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES)
        file.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        file.writestr("xl/workbook.xml", WORKBOOK)
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            RELS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        )
        file.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
