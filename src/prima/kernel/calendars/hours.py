"""What a working calendar is made of: zones, windows in a day, patterns for a week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from prima.kernel.calendars.ticks import DAY, SECOND


class Zone(StrEnum):
    """The three time zones of Indonesia, which has no summer time (Keppres 41/1987)."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(CITIES[self])


CITIES = {Zone.WIB: "Asia/Jakarta", Zone.WITA: "Asia/Makassar", Zone.WIT: "Asia/Jayapura"}


def local_day(at: datetime, zone: str) -> date:
    """Return the day that this moment belongs to in a zone such as "Asia/Jakarta".

    >>> from datetime import UTC
    >>> print(local_day(datetime(2026, 3, 1, 16, 0, tzinfo=UTC), "Asia/Jayapura"))
    2026-03-02
    """
    return at.astimezone(ZoneInfo(zone)).date()


class Weekday(IntEnum):
    """Days as `date.weekday()` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, order=True)
class Window:
    """A half-open stretch of local time in which the doors are open.

    One that closes at or before its opening hour goes on into the next day, so
    00:00 to 00:00 is the whole day. It belongs to the day on which it opens.
    """

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("a window is told in local time, without a time zone")

    @cached_property
    def span(self) -> tuple[int, int]:
        """Both ends in microseconds after the local midnight that begins the day."""
        opens, closes = _after_midnight(self.opens), _after_midnight(self.closes)
        return opens, closes if closes > opens else closes + DAY


def _after_midnight(clock: time) -> int:
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    return seconds * SECOND + clock.microsecond


Windows = tuple[Window, ...]
Weekly = Mapping[int, Windows]

ROUND_THE_CLOCK: Windows = (Window(time(0), time(0)),)


def in_order(windows: Iterable[Window]) -> Windows:
    """Sort the windows of one day and refuse a timetable that says a time twice."""
    ordered = tuple(sorted(windows))
    for earlier, later in pairwise(ordered):
        if later.span[0] < earlier.span[1]:
            raise ValueError(f"windows of one day overlap: {earlier} and {later}")
    return ordered


def week_in_order(weekly: Weekly) -> dict[int, Windows]:
    """Check a week's pattern; a weekday that it leaves out is closed."""
    week = {Weekday(day): in_order(windows) for day, windows in weekly.items()}
    return {int(day): week.get(day, ()) for day in Weekday}


def days_in_order(special: Mapping[date, Windows]) -> dict[date, Windows]:
    for day in special:
        if isinstance(day, datetime):
            raise ValueError(f"a special day is a date, not a moment: {day}")  # noqa: TRY004 - a wrong value, as all refusals here
    return {day: in_order(windows) for day, windows in special.items()}


@dataclass(frozen=True)
class Season:
    """Days, the last one included, that have a week of their own, such as Ramadan."""

    first_day: date
    last_day: date
    weekly: Weekly

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"a season ends on {self.last_day} before {self.first_day}")
        object.__setattr__(self, "weekly", week_in_order(self.weekly))

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def seasons_in_order(seasons: Iterable[Season]) -> tuple[Season, ...]:
    ordered = tuple(sorted(seasons, key=lambda season: season.first_day))
    for earlier, later in pairwise(ordered):
        if later.first_day in earlier:
            raise ValueError(f"two seasons claim {later.first_day}")
    return ordered
