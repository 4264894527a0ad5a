"""One simulated day is one day of luck: play many, and say between what they lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from prima.kernel.intervals import Interval, NotEnoughData, mean_interval
from prima.kernel.queueing.days import Floats, Run, upper

MIDDLE = 0.9


@dataclass(frozen=True, slots=True)
class Band:
    """One figure over many days: its mean, how sure that is, and where most days lie."""

    mean: float
    interval: Interval  # of the mean: shrinks with the number of days
    days: Interval  # holds the middle 90 % of days: does not
    n: int


def replicated(
    play: Callable[[np.random.Generator], Sequence[float]], times: int, *, seed: int
) -> Floats:
    """Play so many days, each with luck of its own; one row a day, NaN where it has no figure.

    >>> replicated(lambda luck: [luck.random(), 1.0], 3, seed=1).shape
    (3, 2)

    Always true: the same seed gives the same days, and the first days of a longer
    series are those of a shorter one.
    """
    if times < 1:
        raise NotEnoughData("at least one day has to be played")
    lucks = np.random.SeedSequence(seed).spawn(times)
    return np.array([play(np.random.default_rng(luck)) for luck in lucks], dtype=np.float64)


def bands(figures: Floats) -> tuple[Band | None, ...]:
    """Sum up each column of `replicated`; None where fewer than two days have the figure.

    A day on which somebody is never called counts: its wait is infinite, and so
    is the mean of all days.

    >>> found, = bands(np.array([[1.0], [2.0], [3.0]]))
    >>> found.mean, round(found.interval.low, 2), round(found.interval.high, 2)
    (2.0, -0.48, 4.48)
    """
    return tuple(_band(column[~np.isnan(column)]) for column in figures.T)


def waits_by_period(run: Run, length: float, periods: int, share: float) -> list[float]:
    """Return the wait that this share of each period's people did not exceed: one row for `bands`.

    Whoever was never called makes it infinite where they are too many, and it is
    NaN where nobody came.
    """
    found = run.by_period(length, share)
    return [found.get(period, float("nan")) for period in range(periods)]


def _band(values: Floats) -> Band | None:
    if len(values) < 2:  # noqa: PLR2004 - one day does not vary
        return None
    days = Interval(upper(values, (1 - MIDDLE) / 2), upper(values, (1 + MIDDLE) / 2))
    if not bool(np.all(np.isfinite(values))):
        return Band(inf, Interval(inf, inf), days, len(values))
    total, squares = float(values.sum()), float(np.square(values).sum())
    interval = mean_interval(len(values), total, squares)
    return Band(float(values.mean()), interval, days, len(values))
