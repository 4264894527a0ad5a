"""What can be asked about the procedures of a unit."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from prima.foundation.people.queries import people_of
from prima.foundation.people.rules import RoleKind
from prima.foundation.refusals import NotFound
from prima.promise.procedures.models import (
    Acknowledgement,
    Check,
    Procedure,
    ProcedureVersion,
    Ratification,
)
from prima.promise.procedures.rules.completeness import missing
from prima.promise.procedures.rules.conflicts import Conflict, conflicts
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.procedures.rules.lifecycle import (
    RATIFIED,
    WRITTEN,
    Readiness,
    State,
    evaluation_due,
)
from prima.promise.standards import queries as standards
from prima.promise.standards.rules.document import ServiceDocument

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NoSuchProcedure(NotFound):
    code = "no-such-procedure"


class NoSuchProcedureVersion(NotFound):
    code = "no-such-procedure-version"


@dataclass(frozen=True)
class Reader:
    """Somebody who must know a version, and since when they do."""

    person: "Person"
    understood_at: datetime | None


@dataclass(frozen=True)
class RegisterLine:
    """A procedure as its unit sees it."""

    procedure: Procedure
    promised: ProcedureVersion | None
    written: ProcedureVersion | None
    unread: int
    evaluation_due: bool


def procedures_of(unit: "Unit") -> QuerySet[Procedure]:
    return Procedure.objects.filter(unit=unit).select_related("unit", "service").order_by("title")


def procedure_named(unit: "Unit", code: str) -> Procedure:
    procedure = procedures_of(unit).filter(code=code).first()
    if procedure is None:
        raise NoSuchProcedure
    return procedure


def services_without_procedure(unit: "Unit") -> list["Service"]:
    """Return the services of a unit whose steps could become a procedure."""
    taken = set(procedures_of(unit).values_list("service", flat=True))
    return [service for service in standards.services_of(unit) if service.pk not in taken]


def standard_of(service: "Service", on: date) -> ServiceDocument | None:
    """Return the standard in force on a day, else the newest that was written."""
    version = standards.in_force(service, on) or standards.versions_of(service).first()
    return standards.document_of(version) if version else None


def register(unit: "Unit", at: datetime, today: date) -> list[RegisterLine]:
    return [
        RegisterLine(
            procedure,
            promised,
            written_version(procedure),
            sum(not reader.understood_at for reader in readers(promised, at)) if promised else 0,
            is_evaluation_due(promised, today) if promised else False,
        )
        for procedure in procedures_of(unit)
        for promised in [in_force(procedure, today)]
    ]


def versions_of(procedure: Procedure) -> QuerySet[ProcedureVersion]:
    """Return every version, the newest first, with its ratification if it has one."""
    return ProcedureVersion.objects.filter(procedure=procedure).select_related(
        "ratification__by", "drafted_by", "procedure__unit", "procedure__service"
    )


def version_of(procedure: Procedure, number: int) -> ProcedureVersion:
    version = versions_of(procedure).filter(number=number).first()
    if version is None:
        raise NoSuchProcedureVersion
    return version


def version_known_as(uuid: UUID) -> ProcedureVersion:
    """Return a ratified version by what its printed copy bears; a draft is nobody's to see."""
    version = (
        ProcedureVersion.objects.filter(uuid=uuid, state__in=RATIFIED)
        .select_related("procedure__unit", "ratification")
        .first()
    )
    if version is None:
        raise NoSuchProcedureVersion
    return version


def written_version(procedure: Procedure) -> ProcedureVersion | None:
    """Return the version that is being written, if there is one."""
    return versions_of(procedure).filter(state__in=WRITTEN).first()


def in_force(procedure: Procedure, on: date) -> ProcedureVersion | None:
    ratification = (
        Ratification.objects.filter(procedure=procedure, effective_on__lte=on)
        .select_related("new__procedure__unit", "new__procedure__service", "new__ratification")
        .order_by("-effective_on")
        .first()
    )
    return ratification.new if ratification else None


def document_of(version: ProcedureVersion) -> ProcedureDocument:
    return ProcedureDocument.model_validate(version.document)


def mark_of(version: ProcedureVersion) -> str:
    """Return a mark that is another one as soon as the version says anything else."""
    said = [version.document, version.need, version.team, version.trial, version.state]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def conflicts_of(version: ProcedureVersion, on: date) -> tuple[Conflict, ...]:
    """Return where a version contradicts the standard of its service on a day."""
    service = version.procedure.service
    standard = standard_of(service, on) if service else None
    return conflicts(standard, document_of(version)) if standard else ()


def readiness(version: ProcedureVersion, at: datetime, today: date) -> Readiness:
    """Return the facts that decide whether a version may move on."""
    state = State(version.state)
    is_ratified = state in RATIFIED
    return Readiness(
        state,
        version.need,
        version.team,
        version.trial,
        lacks=0 if is_ratified else len(missing(document_of(version))),
        conflicts=0 if is_ratified else len(conflicts_of(version, today)),
        not_understood_by=sum(not reader.understood_at for reader in readers(version, at)),
        is_in_force=is_ratified and version.ratification.effective_on <= today,
    )


def readers(version: ProcedureVersion, at: datetime) -> list[Reader]:
    """Return the officers of the unit, and who of them has understood this version."""
    understood = dict(
        Acknowledgement.objects.filter(version=version).values_list("person_id", "understood_at")
    )
    officers = people_of(version.procedure.unit, at).filter(kind=RoleKind.OFFICER)
    people = dict.fromkeys(role.person for role in officers)
    return [Reader(person, understood.get(person.pk)) for person in people]


def has_understood(version: ProcedureVersion, person: "Person") -> bool:
    return Acknowledgement.objects.filter(version=version, person=person).exists()


def checks_of(version: ProcedureVersion) -> QuerySet[Check]:
    return Check.objects.filter(version=version).select_related("by")


def is_evaluation_due(version: ProcedureVersion, today: date) -> bool:
    held = list(version.evaluations.values_list("held_on", flat=True))
    return evaluation_due(version.ratification.effective_on, held, today)
