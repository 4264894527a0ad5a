"""Whether one standard is better, faster, newer, cheaper or simpler than another, and why.

| comparative | better is |
| --- | --- |
| better | more promises in numbers, more of them with a redress, for more people; sooner answers |
| faster | less time promised: until it is finished, of waiting, at the counter |
| newer | a product, a channel for complaints, a way to pay or a help that the other has not |
| cheaper | a lower highest price, a lower lowest one |
| simpler | fewer steps, documents, copies and visits |

Each is yes when something became better and nothing worse. Mixed means that people gain here and
lose there: then a person decides, not a formula.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from types import MappingProxyType

from prima.promise.standards.rules.burden import burden
from prima.promise.standards.rules.codes import Measure
from prima.promise.standards.rules.commitments import is_measurable
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.durations import nominal_minutes
from prima.promise.standards.rules.proofreading.promises import amount


class Comparative(StrEnum):
    BETTER = "BETTER"
    FASTER = "FASTER"
    NEWER = "NEWER"
    CHEAPER = "CHEAPER"
    SIMPLER = "SIMPLER"


class Verdict(StrEnum):
    YES = "YES"
    NO = "NO"
    SAME = "SAME"
    MIXED = "MIXED"


class Aspect(StrEnum):
    """What is counted on both sides."""

    COMMITMENTS = "COMMITMENTS"
    GUARANTEES = "GUARANTEES"
    LOWEST_SHARE = "LOWEST_SHARE"
    ANSWER = "ANSWER"
    COMPLETION = "COMPLETION"
    WAIT = "WAIT"
    SERVICE_TIME = "SERVICE_TIME"
    PRODUCTS = "PRODUCTS"
    CHANNELS = "CHANNELS"
    WAYS_TO_PAY = "WAYS_TO_PAY"
    HELP = "HELP"
    HIGHEST_PRICE = "HIGHEST_PRICE"
    LOWEST_PRICE = "LOWEST_PRICE"
    STEPS = "STEPS"
    DOCUMENTS = "DOCUMENTS"
    COPIES = "COPIES"
    VISITS = "VISITS"


ASPECTS: Mapping[Comparative, tuple[Aspect, ...]] = MappingProxyType(
    {
        Comparative.BETTER: (
            Aspect.COMMITMENTS,
            Aspect.GUARANTEES,
            Aspect.LOWEST_SHARE,
            Aspect.ANSWER,
        ),
        Comparative.FASTER: (Aspect.COMPLETION, Aspect.WAIT, Aspect.SERVICE_TIME),
        Comparative.NEWER: (Aspect.PRODUCTS, Aspect.CHANNELS, Aspect.WAYS_TO_PAY, Aspect.HELP),
        Comparative.CHEAPER: (Aspect.HIGHEST_PRICE, Aspect.LOWEST_PRICE),
        Comparative.SIMPLER: (Aspect.STEPS, Aspect.DOCUMENTS, Aspect.COPIES, Aspect.VISITS),
    }
)
MORE_IS_BETTER = frozenset({Aspect.COMMITMENTS, Aspect.GUARANTEES, Aspect.LOWEST_SHARE})
TIMES = frozenset({Aspect.ANSWER, Aspect.COMPLETION, Aspect.WAIT, Aspect.SERVICE_TIME})
PRICES = frozenset({Aspect.HIGHEST_PRICE, Aspect.LOWEST_PRICE})


@dataclass(frozen=True)
class Evidence:
    """One aspect on both sides: a number, minutes or rupiah; None where it is not said.

    Of what is listed by name, the numbers are those that only one side has.
    """

    aspect: Aspect
    old: int | None
    new: int | None

    @property
    def is_gain(self) -> bool:
        return self._improves(self.old, self.new)

    @property
    def is_loss(self) -> bool:
        return self._improves(self.new, self.old)

    def _improves(self, before: int | None, after: int | None) -> bool:
        if before is None or after is None:
            return False
        if self.aspect in ASPECTS[Comparative.NEWER]:
            return after > 0
        return after > before if self.aspect in MORE_IS_BETTER else after < before


@dataclass(frozen=True)
class Compared:
    comparative: Comparative
    evidence: tuple[Evidence, ...]

    @property
    def verdict(self) -> Verdict:
        gains = any(each.is_gain for each in self.evidence)
        losses = any(each.is_loss for each in self.evidence)
        if gains and losses:
            return Verdict.MIXED
        if gains or losses:
            return Verdict.YES if gains else Verdict.NO
        return Verdict.SAME


def compared(old: ServiceDocument, new: ServiceDocument) -> tuple[Compared, ...]:
    """Return the five comparatives of the new one against the old one, in their usual order."""
    before, after = _counted(old), _counted(new)
    only_before, only_after = _only(old, new), _only(new, old)
    before, after = before | only_before, after | only_after
    return tuple(
        Compared(
            comparative,
            tuple(Evidence(aspect, before[aspect], after[aspect]) for aspect in aspects),
        )
        for comparative, aspects in ASPECTS.items()
    )


def _counted(document: ServiceDocument) -> dict[Aspect, int | None]:
    asked, delivery = burden(document), document.standard.delivery
    promised = [each for each in document.standard.commitments if is_measurable(each)]
    prices = [line.amount_rupiah for line in delivery.fee.lines] if delivery.fee else []
    answer = delivery.complaints.answer_within if delivery.complaints else None
    return {
        Aspect.COMMITMENTS: len(promised),
        Aspect.GUARANTEES: sum(each.redress is not None for each in promised),
        Aspect.LOWEST_SHARE: min((each.share_percent for each in promised), default=0),
        Aspect.ANSWER: ceil(nominal_minutes([answer])) if answer else None,
        Aspect.COMPLETION: None if asked.minutes is None else ceil(asked.minutes),
        Aspect.WAIT: _strictest(document, Measure.WAIT),
        Aspect.SERVICE_TIME: _strictest(document, Measure.SERVICE_TIME),
        Aspect.HIGHEST_PRICE: asked.rupiah,
        Aspect.LOWEST_PRICE: None if asked.rupiah is None else min(prices, default=0),
        Aspect.STEPS: asked.steps,
        Aspect.DOCUMENTS: asked.documents,
        Aspect.COPIES: asked.copies,
        Aspect.VISITS: asked.visits,
    }


def _strictest(document: ServiceDocument, measure: Measure) -> int | None:
    commitments = document.standard.commitments
    times = [each for each in commitments if each.measure is measure and is_measurable(each)]
    return min((amount(each.limit) for each in times), default=None)


def _only(one: ServiceDocument, other: ServiceDocument) -> dict[Aspect, int | None]:
    """Count what one offers and the other does not: lines that are only reworded are no news."""
    offered, known = _offered(one), _offered(other)
    return {aspect: len(offered[aspect] - known[aspect]) for aspect in offered}


def _offered(document: ServiceDocument) -> dict[Aspect, frozenset[str | int]]:
    """Return products and channels by what they are known by, and lines of prose by their place."""
    delivery = document.standard.delivery
    channels = delivery.complaints.channels if delivery.complaints else ()
    ways = delivery.fee.how_to_pay if delivery.fee else ()
    return {
        Aspect.PRODUCTS: frozenset(each.code for each in delivery.products),
        Aspect.CHANNELS: frozenset(each.kind for each in channels),
        Aspect.WAYS_TO_PAY: frozenset(range(len(ways))),
        Aspect.HELP: frozenset(range(len(document.standard.vulnerable_groups))),
    }
