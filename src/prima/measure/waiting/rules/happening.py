"""What is expected of a day, and what then happened. No database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from prima.kernel.intervals import NotEnoughData
from prima.kernel.quantiles import quantile
from prima.kernel.queueing import Band, patience_rate
from prima.measure.waiting.rules.staffing import SHARE, Demand, Outlook
from prima.measure.waiting.rules.stops import A_MINUTE, Stop

HALF_AN_HOUR = timedelta(minutes=30)
FEWEST_ALIKE = 3  # days of the same weekday; with fewer, all days are taken
FEWEST_SERVICES = 20
MOST_SERVICES = 3000  # the newest


@dataclass(frozen=True, slots=True)
class Opening:
    """A day from the first opening of the doors to the last closing, cut into half-hours."""

    opens_at: datetime
    closes_at: datetime

    @property
    def halves(self) -> int:
        return max(1, -(-(self.closes_at - self.opens_at) // HALF_AN_HOUR))

    def half_of(self, at: datetime) -> int:
        """Return the half-hour in which a moment lies; who comes too early counts for the first."""
        return min(max(0, (at - self.opens_at) // HALF_AN_HOUR), self.halves - 1)

    def at(self, half: int) -> datetime:
        return self.opens_at + half * HALF_AN_HOUR


@dataclass(frozen=True, slots=True)
class Half:
    """A half-hour as it was foretold, and as it was: people, and minutes waited by 9 of 10."""

    starts_at: datetime
    counters: int
    expected: float
    foretold: Band | None
    came: int
    waited: float | None

    @property
    def is_within(self) -> bool | None:
        """Whether it was one of the ordinary days: within the middle 90 % of those played."""
        if self.foretold is None or self.waited is None:
            return None
        return self.foretold.days.low <= self.waited <= self.foretold.days.high


@dataclass(frozen=True, slots=True)
class Error:
    """How far the foretold waits were from what happened, each half-hour weighed by its people.

    `bias` above 0: people were told to expect too much. `within` of `halves` lay in the band.
    """

    people: int
    absolute: float
    bias: float
    within: int
    halves: int


def demand_of(stops: Iterable[Stop], on: date, opening: Opening, days: Collection[date]) -> Demand:
    """Return what a day is expected to bring, from stops of these measured days.

    Days of the same weekday tell how many come when; all tell how long they need. Raises
    NotEnoughData when that was measured too seldom.
    """
    known = [stop for stop in stops if stop.on in days]
    alike = {day for day in days if day.weekday() == on.weekday()}
    alike = alike if len(alike) >= FEWEST_ALIKE else set(days)
    services = [stop.occupied for stop in known if stop.occupied is not None][-MOST_SERVICES:]
    if not alike or len(services) < FEWEST_SERVICES:
        raise NotEnoughData("too few people were served to foretell a day")
    counts = [0] * opening.halves
    for stop in known:
        if stop.on in alike:
            counts[_half_on(stop, on, opening)] += 1
    expected = tuple(count / len(alike) for count in counts)
    return Demand(expected, tuple(services), _leaving(known), len(alike))


def usual_counters(stops: Iterable[Stop]) -> int:
    """Return how many counters are open on most days."""
    seen: dict[date, set[int]] = defaultdict(set)
    for stop in stops:
        if stop.counter is not None:
            seen[stop.on].add(stop.counter)
    return max(1, round(median(len(counters) for counters in seen.values()))) if seen else 1


def counters_open(stops: Iterable[Stop], opening: Opening) -> list[int]:
    """Return how many counters were open in each half-hour: from a first call to a last goodbye."""
    spans: dict[int, tuple[datetime, datetime]] = {}
    for stop in stops:
        if stop.counter is None or stop.called_at is None:
            continue
        start, end = spans.get(stop.counter, (stop.called_at, stop.ends_at))
        spans[stop.counter] = (min(start, stop.called_at), max(end, stop.ends_at))
    return [
        sum(
            start < opening.at(half + 1) and opening.at(half) < end for start, end in spans.values()
        )
        for half in range(opening.halves)
    ]


def compared(
    demand: Demand, outlook: Outlook, stops: Iterable[Stop], opening: Opening
) -> list[Half]:
    """Put what was foretold of each half-hour beside what happened in it.

    Nothing is foretold of a half-hour in which no counter was open.
    """
    waits: list[list[float]] = [[] for _half in range(opening.halves)]
    for stop in stops:
        if stop.waited is not None:
            waits[opening.half_of(stop.came_at)].append(stop.waited)
    return [
        Half(
            opening.at(half),
            outlook.counters[half],
            demand.expected[half],
            outlook.waits[half] if outlook.counters[half] else None,
            len(waits[half]),
            quantile(waits[half], SHARE).value if waits[half] else None,
        )
        for half in range(opening.halves)
    ]


def error_of(halves: Sequence[Half]) -> Error | None:
    """Sum up how far off the half-hours were; None when there is nothing to compare.

    >>> from prima.kernel.intervals import Interval
    >>> nine, told = datetime(2026, 3, 2, 9), Band(20.0, Interval(18, 22), Interval(5, 40), 50)
    >>> halves = [Half(nine, 2, 3.0, told, 1, 10.0), Half(nine, 2, 3.0, told, 3, 50.0)]
    >>> error_of(halves)
    Error(people=4, absolute=25.0, bias=-20.0, within=1, halves=2)
    """
    known = [
        (half.came, half.foretold.mean - half.waited, half.is_within)
        for half in halves
        if half.foretold is not None and half.waited is not None
    ]
    people = sum(came for came, _off, _within in known)
    if not people:
        return None
    return Error(
        people=people,
        absolute=sum(came * abs(off) for came, off, _within in known) / people,
        bias=sum(came * off for came, off, _within in known) / people,
        within=sum(bool(within) for _came, _off, within in known),
        halves=len(known),
    )


def _half_on(stop: Stop, on: date, opening: Opening) -> int:
    """Return the half-hour in which somebody would come on that day. No zone here changes time."""
    return opening.half_of(stop.came_at + (on - stop.on))


def _leaving(stops: Collection[Stop]) -> float | None:
    """Return how many give up for each minute that somebody waits; None when nobody does."""
    gone = sum(stop.called_at is None for stop in stops)
    total = sum(
        stop.waited if stop.waited is not None else (stop.ends_at - stop.came_at) / A_MINUTE
        for stop in stops
    )
    return patience_rate(gone, total) if gone and total > 0 else None
