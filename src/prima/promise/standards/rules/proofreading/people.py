"""Whether offices are named, not persons, and it says what everybody here must know."""

import re
from collections.abc import Iterator

from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import (
    DELIVERY,
    MANUFACTURING,
    Finding,
    FindingCode,
    Path,
)

# Titles before and after a name, and the number of a civil servant.
_A_PERSON = re.compile(
    r"\bNIP\b|\b(?:Bapak|Bpk|Sdr|Sdri|Hj?|Drs|Dra|Ir|[Dd]r|[Dd]rg)\.?\s+[A-Z][a-z]"
    r"|,\s*(?:S\.?\s?[A-Z]|M\.?\s?[A-Z]|A\.?Md|SKM|SH|SE|Ns\.)"
)


def people(document: ServiceDocument) -> Iterator[Finding]:
    for path, said in _offices(document):
        if said and _A_PERSON.search(said):
            yield Finding(FindingCode.NAMES_A_PERSON, path, quoted=said)
    inside = document.standard.manufacturing
    skilled = {each.role.casefold() for each in inside.competence}
    for staff in inside.staff:
        if skilled and staff.role.casefold() not in skilled:
            path = (*MANUFACTURING, "staff", staff.role)
            yield Finding(FindingCode.STAFF_WITHOUT_COMPETENCE, path, quoted=staff.role)


def _offices(document: ServiceDocument) -> Iterator[tuple[Path, str | None]]:
    delivery, inside = document.standard.delivery, document.standard.manufacturing
    yield ("service", "responsible"), document.service.responsible
    if delivery.complaints:
        yield (*DELIVERY, "complaints", "officer"), delivery.complaints.officer
    for step in delivery.procedure:
        yield (*DELIVERY, "procedure", step.code, "role"), step.role
    for staff in inside.staff:
        yield (*MANUFACTURING, "staff", staff.role), staff.role
