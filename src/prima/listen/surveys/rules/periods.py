"""Days, months and half-years, as a unit lives them. Periods are half-open."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONTHS = 12
SECOND_HALF = 7


@dataclass(frozen=True)
class Stretch:
    """The part of one month that lies in a period."""

    month: date
    starts_on: date
    ends_on: date

    @property
    def month_ends_on(self) -> date:
        return next_month(self.month)

    @property
    def is_whole(self) -> bool:
        return (self.starts_on, self.ends_on) == (self.month, self.month_ends_on)


def start_of(day: date, zone: str) -> datetime:
    """Return the first moment of a day in the unit.

    >>> start_of(date(2026, 3, 2), "Asia/Jakarta").isoformat()
    '2026-03-01T17:00:00+00:00'
    """
    return datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(UTC)


def month_of(day: date) -> date:
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after this one.

    >>> next_month(date(2026, 12, 1))
    datetime.date(2027, 1, 1)
    """
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def stretches(starts_on: date, ends_on: date) -> list[Stretch]:
    """Cut a period at the turns of the months.

    >>> [(s.starts_on.day, s.is_whole) for s in stretches(date(2026, 1, 15), date(2026, 3, 1))]
    [(15, False), (1, True)]
    """
    cut = []
    while starts_on < ends_on:
        month = month_of(starts_on)
        until = min(next_month(month), ends_on)
        cut.append(Stretch(month, starts_on, until))
        starts_on = until
    return cut


def half_year(day: date) -> tuple[date, date]:
    """Return the half-year that a day lies in: most units report by semester.

    >>> half_year(date(2026, 11, 20))
    (datetime.date(2026, 7, 1), datetime.date(2027, 1, 1))
    """
    if day.month < SECOND_HALF:
        return date(day.year, 1, 1), date(day.year, SECOND_HALF, 1)
    return date(day.year, SECOND_HALF, 1), date(day.year + 1, 1, 1)
