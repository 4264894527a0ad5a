"""What one cell says: an answer, a day, an hour. Each says no with ValueError."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType

from prima.listen.surveys.rules.codes import HourBand, hour_band
from prima.listen.surveys.rules.instruments import SCALE, Item
from prima.listen.surveys.rules.sheets import Cell, is_blank, plain, shown
from prima.listen.surveys.rules.wordings import Wording

EARLIEST = date(2000, 1, 1)
MONTH_NAMES = (
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("mei", 5), ("may", 5), ("jun", 6),
    ("jul", 7), ("agu", 8), ("ags", 8), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10),
    ("nov", 11), ("des", 12), ("dec", 12),
)  # fmt: skip

_LETTERS = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
_DIGIT = re.compile(r"([1-5])(?:[.,]0+)?")
_ENUMERATED = re.compile(r"([1-5a-e])\s*[.):=-]\s*(.+)", re.DOTALL)
_ENUMERATED_BEHIND = re.compile(r"(.+?)\s*[(=:]\s*([1-5a-e])\)?", re.DOTALL)
FOUR = len(SCALE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,].*)?")
_NAMED_MONTH = re.compile(r"(?:\w+ )?(\d{1,2}) ([a-z]{3,9}) (\d{4})")
_HOUR = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


def answer_in(
    cell: Cell, item: Item, *, points: int = FOUR, wording: Wording | None = None
) -> int | None:
    """Read an answer: 1 to 4, one of the item's labels, or the letter of the paper form.

    >>> from prima.listen.surveys.rules.instruments import shipped
    >>> speed = shipped("skm-2017").items[2]
    >>> [answer_in(cell, speed) for cell in (4, "3,0", "Sangat Cepat", "b. Kurang cepat", "a", "-")]
    [4, 3, 4, 2, 1, None]

    On a form of five `points` the official labels mean nothing; `wording` may say what its own do.
    """
    if is_blank(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _whole(cell, points)
    text = cell.strip() if isinstance(cell, str) else ""  # a truth or a day is no answer
    if digit := _DIGIT.fullmatch(text):
        return _whole(int(digit[1]), points)
    if (worth := _word(text, item, points, wording)) is not None:
        return worth
    if text.lower() in _LETTERS:
        return _whole(_LETTERS[text.lower()], points)
    return _enumerated(text.lower(), item, points, wording)


def _whole(number: float, points: int) -> int:
    if number not in range(1, points + 1):
        raise ValueError(f"an answer is a whole number from 1 to {points}")
    return int(number)


def _word(text: str, item: Item, points: int, wording: Wording | None) -> int | None:
    said = wording.read(plain(text), item) if wording else None
    if said is None and points == FOUR:
        return labels_of(item).get(plain(text))
    return said


def _enumerated(text: str, item: Item, points: int, wording: Wording | None) -> int:
    """Read "d. Sangat sesuai": the letter and the label must say the same."""
    if found := _ENUMERATED.fullmatch(text):
        mark, label = found[1], found[2]
    elif found := _ENUMERATED_BEHIND.fullmatch(text):
        label, mark = found[1], found[2]
    else:
        raise ValueError("this is no label of the question")
    enumerated = _LETTERS[mark] if mark in _LETTERS else int(mark)
    if _word(label, item, points, wording) != enumerated:
        raise ValueError("this is no label of the question")
    return enumerated


@lru_cache(maxsize=128)
def labels_of(item: Item) -> Mapping[str, int]:
    """Return every label of an item in small letters, in both languages and other spellings."""
    known = {}
    for index, answer in enumerate(SCALE):
        others = item.also[index] if item.also else ()
        for label in (item.labels.id[index], item.labels.en[index], *others):
            known[plain(label)] = answer
    return MappingProxyType(known)


def day_in(cell: Cell, today: date) -> date | None:
    """Read a day, written the Indonesian way round.

    >>> today = date(2026, 12, 31)
    >>> print(day_in("20/11/2026 9:15:03", today), day_in("Senin, 2 Maret 2026", today))
    2026-11-20 2026-03-02
    """
    if is_blank(cell):
        return None
    if isinstance(cell, datetime):
        day = cell.date()
    elif isinstance(cell, date):
        day = cell
    else:
        day = _written_day(shown(cell, 60))
    if not EARLIEST <= day <= today:
        raise ValueError("nobody answered on that day")
    return day


def _written_day(text: str) -> date:
    if iso := _ISO.fullmatch(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _DAY_FIRST.fullmatch(text):
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if named := _NAMED_MONTH.fullmatch(plain(text)):
        months = dict(MONTH_NAMES)
        if named[2][:3] in months:
            return date(int(named[3]), months[named[2][:3]], int(named[1]))
    raise ValueError("this is not a day")


def hour_in(cell: Cell) -> HourBand:
    """Read the hour of the survey, or the band of the official form.

    >>> hour_in("08.00 - 12.00").value, hour_in(time(14, 5)).value
    ('MORNING', 'AFTERNOON')
    """
    if isinstance(cell, datetime):
        return hour_band(cell.time())
    if isinstance(cell, time):
        return hour_band(cell)
    found = _HOUR.match(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        raise ValueError("this is not an hour")
    return hour_band(time(int(found[1]), int(found[2] or 0)))
