"""What people want, and whether they would come back: Kano, recommendation, ease, return."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from prima.kernel.importance import Drivers, drivers_with_doubt
from prima.kernel.intervals import Interval, NotEnoughData, share_interval
from prima.kernel.kano import Feeling, Kano, kano
from prima.kernel.loyalty import CustomerEffort, NetPromoters, customer_effort, net_promoters
from prima.listen.surveys.rules.indexing import KANO_ANSWERS, Index, Method
from prima.measure.analyses.queries.about import FEWEST, About
from prima.measure.analyses.queries.expected import SEED
from prima.measure.analyses.rules import (
    EASY_POINTS,
    codes_of,
    driver_cost,
    explaining,
    outcome_of,
    resamples,
)

FEELINGS = dict(zip(KANO_ANSWERS, Feeling, strict=True))


@dataclass(frozen=True)
class Feature:
    """One feature of a Kano survey; `found` is None while fewer than five answered both sides."""

    code: str
    n: int
    found: Kano | None


@dataclass(frozen=True)
class Share:
    code: str
    n: int
    share: Fraction | None
    interval: Interval | None


@dataclass(frozen=True)
class Loyalty:
    """Each is None where it is not asked, or while fewer than five answered."""

    promoters: NetPromoters | None
    effort: CustomerEffort | None
    shares: list[Share]


@dataclass(frozen=True)
class Explained:
    outcome: str
    times: int
    found: Drivers | None


def features(asked: About) -> list[Feature]:
    index = next(one for one in asked.document.indices if one.method is Method.KANO)
    with_it, without = (codes_of(asked.document, index, side) for side in (0, 1))
    found = []
    for name, one, other in zip(index.banked, with_it, without, strict=True):
        pairs = [
            (FEELINGS[row[one]], FEELINGS[row[other]])
            for row in asked.rows
            if row.get(one) is not None and row.get(other) is not None
        ]
        shown = kano(pairs) if len(pairs) >= FEWEST else None
        found.append(Feature(name, len(pairs), shown))
    return found


def loyalty(asked: About) -> Loyalty:
    by_method = {index.method: index for index in asked.document.indices}
    promoters = effort = None
    if Method.NPS in by_method:
        counts = _counts(asked, by_method[Method.NPS])
        promoters = net_promoters(counts) if counts.total() >= FEWEST else None
    if Method.CES in by_method and _is_easy_scale(asked, by_method[Method.CES]):
        counts = _counts(asked, by_method[Method.CES])
        effort = customer_effort(counts) if counts.total() >= FEWEST else None
    shares = [
        share
        for index in asked.document.indices
        if index.method is Method.SHARE
        for share in _shares(asked, index)
    ]
    return Loyalty(promoters, effort, shares)


def explained(asked: About) -> Explained:
    """Return what recommendation, or ease, follows; `found` is None while too few answered all."""
    outcome = outcome_of(asked.document) or ""
    codes = [code for code in explaining(asked.document) if code != outcome]
    times = resamples(len(asked.rows), driver_cost(len(asked.rows), len(codes)), least=20)
    rows = [{code: row.get(code) for code in [*codes, outcome]} for row in asked.rows]
    luck = Random(SEED)  # noqa: S311 - repeatable, not secret
    try:
        return Explained(
            outcome, times, drivers_with_doubt(rows, codes, outcome, luck, times=times)
        )
    except NotEnoughData:
        return Explained(outcome, times, None)


def _counts(asked: About, index: Index) -> Counter[int]:
    code = codes_of(asked.document, index)[0]
    return Counter(row[code] for row in asked.rows if row.get(code) is not None)


def _is_easy_scale(asked: About, index: Index) -> bool:
    scale = asked.document.by_code[codes_of(asked.document, index)[0]].scale
    return (scale.lowest, scale.highest) == EASY_POINTS


def _shares(asked: About, index: Index) -> list[Share]:
    found = []
    for name, code in zip(index.banked, codes_of(asked.document, index), strict=True):
        said = [row[code] for row in asked.rows if row.get(code) is not None]
        hits = sum(answer in index.hits for answer in said)
        if len(said) < FEWEST:
            found.append(Share(name, len(said), None, None))
        else:
            share = Fraction(hits, len(said))
            found.append(Share(name, len(said), share, share_interval(hits, len(said))))
    return found
