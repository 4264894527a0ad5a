"""How far a measured share or mean may lie from the truth.

| function | answers |
| --- | --- |
| `share_interval(hits, n)` | between what does the true share lie? |
| `difference_of_shares(h1, n1, h2, n2)` | by how much do two shares really differ? |
| `mean_interval(n, total, total_of_squares)` | between what does the true mean lie? |
| `correlation_interval(r, n)` | between what does the true correlation lie? |

All assume a random sample: no formula repairs one that chose itself.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import atanh, hypot, sqrt, tanh
from statistics import NormalDist

from prima.kernel.distributions import student_t_quantile

Number = int | float | Fraction

FEWEST_FOR_A_MEAN = 2
FEWEST_FOR_A_CORRELATION = 4
ROUNDING = Fraction(1, 10**12)


class NotEnoughData(ValueError):
    """Too few observations for the statistic to mean anything."""


@dataclass(frozen=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"an interval runs upwards, not from {self.low} to {self.high}")

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def share_interval(
    hits: int, n: int, *, population: int | None = None, confidence: float = 0.95
) -> Interval:
    """Return Wilson's score interval for a share such as "promises kept on time".

    Chosen over the textbook interval because it stays inside 0..1 and behaves
    with small n, the usual case for one counter in one week. `population` is how
    many there were to ask: then n says as much as n (N - 1)/(N - n) would say of a
    population without end.

    >>> eight_of_ten = share_interval(8, 10)
    >>> round(eight_of_ten.low, 3), round(eight_of_ten.high, 3)
    (0.49, 0.943)
    >>> of_twenty = share_interval(8, 10, population=20)
    >>> round(of_twenty.low, 3), round(of_twenty.high, 3)
    (0.578, 0.921)

    Sources: Wilson (1927), JASA 22(158), 209-212; Cochran (1977), Sampling
    Techniques, section 3.2, for the finite population.
    """
    if n < 1:
        raise NotEnoughData("a share needs at least one observation")
    if not 0 <= hits <= n:
        raise ValueError(f"hits must lie in 0..{n}, not {hits}")
    z = NormalDist().inv_cdf(_upper_tail_begins(confidence))
    share = hits / n
    if not _unasked(n, population):
        return Interval(share, share)
    worth = n if population is None else n * (population - 1) / (population - n)
    centre = (share + z * z / (2 * worth)) / (1 + z * z / worth)
    reach = z * sqrt(share * (1 - share) / worth + (z / worth) ** 2 / 4) / (1 + z * z / worth)
    # Rounding must not push 0 of n or n of n out of their own interval.
    return Interval(max(0.0, min(share, centre - reach)), min(1.0, max(share, centre + reach)))


def difference_of_shares(
    h1: int, n1: int, h2: int, n2: int, *, confidence: float = 0.95
) -> Interval:
    """Return Newcombe's hybrid score interval for h1/n1 - h2/n2.

    It tests the difference itself: waiting until two intervals no longer overlap
    would miss real changes.

    >>> change = difference_of_shares(56, 70, 48, 80)
    >>> round(change.low, 4), round(change.high, 4)
    (0.0524, 0.3339)

    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
    """
    first = share_interval(h1, n1, confidence=confidence)
    second = share_interval(h2, n2, confidence=confidence)
    p1, p2 = h1 / n1, h2 / n2
    return Interval(
        p1 - p2 - hypot(p1 - first.low, second.high - p2),
        p1 - p2 + hypot(first.high - p1, p2 - second.low),
    )


def mean_interval(
    n: int,
    total: Number,
    total_of_squares: Number,
    *,
    population: int | None = None,
    confidence: float = 0.95,
    bounds: Interval | None = None,
) -> Interval:
    """Return Student's interval for a mean, from n, the sum and the sum of squares.

    Sums add up, so a province is computed like a unit. They are subtracted as
    fractions: integers and fractions lose nothing. `population` is how many there
    were to ask, `bounds` is the scale, beyond which no mean can lie.

    >>> days = mean_interval(5, 15, 55)  # 1, 2, 3, 4 and 5 days
    >>> round(days.low, 3), round(days.high, 3)
    (1.037, 4.963)

    Source: Student (1908), Biometrika 6(1), 1-25; Cochran (1977), Sampling
    Techniques, section 2.8, for the finite population.
    """
    if n < FEWEST_FOR_A_MEAN:
        raise NotEnoughData("the interval of a mean needs at least two observations")
    mean = Fraction(total) / n
    error = sqrt(_variance(n, mean, Fraction(total_of_squares)) / n * _unasked(n, population))
    reach = student_t_quantile(_upper_tail_begins(confidence), n - 1) * error
    scale = bounds or Interval(float("-inf"), float("inf"))
    if float(mean) not in scale:
        raise ValueError(f"a mean of {float(mean)} does not lie on the scale {scale}")
    return Interval(max(scale.low, float(mean) - reach), min(scale.high, float(mean) + reach))


def correlation_interval(r: float, n: int, *, confidence: float = 0.95) -> Interval:
    """Return Fisher's interval for a correlation between n pairs.

    >>> rough = correlation_interval(0.5, 30)
    >>> round(rough.low, 2), round(rough.high, 2)
    (0.17, 0.73)

    Source: Fisher (1921), Metron 1, 3-32.
    """
    if n < FEWEST_FOR_A_CORRELATION:
        raise NotEnoughData("the interval of a correlation needs at least four pairs")
    if not -1 <= r <= 1:
        raise ValueError(f"a correlation lies between -1 and 1, not at {r}")
    z = NormalDist().inv_cdf(_upper_tail_begins(confidence))
    if abs(r) == 1:
        return Interval(r, r)
    reach = z / sqrt(n - 3)
    # Rounding must not push a correlation near 1 out of its own interval.
    return Interval(min(r, tanh(atanh(r) - reach)), max(r, tanh(atanh(r) + reach)))


def _variance(n: int, mean: Fraction, total_of_squares: Fraction) -> Fraction:
    spread = total_of_squares - n * mean * mean
    if spread < -ROUNDING * abs(total_of_squares):
        raise ValueError("impossible sums: the squares add up to less than the mean allows")
    return max(spread, Fraction(0)) / (n - 1)


def _unasked(n: int, population: int | None) -> Fraction:
    """Return the share of the population that was not asked: without it, no doubt is left."""
    if population is None:
        return Fraction(1)
    if population < n:
        raise ValueError(f"{n} answers cannot come from a population of {population}")
    return 1 - Fraction(n, population)


def _upper_tail_begins(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence}")
    return (1 + confidence) / 2
