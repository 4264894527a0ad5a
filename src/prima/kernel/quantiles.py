"""How long nine of ten people waited, and how sure that is, with no distribution assumed.

| function | answers |
| --- | --- |
| `quantile(values, share)` | below what do so many lie, and between what does that lie? |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, exp, floor, lgamma, log, sqrt

from prima.kernel.intervals import Interval, NotEnoughData

ROUNDED_OFF = 1e-9
NEGLIGIBLE = 9  # standard deviations: what lies beyond is less than a float can tell


@dataclass(frozen=True, slots=True)
class Quantile:
    """The value that this share does not exceed; the interval is None while n is too small."""

    share: float
    value: float
    n: int
    interval: Interval | None


def quantile(values: Iterable[float], share: float, *, confidence: float = 0.95) -> Quantile:
    """Return the ⌈share · n⌉-th smallest value, with the interval between two others of them.

    How many of n values lie below the true quantile is binomial, whatever the values are. So the
    quantile lies between the l-th and the u-th with at least the confidence, where more than half
    of the rest lies on neither side.

    >>> found = quantile(range(1, 101), 0.5)
    >>> found.value, found.interval
    (50, Interval(low=40, high=61))
    >>> quantile(range(1, 21), 0.9).interval is None  # 20 are too few for 9 of 10
    True

    Source: Hahn and Meeker (1991), Statistical Intervals, section 5.2.
    """
    if not 0 < share < 1 or not 0 < confidence < 1:
        raise ValueError("a share and a confidence lie between 0 and 1")
    ranked = sorted(values)
    n = len(ranked)
    if not n:
        raise NotEnoughData("nothing was measured")
    value = ranked[max(1, ceil(share * n - ROUNDED_OFF)) - 1]
    low, high = _ranks(n, share, (1 - confidence) / 2)
    is_known = low >= 1 and high <= n
    interval = Interval(ranked[low - 1], ranked[high - 1]) if is_known else None
    return Quantile(share, value, n, interval)


def _ranks(n: int, share: float, tail: float) -> tuple[int, int]:
    """Return the largest l with P(B < l) <= tail and the smallest u with P(B >= u) <= tail."""
    reach = NEGLIGIBLE * sqrt(n * share * (1 - share)) + 1
    first, last = max(0, floor(n * share - reach)), min(n, ceil(n * share + reach))
    below, low = 0.0, first
    while below + _chance(n, low, share) <= tail:
        below += _chance(n, low, share)
        low += 1
    above, high = 0.0, last + 1
    while above + _chance(n, high - 1, share) <= tail:
        above += _chance(n, high - 1, share)
        high -= 1
    return low, high


def _chance(n: int, k: int, share: float) -> float:
    return exp(
        lgamma(n + 1)
        - lgamma(k + 1)
        - lgamma(n - k + 1)
        + k * log(share)
        + (n - k) * log(1 - share)
    )
