"""Whether an index moved between two periods, or only other people were asked.

Two intervals that overlap say little; the difference itself is tested, on the
respondents' own indices (Welch's test, which lets the two periods differ in
size and in spread). No correction for a finite population is made: the question
is about the service, not about the people who happened to come.
"""

from dataclasses import dataclass
from fractions import Fraction

from prima.kernel.comparisons import Welch
from prima.kernel.intervals import Interval
from prima.kernel.satisfaction.indices import Evidence, SatisfactionIndex, evidence


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
    p_value: float  # for `comparisons.adjusted`, when many changes are looked at together
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

    The method and its sources are in `prima.kernel.comparisons`.
    """
    _refuse_to_compare_unlike(before, after)
    noise = Welch.of(before.scores, after.scores)
    difference = after.value - before.value
    interval = noise.interval(difference, confidence)
    shown = evidence(min(before.scores.n, after.scores.n)) is not Evidence.SUPPRESSED
    return Change(
        difference=difference,
        standard_error=noise.standard_error,
        degrees_of_freedom=noise.degrees_of_freedom,
        detectable=noise.detectable(confidence),
        interval=interval,
        p_value=noise.p_value(difference),
        distinguishable=shown and 0 not in interval,
    )


def _refuse_to_compare_unlike(before: SatisfactionIndex, after: SatisfactionIndex) -> None:
    one, other = before.instrument, after.instrument
    if dict(zip(one.codes, one.weights, strict=True)) != dict(
        zip(other.codes, other.weights, strict=True)
    ):
        raise NotComparable("the two surveys asked about other items, or weighed them otherwise")
    if before.convention is not after.convention:
        raise NotComparable("one index has exact weights, the other has rounded ones")
