"""Would people recommend the service, and was it easy: NPS and CES, with their uncertainty.

| name | answers |
| --- | --- |
| `net_promoters(counts)` | promoters less detractors, from -100 to 100 |
| `customer_effort(counts)` | how easy it was, from 1 to 7 |

Two hundred answers leave an NPS uncertain by ten points: counters are never ranked by it.
Where there is nowhere else to go, "would you recommend us" says little. Ask how easy it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from prima.kernel.intervals import Interval, NotEnoughData, mean_interval, share_interval
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums

RECOMMENDATION = Scale(0, 10)
PROMOTES_FROM = 9
DETRACTS_TO = 6
EFFORT = Scale(1, 7)
EASY_FROM = 5


@dataclass(frozen=True, slots=True)
class NetPromoters:
    n: int
    value: Fraction
    standard_error: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class CustomerEffort:
    """Both usual figures: the mean, and the share of those for whom it was easy (5 to 7)."""

    n: int
    mean: Fraction
    interval: Interval
    easy: Fraction
    easy_interval: Interval


def net_promoters(counts: Mapping[int, int], *, confidence: float = 0.95) -> NetPromoters:
    """Work out the NPS from how often each answer from 0 to 10 was given.

    >>> found = net_promoters({10: 80, 9: 40, 8: 50, 6: 20, 3: 10})
    >>> found.value, round(found.interval.low, 1), round(found.interval.high, 1)
    (Fraction(45, 1), 34.7, 55.3)

    Sources: Reichheld (2003), Harvard Business Review 81(12), 46-54; the error is that
    of a difference of two shares of one sample (multinomial).
    """
    n = _checked(counts, RECOMMENDATION)
    promoters = sum(times for answer, times in counts.items() if answer >= PROMOTES_FROM)
    detractors = sum(times for answer, times in counts.items() if answer <= DETRACTS_TO)
    return net_promoters_of(promoters, n - promoters - detractors, detractors, confidence)


def net_promoters_of(
    promoters: int, passives: int, detractors: int, confidence: float = 0.95
) -> NetPromoters:
    """Work out the NPS when only the three groups are known.

    >>> net_promoters_of(5, 0, 0).interval.low  # five friends are no proof
    13.1...
    """
    n = promoters + passives + detractors
    if min(promoters, passives, detractors) < 0:
        raise ValueError("no group has fewer people than none")
    if n < 1:
        raise NotEnoughData("an NPS needs at least one answer")
    p, d = Fraction(promoters, n), Fraction(detractors, n)
    error = 100 * sqrt((p + d - (p - d) ** 2) / n)
    if error:
        reach = NormalDist().inv_cdf(_level(confidence)) * error
        value = float(100 * (p - d))
        interval = Interval(max(-100.0, value - reach), min(100.0, value + reach))
    else:
        interval = _when_all_agree(promoters, passives, n, confidence)
    return NetPromoters(n, 100 * (p - d), error, interval)


def customer_effort(
    counts: Mapping[int, int], *, more_is_easier: bool = True, confidence: float = 0.95
) -> CustomerEffort:
    """Work out the effort score from how often each answer from 1 to 7 was given.

    >>> found = customer_effort({7: 20, 6: 12, 4: 5, 2: 3})
    >>> found.mean, found.easy, round(found.interval.low, 2)
    (Fraction(119, 20), Fraction(4, 5), 5.47)

    Store the wording: "it was easy" and "it took much effort" run opposite ways.
    Source: Dixon, Freeman and Toman (2010), Harvard Business Review 88(7/8), 116-122.
    """
    n = _checked(counts, EFFORT)
    ends = EFFORT.lowest + EFFORT.highest
    turned = {a if more_is_easier else ends - a: times for a, times in counts.items()}
    sums = Sums.of_counts(turned)
    easy = sum(times for answer, times in turned.items() if answer >= EASY_FROM)
    bounds = Interval(EFFORT.lowest, EFFORT.highest)
    interval = mean_interval(
        n, sums.total, sums.total_of_squares, confidence=confidence, bounds=bounds
    )
    easy_interval = share_interval(easy, n, confidence=confidence)
    return CustomerEffort(n, sums.mean, interval, Fraction(easy, n), easy_interval)


def _checked(counts: Mapping[int, int], scale: Scale) -> int:
    for answer, times in counts.items():
        if answer not in scale or times < 0:
            raise ValueError(f"{times} answers of {answer} cannot be")
    return sum(counts.values())


def _when_all_agree(promoters: int, passives: int, n: int, confidence: float) -> Interval:
    """Bound what a few alike answers leave open: the formula would claim certainty."""
    least = share_interval(n, n, confidence=confidence).low
    if passives:
        return Interval(-100 * (1 - least), 100 * (1 - least))
    far = 100 * (2 * least - 1)
    return Interval(far, 100.0) if promoters else Interval(-100.0, -far)


def _level(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    return (1 + confidence) / 2
