"""Where to work first: importance against performance, in four quadrants, with their doubt.

The cut lines are the means of all items, their medians, or targets of one's own. By means
or medians about half of the items are always "below": that is a ranking, not a verdict.
Quadrants say nothing about the gap: an item may be better than it is important and still
lie where to concentrate.

Source: Martilla and James (1977), Journal of Marketing 41(1), 77-79.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random
from statistics import mean, median

from prima.kernel.answers import Row
from prima.kernel.intervals import NotEnoughData
from prima.kernel.resampling import RESAMPLES, resampled_totals

SURE_FROM = Fraction(80, 100)


class Quadrant(StrEnum):
    CONCENTRATE = "CONCENTRATE"  # A, prioritas utama: important and weak
    KEEP_UP = "KEEP_UP"  # B, pertahankan
    LOW_PRIORITY = "LOW_PRIORITY"  # C, prioritas rendah
    POSSIBLE_OVERKILL = "POSSIBLE_OVERKILL"  # D, berlebihan


@dataclass(frozen=True, slots=True)
class Point:
    performance: Fraction
    importance: Fraction

    @property
    def falls_short(self) -> bool:
        """Whether it lies above the diagonal: less good than it is important."""
        return self.performance < self.importance


@dataclass(frozen=True, slots=True)
class CutLines:
    """From these values on, performance is good and importance is high."""

    performance: Fraction
    importance: Fraction


Cutting = Callable[[Mapping[str, Point]], CutLines]


@dataclass(frozen=True, slots=True)
class Likely:
    """The quadrant of an item, and its share of the resamples; unclear below 80 %."""

    quadrant: Quadrant
    share: Fraction
    shares: Mapping[Quadrant, Fraction]

    @property
    def is_clear(self) -> bool:
        return self.share >= SURE_FROM


def means_of(points: Mapping[str, Point]) -> CutLines:
    return CutLines(
        mean(point.performance for point in points.values()),
        mean(point.importance for point in points.values()),
    )


def medians_of(points: Mapping[str, Point]) -> CutLines:
    return CutLines(
        median(point.performance for point in points.values()),
        median(point.importance for point in points.values()),
    )


def quadrant(point: Point, cut: CutLines) -> Quadrant:
    """Put one item into its quadrant; on the line counts as good, and as important."""
    good = point.performance >= cut.performance
    if point.importance >= cut.importance:
        return Quadrant.KEEP_UP if good else Quadrant.CONCENTRATE
    return Quadrant.POSSIBLE_OVERKILL if good else Quadrant.LOW_PRIORITY


def quadrants(points: Mapping[str, Point], cutting: Cutting = means_of) -> dict[str, Quadrant]:
    """Put every item into its quadrant.

    >>> found = quadrants({
    ...     "TIME": Point(performance=Fraction("2.9"), importance=Fraction("3.8")),
    ...     "COST": Point(performance=Fraction("3.6"), importance=Fraction("3.1")),
    ... })
    >>> {code: where.value for code, where in found.items()}
    {'TIME': 'CONCENTRATE', 'COST': 'POSSIBLE_OVERKILL'}
    """
    if not points:
        raise NotEnoughData("there are no items to compare")
    cut = cutting(points)
    return {code: quadrant(point, cut) for code, point in points.items()}


def quadrants_with_doubt(
    answers: Sequence[tuple[Row, Row]],
    codes: Sequence[str],
    luck: Random,
    *,
    cutting: Cutting = means_of,
    times: int = RESAMPLES,
) -> dict[str, Likely]:
    """Put every item into its quadrant, and tell how sure that is.

    Each answer is a pair of rows of one person: performance, importance. Respondents
    are drawn again and again, and the share of resamples in the same quadrant is counted.
    """
    rows = [_tally(performance, importance, codes) for performance, importance in answers]
    if not rows:
        raise NotEnoughData("nobody answered")
    here = quadrants(_points([sum(column) for column in zip(*rows, strict=True)], codes), cutting)
    seen: dict[str, Counter[Quadrant]] = {code: Counter() for code in codes}
    drawn = 0
    for totals in resampled_totals(rows, luck, times=times):
        if all(totals[::2]):  # an item that nobody of this draw answered has no place
            drawn += 1
            for code, where in quadrants(_points(totals, codes), cutting).items():
                seen[code][where] += 1
    if not drawn:
        raise NotEnoughData("too few people answered each item")
    shares = {
        code: {where: Fraction(seen[code][where], drawn) for where in Quadrant} for code in codes
    }
    return {code: Likely(here[code], shares[code][here[code]], shares[code]) for code in codes}


def _tally(performance: Row, importance: Row, codes: Sequence[str]) -> list[int]:
    """Lay out how many answered and what, for both sides of each item."""
    tally: list[int] = []
    for code in codes:
        for row in (performance, importance):
            answer = row.get(code)
            tally += (0, 0) if answer is None else (1, answer)
    return tally


def _points(totals: Sequence[int], codes: Sequence[str]) -> dict[str, Point]:
    points = {}
    for place, code in enumerate(codes):
        seen, total, asked, weight = totals[4 * place : 4 * place + 4]
        if not (seen and asked):
            raise NotEnoughData(f"nobody answered {code}")
        points[code] = Point(Fraction(total, seen), Fraction(weight, asked))
    return points
