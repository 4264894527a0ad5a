"""A standard as headings with lines of plain text: for Word, PDF and whatever people copy into."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prima.promise.standards import labels
from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.components import PLACE_OF_COMPONENT
from prima.promise.standards.rules.document import (
    Complaints,
    Delivery,
    Fee,
    Product,
    Requirement,
    ServiceDocument,
    Step,
)


@dataclass(frozen=True)
class Passage:
    """One component: its official name and what is said about it."""

    heading: str
    lines: tuple[str, ...]
    is_published: bool
    is_numbered: bool = False


def passages(document: ServiceDocument) -> tuple[Passage, ...]:
    """Return the fourteen components in official order, in the language at hand."""
    return tuple(
        Passage(
            str(labels.COMPONENTS[code]),
            _lines(document, code),
            group == "delivery",
            code in {Component.REQUIREMENTS, Component.PROCEDURE},
        )
        for code, (group, _field) in PLACE_OF_COMPONENT.items()
    )


def more_passages(document: ServiceDocument) -> tuple[Passage, ...]:
    """Return what a standard says beside the fourteen components, where it says anything."""
    standard = document.standard
    promised = tuple(
        f"{labels.MEASURES[each.measure]}: {labels.commitment(each)}"
        + (f". {each.redress.text}" if each.redress else "")
        for each in standard.commitments
    )
    found = (
        Passage(str(labels.FIELDS["commitments"]), promised, is_published=True),
        Passage(
            str(labels.FIELDS["vulnerable_groups"]), standard.vulnerable_groups, is_published=True
        ),
        Passage(
            str(labels.FIELDS["opening"]),
            (standard.opening,) if standard.opening else (),
            is_published=True,
        ),
    )
    return tuple(each for each in found if each.lines)


def _lines(document: ServiceDocument, code: Component) -> tuple[str, ...]:
    group, field = PLACE_OF_COMPONENT[code]
    if group == "delivery":
        return _delivered(document.standard.delivery, code)
    return tuple(str(labels.said(line)) for line in getattr(document.standard.manufacturing, field))


def _delivered(delivery: Delivery, code: Component) -> tuple[str, ...]:
    done = delivery.completion
    receipt = (delivery.proof_of_receipt,) if delivery.proof_of_receipt else ()
    lines: dict[Component, tuple[str, ...]] = {
        Component.REQUIREMENTS: tuple(_requirement(each) for each in delivery.requirements),
        Component.PROCEDURE: tuple(_step(each) for each in delivery.procedure),
        Component.COMPLETION_TIME: (labels.amount(done.value, done.unit),) if done else (),
        Component.FEE: _fee(delivery.fee),
        Component.PRODUCT: (*map(_product, delivery.products), *receipt),
        Component.COMPLAINTS: _complaints(delivery.complaints),
    }
    return lines[code]


def _product(product: Product) -> str:
    proof = product.proof_of_handover
    return f"{product.name}. {proof}" if proof else product.name


def _requirement(asked: Requirement) -> str:
    notes = [
        _("original") if asked.original else "",
        _("%(count)s copies") % {"count": asked.copies} if asked.copies else "",
        asked.needed_when or "",
    ]
    said = "; ".join(note for note in notes if note)
    return f"{asked.text} ({said})" if said else asked.text


def _step(step: Step) -> str:
    time = labels.amount(step.duration.value, step.duration.unit) if step.duration else ""
    who = step.role or str(labels.ACTORS[step.actor])
    return f"{step.text} ({'; '.join(each for each in (who, time) if each)})"


def _fee(fee: Fee | None) -> tuple[str, ...]:
    if fee is None:
        return ()
    if fee.free:
        return (labels.price(fee).capitalize(), *fee.how_to_pay)
    lines = tuple(
        f"{each.text}: {labels.rupiahs(each.amount_rupiah)}"
        + (f" ({each.legal_basis})" if each.legal_basis else "")
        for each in fee.lines
    )
    return (*lines, *fee.how_to_pay)


def _complaints(complaints: Complaints | None) -> tuple[str, ...]:
    if complaints is None:
        return ()
    channels = tuple(
        f"{labels.CHANNELS[each.kind]}: {each.address}" for each in complaints.channels
    )
    within = complaints.answer_within
    answered = (
        (
            _("You get an answer within %(time)s.")
            % {"time": labels.amount(within.value, within.unit)},
        )
        if within
        else ()
    )
    return (*channels, *answered, *complaints.procedure)
