"""A queue's past, invented: the same for the same seed, first come, first served."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from heapq import heapify, heapreplace
from typing import TYPE_CHECKING

from prima.deliver.queues.rules import Lane
from prima.deliver.queues.testing import Past, a_past

if TYPE_CHECKING:
    from prima.deliver.queues.models import Counter, Queue
    from prima.foundation.people.models import Person

A_MINUTE = timedelta(minutes=1)


def a_lived_past(
    queue: "Queue",
    counters: "Sequence[Counter]",
    days: Iterable[datetime],
    *,
    by: "Person",
    people: int = 40,
    minutes: float = 8.0,
    hours: float = 6.0,
    entitled: float = 0.0,
) -> None:
    """Write days that begin at these moments: so many people come, most of them early.

    First come, first served; a service takes so many minutes on average (Erlang-2).
    """
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    visits = []
    for opens in days:
        number = max(1, round(chance.gauss(people, people**0.5)))
        came = sorted(
            opens + chance.betavariate(1.6, 3.2) * hours * 60 * A_MINUTE for _ in range(number)
        )
        free = [(opens, place) for place in range(len(counters))]
        heapify(free)
        for came_at in came:
            free_at, place = free[0]
            called = max(came_at, free_at)
            served = called + 0.5 * A_MINUTE
            ends = served + chance.gammavariate(2, (minutes - 0.5) / 2) * A_MINUTE
            heapreplace(free, (ends, place))
            lane = Lane.ENTITLED if chance.random() < entitled else Lane.ORDINARY
            visits.append(Past(came_at, called, served, ends, counters[place], lane))
    by_day: dict[date, list[Past]] = {}
    for visit in visits:
        by_day.setdefault(visit.came_at.date(), []).append(visit)
    for told in by_day.values():
        a_past(queue, told, by=by)
