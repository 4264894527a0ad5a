"""Whether the questions that make up a figure say the same."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from prima.kernel.intervals import Interval, NotEnoughData, correlation_interval
from prima.kernel.moments import Moments
from prima.kernel.reliability import Alpha, alpha, alpha_if_deleted, item_total_correlations
from prima.kernel.scales import SCALE_1_TO_4, Scale
from prima.listen.surveys.rules.indexing import Method
from prima.measure.analyses.queries.about import FEWEST, About
from prima.measure.analyses.rules import codes_of

if TYPE_CHECKING:
    from prima.listen.surveys.rules.indexing import Index


@dataclass(frozen=True)
class ItemAgreement:
    """One question: how it goes with the sum of the others, and alpha without it."""

    code: str
    correlation: float | None
    interval: Interval | None
    without: Fraction | None


@dataclass(frozen=True)
class Agreement:
    """The questions of one figure. `alpha` is None while too little can be said."""

    index_code: str
    n: int
    alpha: Alpha | None
    items: list[ItemAgreement]


def agreements(asked: About) -> list[Agreement]:
    """Return the reliability of each sum that stands on several questions."""
    return [
        _agreement(name, codes, Moments.of(_rows(asked, codes), codes, scale))
        for name, codes, scale in _sums(asked)
        if len(codes) > 1
    ]


def _sums(asked: About) -> list[tuple[str, list[str], Scale]]:
    document = asked.document
    found = []
    if document.official:
        found.append(("", list(document.official.codes), SCALE_1_TO_4))
    for index in document.indices:
        if index.method is Method.MEAN:
            found.append((index.code, codes_of(document, index), _scale(asked, index, 0)))
        elif index.method is Method.GAP:
            found.append((index.code, codes_of(document, index, 1), _scale(asked, index, 1)))
    once: dict[frozenset[str], tuple[str, list[str], Scale]] = {}
    for name, codes, scale in found:
        once.setdefault(frozenset(codes), (name, codes, scale))
    return list(once.values())


def _scale(asked: About, index: "Index", side: int) -> Scale:
    first = next(iter(index.asked_in(asked.document.questions).values()))[side].scale
    return Scale(first.lowest, first.highest)


def _rows(asked: About, codes: list[str]) -> list[dict[str, int | None]]:
    return [{code: row.get(code) for code in codes} for row in asked.rows]


def _agreement(name: str, codes: list[str], moments: Moments) -> Agreement:
    if moments.n < FEWEST:
        return Agreement(name, moments.n, None, [])
    try:
        found = alpha(moments)
    except NotEnoughData:
        return Agreement(name, moments.n, None, [])
    without, with_others = alpha_if_deleted(moments), item_total_correlations(moments)
    items = [
        ItemAgreement(
            code, with_others[code], _interval(with_others[code], moments.n), without[code]
        )
        for code in codes
    ]
    return Agreement(name, moments.n, found, items)


def _interval(r: float | None, n: int) -> Interval | None:
    return None if r is None else correlation_interval(r, n)
