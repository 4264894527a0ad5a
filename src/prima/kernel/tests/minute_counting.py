"""The clock again, the slow way: look at every minute and ask whether it counts.

Shares no code with the kernel but the values that describe a calendar.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from prima.kernel.calendars import Pause, Window, WorkingCalendar

CITIES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
MINUTE = timedelta(minutes=1)


def hours_on(calendar: WorkingCalendar, day: date) -> tuple[Window, ...]:
    if day in calendar.special:
        return calendar.special[day]
    for season in calendar.seasons:
        if season.first_day <= day <= season.last_day:
            return season.weekly.get(day.weekday(), ())
    return calendar.weekly.get(day.weekday(), ())


def is_open(calendar: WorkingCalendar, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(CITIES[calendar.zone])).replace(tzinfo=None)
    for day in (local.date() - timedelta(days=1), local.date()):
        for window in hours_on(calendar, day):
            opens = datetime.combine(day, window.opens)
            closes = datetime.combine(day, window.closes)
            if closes <= opens:
                closes += timedelta(days=1)
            if opens <= local < closes:
                return True
    return False


def is_paused(pauses: Sequence[Pause], at: datetime) -> bool:
    return any(
        pause.starts_at <= at and (pause.ends_at is None or at < pause.ends_at) for pause in pauses
    )


def elapsed(
    calendar: WorkingCalendar, start: datetime, end: datetime, pauses: Sequence[Pause] = ()
) -> timedelta:
    counted = 0
    at = start
    while at < end:
        counted += is_open(calendar, at) and not is_paused(pauses, at)
        at += MINUTE
    return counted * MINUTE
