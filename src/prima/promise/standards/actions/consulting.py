"""Asking the public about a draft: comments and their answers, forums and what was undertaken."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.promise.standards.models import Comment, Forum, Making, Undertaking
from prima.promise.standards.queries import comment_known_as, stage_of, undertaking_known_as
from prima.promise.standards.rules.making import Group, Stage, is_open

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

MOST_WAITING = 500
"""A flood of comments is stopped before nobody can read them any more."""


class NotOpen(Refusal):
    code = "consultation-not-open"
    message = _("No comments are taken on this draft now.")
    advice = _("Tell the unit what you think at its counter or by its complaint channels.")


class TooManyWaiting(Refusal):
    code = "too-many-comments"
    status = 429
    message = _("Too many comments wait for an answer.")
    advice = _("Try again in some days, or tell the unit at its counter.")


class AlreadyAnswered(Refusal):
    code = "comment-answered"
    message = _("Somebody has already answered this comment.")
    advice = _("Read the answer. It stays as it is.")


class NobodyThere(Refusal):
    code = "nobody-at-forum"
    status = 422
    message = _("A forum needs people: the numbers of all groups are zero.")
    advice = _("Count who was there, group by group.")


@dataclass(frozen=True)
class Meeting:
    """What the minutes of a forum say."""

    held_on: date
    place: str
    summary: str
    people: dict[Group, int]


@transaction.atomic
def comment(making: Making, text: str, name: str, *, at: datetime, today: date) -> Comment:
    """Take what somebody says about a draft that is open for comments."""
    locked = _locked(making)
    takes = stage_of(locked) is Stage.CONSULTATION
    if not takes or not is_open(locked.opens_on, locked.closes_on, today):
        raise NotOpen
    if locked.comments.filter(answered_at=None).count() >= MOST_WAITING:
        raise TooManyWaiting
    said = Comment.objects.create(making=locked, text=text, name=name, said_at=at)
    _record("consultation.commented", locked, at=at, by=None, comment=str(said.uuid))
    return said


@transaction.atomic
def answer_comment(
    making: Making,
    uuid: UUID,
    *,
    answer: str,
    is_taken_up: bool,
    at: datetime,
    by: "Person | None" = None,
) -> Comment:
    """Answer a comment: what is done about it, or why not. Once."""
    locked = _locked(making)
    said = comment_known_as(locked, uuid)
    if said.answered_at is not None:
        raise AlreadyAnswered
    said.answer, said.is_taken_up = answer, is_taken_up
    said.answered_at, said.answered_by = at, by
    said.save(update_fields=["answer", "is_taken_up", "answered_at", "answered_by"])
    _record("consultation.answered", locked, at=at, by=by, comment=str(said.uuid))
    return said


@transaction.atomic
def hold_forum(
    making: Making, meeting: Meeting, *, at: datetime, by: "Person | None" = None
) -> Forum:
    """Write down a forum that was held."""
    locked = _locked(making)
    if not any(meeting.people.values()):
        raise NobodyThere
    forum = Forum.objects.create(
        making=locked,
        held_on=meeting.held_on,
        place=meeting.place,
        summary=meeting.summary,
        recorded_by=by,
        recorded_at=at,
        **{group.value.lower(): count for group, count in meeting.people.items()},
    )
    _record("consultation.forum-held", locked, at=at, by=by, held_on=str(meeting.held_on))
    return forum


@transaction.atomic
def undertake(
    forum: Forum,
    *,
    what: str,
    owner: str,
    due_on: date,
    at: datetime,
    by: "Person | None" = None,
) -> Undertaking:
    """Write down what the unit said it would do, who does it, and until when."""
    undertaking = Undertaking.objects.create(forum=forum, what=what, owner=owner, due_on=due_on)
    _record("consultation.undertaken", forum.making, at=at, by=by, due_on=str(due_on))
    return undertaking


@transaction.atomic
def fulfil(making: Making, uuid: UUID, *, at: datetime, today: date, by: "Person") -> Undertaking:
    """Say that what was undertaken is done. Saying it again changes nothing."""
    locked = _locked(making)
    undertaking = undertaking_known_as(locked, uuid)
    if undertaking.done_on is None:
        undertaking.done_on = today
        undertaking.save(update_fields=["done_on"])
        _record("consultation.fulfilled", locked, at=at, by=by, what=str(uuid))
    return undertaking


def _locked(making: Making) -> Making:
    return (
        Making.objects.select_for_update(of=("self",))
        .select_related("version__standard__service__unit")
        .get(pk=making.pk)
    )


def _record(
    verb: str, making: Making, *, at: datetime, by: "Person | None", **details: str
) -> None:
    version = making.version
    subject = f"standard-version:{version.uuid}"
    unit_id = version.standard.service.unit_id
    record(verb, subject, unit_id=unit_id, at=at, by=by, number=version.number, **details)
