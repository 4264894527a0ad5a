"""Whether the opening hours of a service fit those of its unit, and themselves.

Hours are prose, such as "Senin-Kamis 08.00-12.00, Jumat 08.00-11.00". What cannot be read is not
judged; hours without any time are said to be unclear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import (
    STANDARD,
    Finding,
    FindingCode,
    WeekHours,
)

OPENING = (*STANDARD, "opening")
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY = r"(?:senin|selasa|rabu|kamis|jum['\u2019]?at|sabtu|minggu|ahad)"
_TO = r"\s*(?:-|\u2013|\u2014|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_AT = r"(?:(?:pukul|jam)\s+)?"
_TIME = r"\d{1,2}[.:]\d{2}"
_TOKEN = re.compile(
    rf"(?P<from_day>{_DAY}){_TO}(?:hari\s+)?(?P<to_day>{_DAY})"
    rf"|(?P<day>{_DAY})"
    r"|(?P<daily>setiap hari\b(?!\s+kerja))"
    rf"|(?P<window>{_AT}(?P<opens>{_TIME}){_TO}{_AT}(?P<closes>{_TIME}))",
    re.IGNORECASE,
)
_ANY_TIME = re.compile(r"\d{1,2}[.:]\d{2}|\b(?:24|dua puluh empat)\s+jam\b", re.IGNORECASE)
_CLOSED = re.compile(rf"(?:{_DAY}(?:{_TO}{_DAY})?|libur)\W+(?:tutup|libur)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Hours:
    """One window on some weekdays; no weekday means that none was named."""

    days: frozenset[int]
    opens: tuple[int, int]
    closes: tuple[int, int]
    said: str


def hours(document: ServiceDocument, unit: WeekHours | None) -> Iterator[Finding]:
    said = document.standard.opening
    if said is None:
        return
    if not _ANY_TIME.search(said):
        yield Finding(FindingCode.OPENING_UNCLEAR, OPENING, quoted=said)
    groups = list(_groups(_CLOSED.sub(" ", said)))
    for contradiction in _contradictions(groups):
        yield Finding(FindingCode.OPENING_CONTRADICTS_ITSELF, OPENING, quoted=contradiction)
    for each in (each for group in groups for each in group):
        if unit is not None and _is_possible(each) and not _fits(each, unit):
            yield Finding(FindingCode.OPENING_OUTSIDE_UNIT_HOURS, OPENING, quoted=each.said)


def _groups(text: str) -> Iterator[list[Hours]]:
    """Return the windows of each row of weekdays: a day named after a time begins a new row."""
    days: set[int] = set()
    group: list[Hours] = []
    for token in _TOKEN.finditer(text):
        if not token["window"]:
            if group:
                yield group
                days, group = set(), []
            days |= _days(token)
            continue
        opens, closes = _moment(token["opens"]), _moment(token["closes"])
        group.append(Hours(frozenset(days), opens, closes, token["window"]))
    if group:
        yield group


def _moment(said: str) -> tuple[int, int]:
    hour, minute = re.split(r"[.:]", said)
    return int(hour), int(minute)


def _days(token: re.Match[str]) -> set[int]:
    if token["daily"]:
        return set(range(7))
    if token["day"]:
        return {_number(token["day"])}
    first, last = _number(token["from_day"]), _number(token["to_day"])
    return {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}


def _number(day: str) -> int:
    small = (
        day.casefold()
        .replace("'", "")
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
        .replace("ahad", "minggu")
    )
    return _DAYS.index(small)


def _is_possible(each: Hours) -> bool:
    return all(hour <= 24 and minute < 60 for hour, minute in (each.opens, each.closes))  # noqa: PLR2004 the clock


def _contradictions(groups: list[list[Hours]]) -> Iterator[str]:
    seen: set[int] = set()
    for group in groups:
        days = frozenset[int]().union(*(each.days for each in group))
        for each in group:
            if not _is_possible(each) or each.opens >= each.closes:
                yield each.said
        if seen & days:
            yield group[0].said
        seen |= days


def _fits(each: Hours, unit: WeekHours) -> bool:
    """Whether the unit is open all that time, a break at noon aside, on every one of the days."""
    days = each.days or frozenset(day for day in unit if unit[day])
    return all(_is_within(each, unit.get(day, ())) for day in days)


def _is_within(each: Hours, windows: tuple[tuple[time, time], ...]) -> bool:
    if not windows:
        return False
    first = min((opens.hour, opens.minute) for opens, _ in windows)
    last = max(_end(*window) for window in windows)
    return first <= each.opens and each.closes <= last


def _end(opens: time, closes: time) -> tuple[int, int]:
    """Return when a window closes; one that goes on into the next day is open till 24.00."""
    return (closes.hour, closes.minute) if opens < closes else (24, 0)
