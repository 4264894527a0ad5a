"""Which row of a sheet holds the headings, and what each column is about."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from prima.listen.surveys.rules.choices import Choices
from prima.listen.surveys.rules.instruments import Item, ItemOrder, Questionnaire
from prima.listen.surveys.rules.sheets import Cell, Sheet, plain, shown

HEADINGS_WITHIN = 40
HEADINGS_ABOVE = 3
ENOUGH_ITEMS = 0.5
ALIKE = 0.86  # one or two wrong letters in a word
SHORTEST_GUESSED = 6  # shorter words are too like each other: saran, sarana
CLEARLY = 0.05

DATE = "date"
HOUR = "hour"
SERVICE = "service"
SEX = "sex"
AGE = "age_band"
EDUCATION = "education"
OCCUPATION = "occupation"
SUGGESTION = "suggestion"

# A heading is one of these when it begins with the words; items are found anywhere in a heading.
# The longest wins, so that "Stempel waktu" is a date and "Waktu pelayanan" an unsur.
OTHERS = {
    DATE: ("tanggal", "tgl", "timestamp", "stempel waktu", "cap waktu", "waktu survei", "date"),
    HOUR: ("jam", "pukul", "hour"),
    SERVICE: ("jenis layanan", "jenis pelayanan", "layanan yang diterima", "layanan", "service"),
    SEX: ("jenis kelamin", "kelamin", "gender", "jk", "sex"),
    AGE: ("usia", "umur", "age", "kelompok umur", "kelompok usia"),
    EDUCATION: ("pendidikan", "education"),
    OCCUPATION: ("pekerjaan", "profesi", "occupation"),
    SUGGESTION: ("saran", "kritik", "komentar", "masukan", "suggestion"),
}
_NUMBERED = re.compile(
    r"(?:unsur|u|q|p|pertanyaan|soal|no)?\s*0?(?P<number>[1-9]\d?)(?:\s+(?P<rest>.*))?"
)


class Sure(StrEnum):
    """How we know what a column is about."""

    NAMED = "NAMED"  # its heading says so
    NUMBERED = "NUMBERED"  # nothing but a number says so
    ALIKE = "ALIKE"  # its heading is almost a word we know: somebody should look
    CHOSEN = "CHOSEN"  # somebody said so, now or the last time


@dataclass(frozen=True)
class Column:
    """A column and what it is about: an item's code, one of the others, or "" for no use."""

    index: int
    heading: str
    meaning: str
    sure: Sure = Sure.NAMED
    by_number: int | None = None
    """The number, when nothing but it says which item this is."""


@dataclass(frozen=True)
class Headings:
    row: int
    columns: tuple[Column, ...]
    unused: tuple[Column, ...]
    signature: str
    """Stands for these headings, in this order, whatever file they are in."""
    choices: Choices | None = None
    """What was said about such a file before."""

    def named(self, meaning: str) -> list[Column]:
        return [column for column in self.columns if column.meaning == meaning]


def find_headings(
    sheet: Sheet, questionnaire: Questionnaire, said: Mapping[str, Choices] | None = None
) -> Headings | None:
    """Find the row that somebody told us about, or the one that names the most items.

    `said` holds choices by the signature of headings. Of what nobody told us, at least half of the
    items must be named.
    """
    best: Headings | None = None
    most = 0
    for row in range(min(len(sheet.rows), HEADINGS_WITHIN)):
        headings = _read_row(sheet, row, questionnaire, said or {})
        if headings.choices is not None:
            return headings
        items = {column.meaning for column in headings.columns} & set(questionnaire.codes)
        if len(items) > most:
            best, most = headings, len(items)
    return best if most >= len(questionnaire.items) * ENOUGH_ITEMS else None


def _read_row(
    sheet: Sheet, row: int, questionnaire: Questionnaire, said: Mapping[str, Choices]
) -> Headings:
    texts = [_heading_at(sheet, row, index) for index in range(len(sheet.rows[row]))]
    signature = _signature(texts)
    choices = said.get(signature)
    columns = [
        _chosen(_column(index, text, questionnaire), choices)
        for index, text in enumerate(texts)
        if text
    ]
    return Headings(
        row,
        tuple(column for column in columns if column.meaning),
        tuple(column for column in columns if not column.meaning),
        signature,
        choices,
    )


