"""Which of the simple ways to foretell a wait is the least wrong.

| predictor | says |
| --- | --- |
| queue length | one service for each turn before one, divided among the desks |
| last to enter service | what the person waited who was called last |
| head of the line | what the person has waited so far who is next |

The last two need no count and no mean, which is why displays use them; against
pure chance their mean squared error is at least twice that of the first, and they
look back: while the line grows they promise too little.
"""

from dataclasses import dataclass

import numpy as np

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing.days import Floats, Run


@dataclass(frozen=True)
class Predictions:
    """What each predictor said to those who then waited, beside what they waited."""

    waited: Floats
    queue_length: Floats
    last_to_enter: Floats
    head_of_line: Floats

    @property
    def squared_errors(self) -> tuple[float, float, float]:
        """The mean squared error of each, in the order of the table."""
        said = (self.queue_length, self.last_to_enter, self.head_of_line)
        queue_length, last, head = (float(np.mean((each - self.waited) ** 2)) for each in said)
        return queue_length, last, head


def predictions(run: Run, mean_service: float, desks: int) -> Predictions:
    """Let each predictor speak at every arrival of a day served first come, first served.

    >>> from prima.kernel.queueing.days import Day
    >>> from prima.kernel.queueing.simulation import simulate
    >>> run = simulate(Day(np.array([0.0, 1, 2, 3]), np.array([4.0, 4, 4, 4])), 1)
    >>> said = predictions(run, mean_service=4, desks=1)
    >>> said.waited.tolist(), said.queue_length.tolist()
    ([3.0, 6.0, 9.0], [4.0, 8.0, 12.0])
    >>> said.last_to_enter.tolist(), said.head_of_line.tolist()
    ([0.0, 0.0, 0.0], [0.0, 1.0, 2.0])

    Source: Ibrahim and Whitt (2009), M&SOM 11, 397-415.
    """
    arrivals, called = run.day.arrivals, run.over
    if not bool(np.all(np.isfinite(called))) or bool(np.any(np.diff(called) < 0)):
        raise ValueError("these predictors are for one line in which everybody is served in turn")
    waiting = np.flatnonzero(run.waits > 0)
    if not len(waiting):
        raise NotEnoughData("nobody had to wait")
    at = arrivals[waiting]
    next_one = np.searchsorted(called, at, side="right")
    return Predictions(
        waited=run.waits[waiting],
        queue_length=(run.ahead[waiting] + 1) * mean_service / desks,
        last_to_enter=run.waits[np.maximum(next_one - 1, 0)],
        head_of_line=at - arrivals[np.minimum(next_one, waiting)],
    )
