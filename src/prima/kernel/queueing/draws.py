"""Chance for simulated days: arrivals of a changing rate, services as they were measured."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing.days import Flags, Floats, floats


def random_arrivals(expected: Sequence[float], period: float, luck: np.random.Generator) -> Floats:
    """Draw when people come, of whom so many are expected in each period of that length.

    >>> luck = np.random.default_rng(1)
    >>> came = random_arrivals([0, 20, 5], 30, luck)
    >>> bool(came.min() >= 30), bool(came.max() < 90), bool((came[1:] >= came[:-1]).all())
    (True, True, True)
    """
    counts = luck.poisson(floats(expected))
    starts = np.repeat(np.arange(len(counts)) * period, counts)
    return np.sort(starts + luck.random(len(starts)) * period)


def resampled(measured: ArrayLike, n: int, luck: np.random.Generator) -> Floats:
    """Draw n times from what was measured, each value as likely as it was.

    >>> sorted(set(resampled([4, 4, 9], 50, np.random.default_rng(1)).tolist()))
    [4.0, 9.0]
    """
    values = floats(measured)
    if not len(values):
        raise NotEnoughData("nothing was measured to draw from")
    return values[luck.integers(len(values), size=n)]


def absentees(share: float, n: int, luck: np.random.Generator) -> Flags:
    """Draw who of n people will not be there when called."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share of people lies in 0..1, not {share}")
    return luck.random(n) < share
