"""Drafting, revising and declaring the versions of a charter."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.lifecycle import IllegalMove
from prima.promise.charter.models import Charter, CharterVersion, Declaration
from prima.promise.charter.queries import document_of, mark_of
from prima.promise.charter.rules.completeness import missing
from prima.promise.charter.rules.document import CharterDocument
from prima.promise.charter.rules.template import charter_template
from prima.promise.standards.rules.versions import LIFECYCLE, Move, State

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


class NotADraft(Refusal):
    code = "charter-not-a-draft"
    message = _("This charter was declared. A promise that was made is never edited.")
    advice = _("Draft the next version instead.")


class DraftExists(Refusal):
    code = "charter-draft-exists"
    message = _("There is already a draft of the next charter.")
    advice = _("Continue with that draft, or declare it first.")


class ChangedMeanwhile(Refusal):
    code = "charter-changed-meanwhile"
    message = _("Somebody else saved this draft after you opened it.")
    advice = _("Copy your text, load the page again, and put your changes into the new text.")


class TooEarly(Refusal):
    code = "charter-too-early"
    status = 422
    message = _("A charter comes into force today or later, and after the one before it.")
    advice = _("Choose a later day.")


class CharterIncomplete(Refusal):
    code = "charter-incomplete"
    status = 422
    message = _("The charter is not complete yet.")
    advice = _("Fill in what the draft's page says is missing.")


@transaction.atomic
def draft_charter(unit: "Unit", *, at: datetime, by: "Person | None" = None) -> CharterVersion:
    """Begin the next version: with what the newest one says, else with the template."""
    charter, _is_new = Charter.objects.get_or_create(unit=unit)
    locked = Charter.objects.select_for_update().get(pk=charter.pk)
    newest = locked.versions.first()
    if newest is not None and newest.state == State.DRAFT:
        raise DraftExists
    draft = CharterVersion.objects.create(
        charter=locked,
        number=newest.number + 1 if newest else 1,
        document=newest.document if newest else charter_template().model_dump(mode="json"),
        drafted_by=by,
        drafted_at=at,
    )
    _record("charter.drafted", draft, at=at, by=by)
    return draft


@transaction.atomic
def revise_charter(
    version: CharterVersion,
    document: CharterDocument,
    *,
    mark: str,
    at: datetime,
    by: "Person | None" = None,
) -> CharterVersion:
    """Let a draft say something else, only if it still says what was read."""
    draft = _moved(version, Move.REVISE)
    _require_mark(draft, mark)
    draft.document = document.model_dump(mode="json")
    draft.save(update_fields=["document"])
    _record("charter.revised", draft, at=at, by=by)
    return draft


@transaction.atomic
def declare_charter(
    version: CharterVersion,
    *,
    in_force_on: date,
    why: str,
    mark: str,
    at: datetime,
    today: date,
    decree: str = "",
    by: "Person | None" = None,
) -> Declaration:
    """Bring a draft into force on a day. `today` is the day in the unit's own time zone."""
    draft = _moved(version, Move.PUBLISH)
    _require_mark(draft, mark)
    if missing(document_of(draft)):
        raise CharterIncomplete
    newest = draft.charter.declarations.select_related("new").first()
    if in_force_on < today or (newest is not None and in_force_on <= newest.in_force_on):
        raise TooEarly
    draft.save(update_fields=["state"])
    declaration = Declaration.objects.create(
        charter=draft.charter,
        old=newest.new if newest else None,
        new=draft,
        in_force_on=in_force_on,
        declared_at=at,
        by=by,
        why=why,
        decree=decree,
    )
    _record("charter.declared", draft, at=at, by=by, in_force_on=str(in_force_on))
    return declaration


def _moved(version: CharterVersion, move: Move) -> CharterVersion:
    """Lock the version, so that nobody revises what somebody else is declaring."""
    locked = (
        CharterVersion.objects.select_for_update(of=("self",))
        .select_related("charter__unit")
        .get(pk=version.pk)
    )
    try:
        locked.state = LIFECYCLE.after(State(locked.state), move)
    except IllegalMove as refused:
        raise NotADraft from refused
    return locked


def _require_mark(draft: CharterVersion, mark: str) -> None:
    if mark != mark_of(draft):
        raise ChangedMeanwhile


def _record(
    verb: str, version: CharterVersion, *, at: datetime, by: "Person | None", **details: str
) -> None:
    subject = f"charter-version:{version.uuid}"
    unit_id = version.charter.unit_id
    record(verb, subject, unit_id=unit_id, at=at, by=by, number=version.number, **details)
