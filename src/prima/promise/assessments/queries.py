"""What can be asked about the assessments of a unit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from prima.foundation.refusals import NotFound
from prima.promise.assessments.models import Assessment
from prima.promise.assessments.rules import (
    Answer,
    Answers,
    Instrument,
    Item,
    Level,
    Standing,
    is_about_a_service,
    standing,
)
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NoSuchAssessment(NotFound):
    code = "no-such-assessment"


@dataclass(frozen=True)
class Newest:
    """Something to be looked at, and how it stood when it was last looked at."""

    instrument: Instrument
    service: "Service | None"
    assessment: Assessment | None

    @property
    def standing(self) -> Standing | None:
        return standing(answers_of(self.assessment)) if self.assessment else None


def overview(unit: "Unit") -> list[Newest]:
    """Return what a unit looks at in itself and in each of its services, with the newest look."""
    newest: dict[tuple[str, int | None], Assessment] = {}
    for assessment in Assessment.objects.filter(unit=unit):
        newest.setdefault((assessment.instrument, assessment.service_id), assessment)
    own = [
        Newest(each, None, newest.get((each, None)))
        for each in Instrument
        if not is_about_a_service(each)
    ]
    around = Instrument.SUPPLEMENTARY
    return own + [
        Newest(around, service, newest.get((around, service.pk))) for service in services_of(unit)
    ]


def assessment_known_as(unit: "Unit", uuid: UUID) -> Assessment:
    found = Assessment.objects.filter(unit=unit, uuid=uuid).select_related("service", "by").first()
    if found is None:
        raise NoSuchAssessment
    return found


def alike(assessment: Assessment) -> QuerySet[Assessment]:
    """Return every look at the same thing, the newest first."""
    return Assessment.objects.filter(
        unit=assessment.unit_id, instrument=assessment.instrument, service=assessment.service_id
    ).select_related("by")


def before(assessment: Assessment) -> Assessment | None:
    """Return the look at the same thing before this one."""
    looks = list(alike(assessment))
    place = looks.index(assessment)
    return looks[place + 1] if place + 1 < len(looks) else None


def answers_of(assessment: Assessment) -> Answers:
    return {
        Item(item): Answer(Level(said["level"]), said["evidence"])
        for item, said in assessment.answers.items()
    }
