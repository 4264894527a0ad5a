"""Writing section by section: keeping what is typed, and saving it unless somebody else did."""

import json
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from prima.foundation.journal.actions import record
from prima.promise.standards.actions.services import import_document
from prima.promise.standards.actions.versions import (
    ChangedMeanwhile,
    DraftExists,
    draft_next_version,
    drafted_again,
)
from prima.promise.standards.models import (
    GroupVision,
    Service,
    SharedVision,
    StandardVersion,
    Unfinished,
    Workbook,
)
from prima.promise.standards.queries import document_of, draft_of, sheets_of, versions_of
from prima.promise.standards.rules import worksheets
from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.prefilling import drafted
from prima.promise.standards.rules.reading import read_document, read_part
from prima.promise.standards.rules.sections import Section
from prima.promise.standards.rules.typed import Tree, Typed, changed, mark_of_typed, typed_of
from prima.promise.standards.rules.visions import Sentence

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


@transaction.atomic
def begin_next_version(
    service: Service, *, at: datetime, by: "Person | None" = None
) -> StandardVersion:
    """Begin the next version with what the newest says."""
    if draft_of(service) is not None:
        raise DraftExists
    return draft_next_version(service, document_of(versions_of(service)[0]), at=at, by=by)


def keep_typing(
    about: UUID, section: str, typed: Typed, *, mark: str, at: datetime, by: "Person"
) -> None:
    """Keep what somebody typed and has not saved. Nothing is promised by it, so no entry is made.

    The mark is that of the section as it was when the typing began.
    """
    Unfinished.objects.update_or_create(
        about=about,
        section=section,
        person=by,
        defaults={"typed": typed, "mark": mark, "kept_at": at},
    )


def forget_typing(about: UUID, section: str, *, by: "Person") -> None:
    Unfinished.objects.filter(about=about, section=section, person=by).delete()


@transaction.atomic
def save_section(
    version: StandardVersion,
    section: Section,
    typed: Typed,
    *,
    mark: str,
    at: datetime,
    by: "Person",
) -> StandardVersion:
    """Put a section of a draft in the place of what it said, only if it still says that (its mark).

    Other sections stay as they are now, whoever changed them meanwhile. Raises
    `UnreadableDocument` with all that is wrong.
    """
    with drafted_again(version, at=at, by=by) as draft:
        tree = _with_section(draft.document, section, typed, mark, ServiceDocument)
        draft.document = read_document(tree).model_dump(mode="json")
    forget_typing(version.uuid, section.code, by=by)
    return draft


@transaction.atomic
def begin_workbook(
    unit: "Unit", name: str, *, at: datetime, by: "Person | None" = None
) -> Workbook:
    """Open the worksheets of a service that does not stand in the catalogue yet, or anew."""
    sheet = worksheets.Workbook(service=worksheets.ServiceSheet(name=name))
    workbook = Workbook.objects.create(
        unit=unit, document=sheet.model_dump(mode="json"), begun_by=by, begun_at=at
    )
    record("workbook.begun", f"workbook:{workbook.uuid}", unit_id=unit.pk, at=at, by=by)
    return workbook


@transaction.atomic
def save_sheet(
    workbook: Workbook, section: Section, typed: Typed, *, mark: str, at: datetime, by: "Person"
) -> Workbook:
    """Put a worksheet in the place of what it said, only if it still says that (its mark)."""
    locked = Workbook.objects.select_for_update().get(pk=workbook.pk)
    tree = _with_section(locked.document, section, typed, mark, worksheets.Workbook)
    locked.document = read_part(tree, worksheets.Workbook).model_dump(mode="json")
    locked.save(update_fields=["document"])
    forget_typing(locked.uuid, section.code, by=by)
    subject = f"workbook:{locked.uuid}"
    record("workbook.filled", subject, unit_id=locked.unit_id, at=at, by=by, section=section.code)
    return locked


@transaction.atomic
def draft_from_workbook(
    workbook: Workbook, *, at: datetime, by: "Person | None" = None
) -> StandardVersion:
    """Draft the standard that the worksheets amount to."""
    locked = Workbook.objects.select_for_update().get(pk=workbook.pk)
    document = drafted(sheets_of(locked))
    draft = import_document(locked.unit, document, at=at, by=by)
    locked.service = draft.standard.service
    locked.save(update_fields=["service"])
    return draft


@transaction.atomic
def write_vision(
    unit: "Unit",
    group: str,
    vision: str,
    missions: tuple[str, ...],
    *,
    at: datetime,
    by: "Person | None" = None,
) -> GroupVision:
    """Write down what a group thinks; each group has its own, so none overwrites another."""
    written, _is_new = GroupVision.objects.update_or_create(
        unit=unit,
        group=group,
        defaults={
            "vision": vision,
            "missions": list(missions),
            "written_by": by,
            "written_at": at,
        },
    )
    record("vision.written", f"group-vision:{written.uuid}", unit_id=unit.pk, at=at, by=by)
    return written


@transaction.atomic
def agree_vision(
    unit: "Unit",
    vision: tuple[Sentence, ...],
    missions: tuple[Sentence, ...],
    *,
    at: datetime,
    by: "Person | None" = None,
) -> SharedVision:
    """Merge the visions of the groups into one, each sentence with whom it came from."""
    agreed = SharedVision.objects.create(
        unit=unit,
        vision=[_plain(each) for each in vision],
        missions=[_plain(each) for each in missions],
        by=by,
        agreed_at=at,
    )
    record("vision.agreed", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by)
    return agreed


def _with_section(
    document: Tree, section: Section, typed: Typed, mark: str, root: type[Part]
) -> str:
    if mark != mark_of_typed(typed_of(document, section, root)):
        raise ChangedMeanwhile
    return json.dumps(changed(document, typed, section, root))


def _plain(sentence: Sentence) -> dict[str, object]:
    return {"text": sentence.text, "groups": list(sentence.groups)}
