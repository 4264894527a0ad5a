"""Whether a service has become more work for people than it was, or than it is elsewhere."""

from collections.abc import Iterator
from statistics import median_low

from prima.promise.standards.rules.burden import Burden, burden
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import (
    DELIVERY,
    Finding,
    FindingCode,
    Surroundings,
)

_PLACES = {
    "steps": (*DELIVERY, "procedure"),
    "documents": (*DELIVERY, "requirements"),
    "visits": (*DELIVERY, "procedure"),
}
_BEFORE = {
    "steps": FindingCode.MORE_STEPS_THAN_BEFORE,
    "documents": FindingCode.MORE_DOCUMENTS_THAN_BEFORE,
    "visits": FindingCode.MORE_VISITS_THAN_BEFORE,
}
_ELSEWHERE = {
    "steps": FindingCode.MORE_STEPS_THAN_ELSEWHERE,
    "documents": FindingCode.MORE_DOCUMENTS_THAN_ELSEWHERE,
    "visits": FindingCode.MORE_VISITS_THAN_ELSEWHERE,
}


def growth(document: ServiceDocument, beside: Surroundings) -> Iterator[Finding]:
    """Compare with the version before, and with the middle one of the other units."""
    now = burden(document)
    if beside.before:
        yield from _more(now, burden(beside.before), _BEFORE)
    if beside.elsewhere:
        others = [burden(each.document) for each in beside.elsewhere]
        middle = Burden(
            **{each: median_low(getattr(other, each) for other in others) for each in _PLACES},
            copies=0,
            minutes=None,
            rupiah=None,
        )
        yield from _more(now, middle, _ELSEWHERE)


def _more(now: Burden, other: Burden, codes: dict[str, FindingCode]) -> Iterator[Finding]:
    for field, code in codes.items():
        counted, compared = getattr(now, field), getattr(other, field)
        if counted > compared:
            yield Finding(code, _PLACES[field], counted=counted, compared=compared)
