"""How satisfied people are, on a scale from 25 to 100, and how sure that is.

The index of PermenPANRB 14/2017, and of KepmenPAN 25/2004 before it:

    mean of an item    sum of its answers / number of questionnaires that answer it
    index, 1 to 4      sum over the items of weight x mean
    value, 25 to 100   25 x index

Means come from the available cases, because a blank is no answer and not a
zero. The interval comes from the complete cases, because only a respondent who
answered everything has an index of their own that can vary. Without blanks
the two sets are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from prima.kernel.intervals import Interval, NotEnoughData, mean_interval
from prima.kernel.moments import Moments
from prima.kernel.satisfaction.class_tables import HIGHEST_INDEX, LOWEST_INDEX, Grade
from prima.kernel.satisfaction.instruments import Convention, Instrument
from prima.kernel.scales import SCALE_1_TO_4
from prima.kernel.sums import Sums

PER_POINT = 25  # the index 1 to 4 becomes the value 25 to 100

SHOWN_FROM = 5
FULL_FROM = 30


class Evidence(StrEnum):
    """How much so many answers can say."""

    SUPPRESSED = "SUPPRESSED"  # could point at a person, and is mostly noise
    INDICATIVE = "INDICATIVE"  # shown with its interval, but no claim that a letter changed
    FULL = "FULL"


def evidence(n: int) -> Evidence:
    """Say what n answers are enough for.

    >>> evidence(4).value, evidence(29).value, evidence(30).value
    ('SUPPRESSED', 'INDICATIVE', 'FULL')
    """
    if n < 0:
        raise ValueError(f"a number of answers cannot be {n}")
    if n < SHOWN_FROM:
        return Evidence.SUPPRESSED
    return Evidence.INDICATIVE if n < FULL_FROM else Evidence.FULL


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One line of the report: an item (unsur) with its mean (NRR), over those who answered it."""

    code: str
    n: int
    mean: Fraction
    weight: Fraction
    grade: Grade

    @property
    def weighted_mean(self) -> Fraction:
        return self.mean * self.weight

    @property
    def value(self) -> Fraction:
        return self.mean * PER_POINT


@dataclass(frozen=True, slots=True)
class SatisfactionIndex:
    """An index with everything needed to judge it; all figures exact until they are shown.

    `n` counts the respondents who answered anything, `items` keeps the official
    order, and `scores` sums up the own index of each respondent without blanks.
    """

    instrument: Instrument
    convention: Convention
    n: int
    index_1_to_4: Fraction
    grade: Grade
    items: tuple[ItemScore, ...]
    scores: Sums
    interval: Interval | None  # none for fewer than two complete respondents

    @property
    def value(self) -> Fraction:
        return self.index_1_to_4 * PER_POINT

    @property
    def evidence(self) -> Evidence:
        """No better than that of the item with the fewest answers."""
        return evidence(min(score.n for score in self.items))


def index(
    moments: Moments,
    instrument: Instrument,
    convention: Convention = Convention.EXACT,
    *,
    population: int | None = None,
    confidence: float = 0.95,
) -> SatisfactionIndex:
    """Work out the index of the respondents whose answers are summed up in `moments`.

    >>> from prima.kernel.satisfaction.instruments import SKM_INSTRUMENT, SKM_2017_ITEMS
    >>> rows = [dict.fromkeys(SKM_2017_ITEMS, answer) for answer in (3, 3, 4, 2, 3, 4)]
    >>> answers = Moments.of(rows, SKM_2017_ITEMS)
    >>> found = index(answers, SKM_INSTRUMENT, population=120)
    >>> round(float(found.value), 2), found.grade.letter, found.evidence.value
    (79.17, 'B', 'INDICATIVE')
    >>> round(found.interval.low, 1), round(found.interval.high, 1)
    (59.9, 98.4)

    The index of a unit takes the added-up moments of its services. Averaging
    the indices of the services gives three answers as much say as three hundred.
    `population` is how many people used the service in the period.
    """
    if population is not None and population < moments.respondents:
        raise ValueError(f"{moments.respondents} respondents out of {population} people")
    weights = instrument.weights_by(convention)
    items = _item_scores(moments, instrument, weights)
    scores = moments.scores(weights, times=PER_POINT)
    index_1_to_4 = index_of_means({score.code: score.mean for score in items}, weights)
    value = index_1_to_4 * PER_POINT
    exact = convention is Convention.EXACT
    whole = Fraction(1) if exact else sum(weights.values(), start=Fraction(0))
    return SatisfactionIndex(
        instrument=instrument,
        convention=convention,
        n=moments.respondents,
        index_1_to_4=index_1_to_4,
        # Weights of three decimals add up to 0.999 or 1.002 and can leave the table by a hair.
        grade=instrument.table.grade(
            min(max(value, Fraction(LOWEST_INDEX)), Fraction(HIGHEST_INDEX))
        ),
        items=items,
        scores=scores,
        interval=_interval(value, scores, whole, population, confidence),
    )


