"""How a day will go at the counters, how it went, and what another order would do to it.

A forecast of a day is worked out once and kept for a day: it comes from days that are over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from django.core.cache import cache

from prima.deliver.queues.queries import duties_on, ends_by_day, order_of, taken_by_lane
from prima.deliver.queues.rules import Lane
from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing import Target
from prima.measure.waiting.queries.record import Pool, moment, opening_on, record
from prima.measure.waiting.rules import (
    Demand,
    Error,
    Gain,
    Half,
    Lanes,
    Opening,
    Outlook,
    by_lane,
    compared,
    counters_open,
    demand_of,
    error_of,
    fewest,
    foretell,
    gains,
    usual_counters,
)
from prima.promise.standards.queries import document_of, versions_in_force
from prima.promise.standards.rules.codes import LimitUnit, Measure

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

MEASURED = timedelta(weeks=8)
LATELY = timedelta(weeks=2)
A_DAY = timedelta(days=1)
USUAL = Target(0.9, within=30.0)  # where nothing is promised
Found = TypeVar("Found")


@dataclass(frozen=True)
class Promise:
    """What is to be kept: so large a share waits no longer. `is_promised`: by a standard."""

    target: Target
    is_promised: bool


@dataclass(frozen=True)
class Forecast:
    """A day at one pool's counters: as it is planned, the fewest that keep the promise, the gains.

    `fewest` is None when no number keeps it.
    """

    opening: Opening
    demand: Demand
    planned: Outlook
    fewest: Outlook | None
    gains: tuple[Gain, ...]


@dataclass(frozen=True)
class Review:
    """A day that is over: foretold from the days before it, with the counters that were open."""

    on: date
    halves: tuple[Half, ...]
    error: Error | None


@dataclass(frozen=True)
class Effect:
    """Who waits how long under the order of today and under another one, on the same days."""

    now: Lanes
    then: Lanes
    demand: Demand
    counters: int


def promise_of(unit: "Unit", pool: Pool, on: date) -> Promise:
    """Return the strictest wait that is promised to those who wait here."""
    ids = {service.pk for queue in pool.queues for service in queue.services.all()}
    found = [
        Target(min(line.share_percent / 100, 0.99), float(line.limit.value))
        for version in versions_in_force(unit, on)
        if version.standard.service_id in ids
        for line in document_of(version).standard.commitments
        if line.measure is Measure.WAIT and line.limit.unit is LimitUnit.MINUTES
    ]
    strictest = min(found, key=lambda target: (target.within, -target.share), default=None)
    return Promise(strictest or USUAL, strictest is not None)


def rostered(unit: "Unit", pool: Pool, on: date, opening: Opening) -> list[int] | None:
    """Return how many counters the roster opens in each half-hour; None when it says nothing."""
    counters = {counter.pk for counter in pool.counters}
    duties = [duty for duty in duties_on(unit, on) if duty.counter_id in counters]
    if not duties:
        return None
    spans = [
        (duty.counter_id, moment(unit, on, duty.starts_at), moment(unit, on, duty.ends_at))
        for duty in duties
    ]
    middle = [opening.at(half) + timedelta(minutes=15) for half in range(opening.halves)]
    return [len({who for who, start, end in spans if start <= at < end}) for at in middle]


def forecast(
    unit: "Unit", pool: Pool, on: date, opening: Opening, counters: Sequence[int], *, today: date
) -> Forecast:
    """Foretell a day from those before today. Raises NotEnoughData when too little was measured."""
    target = promise_of(unit, pool, on).target

    def work() -> Forecast:
        demand = expected(unit, pool, on, opening, today)
        return Forecast(
            opening,
            demand,
            foretell(demand, counters, target.within),
            fewest(demand, target),
            tuple(gains(demand, counters)),
        )

    asked = (unit.pk, pool.key, on, opening, tuple(counters), target, today)
    return _kept("forecast", asked, work)


def expected(unit: "Unit", pool: Pool, on: date, opening: Opening, until: date) -> Demand:
    """Return what the eight weeks until a day let one expect of another. Raises NotEnoughData."""
    stops = record(unit, until - MEASURED, until)
    return demand_of(pool.of(stops), on, opening, {stop.on for stop in stops})


def usually_open(unit: "Unit", pool: Pool, today: date) -> int:
    """Return how many of its counters were open on most days of the last two weeks."""

    def work() -> int:
        return usual_counters(pool.of(record(unit, today - LATELY, today)))

    return _kept("counters", (unit.pk, pool.key, today), work)


def last_measured_day(unit: "Unit", today: date) -> date | None:
    """Return the last day before today on which anybody came."""
    return max(ends_by_day(unit, today - LATELY, today), default=None)


def review(unit: "Unit", pool: Pool, on: date) -> Review | None:
    """Foretell a day that is over, without looking at it, and put beside it what happened.

    None when it was no open day, or too little was measured before it.
    """
    opening = opening_on(unit, on)
    if opening is None:
        return None

    def work() -> Review | None:
        happened = pool.of(record(unit, on, on + A_DAY))
        counters = counters_open(happened, opening)
        try:
            demand = expected(unit, pool, on, opening, until=on)
        except NotEnoughData:
            return None
        if not any(counters):
            return None
        outlook = foretell(demand, counters, promise_of(unit, pool, on).target.within)
        halves = compared(demand, outlook, happened, opening)
        return Review(on, tuple(halves), error_of(halves))

    return _kept("review", (unit.pk, pool.key, on, opening), work)


def entitled_share(unit: "Unit", today: date) -> float | None:
    """Return which share of the visitors was entitled; None when it was never asked."""
    lanes = taken_by_lane(unit, today - MEASURED, today)
    entitled = lanes.get(Lane.ENTITLED, 0)
    return entitled / sum(lanes.values()) if entitled else None


def effect(
    unit: "Unit",
    pool: Pool,
    on: date,
    opening: Opening,
    *,
    today: date,
    share: float,
    ratio: Decimal,
    in_a_row: int,
) -> Effect:
    """Play a day with the order that holds and with another ratio, for the same people.

    Raises NotEnoughData.
    """
    order = order_of(unit)
    desks = usually_open(unit, pool, today)

    def work() -> Effect:
        demand = expected(unit, pool, on, opening, today)
        counters = [desks] * opening.halves
        now, then = (
            by_lane(demand, counters, entitled=share, ratio=float(weight), in_a_row=run)
            for weight, run in ((order.entitled_ratio, order.in_a_row), (ratio, in_a_row))
        )
        return Effect(now, then, demand, desks)

    asked = (unit.pk, pool.key, on, opening, desks, share, ratio, in_a_row, order, today)
    return _kept("effect", asked, work)


def _kept(name: str, asked: object, work: Callable[[], Found]) -> Found:
    """Return what was worked out before for the same question; work it out otherwise.

    None is worked out anew each time: something may have been measured since.
    """
    key = f"waiting:{name}:{sha256(repr(asked).encode()).hexdigest()}"
    found: Found | None = cache.get(key)
    if found is None:
        found = work()
        cache.set(key, found, A_DAY.total_seconds())
    return found
