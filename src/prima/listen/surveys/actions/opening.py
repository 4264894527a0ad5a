"""Opening a file that somebody sent: whatever is in it, the answer is sheets or a refusal."""

import json
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import Refusal
from prima.listen.surveys import labels
from prima.listen.surveys.rules import workbooks
from prima.listen.surveys.rules.separated import separated_sheet
from prima.listen.surveys.rules.sheets import MOST_BYTES, Cell, Sheet, Trouble, Unreadable, clean

NAME_LENGTH = 60
PATIENCE = workbooks.SECONDS + 5
READER = str(Path(workbooks.__file__).resolve())


class UnreadableFile(Refusal):
    code = "unreadable-file"
    status = 422
    message = _("This file cannot be read.")

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(labels.TROUBLES[trouble], advice=labels.TROUBLE_ADVICE[trouble])


def sheets_in(content: bytes) -> list[Sheet]:
    """Return the tables of an .xlsx or .csv file. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(Trouble.EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(Trouble.TOO_LARGE)
    if content.startswith((workbooks.ZIP, workbooks.OLD_OFFICE)):
        return _workbook_sheets(content)
    return [separated_sheet(content)]


def _workbook_sheets(content: bytes) -> list[Sheet]:
    """Let a process of its own read the workbook: a hostile one ends it, and not us."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and the file comes by stdin
            [sys.executable, "-I", READER],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise Unreadable(Trouble.TOO_LARGE) from slow
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise Unreadable(Trouble.TOO_LARGE)
    if done.returncode != 0:
        raise Unreadable(Trouble.DAMAGED)
    answer = json.loads(done.stdout)
    if "trouble" in answer:
        raise Unreadable(Trouble(answer["trouble"]))
    return [
        Sheet(clean(sheet["name"], NAME_LENGTH), [_cells(row) for row in sheet["rows"]])
        for sheet in answer["sheets"]
    ]


def _cells(row: list[Any]) -> list[Cell]:
    return [_cell(cell) if isinstance(cell, list) else cell for cell in row]


def _cell(marked: list[str]) -> Cell:
    kind, written = marked
    if kind == "time":
        return time.fromisoformat(written)
    return date.fromisoformat(written) if kind == "date" else datetime.fromisoformat(written)
