"""The way of a version: its stages, what was worked out at each, and its ratification."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.lifecycle import IllegalMove
from prima.promise.standards.actions.versions import NotADraft, publish_version
from prima.promise.standards.models import (
    Decree,
    Making,
    Publication,
    Review,
    SignedCopy,
    Spreading,
    StandardVersion,
)
from prima.promise.standards.queries import process_of, stage_of
from prima.promise.standards.rules.making import (
    FIELDS_OF_STAGE,
    LIFECYCLE,
    Channel,
    Lack,
    Missing,
    Move,
    Stage,
    Verdict,
    missing,
)
from prima.promise.standards.rules.versions import State

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

LARGEST_COPY = 5 * 1024 * 1024


class AlreadyBegun(Refusal):
    code = "making-begun"
    message = _("The way of this version has already begun.")
    advice = _("Continue with it.")


class NotNow(Refusal):
    code = "making-not-now"
    message = _("This cannot be done in this stage.")
    advice = _("Load the page again: it says which stage the standard is in, and what comes next.")


class StillMissing(Refusal):
    """Something stands before the next stage; `lacks` names it."""

    code = "making-still-missing"
    message = _("Something is still missing before the next stage.")
    advice = _("The page of the way names it. Do that first.")

    def __init__(self, lacks: tuple[Lack, ...]) -> None:
        super().__init__()
        self.lacks = lacks


class NotAPdf(Refusal):
    code = "not-a-pdf"
    status = 422
    message = _("This file is not a PDF of at most 5 MB.")
    advice = _("Scan the signed decree as PDF, in black and white if it is too large.")


class CopyExists(Refusal):
    code = "signed-copy-exists"
    message = _("The signed decree is already attached. It is never replaced.")
    advice = _("If it is the wrong one, publish a next version with the right one.")


@dataclass(frozen=True)
class Signed:
    """The decree by which a version is laid down."""

    number: str
    dated_on: date
    signer_name: str
    signer_position: str


@transaction.atomic
def begin_making(version: StandardVersion, *, at: datetime, by: "Person | None" = None) -> Making:
    """Begin the way of a draft, at the preparation."""
    if version.state != State.DRAFT:
        raise NotADraft
    making, is_new = Making.objects.get_or_create(
        version=version, defaults={"begun_by": by, "begun_at": at}
    )
    if not is_new:
        raise AlreadyBegun
    _record("making.begun", making, at=at, by=by)
    return making


@transaction.atomic
def write_making(
    making: Making, *, at: datetime, by: "Person | None" = None, **said: str | date | None
) -> Making:
    """Write down what was worked out at the stage at hand: only the fields of that stage."""
    locked = _locked(making)
    if not set(said) <= FIELDS_OF_STAGE.get(stage_of(locked), frozenset()):
        raise NotNow
    for field, value in said.items():
        setattr(locked, field, value)
    locked.save(update_fields=list(said))
    _record("making.written", locked, at=at, by=by, stage=locked.stage)
    return locked


@transaction.atomic
def advance_making(
    making: Making, *, at: datetime, today: date, by: "Person | None" = None
) -> Making:
    """Go on to the next stage, when nothing is missing any more."""
    locked = _locked(making)
    lacks = missing(process_of(locked), today)
    if lacks:
        raise StillMissing(lacks)
    return _moved(locked, Move.ADVANCE, at=at, by=by)


@transaction.atomic
def redraft(making: Making, *, at: datetime, by: "Person | None" = None) -> Making:
    """Go back to the drafting, with what the public or the trial taught."""
    return _moved(_locked(making), Move.REDRAFT, at=at, by=by)


@transaction.atomic
def ratify_version(
    making: Making,
    signed: Signed,
    *,
    in_force_on: date,
    review_due_on: date,
    why: str,
    mark: str,
    at: datetime,
    today: date,
    by: "Person | None" = None,
) -> Publication:
    """Lay a version down by decree: from then on it never changes."""
    locked = _locked(making)
    lacks = tuple(
        each for each in missing(process_of(locked), today) if each.code is not Missing.DECREE
    )
    if stage_of(locked) is Stage.RATIFICATION and lacks:
        raise StillMissing(lacks)
    publication = publish_version(
        locked.version,
        in_force_on=in_force_on,
        why=why,
        decree=f"{signed.number}, {signed.dated_on:%d-%m-%Y}",
        mark=mark,
        at=at,
        today=today,
        by=by,
    )
    Decree.objects.create(
        version=locked.version,
        number=signed.number,
        dated_on=signed.dated_on,
        signer_name=signed.signer_name,
        signer_position=signed.signer_position,
    )
    locked.review_due_on = review_due_on
    locked.save(update_fields=["review_due_on"])
    _moved(locked, Move.RATIFY, at=at, by=by)
    return publication


@transaction.atomic
def attach_signed_copy(
    version: StandardVersion,
    content: bytes,
    name: str,
    *,
    at: datetime,
    by: "Person | None" = None,
) -> SignedCopy:
    """Keep the scan of the signed decree with a version that was published."""
    if version.state != State.PUBLISHED:
        raise NotNow
    if len(content) > LARGEST_COPY or not content.startswith(b"%PDF-"):
        raise NotAPdf
    digest = hashlib.sha256(content).hexdigest()
    copy, is_new = SignedCopy.objects.get_or_create(
        version=version,
        defaults={
            "content": content,
            "sha256": digest,
            "name": name,
            "by": by,
            "attached_at": at,
        },
    )
    if not is_new:
        raise CopyExists
    _record_version("standard.signed-copy-attached", version, at=at, by=by, sha256=digest)
    return copy


@transaction.atomic
def spread(
    version: StandardVersion,
    *,
    spread_on: date,
    channel: Channel,
    audience: str,
    at: datetime,
    by: "Person | None" = None,
) -> Spreading:
    """Write down that a published version was made known."""
    if version.state != State.PUBLISHED:
        raise NotNow
    spreading = Spreading.objects.create(
        version=version,
        spread_on=spread_on,
        channel=channel,
        audience=audience,
        by=by,
        recorded_at=at,
    )
    _record_version("standard.made-known", version, at=at, by=by, channel=channel)
    return spreading


@transaction.atomic
def review_standard(
    making: Making,
    *,
    held_on: date,
    found: str,
    verdict: Verdict,
    review_due_on: date,
    at: datetime,
    by: "Person | None" = None,
) -> Review:
    """Write down what the review found, and when the next one is due."""
    locked = _locked(making)
    moved = _moved(locked, Move.REVIEWED, at=at, by=by)
    moved.review_due_on = review_due_on
    moved.save(update_fields=["review_due_on"])
    return Review.objects.create(
        version=locked.version,
        held_on=held_on,
        found=found,
        verdict=verdict,
        by=by,
        recorded_at=at,
    )


def _locked(making: Making) -> Making:
    """Lock the row, so that two people cannot both make the same move."""
    return (
        Making.objects.select_for_update(of=("self",))
        .select_related("version__standard__service__unit")
        .get(pk=making.pk)
    )


def _moved(making: Making, move: Move, *, at: datetime, by: "Person | None") -> Making:
    # Just ratified, the version is published already; the stage in the row is the one before.
    stage = Stage(making.stage) if move is Move.RATIFY else stage_of(making)
    try:
        making.stage = LIFECYCLE.after(stage, move)
    except IllegalMove as refused:
        raise NotNow from refused
    making.save(update_fields=["stage"])
    _record("making.moved", making, at=at, by=by, stage=making.stage)
    return making


def _record(
    verb: str, making: Making, *, at: datetime, by: "Person | None", **details: str
) -> None:
    _record_version(verb, making.version, at=at, by=by, **details)


def _record_version(
    verb: str, version: StandardVersion, *, at: datetime, by: "Person | None", **details: str
) -> None:
    subject = f"standard-version:{version.uuid}"
    unit_id = version.standard.service.unit_id
    record(verb, subject, unit_id=unit_id, at=at, by=by, number=version.number, **details)
