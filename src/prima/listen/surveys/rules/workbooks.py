"""An .xlsx file becomes sheets, in a process of its own with little memory and little time.

Law: a hostile workbook may end that process, never the server. A sheet with a cell at A1 and one
at XFD1048576 weighs 5 kB and makes the reader ask for half a terabyte, which is an abort, not an
exception. So this file is also a program: the workbook comes in, JSON goes out. It uses nothing of
Prima, so that it starts in a moment.

What a file claims about its own size is not believed: every part is unpacked here first, up to a
limit, and packed anew before it is read.
"""

import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 1000
MOST_SHEETS = 20
MOST_SHEET_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 600_000
MOST_TEXT = 20_000_000
LONGEST_TEXT = 1_200
MEMORY = 1024 * 1024 * 1024
SECONDS = 15

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
MAIN_PART = "xl/workbook.xml"
SHEETS = "xl/worksheets/"
ERROR_CELL = re.compile(rb'(<(?:\w+:)?c\s(?:[^>]*\s)?)t="e"')  # the reader would call #DIV/0! empty

BROKEN = (  # everything that unpacking a damaged file can raise
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
)

Json = str | int | float | bool | list[str] | None


class Refused(Exception):
    """The workbook is not read. Carries the code of the trouble."""


def main() -> None:
    _limit_ourselves()
    try:
        answer: dict[str, Any] = {"sheets": list(_sheets(sys.stdin.buffer.read()))}
    except Refused as refused:
        answer = {"trouble": str(refused)}
    json.dump(answer, sys.stdout)


def _limit_ourselves() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system; there the caller's clock is the limit
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def repacked(content: bytes) -> bytes:
    """Unpack every part up to the limit and pack it anew without compression."""
    clean = BytesIO()
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(clean, "w") as taken:
            parts = given.infolist()
            if MAIN_PART not in given.namelist():
                raise Refused("OLD_EXCEL" if _is_other_office(given) else "NOT_A_TABLE")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > left:
                raise Refused("TOO_LARGE")
            for part in parts:
                with given.open(part) as packed:
                    unpacked = packed.read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    raise Refused("TOO_LARGE")
                if part.filename.startswith(SHEETS):
                    unpacked = ERROR_CELL.sub(rb'\1t="str"', unpacked)
                taken.writestr(part.filename, unpacked)
    except BROKEN as broken:
        raise Refused("DAMAGED") from broken
    return clean.getvalue()


def _is_other_office(given: zipfile.ZipFile) -> bool:
    return bool({"content.xml", "xl/workbook.bin"} & set(given.namelist()))


def _sheets(content: bytes) -> Iterator[dict[str, Any]]:
    import python_calamine as calamine  # noqa: PLC0415 - only this process reads workbooks

    if content.startswith(OLD_OFFICE):  # .xls; a locked .xlsx is wrapped in the same form
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise Refused("LOCKED" if locked else "OLD_EXCEL")
    safe = repacked(content)
    left = [MOST_CELLS, MOST_TEXT]
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(safe))
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible
            and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        for name in visible[:MOST_SHEETS]:
            yield {"name": name, "rows": _rows(book.get_sheet_by_name(name), left)}
    except calamine.PasswordError as locked_out:
        raise Refused("LOCKED") from locked_out
    except (calamine.CalamineError, ValueError, OSError) as broken:
        raise Refused("DAMAGED") from broken


def _rows(sheet: Any, left: list[int]) -> list[list[Json]]:  # noqa: ANN401 - calamine's sheet, imported late
    if sheet.end is None:
        return []
    height, width = sheet.end[0] + 1, min(sheet.end[1] + 1, MOST_COLUMNS)
    if height > MOST_SHEET_ROWS:
        raise Refused("TOO_MANY_ROWS")
    left[0] -= height * width
    if left[0] < 0:
        raise Refused("TOO_LARGE")
    rows = [
        [_plain(cell, left) for cell in row[:width]]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    if left[1] < 0:
        raise Refused("TOO_LARGE")
    return rows


def _plain(cell: object, left: list[int]) -> Json:
    """Make a cell JSON. Dates and times carry what they are: ["date", "2026-03-02"]."""
    if isinstance(cell, datetime):
        return ["moment", cell.isoformat()]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, time):
        return ["time", cell.isoformat()]
    if isinstance(cell, bool | int | float):
        return cell
    if cell == "":
        return None
    text = str(cell)[:LONGEST_TEXT]
    left[1] -= len(text)
    if left[1] < 0:
        raise Refused("TOO_LARGE")
    return text


if __name__ == "__main__":
    main()
