"""What can be asked about what is being written."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from prima.foundation.refusals import NotFound
from prima.promise.standards.models import GroupVision, SharedVision, Unfinished, Workbook
from prima.promise.standards.rules import worksheets

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


class NoSuchWorkbook(NotFound):
    code = "no-such-workbook"


class NoSuchVision(NotFound):
    code = "no-such-vision"


def unfinished(about: UUID, section: str, person: "Person") -> Unfinished | None:
    return Unfinished.objects.filter(about=about, section=section, person=person).first()


def unfinished_sections(about: UUID, person: "Person") -> frozenset[str]:
    """Return the sections in which this person typed something that is not saved."""
    found = Unfinished.objects.filter(about=about, person=person)
    return frozenset(found.values_list("section", flat=True))


def workbooks_of(unit: "Unit") -> QuerySet[Workbook]:
    return Workbook.objects.filter(unit=unit).select_related("service")


def workbook_known_as(unit: "Unit", uuid: UUID) -> Workbook:
    workbook = workbooks_of(unit).filter(uuid=uuid).first()
    if workbook is None:
        raise NoSuchWorkbook
    return workbook


def sheets_of(workbook: Workbook) -> worksheets.Workbook:
    """Return what a workbook says, as a value."""
    return worksheets.Workbook.model_validate(workbook.document)


def group_visions(unit: "Unit") -> QuerySet[GroupVision]:
    return GroupVision.objects.filter(unit=unit)


def group_vision_known_as(unit: "Unit", uuid: UUID) -> GroupVision:
    vision = group_visions(unit).filter(uuid=uuid).first()
    if vision is None:
        raise NoSuchVision
    return vision


def shared_vision(unit: "Unit") -> SharedVision | None:
    """Return the vision that holds: the one agreed last."""
    return SharedVision.objects.filter(unit=unit).first()
