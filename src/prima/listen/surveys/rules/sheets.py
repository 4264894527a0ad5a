"""What a cell of a file is, how it is named, and what its text may hold."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

Cell = str | int | float | bool | date | datetime | time | None

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
LETTERS = 26
BLANKS = " \t\r\n\xa0-\u2013\u2014._"

_UNWANTED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_NOT_A_WORD = re.compile(r"[\W_]+")


class Trouble(StrEnum):
    """Why a file cannot be read at all."""

    EMPTY = "EMPTY"
    TOO_LARGE = "TOO_LARGE"
    TOO_MANY_ROWS = "TOO_MANY_ROWS"
    NOT_A_TABLE = "NOT_A_TABLE"  # neither .xlsx nor text with columns
    OLD_EXCEL = "OLD_EXCEL"  # .xls, .xlsb, .ods
    LOCKED = "LOCKED"  # protected by a password
    DAMAGED = "DAMAGED"
    STRANGE_TEXT = "STRANGE_TEXT"  # no encoding we know
    NO_HEADINGS = "NO_HEADINGS"  # no row names the questions
    NO_ANSWERS = "NO_ANSWERS"
    TOO_MANY_PROBLEMS = "TOO_MANY_PROBLEMS"


class Unreadable(ValueError):
    """No answers could be read from a file."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True)
class Sheet:
    """A table from its first cell A1 on, so that a place in it has its name in the file."""

    name: str
    rows: list[list[Cell]]


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheets do; both numbers begin at 0.

    >>> cell_name(6, 2), cell_name(0, 26)
    ('C7', 'AA1')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def clean(text: str, longest: int) -> str:
    r"""Take out what no text of ours may hold: control, invisible and direction characters.

    >>> clean("Baik\x00  sekali\u202e ", 40)
    'Baik  sekali'
    """
    return _UNWANTED.sub("", text.replace("\r\n", "\n")).strip()[:longest].rstrip()


def shown(cell: Cell, longest: int = 40) -> str:
    """Write a cell as people see it, on one line.

    >>> shown(3.0), shown(None), shown(datetime(2026, 3, 2, 9, 15))
    ('3', '', '2026-03-02 09:15')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004 - written out in full below this
        return str(int(cell))
    return " ".join(clean(str(cell), 4 * longest).split())[:longest]


def plain(text: str) -> str:
    """Reduce a text to small letters and single spaces, to compare headings and labels.

    >>> plain("  Sarana & Prasarana (U9) ")
    'sarana prasarana u9'
    """
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


def is_blank(cell: Cell) -> bool:
    """Say whether nothing was answered: an empty cell, or a dash.

    >>> is_blank(" - "), is_blank(0), is_blank("?")
    (True, False, False)
    """
    return cell is None or (isinstance(cell, str) and not cell.strip(BLANKS))
