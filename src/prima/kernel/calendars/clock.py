"""The hours of one unit, and the clock that runs only while its doors are open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from prima.kernel.calendars.almanac import Almanac, NeverOpen
from prima.kernel.calendars.durations import CLOCKED, Duration, TimeUnit
from prima.kernel.calendars.hours import (
    ROUND_THE_CLOCK,
    Season,
    Weekly,
    Windows,
    Zone,
    days_in_order,
    seasons_in_order,
    week_in_order,
)
from prima.kernel.calendars.pauses import Pause, last_of, postponed, stood_still, stops
from prima.kernel.calendars.ticks import DAY, TICK, period_ticks, ticks

A_YEAR = 366 * DAY


@dataclass(frozen=True)
class WorkingCalendar:
    """Opening hours: a special day goes before a season, a season before the week.

    Moments come back in the unit's own zone. Years 1990 to 2100 are laid out when
    somebody first asks about them. Not checked: whether a holiday was decreed.

    >>> from datetime import time
    >>> from prima.kernel.calendars import Window
    >>> morning, afternoon = Window(time(8), time(12)), Window(time(13), time(16))
    >>> office = WorkingCalendar(Zone.WIB, {day: (morning, afternoon) for day in range(5)})
    >>> friday = datetime(2026, 11, 20, 15, 30, tzinfo=Zone.WIB.tzinfo)
    >>> print(office.deadline(friday, timedelta(minutes=90)))
    2026-11-23 09:00:00+07:00
    >>> print(office.due(friday, Duration(3, TimeUnit.WORKING_DAYS)))
    2026-11-25 16:00:00+07:00
    >>> monday = datetime(2026, 11, 23, 9, tzinfo=Zone.WIB.tzinfo)
    >>> print(office.elapsed(friday, monday))
    1:30:00
    """

    zone: Zone
    weekly: Weekly
    special: Mapping[date, Windows] = field(default_factory=dict)
    seasons: tuple[Season, ...] = ()
    _almanac: Almanac = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        settled = {
            "zone": Zone(self.zone),
            "weekly": week_in_order(self.weekly),
            "special": days_in_order(self.special),
            "seasons": seasons_in_order(self.seasons),
            "_almanac": Almanac(self.windows_on, Zone(self.zone)),
        }
        for name, value in settled.items():
            object.__setattr__(self, name, value)

    @cached_property
    def ever_opens(self) -> bool:
        weeks = [self.weekly, *(season.weekly for season in self.seasons)]
        return any(self.special.values()) or any(any(week.values()) for week in weeks)

    def windows_on(self, day: date) -> Windows:
        """Return the windows that open on this day, in order; none means closed."""
        if day in self.special:
            return self.special[day]
        weekday = day.weekday()
        for season in self.seasons:
            if day in season:
                return season.weekly[weekday]
        return self.weekly[weekday]

    def working_day(self, day: date) -> tuple[datetime, datetime]:
        """Return the first opening and last closing of a day, for a register without hours.

        A closed day lasts from midnight to midnight.
        """
        midnight = self._almanac.midnight(day)
        windows = self.windows_on(day)
        opens, closes = (windows[0].span[0], windows[-1].span[1]) if windows else (0, DAY)
        return self._almanac.moment(midnight + opens), self._almanac.moment(midnight + closes)

    def is_open(self, at: datetime) -> bool:
        tick = ticks(at)
        return self._almanac.covering(tick, tick).is_open(tick)

    def next_opening(self, at: datetime) -> datetime:
        """Return the first open moment from `at` on: `at` itself when the doors are open."""
        tick = ticks(at)
        timeline = self._almanac.covering(tick, tick)
        while timeline.next_interval(tick) == len(timeline.opens):
            timeline = self._almanac.further(timeline, tick)
        return self._almanac.moment(max(tick, timeline.opens[timeline.next_interval(tick)]))

    def closing(self, at: datetime) -> datetime | None:
        """Return when the doors close next; None when they stay open for a year on end."""
        opens = ticks(self.next_opening(at))
        timeline = self._almanac.covering(opens, opens + A_YEAR)
        closes = timeline.closes[timeline.next_interval(opens)]
        return None if closes > opens + A_YEAR else self._almanac.moment(closes)

    def elapsed(self, start: datetime, end: datetime, pauses: Iterable[Pause] = ()) -> timedelta:
        """Measure the open time in [start, end) that no pause covers."""
        began, ended = period_ticks(start, end)
        timeline = self._almanac.covering(began, ended)
        worked = timeline.worked(ended) - timeline.worked(began)
        if pauses:
            worked -= stood_still(stops(pauses, began, ended), timeline.worked)
        if not worked:
            self._refuse_if_never_open()
        return TICK * worked

    def deadline(
        self, start: datetime, duration: timedelta, pauses: Iterable[Pause] = ()
    ) -> datetime:
        """Return the first moment by which `duration` has elapsed: the inverse of `elapsed`.

        A duration that ends with the day is due at closing, not at the next opening.
        """
        began, needed = ticks(start), duration // TICK
        if needed < 0:
            raise ValueError(f"a duration cannot be negative: {duration}")
        if not needed:
            return self._almanac.moment(began)
        paused = stops(pauses, began)
        timeline = self._almanac.covering(began, last_of(paused, began))
        target = postponed(timeline.worked(began) + needed, paused, timeline.worked)
        while timeline.total < target:
            timeline = self._almanac.further(timeline, began)
        return self._almanac.moment(timeline.reached(target))

    def due(self, start: datetime, duration: Duration, pauses: Iterable[Pause] = ()) -> datetime:
        """Return the last moment at which a promise made at `start` is still kept.

        Working day 0 is the day on which everything was handed in; at or after closing, or
        on a closed day, that is the next working day. The promise falls due at the closing of
        working day n. A pause moves it by as many closings as pass during the pause.
        Calendar days are the same with every midnight as a closing.
        """
        if duration.unit in CLOCKED:
            return self.deadline(start, duration.value * CLOCKED[duration.unit], pauses)
        return _closing_after(self._counted_in(duration.unit), start, duration.value, pauses)

    def due_on(self, start: datetime, duration: Duration, pauses: Iterable[Pause] = ()) -> date:
        """Return the day to print: midnight, where a day ends, already has tomorrow's date."""
        return (self.due(start, duration, pauses) - TICK).date()

    def spent(
        self, start: datetime, end: datetime, unit: TimeUnit, pauses: Iterable[Pause] = ()
    ) -> int:
        """Return the shortest whole duration that would have been enough.

        Days: spent <= n exactly when end <= due(n days). Minutes and hours: rounded up.
        """
        if unit in CLOCKED:
            return -(-self.elapsed(start, end, pauses) // CLOCKED[unit])
        if unit is TimeUnit.WORKING_DAYS:
            self._refuse_if_never_open()
        return _closings_between(self._counted_in(unit), start, end, pauses)

    def _counted_in(self, days: TimeUnit) -> Almanac:
        return self._almanac if days is TimeUnit.WORKING_DAYS else _every_day(self.zone)

    def _refuse_if_never_open(self) -> None:
        """Refuse to measure with a clock that never runs: it would keep every promise."""
        if not self.ever_opens:
            raise NeverOpen("this calendar has no opening hours at all")


def _closing_after(
    almanac: Almanac, start: datetime, days: int, pauses: Iterable[Pause]
) -> datetime:
    began = ticks(start)
    paused = stops(pauses, began)
    timeline = almanac.covering(began, last_of(paused, began))
    target = postponed(timeline.closed(began) + days + 1, paused, timeline.closed)
    while len(timeline.closings) < target:
        timeline = almanac.further(timeline, began)
    return almanac.moment(timeline.closings[target - 1])


def _closings_between(
    almanac: Almanac, start: datetime, end: datetime, pauses: Iterable[Pause]
) -> int:
    """Count the closings after `start` and before `end` that find the clock running."""
    began, ended = period_ticks(start, end)
    last = max(began, ended - 1)
    timeline = almanac.covering(began, last)
    closings = timeline.closed(last) - timeline.closed(began)
    return closings - stood_still(stops(pauses, began, last), timeline.closed)


@lru_cache
def _every_day(zone: Zone) -> Almanac:
    """Return the almanac whose every day is a working day that closes at midnight."""
    return Almanac(lambda _day: ROUND_THE_CLOCK, zone)
