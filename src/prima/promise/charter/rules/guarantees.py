"""What a unit owes to somebody, from what was measured. No database, no clock, no Django."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from prima.promise.charter.rules.codes import Decider, Exclusion, Occasion, Remedy
from prima.promise.charter.rules.document import LONGEST_WAIT, Guarantee
from prima.promise.standards.rules.codes import LimitUnit, Measure
from prima.promise.standards.rules.commitments import Commitment

OCCASIONS = {
    Measure.WAIT: Occasion.WAIT,
    Measure.COMPLETION: Occasion.FINISHED_AFTER_PROMISED,
    Measure.FEE: Occasion.FEE_OTHER_THAN_PUBLISHED,
}


class Verdict(StrEnum):
    NOT_ABOUT_THIS = "NOT_ABOUT_THIS"  # another service
    NOT_MEASURED = "NOT_MEASURED"  # nothing here saw it
    NOT_FIRED = "NOT_FIRED"  # it did not happen
    EXCLUDED = "EXCLUDED"  # it happened, and somebody else is at fault
    OWED = "OWED"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was measured about one visit or case. None: nothing here measures it."""

    service: str
    waited: timedelta | None = None
    finished_after: timedelta | None = None
    promised_within: timedelta | None = None
    paid_rupiah: int | None = None
    published_rupiah: int | None = None
    attitude_upheld: bool | None = None
    excuses: frozenset[Exclusion] = frozenset()


@dataclass(frozen=True, slots=True)
class Owed:
    """The answer of a guarantee: whether something is owed, how much money, or why not."""

    verdict: Verdict
    rupiah: int = 0
    excused_by: Exclusion | None = None


def owed(facts: Facts, guarantee: Guarantee) -> Owed:
    """Say what a guarantee owes for what was measured.

    Exactly the limit is still kept. An excuse counts only if the guarantee names it. What was not
    measured owes nothing and is not said to be kept either.

    >>> waited_long = Facts("poli-umum", waited=timedelta(minutes=31))
    >>> thirty = Guarantee(code="tunggu", occasion="WAIT", minutes=30, remedy="MONEY",
    ...     amount_rupiah=10_000, ceiling_rupiah=10_000, decider="HEAD")
    >>> owed(waited_long, thirty).rupiah
    10000
    >>> owed(Facts("poli-umum", waited=timedelta(minutes=30)), thirty).verdict.value
    'NOT_FIRED'
    """
    if guarantee.service is not None and guarantee.service != facts.service:
        return Owed(Verdict.NOT_ABOUT_THIS)
    happened = _HAPPENED[guarantee.occasion](facts, guarantee)
    if happened is None:
        return Owed(Verdict.NOT_MEASURED)
    if not happened:
        return Owed(Verdict.NOT_FIRED)
    excuse = next((each for each in guarantee.exclusions if each in facts.excuses), None)
    if excuse is not None:
        return Owed(Verdict.EXCLUDED, excused_by=excuse)
    return Owed(Verdict.OWED, rupiah=_rupiah(facts, guarantee))


def guarantee_of(service: str, commitment: Commitment) -> Guarantee | None:
    """Return the guarantee that a line of a standard is, when it has a redress and an occasion.

    >>> line = Commitment(code="tunggu", measure="WAIT", limit={"value": 15, "unit": "MINUTES"},
    ...     redress={"text": "Kami meminta maaf."})
    >>> guarantee_of("poli-umum", line).minutes
    15
    """
    occasion, limit = OCCASIONS.get(commitment.measure), commitment.limit
    if commitment.redress is None or occasion is None:
        return None
    is_wait = occasion is Occasion.WAIT
    if is_wait and not (limit.unit is LimitUnit.MINUTES and 1 <= limit.value <= LONGEST_WAIT):
        return None
    return Guarantee(
        code=commitment.code,
        occasion=occasion,
        service=service,
        minutes=limit.value if is_wait else None,
        remedy=Remedy.AS_STATED,
        decider=Decider.OFFICER,
    )


def _waited_too_long(facts: Facts, guarantee: Guarantee) -> bool | None:
    if facts.waited is None or guarantee.minutes is None:
        return None
    return facts.waited > timedelta(minutes=guarantee.minutes)


def _finished_too_late(facts: Facts, _guarantee: Guarantee) -> bool | None:
    if facts.finished_after is None or facts.promised_within is None:
        return None
    return facts.finished_after > facts.promised_within


def _paid_another_fee(facts: Facts, _guarantee: Guarantee) -> bool | None:
    if facts.paid_rupiah is None or facts.published_rupiah is None:
        return None
    return facts.paid_rupiah != facts.published_rupiah


def _was_treated_badly(facts: Facts, _guarantee: Guarantee) -> bool | None:
    return facts.attitude_upheld


_HAPPENED: dict[Occasion, Callable[[Facts, Guarantee], bool | None]] = {
    Occasion.WAIT: _waited_too_long,
    Occasion.FINISHED_AFTER_PROMISED: _finished_too_late,
    Occasion.FEE_OTHER_THAN_PUBLISHED: _paid_another_fee,
    Occasion.COMPLAINT_UPHELD_ATTITUDE: _was_treated_badly,
}


def _rupiah(facts: Facts, guarantee: Guarantee) -> int:
    if guarantee.remedy is Remedy.MONEY:
        return guarantee.amount_rupiah
    if guarantee.remedy is Remedy.REFUND:
        too_much = (facts.paid_rupiah or 0) - (facts.published_rupiah or 0)
        return min(max(too_much, 0), guarantee.ceiling_rupiah)
    return 0
