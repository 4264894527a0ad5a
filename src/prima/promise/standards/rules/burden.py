"""What a service asks of the person who needs it: steps, papers, visits, time and money."""

from dataclasses import dataclass
from fractions import Fraction

from prima.promise.standards.rules.codes import Actor, RequirementKind, TimeUnit
from prima.promise.standards.rules.document import Delivery, ServiceDocument, Step
from prima.promise.standards.rules.durations import DAYS, NOMINAL_MINUTES, nominal_minutes


@dataclass(frozen=True)
class Burden:
    """Fewer is better, in every line. None means that the document does not say."""

    steps: int
    documents: int
    """Papers that may be asked for, whether always or in some cases."""
    copies: int
    visits: int
    minutes: Fraction | None
    """What is promised as completion, in nominal working minutes."""
    rupiah: int | None
    """The most that anybody pays."""


def burden(document: ServiceDocument) -> Burden:
    delivery = document.standard.delivery
    documents = [each for each in delivery.requirements if each.kind is RequirementKind.DOCUMENT]
    return Burden(
        steps=len(delivery.procedure),
        documents=len(documents),
        copies=sum(each.copies for each in delivery.requirements),
        visits=visits(delivery.procedure),
        minutes=nominal_minutes([delivery.completion]) if delivery.completion else None,
        rupiah=highest_price(delivery),
    )


def visits(procedure: tuple[Step, ...]) -> int:
    """Return how often a person comes: again for each of their steps after a wait of days.

    Nobody stays for days, so a step of the person that follows one of at least a working day is
    another visit. Whether it can be done from home the document does not say: it counts.
    """
    count, has_left = 0, True
    for step in procedure:
        if step.actor is Actor.CITIZEN and has_left:
            count, has_left = count + 1, False
        has_left = has_left or _lasts_for_days(step)
    return count


def highest_price(delivery: Delivery) -> int | None:
    fee = delivery.fee
    if fee is None or not (fee.free or fee.lines):
        return None
    return max((line.amount_rupiah for line in fee.lines), default=0)


def _lasts_for_days(step: Step) -> bool:
    if step.duration is None:
        return False
    a_day = NOMINAL_MINUTES[TimeUnit.WORKING_DAYS]
    return step.duration.unit in DAYS or nominal_minutes([step.duration]) >= a_day
