"""A day at the counters that work together: what it will need, and how the last one went."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from prima.kernel.intervals import NotEnoughData
from prima.measure.waiting.queries.foretold import (
    Forecast,
    Promise,
    Review,
    forecast,
    last_measured_day,
    promise_of,
    review,
    rostered,
    usually_open,
)
from prima.measure.waiting.queries.record import Pool, opening_on

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


@dataclass(frozen=True)
class Plan:
    """A pool's day. `forecast` and `review` are None while too little was measured for them."""

    pool: Pool
    promise: Promise
    is_rostered: bool
    counters: int
    forecast: Forecast | None
    review: Review | None


def plan(unit: "Unit", pool: Pool, on: date, counters: int | None, *, today: date) -> Plan | None:
    """Return a day with so many counters; else as the roster says, or as on most days.

    None when the doors stay closed on that day.
    """
    opening = opening_on(unit, on)
    if opening is None:
        return None
    roster = rostered(unit, pool, on, opening) if counters is None else None
    most = counters or max(roster or [usually_open(unit, pool, today)])
    open_then = roster or [most] * opening.halves
    try:
        found = forecast(unit, pool, on, opening, open_then, today=today)
    except NotEnoughData:
        found = None
    last = last_measured_day(unit, today)
    before = review(unit, pool, last) if last else None
    return Plan(pool, promise_of(unit, pool, on), roster is not None, most, found, before)
