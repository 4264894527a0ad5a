"""Drafting, revising and publishing the versions of a standard."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.lifecycle import IllegalMove
from prima.promise.standards.models import (
    Publication,
    Service,
    Standard,
    StandardVersion,
    Unfinished,
)
from prima.promise.standards.queries import mark_of
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.versions import LIFECYCLE, Move, State

if TYPE_CHECKING:
    from prima.foundation.people.models import Person


class NotADraft(Refusal):
    code = "not-a-draft"
    message = _("This version was published. A promise that was made is never edited.")
    advice = _("Draft the next version instead.")


class DraftExists(Refusal):
    code = "draft-exists"
    message = _("There is already a draft of the next version.")
    advice = _("Continue with that draft, or publish it first.")


class ChangedMeanwhile(Refusal):
    code = "changed-meanwhile"
    message = _("Somebody else saved this draft after you opened it.")
    advice = _("Copy your text, load the page again, and put your changes into the new text.")


class TooEarly(Refusal):
    code = "too-early"
    status = 422
    message = _("A version comes into force today or later, and after the one before it.")
    advice = _("Choose a later day.")


class OtherService(Refusal):
    code = "other-service"
    status = 422
    message = _("This document is about another service: its code differs.")
    advice = _("Open the service that it is about, or correct the code in the document.")


@transaction.atomic
def draft_next_version(
    service: Service, document: ServiceDocument, *, at: datetime, by: "Person | None" = None
) -> StandardVersion:
    standard = Standard.objects.select_for_update().get(service=service)
    if standard.versions.filter(state=State.DRAFT).exists():
        raise DraftExists
    return new_draft(standard, document, at=at, by=by)


@transaction.atomic
def revise_draft(
    version: StandardVersion,
    document: ServiceDocument,
    *,
    at: datetime,
    by: "Person | None" = None,
    mark: str | None = None,
) -> StandardVersion:
    """Let a draft say something else. With the mark of what was read, only if it still says so."""
    with drafted_again(version, at=at, by=by) as draft:
        _require_mark(draft, mark)
        _require_same_service(draft.standard, document)
        draft.document = document.model_dump(mode="json")
    return draft


@contextmanager
def drafted_again(
    version: StandardVersion, *, at: datetime, by: "Person | None"
) -> Iterator[StandardVersion]:
    """Hold a draft while it is changed, then keep it. Inside the caller's transaction only."""
    draft = _moved(version, Move.REVISE)
    yield draft
    draft.save(update_fields=["document"])
    _record("standard.revised", draft, at=at, by=by)


@transaction.atomic
def publish_version(
    version: StandardVersion,
    *,
    in_force_on: date,
    why: str,
    at: datetime,
    today: date,
    decree: str = "",
    by: "Person | None" = None,
    mark: str | None = None,
) -> Publication:
    """Bring a draft into force on a day. From then on new tickets are promised under it.

    `today` is the day in the unit's own time zone: a promise is never made for the past, nor
    before the version that it replaces. With the mark of what was read, only that is published.
    """
    draft = _moved(version, Move.PUBLISH)
    _require_mark(draft, mark)
    newest = draft.standard.publications.select_related("new").first()
    if in_force_on < today or (newest is not None and in_force_on <= newest.in_force_on):
        raise TooEarly
    draft.save(update_fields=["state"])
    publication = Publication.objects.create(
        standard=draft.standard,
        old=newest.new if newest else None,
        new=draft,
        in_force_on=in_force_on,
        published_at=at,
        by=by,
        why=why,
        decree=decree,
    )
    Unfinished.objects.filter(about=draft.uuid).delete()  # there is nowhere left to save it
    name = draft.document["service"]["name"]
    Service.objects.filter(pk=draft.standard.service_id).update(name=name)
    _record("standard.published", draft, at=at, by=by, in_force_on=str(in_force_on))
    return publication


def new_draft(
    standard: Standard, document: ServiceDocument, *, at: datetime, by: "Person | None"
) -> StandardVersion:
    """Add a draft after the newest version. The caller holds the standard."""
    _require_same_service(standard, document)
    newest = standard.versions.first()
    draft = StandardVersion.objects.create(
        standard=standard,
        number=newest.number + 1 if newest else 1,
        document=document.model_dump(mode="json"),
        drafted_by=by,
        drafted_at=at,
    )
    _record("standard.drafted", draft, at=at, by=by)
    return draft


def _moved(version: StandardVersion, move: Move) -> StandardVersion:
    """Lock the version, so that nobody revises what somebody else is publishing."""
    locked = (
        StandardVersion.objects.select_for_update(of=("self",))
        .select_related("standard__service")
        .get(pk=version.pk)
    )
    try:
        locked.state = LIFECYCLE.after(State(locked.state), move)
    except IllegalMove as refused:
        raise NotADraft from refused
    return locked


def _require_same_service(standard: Standard, document: ServiceDocument) -> None:
    if document.service.code != standard.service.code:
        raise OtherService


def _require_mark(draft: StandardVersion, mark: str | None) -> None:
    if mark is not None and mark != mark_of(draft):
        raise ChangedMeanwhile


def _record(
    verb: str,
    version: StandardVersion,
    *,
    at: datetime,
    by: "Person | None",
    **details: str,
) -> None:
    service = version.standard.service
    subject = f"standard-version:{version.uuid}"
    record(verb, subject, unit_id=service.unit_id, at=at, by=by, number=version.number, **details)
