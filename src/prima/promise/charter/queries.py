"""What can be asked about the charter of a unit."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from prima.foundation.refusals import NotFound
from prima.promise.charter.models import CharterVersion, Declaration
from prima.promise.charter.rules.document import CharterDocument, Guarantee
from prima.promise.charter.rules.guarantees import guarantee_of
from prima.promise.standards.queries import document_of as standard_document
from prima.promise.standards.queries import versions_in_force
from prima.promise.standards.rules.versions import State

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service
    from prima.promise.standards.rules.commitments import Commitment


class NoSuchCharter(NotFound):
    code = "no-such-charter"


@dataclass(frozen=True)
class StandardLine:
    """A guarantee that a standard in force gives, in the words of the standard."""

    service: "Service"
    commitment: "Commitment"
    guarantee: Guarantee | None

    @property
    def redress(self) -> str:
        return self.commitment.redress.text if self.commitment.redress else ""


def in_force(unit: "Unit", on: date) -> CharterVersion | None:
    """Return the charter that a unit declares on a day, if it does."""
    declaration = (
        Declaration.objects.filter(charter__unit=unit, in_force_on__lte=on)
        .select_related("new__declaration", "new__charter__unit")
        .order_by("-in_force_on")
        .first()
    )
    return declaration.new if declaration else None


def charter_in_force(unit: "Unit", on: date) -> CharterVersion:
    version = in_force(unit, on)
    if version is None:
        raise NoSuchCharter
    return version


def versions_of(unit: "Unit") -> QuerySet[CharterVersion]:
    """Return every version, the newest first, with its declaration if it has one."""
    return CharterVersion.objects.filter(charter__unit=unit).select_related(
        "declaration__by", "drafted_by", "charter__unit"
    )


def version_of(unit: "Unit", number: int) -> CharterVersion:
    version = versions_of(unit).filter(number=number).first()
    if version is None:
        raise NoSuchCharter
    return version


def draft_of(unit: "Unit") -> CharterVersion | None:
    return versions_of(unit).filter(state=State.DRAFT).first()


def the_draft_of(unit: "Unit") -> CharterVersion:
    draft = draft_of(unit)
    if draft is None:
        raise NoSuchCharter
    return draft


def document_of(version: CharterVersion) -> CharterDocument:
    return CharterDocument.model_validate(version.document)


def mark_of(version: CharterVersion) -> str:
    """Return a mark that is another one as soon as the version says anything else."""
    text = json.dumps(version.document, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def lines_of_standards(unit: "Unit", on: date) -> list[StandardLine]:
    """Return what the standards in force owe when they are broken, service by service."""
    return [
        StandardLine(service, line, guarantee_of(service.code, line))
        for version in versions_in_force(unit, on)
        for service in [version.standard.service]
        for line in standard_document(version).standard.commitments
        if line.redress is not None
    ]
