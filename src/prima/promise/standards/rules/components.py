"""Which of the fourteen components a document has, in official order."""

from dataclasses import dataclass
from types import MappingProxyType

from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.document import ServiceDocument

PLACE_OF_COMPONENT = MappingProxyType(
    {
        Component.REQUIREMENTS: ("delivery", "requirements"),
        Component.PROCEDURE: ("delivery", "procedure"),
        Component.COMPLETION_TIME: ("delivery", "completion"),
        Component.FEE: ("delivery", "fee"),
        Component.PRODUCT: ("delivery", "products"),
        Component.COMPLAINTS: ("delivery", "complaints"),
        Component.LEGAL_BASIS: ("manufacturing", "legal_basis"),
        Component.FACILITIES: ("manufacturing", "facilities"),
        Component.COMPETENCE: ("manufacturing", "competence"),
        Component.INTERNAL_SUPERVISION: ("manufacturing", "supervision"),
        Component.STAFF: ("manufacturing", "staff"),
        Component.SERVICE_GUARANTEE: ("manufacturing", "service_guarantee"),
        Component.SAFETY_GUARANTEE: ("manufacturing", "safety_guarantee"),
        Component.EVALUATION: ("manufacturing", "evaluation"),
    }
)


@dataclass(frozen=True)
class ComponentState:
    code: Component
    published: bool
    """Whether the public must see it; the others are for the unit itself."""
    filled: bool
    path: tuple[str, ...]


def components(document: ServiceDocument) -> tuple[ComponentState, ...]:
    return tuple(
        ComponentState(
            code=code,
            published=group == "delivery",
            filled=_is_filled(document, code),
            path=("standard", group, field),
        )
        for code, (group, field) in PLACE_OF_COMPONENT.items()
    )


def _is_filled(document: ServiceDocument, code: Component) -> bool:
    delivery = document.standard.delivery
    if code is Component.FEE:
        return delivery.fee is not None and (delivery.fee.free or bool(delivery.fee.lines))
    if code is Component.COMPLAINTS:
        said = delivery.complaints
        return said is not None and bool(said.channels) and said.answer_within is not None
    group, field = PLACE_OF_COMPONENT[code]
    return bool(getattr(getattr(document.standard, group), field))
