"""Calendars that the tests share, and a moment written short."""

from datetime import date, datetime, time, timedelta

from prima.kernel.calendars import (
    ROUND_THE_CLOCK,
    Season,
    Weekday,
    Weekly,
    Window,
    WorkingCalendar,
    Zone,
)


def hours(*windows: str) -> tuple[Window, ...]:
    """Read windows as people write them: `hours("07:30-12:00", "13:00-16:00")`."""
    ends = [window.split("-") for window in windows]
    return tuple(Window(time.fromisoformat(a), time.fromisoformat(b)) for a, b in ends)


def week(workday: tuple[Window, ...], friday: tuple[Window, ...]) -> dict[int, tuple[Window, ...]]:
    return {**dict.fromkeys(range(4), workday), Weekday.FRIDAY: friday}


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=Zone.WIB.tzinfo)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


# Perpres 21/2023: 37 h 30 min a week, in Ramadan 32 h 30 min, net of a break of 60 minutes
# (Friday 90) or in Ramadan 30 (Friday 60), from 07:30 or in Ramadan 08:00 local time. It leaves
# the windows to the office; these are one choice that keeps it.
# https://nasional.kompas.com/read/2023/04/14/11353031/perpres-jam-kerja-asn-normal-375-jam-sepekan-ramadan-325-jam
REGULAR = week(hours("07:30-12:00", "13:00-16:00"), hours("07:30-11:30", "13:00-16:30"))
RAMADAN = week(hours("08:00-12:00", "12:30-15:00"), hours("08:00-11:30", "12:30-15:30"))

LEBARAN_2025 = [
    *(date(2025, 3, day) for day in (28, 31)),
    *(date(2025, 4, day) for day in (1, 2, 3, 4, 7)),
]
OFFICE = WorkingCalendar(
    Zone.WIB,
    REGULAR,
    special={
        **dict.fromkeys([*LEBARAN_2025, date(2025, 5, 1)], ()),
        date(2025, 12, 31): hours("07:30-12:00"),
    },
    seasons=(Season(date(2025, 3, 1), date(2025, 3, 30), RAMADAN),),
)

EVERY_DAY: Weekly = dict.fromkeys(Weekday, ROUND_THE_CLOCK)
HOSPITAL = WorkingCalendar(Zone.WIB, EVERY_DAY)
NIGHT_SHIFT = WorkingCalendar(Zone.WIB, dict.fromkeys(range(5), hours("22:00-06:00")))
NOWHERE = WorkingCalendar(Zone.WIB, {})
