"""Whether two figures differ, or only other people were asked; and among many, which do.

| name | answers |
| --- | --- |
| `Welch.of(before, after)` | how far may two means differ by chance alone? |
| `adjusted(p_values)` | which of many differences are more than luck? |

Two intervals that overlap say little; the difference itself is tested. Of twenty
differences that are none, one is "significant" at 5 %: whoever looks at many adjusts.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

from prima.kernel.distributions import student_t_quantile, student_t_tails
from prima.kernel.intervals import Interval, NotEnoughData
from prima.kernel.sums import Sums

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Welch:
    """The chance part of the difference between two means.

    >>> noise = Welch.of(Sums.of([3, 4, 5, 4]), Sums.of([5, 6, 6, 7]))
    >>> round(noise.standard_error, 3), round(noise.degrees_of_freedom, 1)
    (0.577, 6.0)
    >>> round(noise.p_value(2), 3), round(noise.detectable(), 2)
    (0.013, 1.13)

    Sources: Welch (1947), Biometrika 34, 28-35; Satterthwaite (1946), Biometrics
    Bulletin 2, 110-114.
    """

    standard_error: float
    degrees_of_freedom: float

    @classmethod
    def of(cls, before: Sums, after: Sums) -> "Welch":
        if min(before.n, after.n) < 2:  # noqa: PLR2004 - one number does not vary
            raise NotEnoughData("a change needs at least two observations in each period")
        one, other = before.variance / before.n, after.variance / after.n
        degrees: Fraction | int = before.n + after.n - 2
        if one + other:
            degrees = (one + other) ** 2 / (one**2 / (before.n - 1) + other**2 / (after.n - 1))
        return cls(sqrt(one + other), float(degrees))

    def detectable(self, confidence: float = 0.95) -> float:
        """Give the smallest difference that can be told from chance (MDC).

        It takes the normal quantile, so what the interval tells apart is always larger.
        """
        return NormalDist().inv_cdf(_level(confidence)) * self.standard_error

    def interval(self, difference: Fraction | float, confidence: float = 0.95) -> Interval:
        reach = student_t_quantile(_level(confidence), self.degrees_of_freedom)
        reach *= self.standard_error
        return Interval(float(difference) - reach, float(difference) + reach)

    def p_value(self, difference: Fraction | float) -> float:
        """Tell how often chance alone makes a difference of this size."""
        if not self.standard_error:
            return 0.0 if difference else 1.0
        return student_t_tails(float(difference) / self.standard_error, self.degrees_of_freedom)


def adjusted(p_values: Mapping[Name, float]) -> dict[Name, float]:
    """Raise each p-value to the share of false alarms one accepts by believing it and all smaller.

    Those at most 0.05 are told apart; among them, about one in twenty is luck.

    >>> found = adjusted({"TIME": 0.01, "COST": 0.04, "STAFF": 0.03})
    >>> {code: round(p, 3) for code, p in found.items()}
    {'TIME': 0.03, 'COST': 0.04, 'STAFF': 0.04}

    Source: Benjamini and Hochberg (1995), JRSS B 57, 289-300.
    """
    for name, p in p_values.items():
        if not 0 <= p <= 1:
            raise ValueError(f"the p-value of {name} cannot be {p}")
    largest_first = sorted(p_values, key=p_values.__getitem__, reverse=True)
    found: dict[Name, float] = {}
    least = 1.0
    for rank, name in zip(range(len(p_values), 0, -1), largest_first, strict=True):
        least = min(least, p_values[name] * (len(p_values) / rank))
        found[name] = least
    return {name: found[name] for name in p_values}


def _level(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    return (1 + confidence) / 2
