"""What is expected of a day, against days that were simulated by somebody else's few lines."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from heapq import heapify, heapreplace

import pytest

from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.intervals import NotEnoughData
from prima.measure.waiting.rules import (
    Error,
    Opening,
    Stop,
    compared,
    counters_open,
    demand_of,
    error_of,
    foretell,
)

A_MINUTE = timedelta(minutes=1)
WORKING = [MONDAY_9AM + timedelta(weeks=week, days=day) for week in range(10) for day in range(5)]


def a_past(chance: random.Random, counters: int = 2) -> Iterator[Stop]:
    """Tell days of 60 people, 8 minutes each (Erlang-2), first come first served."""
    for opens in WORKING:
        people = max(1, round(chance.gauss(60, 60**0.5)))
        came = (opens + chance.betavariate(1.6, 3.2) * 360 * A_MINUTE for _person in range(people))
        free = [(opens, place) for place in range(counters)]
        heapify(free)
        for came_at in sorted(came):
            free_at, place = free[0]
            called = max(came_at, free_at)
            ends = called + chance.gammavariate(2, 4) * A_MINUTE
            heapreplace(free, (ends, place))
            yield a_stop(came_at, called, ends, place)


def a_stop(came_at: datetime, called: datetime, ends: datetime, counter: int = 1) -> Stop:
    return Stop(
        ticket=1,
        on=came_at.date(),
        service=1,
        lane="ORDINARY",
        queue=1,
        came_at=came_at,
        ends_at=ends,
        is_first=True,
        called_at=called,
        served_at=called,
        counter=counter,
    )


def reviewed(stops: list[Stop], day: datetime) -> Error:
    """Foretell a day from the eight weeks before it, and compare it with what happened."""
    opening = Opening(day, day + timedelta(hours=7))
    before = {each.date() for each in WORKING if day - timedelta(weeks=8) <= each < day}
    happened = [stop for stop in stops if stop.on == day.date()]
    demand = demand_of(stops, day.date(), opening, before)
    outlook = foretell(demand, counters_open(happened, opening), 15.0)
    error = error_of(compared(demand, outlook, happened, opening))
    assert error is not None
    return error


def test_nine_of_ten_half_hours_lie_where_most_days_do() -> None:
    errors = []
    for seed in range(3):
        stops = list(a_past(random.Random(seed)))  # noqa: S311 - repeatable, not secret
        errors += [reviewed(stops, day) for day in WORKING[-10:]]

    people = sum(error.people for error in errors)
    within = sum(error.within for error in errors) / sum(error.halves for error in errors)
    bias = sum(error.people * error.bias for error in errors) / people
    absolute = sum(error.people * error.absolute for error in errors) / people

    assert 0.82 <= within <= 0.97
    assert abs(bias) < 10
    assert absolute < 25  # minutes, where 9 of 10 wait up to an hour and more


def test_days_of_the_same_weekday_tell_how_many_come() -> None:
    monday, tuesday = WORKING[:2]
    busy = [
        a_stop(day, day, day) for week in range(4) for day in [monday + timedelta(weeks=week)] * 10
    ]
    opening = Opening(monday, monday + timedelta(hours=7))
    days = {day.date() for day in WORKING[:20]}

    on_mondays = demand_of(busy, WORKING[20].date(), opening, days)
    on_tuesdays = demand_of(busy, WORKING[21].date(), opening, days)

    assert tuesday.weekday() == WORKING[21].weekday()
    assert (on_mondays.people, on_tuesdays.people) == (10, 0)


def test_too_few_services_foretell_nothing() -> None:
    opening = Opening(MONDAY_9AM, MONDAY_9AM + timedelta(hours=7))

    with pytest.raises(NotEnoughData):
        demand_of([], MONDAY_9AM.date(), opening, {MONDAY_9AM.date()})


def test_nothing_to_compare_has_no_error() -> None:
    assert error_of([]) is None