def index_of_means(means: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> Fraction:
    """Work out the index from 1 to 4, when nothing but the mean of each item is known.

    >>> published = {"TIME": Fraction("3.7"), "COST": Fraction("3.6")}
    >>> index_of_means(published, dict.fromkeys(published, Fraction(1, 2)))
    Fraction(73, 20)
    """
    if means.keys() != weights.keys():
        raise ValueError(f"means of {sorted(means)}, weights of {sorted(weights)}")
    low, high = SCALE_1_TO_4.lowest, SCALE_1_TO_4.highest
    for code, mean in means.items():
        if not low * mean.denominator <= mean.numerator <= high * mean.denominator:
            raise ValueError(f"the mean of {code} cannot be {mean}")
    # Whole numbers until the end: one fraction is much cheaper than twenty.
    parts = lcm(*(mean.denominator for mean in means.values()))
    unit = lcm(*(weight.denominator for weight in weights.values()))
    total = sum(
        weights[code].numerator
        * (unit // weights[code].denominator)
        * mean.numerator
        * (parts // mean.denominator)
        for code, mean in means.items()
    )
    return Fraction(total, parts * unit)


def lowest_first(found: SatisfactionIndex) -> tuple[ItemScore, ...]:
    """Give the items in the order in which they ask for work; a tie keeps the official order."""
    return tuple(sorted(found.items, key=lambda score: score.mean))


def _item_scores(
    moments: Moments, instrument: Instrument, weights: Mapping[str, Fraction]
) -> tuple[ItemScore, ...]:
    if moments.scale != SCALE_1_TO_4:
        raise ValueError(f"the index is defined for answers from 1 to 4, not on {moments.scale}")
    if weights.keys() != set(moments.codes):
        raise ValueError(f"answers to {list(moments.codes)}, but weights of {list(weights)}")
    available = {code: moments.available(code) for code in weights}
    if blank := [code for code, sums in available.items() if sums.n == 0]:
        raise NotEnoughData(f"nobody answered {', '.join(blank)}")
    grade = instrument.table.grade
    return tuple(
        ItemScore(
            code, sums.n, sums.mean, weights[code], grade(Fraction(PER_POINT * sums.total, sums.n))
        )
        for code, sums in available.items()
    )


def _interval(
    value: Fraction, scores: Sums, whole: Fraction, population: int | None, confidence: float
) -> Interval | None:
    """Lay the interval of the complete respondents around the published value.

    With blanks their mean differs a little from the value. Moved, the interval
    holds the value, and it is still as wide as the fewer, complete rows make it.
    It ends where no index can go: at 25 and 100 times the sum of the weights.
    """
    if scores.n < 2:  # noqa: PLR2004 - one respondent does not vary
        return None
    own = mean_interval(
        scores.n,
        scores.total,
        scores.total_of_squares,
        population=population,
        confidence=confidence,
    )
    centre, reach = float(value), (own.high - own.low) / 2
    return Interval(
        max(float(LOWEST_INDEX * whole), centre - reach),
        min(float(HIGHEST_INDEX * whole), centre + reach),
    )
