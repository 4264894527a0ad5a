"""A calendar's timeline, laid out year by year when somebody first asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from prima.kernel.calendars.hours import Windows, Zone
from prima.kernel.calendars.ticks import DAY, EPOCH, EPOCH_DAY, TICK, ticks
from prima.kernel.calendars.timeline import Timeline, lay_out

FIRST_YEAR = 1990
LAST_YEAR = 2100
# A day inside those years, so that they cover both ticks in every zone.
FIRST_TICK = ticks(datetime(FIRST_YEAR, 1, 2, tzinfo=UTC))
LAST_TICK = ticks(datetime(LAST_YEAR, 12, 31, tzinfo=UTC))
NOTHING_YET = Timeline(range(0), 0, 0, [], [], [], 0, [])


class NeverOpen(ValueError):
    """The calendar has no open time that could answer this."""


class OutsideTheCalendar(ValueError):
    """A moment, or the answer, lies outside the years that a calendar covers."""


class Almanac:
    def __init__(self, windows_on: Callable[[date], Windows], zone: Zone) -> None:
        self._windows_on = windows_on
        self._epoch = EPOCH.astimezone(zone.tzinfo)
        self._offset = (self._epoch.replace(tzinfo=UTC) - EPOCH) // TICK
        self._timeline = NOTHING_YET

    def moment(self, tick: int) -> datetime:
        """Return local time; sums are exact, for no Indonesian zone has changed since 1970."""
        return self._epoch + TICK * tick

    def midnight(self, day: date) -> int:
        """Return the tick that begins a local day."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise OutsideTheCalendar(f"{day} lies outside {FIRST_YEAR}..{LAST_YEAR}")
        return (day.toordinal() - EPOCH_DAY) * DAY - self._offset

    def covering(self, first: int, last: int) -> Timeline:
        timeline = self._timeline
        if timeline.starts <= first and last < timeline.ends:
            return timeline
        if first < FIRST_TICK or last > LAST_TICK:
            raise OutsideTheCalendar(f"a moment lies outside {FIRST_YEAR}..{LAST_YEAR}")
        return self._extended(timeline, self.moment(first).year, self.moment(last).year)

    def further(self, timeline: Timeline, since: int) -> Timeline:
        """Lay out later years, or say why there is no answer after `since`."""
        if timeline.years.stop <= LAST_YEAR:
            return self._extended(timeline, timeline.years.start, timeline.years.stop)
        if timeline.total == timeline.worked(since):
            raise NeverOpen("this calendar does not open again")
        raise OutsideTheCalendar(f"the answer lies after {LAST_YEAR}")

    def _extended(self, timeline: Timeline, first: int, last: int) -> Timeline:
        """Double the years at least, so that growing year by year stays cheap.

        Nothing is locked: at worst two threads lay out the same years.
        """
        known = timeline.years or range(first, last + 1)
        slack = len(timeline.years)
        start = known.start if known.start <= first else max(first - slack, FIRST_YEAR)
        stop = known.stop if last < known.stop else min(last + slack, LAST_YEAR) + 1
        self._timeline = lay_out(self._windows_on, range(start, stop), self._offset)
        return self._timeline
