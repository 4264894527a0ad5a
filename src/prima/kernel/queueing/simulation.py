"""A day at the counters, played through: anything may arrive, take as long as it likes, and leave.

| function | plays |
| --- | --- |
| `simulate(day, desks, ...)` | one day: lanes, impatience, no-shows, desks that open and close |
| `simulate_alike(arrivals, services, desks)` | many days at once, first come first served |

The first is event by event, on a heap; where one line waits for a fixed number of
desks it is the shortest loop that plain Python has. The second walks through all
days in step, one person of each at a time (Kiefer and Wolfowitz, 1955).
"""

from collections.abc import Sequence
from heapq import heapreplace
from math import inf

import numpy as np

from prima.kernel.queueing.days import Day, Desks, End, Floats, Lanes, Run
from prima.kernel.queueing.hall import Hall
from prima.kernel.queueing.lanes import Ageing


def simulate(
    day: Day, desks: Desks | int, *, rule: Ageing | None = None, calling: float = 0.0
) -> Run:
    """Play the day through.

    `calling` is the desk time that calling somebody costs who is not there.
    Whoever gives up is gone without a word and costs nothing.

    >>> day = Day(np.array([0.0, 1, 2]), np.array([5.0, 5, 5]))
    >>> simulate(day, 1).waits.tolist(), simulate(day, 2).waits.tolist()
    ([0.0, 4.0, 8.0], [0.0, 0.0, 3.0])
    """
    roster = Desks.always(desks) if isinstance(desks, int) else desks
    rule = rule or Ageing()
    services = day.services if day.absent is None else np.where(day.absent, calling, day.services)
    _check_lanes(day.lanes, rule)
    fixed = roster.constant
    one_lane = day.lanes is None or len(rule.ratios) == 1
    if fixed and one_lane and day.patience is None and not _before_the_start(day):
        over = np.array(_first_come(day.arrivals.tolist(), services.tolist(), fixed))
        ends: Lanes = np.zeros(len(over), dtype=np.int8)
    else:
        hall = Hall(day, services.tolist(), roster, rule)
        hall.open()
        over, ends = np.array(hall.over, dtype=np.float64), np.array(hall.ends, dtype=np.int8)
    if day.absent is not None:
        ends[day.absent & (ends == End.SERVED)] = End.ABSENT
    return Run(day, over, ends)


def _first_come(arrivals: Sequence[float], services: Sequence[float], desks: int) -> list[float]:
    """Give each in turn to the desk that is free first; return when they were called."""
    free_at = [-inf] * desks
    called: list[float] = []
    keep, give = called.append, heapreplace
    for arrival, service in zip(arrivals, services, strict=True):
        at = free_at[0]
        if at < arrival:  # noqa: PLR1730 - a call of max() here costs a third of the run
            at = arrival
        give(free_at, at + service)
        keep(at)
    return called


def simulate_alike(arrivals: Floats, services: Floats, desks: int) -> Floats:
    """Return the waits of many days at once: one row a day, one column a person.

    >>> day = np.array([[0.0, 1, 2]])
    >>> simulate_alike(day, day * 0 + 5, 2).tolist()
    [[0.0, 0.0, 3.0]]
    """
    if arrivals.shape != services.shape or arrivals.ndim != 2:  # noqa: PLR2004 - days x people
        raise ValueError("arrivals and services are tables of the same shape, one row a day")
    if desks < 1:
        raise ValueError(f"somebody has to serve: {desks} desks")
    days, people = arrivals.shape
    free_at = np.full((desks, days), -np.inf)
    waits = np.empty((people, days))
    for person in range(people):
        arrival = arrivals[:, person]
        called = np.maximum(free_at[0], arrival)
        waits[person] = called - arrival
        _seat(free_at, called + services[:, person])
    return np.ascontiguousarray(waits.T)


def _seat(free_at: Floats, until: Floats) -> None:
    """Put the desk that was free first back in its place, on all days at once."""
    for desk in range(len(free_at) - 1):
        following = free_at[desk + 1]
        np.minimum(following, until, out=free_at[desk])
        until = np.maximum(following, until)
    free_at[-1] = until


def _before_the_start(day: Day) -> bool:
    return bool(len(day.arrivals)) and float(day.arrivals[0]) < 0


def _check_lanes(lanes: Lanes | None, rule: Ageing) -> None:
    if lanes is not None and len(lanes) and not 0 <= lanes.min() <= lanes.max() < len(rule.ratios):
        raise ValueError(f"the rule knows {len(rule.ratios)} lanes, the day others")
