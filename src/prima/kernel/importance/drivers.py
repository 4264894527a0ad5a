"""Which items go with overall satisfaction, from answers on any scale.

From stored moments the parts of R² come without a single row. How sure their order is
needs rows: respondents are drawn again, and each time everything is worked out anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement
from math import sqrt
from random import Random

from prima.kernel.answers import Row
from prima.kernel.importance.explained import shapley
from prima.kernel.intervals import Interval, NotEnoughData
from prima.kernel.moments import Moments
from prima.kernel.resampling import RESAMPLES, middle_of, resampled_totals

PEOPLE_PER_ITEM = 5
FEWEST_DRAWS = 20


@dataclass(frozen=True, slots=True)
class Driver:
    """One item: its part of R², and between what that lies in the resamples."""

    part: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Drivers:
    """All items. `clear_first` has a name only if its interval lies above all others."""

    n: int
    items: Mapping[str, Driver]

    @property
    def explained(self) -> float:
        return sum(driver.part for driver in self.items.values())

    @property
    def clear_first(self) -> str | None:
        first, *others = sorted(self.items, key=lambda code: -self.items[code].part)
        least = self.items[first].interval.low
        clear = all(self.items[code].interval.high < least for code in others)
        return first if clear else None


def drivers(moments: Moments, outcome: str) -> dict[str, float]:
    """Give each item's part of the R² of the outcome, from the complete cases.

    >>> rows = [(1, 2, 1), (2, 2, 3), (3, 4, 3), (4, 3, 4), (4, 4, 4), (2, 3, 2)] * 2
    >>> asked = ["OVERALL", "QUICK", "POLITE"]
    >>> found = drivers(Moments.of([dict(zip(asked, row)) for row in rows], asked), "OVERALL")
    >>> {code: round(part, 2) for code, part in found.items()}
    {'POLITE': 0.64, 'QUICK': 0.3}
    """
    codes = [code for code in moments.codes if code != outcome]
    _refuse_too_few(moments.n, codes)
    covariances = {
        pair: moments.covariance(*pair)
        for pair in combinations_with_replacement([*codes, outcome], 2)
    }
    return dict(zip(codes, _parts(covariances, codes, outcome), strict=True))


def drivers_with_doubt(
    rows: Sequence[Row],
    codes: Sequence[str],
    outcome: str,
    luck: Random,
    *,
    times: int = RESAMPLES,
    confidence: float = 0.95,
) -> Drivers:
    """Give each item's part of the R² of the outcome, with the interval from resampling."""
    asked = [*codes, outcome]
    complete = [[row[code] for code in asked] for row in rows]
    whole = [answers for answers in map(_without_blanks, complete) if answers]
    _refuse_too_few(len(whole), codes)
    products = [_products(answers) for answers in whole]
    totals = [sum(column) for column in zip(*products, strict=True)]
    here = _parts(_covariances(totals, asked), codes, outcome)
    draws: list[tuple[float, ...]] = []
    for drawn in resampled_totals(products, luck, times=times):
        try:
            draws.append(_parts(_covariances(drawn, asked), codes, outcome))
        except NotEnoughData:  # everybody drawn answered an item alike
            continue
    if len(draws) < FEWEST_DRAWS:
        raise NotEnoughData("the answers are too much alike to tell how sure this is")
    between = [middle_of(figures, confidence=confidence) for figures in zip(*draws, strict=True)]
    found = zip(codes, here, between, strict=True)
    return Drivers(len(whole), {code: Driver(part, range_) for code, part, range_ in found})


def _refuse_too_few(n: int, codes: Sequence[str]) -> None:
    if not codes:
        raise ValueError("there is no item beside the outcome")
    if n < PEOPLE_PER_ITEM * len(codes):
        raise NotEnoughData(
            f"{len(codes)} items need at least {PEOPLE_PER_ITEM * len(codes)} complete rows"
        )


def _without_blanks(answers: Sequence[int | None]) -> list[int] | None:
    given = [answer for answer in answers if answer is not None]
    return given if len(given) == len(answers) else None


def _products(answers: Sequence[int]) -> list[int]:
    """Lay out one, each answer, and the product of each pair: what a covariance is made of."""
    return [1, *answers, *(a * b for a, b in combinations_with_replacement(answers, 2))]


def _covariances(totals: Sequence[int], asked: Sequence[str]) -> dict[tuple[str, str], int]:
    """Give n² times each covariance; the factor falls out of a correlation."""
    n, *rest = totals
    sums = dict(zip(asked, rest, strict=False))
    pairs = combinations_with_replacement(asked, 2)
    return {
        (one, other): n * product - sums[one] * sums[other]
        for (one, other), product in zip(pairs, rest[len(asked) :], strict=True)
    }


def _parts(
    covariances: Mapping[tuple[str, str], Fraction | int], codes: Sequence[str], outcome: str
) -> tuple[float, ...]:
    spreads = {code: covariances[code, code] for code in [*codes, outcome]}
    if alike := [code for code, spread in spreads.items() if not spread]:
        raise NotEnoughData(f"everybody answered {', '.join(alike)} alike")

    def r(one: str, other: str) -> float:
        pair = (one, other) if (one, other) in covariances else (other, one)
        return float(covariances[pair]) / sqrt(spreads[one] * spreads[other])

    between = [[r(one, other) for other in codes] for one in codes]
    return shapley(between, [r(code, outcome) for code in codes])
