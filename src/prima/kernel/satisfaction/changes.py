"""Whether an index moved between two periods, or only other people were asked.

Two intervals that overlap say little; the difference itself is tested, on the
respondents' own indices (Welch's test, which lets the two periods differ in
size and in spread). No correction for a finite population is made: the question
is about the service, not about the people who happened to come.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from prima.kernel.distributions import student_t_quantile
from prima.kernel.intervals import Interval, NotEnoughData
from prima.kernel.satisfaction.indices import Evidence, SatisfactionIndex, evidence
from prima.kernel.sums import Sums


class NotComparable(ValueError):
    """Two indices that were not measured in the same way."""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two periods, in points of the index from 25 to 100."""

    difference: Fraction  # after - before
    standard_error: float
    degrees_of_freedom: float
    detectable: float  # the smallest change that can be told from chance (MDC95)
    interval: Interval
    distinguishable: bool  # never true for fewer than five complete respondents


def change(
    before: SatisfactionIndex, after: SatisfactionIndex, *, confidence: float = 0.95
) -> Change:
    """Compare an index with the one of an earlier period.

    >>> from prima.kernel.moments import Moments
    >>> from prima.kernel.satisfaction import SKM_2017, Instrument, index
    >>> short = Instrument.equal(["TIME", "COST"], SKM_2017)
    >>> def asked(*answers):
    ...     rows = [{"TIME": time, "COST": cost} for time, cost in answers]
    ...     return index(Moments.of(rows, short.codes), short)
    >>> last_year = asked((2, 3), (3, 3), (3, 2), (2, 2), (3, 3), (2, 3))
    >>> this_year = asked((3, 4), (4, 4), (3, 3), (3, 4), (4, 4), (3, 3))
    >>> found = change(last_year, this_year)
    >>> round(float(found.difference), 1), round(found.detectable, 1), found.distinguishable
    (22.9, 11.7, True)

    Sources: Welch (1947), Biometrika 34, 28-35; Satterthwaite (1946),
    Biometrics Bulletin 2, 110-114. The smallest detectable change takes the
    normal quantile, so what is distinguishable is always larger.
    """
    _refuse_to_compare_unlike(before, after)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    sides = (before.scores, after.scores)
    fewest = min(scores.n for scores in sides)
    if fewest < 2:  # noqa: PLR2004 - one respondent does not vary
        raise NotEnoughData("a change needs at least two complete respondents in each period")

    level = (1 + confidence) / 2
    difference = after.value - before.value
    standard_error = sqrt(sum(scores.variance / scores.n for scores in sides))
    degrees = _degrees_of_freedom(*sides)
    reach = student_t_quantile(level, degrees) * standard_error
    shown = evidence(fewest) is not Evidence.SUPPRESSED
    return Change(
        difference=difference,
        standard_error=standard_error,
        degrees_of_freedom=degrees,
        detectable=NormalDist().inv_cdf(level) * standard_error,
        interval=Interval(float(difference) - reach, float(difference) + reach),
        distinguishable=shown and abs(difference) > reach,
    )


def _refuse_to_compare_unlike(before: SatisfactionIndex, after: SatisfactionIndex) -> None:
    one, other = before.instrument, after.instrument
    if dict(zip(one.codes, one.weights, strict=True)) != dict(
        zip(other.codes, other.weights, strict=True)
    ):
        raise NotComparable("the two surveys asked about other items, or weighed them otherwise")
    if before.convention is not after.convention:
        raise NotComparable("one index has exact weights, the other has rounded ones")


def _degrees_of_freedom(before: Sums, after: Sums) -> float:
    one, other = before.variance / before.n, after.variance / after.n
    if not one + other:
        return before.n + after.n - 2
    return float((one + other) ** 2 / (one**2 / (before.n - 1) + other**2 / (after.n - 1)))
