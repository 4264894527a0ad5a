"""Which row of a sheet holds the headings, and what each column is about."""

import re
from dataclasses import dataclass

from prima.listen.surveys.rules.instruments import Item, ItemOrder, Questionnaire
from prima.listen.surveys.rules.sheets import Cell, Sheet, plain, shown

HEADINGS_WITHIN = 40
HEADINGS_ABOVE = 3
ENOUGH_ITEMS = 0.5

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


@dataclass(frozen=True)
class Column:
    """A column and what it is about: an item's code, one of the others, or nothing we use."""

    index: int
    heading: str
    meaning: str
    by_number: int | None = None
    """The number, when nothing but it says which item this is."""


@dataclass(frozen=True)
class Headings:
    row: int
    columns: tuple[Column, ...]
    unused: tuple[str, ...]

    def named(self, meaning: str) -> list[Column]:
        return [column for column in self.columns if column.meaning == meaning]


def find_headings(sheet: Sheet, questionnaire: Questionnaire) -> Headings | None:
    """Find the row that names the most items; at least half of them must be named."""
    best: Headings | None = None
    most = 0
    for row in range(min(len(sheet.rows), HEADINGS_WITHIN)):
        headings = _read_row(sheet, row, questionnaire)
        items = {column.meaning for column in headings.columns} & set(questionnaire.codes)
        if len(items) > most:
            best, most = headings, len(items)
    return best if most >= len(questionnaire.items) * ENOUGH_ITEMS else None


def _read_row(sheet: Sheet, row: int, questionnaire: Questionnaire) -> Headings:
    columns, unused = [], []
    for index in range(len(sheet.rows[row])):
        heading = _heading_at(sheet, row, index)
        if not heading:
            continue
        column = _column(index, heading, questionnaire)
        if column is not None:
            columns.append(column)
        else:
            unused.append(heading)
    return Headings(row, tuple(columns), tuple(unused))


def _heading_at(sheet: Sheet, row: int, index: int) -> str:
    """Read a heading; where a cell was merged downwards, its text stands in a row above."""
    for above in range(row, max(row - HEADINGS_ABOVE, -1), -1):
        cell: Cell = sheet.rows[above][index] if index < len(sheet.rows[above]) else None
        text = shown(cell, 120)
        if text:
            return text
    return ""


def _column(index: int, heading: str, questionnaire: Questionnaire) -> Column | None:
    text = plain(heading)
    numbered = _NUMBERED.fullmatch(text)
    words = (numbered["rest"] or "") if numbered else text
    meaning = _meaning(words, questionnaire)
    if meaning is not None:
        return Column(index, heading, meaning)
    if numbered is None or words:
        return None
    number = int(numbered["number"])
    found = item_numbered(questionnaire, number, ItemOrder.REGULATION)
    return Column(index, heading, found.code, by_number=number) if found else None


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