def _signature(headings: list[str]) -> str:
    """Return a name for headings that does not tell them: a heading could hold a name."""
    plainly = [plain(heading) for heading in headings]
    while plainly and not plainly[-1]:
        plainly.pop()
    return hashlib.sha256("\x1f".join(plainly).encode()).hexdigest()


def _heading_at(sheet: Sheet, row: int, index: int) -> str:
    """Read a heading; where a cell was merged downwards, its text stands in a row above."""
    for above in range(row, max(row - HEADINGS_ABOVE, -1), -1):
        cell: Cell = sheet.rows[above][index] if index < len(sheet.rows[above]) else None
        text = shown(cell, 120)
        if text:
            return text
    return ""


def _chosen(column: Column, choices: Choices | None) -> Column:
    """Take what somebody said. A number that they left alone still needs to be told in words."""
    if choices is None or column.index not in choices.columns:
        return column
    meaning = choices.columns[column.index]
    number = column.by_number if meaning == column.meaning else None
    return Column(column.index, column.heading, meaning, Sure.CHOSEN, by_number=number)


def _column(index: int, heading: str, questionnaire: Questionnaire) -> Column:
    text = plain(heading)
    numbered = _NUMBERED.fullmatch(text)
    words = (numbered["rest"] or "") if numbered else text
    meaning = _meaning(words, questionnaire)
    if meaning is not None:
        return Column(index, heading, meaning)
    if words:
        return Column(index, heading, _nearly(words, questionnaire), Sure.ALIKE)
    number = int(numbered["number"]) if numbered else 0
    found = item_numbered(questionnaire, number, ItemOrder.REGULATION)
    return Column(index, heading, found.code if found else "", Sure.NUMBERED, by_number=number)


def item_numbered(questionnaire: Questionnaire, number: int, order: ItemOrder) -> Item | None:
    return next((item for item in questionnaire.items if item.number_in(order) == number), None)


def _meaning(words: str, questionnaire: Questionnaire) -> str | None:
    """Find what the words are about: whatever is named by the longest keyword."""
    found = [
        (len(keyword), item.code)
        for item in questionnaire.in_order
        for keyword in map(plain, item.keywords)
        if f" {keyword} " in f" {words} "
    ]
    found += [
        (len(keyword), meaning)
        for meaning, keywords in OTHERS.items()
        for keyword in keywords
        if f"{words} ".startswith(f"{keyword} ")
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _nearly(words: str, questionnaire: Questionnaire) -> str:
    """Guess at a misspelt heading, or return "" where two guesses are about as good.

    >>> from prima.listen.surveys.rules.instruments import shipped
    >>> [_nearly(words, shipped("skm-2017")) for words in ("persayaratan", "kompentensi", "nama")]
    ['REQUIREMENTS', 'COMPETENCE', '']
    """
    known = {item.code: [*map(plain, item.keywords)] for item in questionnaire.in_order}
    known |= {
        meaning: [*OTHERS[meaning]] for meaning in (SEX, AGE, EDUCATION, OCCUPATION, SUGGESTION)
    }
    fits = sorted(
        (
            (max((_likeness(words, keyword) for keyword in keywords), default=0.0), meaning)
            for meaning, keywords in known.items()
        ),
        reverse=True,
    )
    (best, meaning), (second, _other) = fits[:2]
    return meaning if best >= ALIKE and best - second >= CLEARLY else ""


def _likeness(words: str, keyword: str) -> float:
    """Compare a keyword with as many neighbouring words as it has, wherever they stand."""
    if len(keyword) < SHORTEST_GUESSED:
        return 0.0
    split, length = words.split(" "), keyword.count(" ") + 1
    windows = (" ".join(split[at : at + length]) for at in range(len(split) - length + 1))
    return max((SequenceMatcher(None, window, keyword).ratio() for window in windows), default=0.0)
