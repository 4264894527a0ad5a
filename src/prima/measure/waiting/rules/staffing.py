"""How a day goes with so many counters, and the fewest that keep a promise. No database.

Everything is worked out by prima.kernel.queueing: the offered load says where to begin, the
simulation is the judge. Times are minutes since the doors open, in half-hours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isinf, nan
from typing import TYPE_CHECKING

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing import (
    Ageing,
    Band,
    Day,
    Desks,
    NeverKept,
    Run,
    Target,
    bands,
    desks_by_period,
    random_arrivals,
    replicated,
    resampled,
    simulate,
    waits_by_period,
)

if TYPE_CHECKING:
    import numpy as np

HALF_HOUR = 30.0
STEP = 5.0
STEPS = 6  # in a half-hour
WINDOW = 4  # half-hours: so long an additional counter is tried
SHARE = 0.9
PLAYED = 6000  # people, over all days played: this keeps a page under a second
FEWEST_DAYS, MOST_DAYS = 20, 100
TRIES = 8
A_GAIN = 5.0  # minutes: a smaller one is not worth a sentence
SEED = 1


@dataclass(frozen=True, slots=True)
class Demand:
    """What is expected of a day at counters that work together, from `days` measured ones.

    `expected` are the people of each half-hour, `services` the measured minutes for which each
    kept a counter, `leaving_rate` how many give up for each minute that somebody waits.
    """

    expected: tuple[float, ...]
    services: tuple[float, ...]
    leaving_rate: float | None
    days: int

    @property
    def people(self) -> float:
        return sum(self.expected)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A day foretold: the 90 % wait of each half-hour, and the share that waits no longer."""

    counters: tuple[int, ...]
    waits: tuple[Band | None, ...]
    kept: Band | None


@dataclass(frozen=True, slots=True)
class Gain:
    """What one more counter does for some half-hours: the 90 % wait before and after."""

    counters: int
    first: int
    after_last: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """Who waits how long, mean and 90 %, in the ordinary and the entitled lane."""

    ordinary_mean: Band | None
    ordinary_ninety: Band | None
    entitled_mean: Band | None
    entitled_ninety: Band | None


def foretell(demand: Demand, counters: Sequence[int], limit: float) -> Outlook:
    """Play the day many times with so many counters in each half-hour."""
    halves = len(demand.expected)

    def figures(run: Run) -> list[float]:
        kept = run.within(limit) if len(run.over) else nan
        return [*waits_by_period(run, HALF_HOUR, halves, SHARE), kept]

    *waits, kept = bands(_played(demand, counters, figures))
    return Outlook(tuple(counters), tuple(waits), kept)


def fewest(demand: Demand, target: Target) -> Outlook | None:
    """Return the fewest counters of each half-hour that keep the promise; None when none do.

    From the offered load, and then, as long as the played days do not keep it, one more where
    people wait longest.
    """
    try:
        plan = desks_by_period(
            [people / STEPS for people in demand.expected for _step in range(STEPS)],
            demand.services,
            target,
            step=STEP,
            steps_in_a_period=STEPS,
        )
    except NeverKept:
        return None
    counters = [period.desks for period in plan]
    for _try in range(TRIES):
        outlook = foretell(demand, counters, target.within)
        if outlook.kept is None or outlook.kept.mean >= target.share:
            return outlook
        counters[_worst(outlook)] += 1
    return None


def gains(demand: Demand, counters: Sequence[int]) -> list[Gain]:
    """Return what one more counter would do, two hours at a time, where it does something."""
    halves = len(demand.expected)
    now = _ninety_by_window(demand, counters)
    found = []
    for window, before in enumerate(now):
        first, last = window * WINDOW, min((window + 1) * WINDOW, halves)
        more = [desks + (first <= half < last) for half, desks in enumerate(counters)]
        after = _ninety_by_window(demand, more)[window]
        if before is None or after is None or isinf(before.mean):
            continue
        if before.mean - after.mean >= A_GAIN:
            most = max(more[first:last])
            found.append(Gain(most, first, last, before.mean, after.mean))
    return found


def by_lane(
    demand: Demand, counters: Sequence[int], *, entitled: float, ratio: float, in_a_row: int
) -> Lanes:
    """Return who waits how long when a minute waited by the entitled counts `ratio` minutes.

    The days are the same for every ratio: the same people come, and need as long.
    """
    rule = Ageing((1.0, ratio), in_a_row)

    def figures(run: Run) -> list[float]:
        return [figure for lane in (0, 1) for figure in _mean_and_ninety(run, lane)]

    return Lanes(*bands(_played(demand, counters, figures, entitled=entitled, rule=rule)))


def _mean_and_ninety(run: Run, lane: int) -> tuple[float, float]:
    try:
        return run.mean_wait(lane=lane), run.quantile(SHARE, lane=lane)
    except NotEnoughData:  # nobody came in this lane on this day
        return nan, nan


def _played(
    demand: Demand,
    counters: Sequence[int],
    figures: Callable[[Run], list[float]],
    *,
    entitled: float = 0.0,
    rule: Ageing | None = None,
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    roster = _roster(counters)
    times = int(min(MOST_DAYS, max(FEWEST_DAYS, PLAYED / max(demand.people, 1.0))))

    def play(luck: "np.random.Generator") -> list[float]:
        arrivals = random_arrivals(demand.expected, HALF_HOUR, luck)
        n = len(arrivals)
        services = resampled(demand.services, n, luck)
        rate = demand.leaving_rate
        day = Day(
            arrivals,
            services,
            lanes=(luck.random(n) < entitled).astype("int8") if rule else None,
            patience=luck.exponential(1 / rate, n) if rate else None,
        )
        return figures(simulate(day, roster, rule=rule))

    return replicated(play, times, seed=SEED)


def _roster(counters: Sequence[int]) -> Desks:
    """Return when how many counters are open. Whoever waits at closing time is still served."""
    steps: list[tuple[float, int]] = []
    for half, desks in enumerate([*counters, max(1, *counters[-1:])]):
        if not steps or steps[-1][1] != desks:
            steps.append((half * HALF_HOUR, desks))
    return Desks(tuple(steps))


def _ninety_by_window(demand: Demand, counters: Sequence[int]) -> tuple[Band | None, ...]:
    windows = -(-len(demand.expected) // WINDOW)

    def figures(run: Run) -> list[float]:
        return waits_by_period(run, WINDOW * HALF_HOUR, windows, SHARE)

    return bands(_played(demand, counters, figures))


def _worst(outlook: Outlook) -> int:
    means = [band.mean if band else 0.0 for band in outlook.waits]
    return means.index(max(means))
