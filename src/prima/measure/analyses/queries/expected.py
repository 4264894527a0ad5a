"""What people expected against what they found: gaps, priorities, and two indices of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from prima.kernel.gaps import ServiceGap, conformity, service_gap
from prima.kernel.importance import (
    CsiClass,
    CutLines,
    Likely,
    Point,
    csi_class,
    means_of,
    percent_of_maximum,
    percent_of_span,
    quadrants_with_doubt,
)
from prima.kernel.intervals import Interval, NotEnoughData, mean_interval
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums
from prima.listen.surveys.rules.indexing import Index, Method
from prima.measure.analyses.queries.about import FEWEST, About
from prima.measure.analyses.rules import quadrant_cost, resamples

SEED = 20_261_120  # the same answers give the same page
Pair = tuple[dict[str, int | None], dict[str, int | None]]


@dataclass(frozen=True)
class Gap:
    """One thing, or one dimension: perception less expectation, with its interval."""

    code: str
    n: int
    gap: Fraction
    interval: Interval | None


@dataclass(frozen=True)
class Gaps:
    index: Index
    n: int
    found: ServiceGap
    dimensions: list[Gap]
    items: list[Gap]


@dataclass(frozen=True)
class Priorities:
    """Each thing in its quadrant, how sure that is, and the two satisfaction indices.

    Importance is what people expect.
    """

    index: Index
    n: int
    times: int
    points: Mapping[str, Point]
    cut: CutLines
    likely: Mapping[str, Likely]
    of_maximum: Fraction
    of_span: Fraction
    word: CsiClass
    met: Mapping[str, Fraction]


def gaps(asked: About) -> Gaps | None:
    """Return the gaps of the first index of pairs; None while too few answered both sides."""
    index, pairs, scale = _pairs(asked)
    if len(pairs) < FEWEST:
        return None
    parts = {part.code: part.items for part in index.dimensions}
    found = service_gap(pairs, parts, scale=scale)
    enough = all(sums.n >= FEWEST for sums in found.items.values())
    if not enough or any(part.gap.n < FEWEST for part in found.dimensions.values()):
        return None
    width = scale.highest - scale.lowest
    bounds = Interval(-width, width)
    return Gaps(
        index,
        len(pairs),
        found,
        [_gap(code, part.gap, bounds) for code, part in found.dimensions.items()],
        [_gap(code, sums, bounds) for code, sums in found.items.items()],
    )


def priorities(asked: About) -> Priorities | None:
    """Return where to work first; None while too few answered both sides of everything."""
    index, pairs, scale = _pairs(asked)
    codes = list(index.banked)
    points = _points(pairs, codes)
    if points is None:
        return None
    cost = quadrant_cost(len(pairs), len(codes))
    times = resamples(len(pairs), cost, least=100)
    luck = Random(SEED)  # noqa: S311 - repeatable, not secret
    try:
        likely = quadrants_with_doubt(pairs, codes, luck, times=times)
    except NotEnoughData:
        return None
    importance = {code: point.importance for code, point in points.items()}
    seen = {code: point.performance for code, point in points.items()}
    of_maximum = percent_of_maximum(importance, seen, scale)
    return Priorities(
        index,
        len(pairs),
        times,
        points,
        means_of(points),
        likely,
        of_maximum,
        percent_of_span(importance, seen, scale),
        csi_class(of_maximum),
        {code: conformity(seen[code], importance[code]) for code in codes},
    )


def _pairs(asked: About) -> tuple[Index, list[Pair], Scale]:
    """Read (perception, expectation) of each person, by the names of the question bank."""
    document = asked.document
    index = next(one for one in document.indices if one.method is Method.GAP)
    sides = index.asked_in(document.questions)
    first = next(iter(sides.values()))[0].scale
    codes = {name: (one.item.code, other.item.code) for name, (one, other) in sides.items()}
    pairs = [
        (
            {name: row.get(perceived) for name, (_expected, perceived) in codes.items()},
            {name: row.get(expected) for name, (expected, _perceived) in codes.items()},
        )
        for row in asked.rows
    ]
    return index, pairs, Scale(first.lowest, first.highest)


def _points(pairs: list[Pair], codes: list[str]) -> dict[str, Point] | None:
    """Return both means of each thing; None when a mean would stand on fewer than five."""
    points = {}
    for code in codes:
        seen = [row[code] for row, _expected in pairs if row[code] is not None]
        asked = [row[code] for _seen, row in pairs if row[code] is not None]
        if min(len(seen), len(asked)) < FEWEST:
            return None
        points[code] = Point(_mean(seen), _mean(asked))
    return points


def _mean(answers: "list[int | None]") -> Fraction:
    return Fraction(sum(answer or 0 for answer in answers), len(answers))


def _gap(code: str, sums: Sums, bounds: Interval) -> Gap:
    interval = mean_interval(sums.n, sums.total, sums.total_of_squares, bounds=bounds)
    return Gap(code, sums.n, sums.mean, interval)
