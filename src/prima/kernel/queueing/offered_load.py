"""How many desks the work of a day needs from half-hour to half-hour.

Who comes at 9.50 for twenty minutes is still there at 10.05. Counting the arrivals
of each half-hour by themselves forgets that: it asks for too many desks while the
line grows and for too few afterwards. The modified offered load looks back as far
as services last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import ArrayLike

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing.days import Floats, floats
from prima.kernel.queueing.staffing import Staffing, Target, fewest_desks


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the day: the work at its busiest moment, and the desks that keep the promise."""

    load: float
    staffing: Staffing | None  # none where nobody is expected

    @property
    def desks(self) -> int:
        return self.staffing.desks if self.staffing else 0


def offered_load(arrivals: ArrayLike, services: ArrayLike, step: float) -> Floats:
    """Return how many desks would be busy at the end of each step, were there always one free.

    `arrivals` are the people expected in each step (five minutes, say), `services`
    are measured times; together Σ λ(t - u) P(S > u) du, as if people came evenly
    within a step.

    >>> offered_load([10, 10, 10, 0], [7.5, 7.5], step=5).round(1).tolist()
    [10.0, 15.0, 15.0, 5.0]

    Source: Jennings, Mandelbaum, Massey and Whitt (1996), Management Science 42,
    1383-1394.
    """
    people, times = floats(arrivals), floats(services)
    if not len(times):
        raise NotEnoughData("how long services take is not known")
    if step <= 0 or bool(np.any(times < 0)) or bool(np.any(people < 0)):
        raise ValueError("steps, services and numbers of people are positive")
    lasting = max(1, min(len(people), ceil(float(times.max()) / step)))
    # What is left of a service that began within the k-th last step: P(S > u) over its width.
    still_there = [float(np.mean(np.clip(times - k * step, 0, step))) for k in range(lasting)]
    return np.convolve(people / step, still_there)[: len(people)]


def desks_by_period(
    arrivals: Sequence[float],
    services: Sequence[float],
    target: Target,
    *,
    step: float = 5.0,
    steps_in_a_period: int = 6,
    leaving_rate: float | None = None,
) -> tuple[Period, ...]:
    """Return the fewest desks of each period that keep the target.

    Six steps of five minutes make half an hour.

    An hour and a half in which the second half-hour is the busy one:

    >>> plan = desks_by_period([2] * 6 + [6] * 6 + [2] * 6, [8.0] * 20, Target(0.8, within=10))
    >>> [period.desks for period in plan]
    [5, 11, 7]

    The desks are those that the busiest moment of a period needs: with the mean of
    a period the promise breaks where the load falls or rises steeply. It is worked
    out for memoryless services of the same mean; `simulate` is the judge of a plan.
    """
    loads = offered_load(arrivals, services, step)
    mean_service = float(np.mean(services))
    busiest = [
        float(np.max(loads[first : first + steps_in_a_period]))
        for first in range(0, len(loads), steps_in_a_period)
    ]
    return tuple(
        Period(
            load,
            fewest_desks(load / mean_service, 1 / mean_service, target, leaving_rate=leaving_rate)
            if load > 0
            else None,
        )
        for load in busiest
    )
