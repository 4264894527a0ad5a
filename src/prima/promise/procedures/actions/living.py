"""What happens to a version in force: it is read and understood, looked at, and evaluated."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.promise.procedures.models import Acknowledgement, Check, Evaluation, ProcedureVersion
from prima.promise.procedures.queries import document_of
from prima.promise.procedures.rules.lifecycle import RATIFIED, CheckItem, Met, State, Verdict
from prima.promise.procedures.rules.understanding import questions, wrong

if TYPE_CHECKING:
    from prima.foundation.people.models import Person


class NotUnderstood(Refusal):
    """Not every answer is right; `places` says which are not, counted from 0."""

    code = "not-understood"
    status = 422
    message = _("Not every answer is right yet.")
    advice = _("Read the activity again, then answer once more. You may try as often as you like.")

    def __init__(self, places: tuple[int, ...]) -> None:
        super().__init__()
        self.places = places


class NotFollowedUp(Refusal):
    code = "procedure-not-in-force"
    message = _("This version was never in force, so there is nothing to follow up.")
    advice = _("Ratify it first.")


@transaction.atomic
def acknowledge(
    version: ProcedureVersion, person: "Person", answers: Sequence[int | None], *, at: datetime
) -> None:
    """Record that somebody understood a version. Doing it twice changes nothing."""
    _require_ratified(version)
    places = wrong(questions(document_of(version), version.number), answers)
    if places:
        raise NotUnderstood(places)
    _made, is_new = Acknowledgement.objects.get_or_create(
        version=version, person=person, defaults={"understood_at": at}
    )
    if is_new:
        _record("procedure.understood", version, at=at, by=person)


@transaction.atomic
def record_check(
    version: ProcedureVersion,
    answers: Mapping[CheckItem, Met],
    *,
    note: str,
    seen_on: date,
    at: datetime,
    by: "Person | None" = None,
) -> Check:
    """Record one look at whether a version is followed."""
    _require_ratified(version)
    check = Check.objects.create(
        version=version,
        seen_on=seen_on,
        answers={str(item): str(answers.get(item, Met.NOT_SEEN)) for item in CheckItem},
        note=note,
        by=by,
        recorded_at=at,
    )
    _record("procedure.checked", version, at=at, by=by)
    return check


@transaction.atomic
def evaluate(
    version: ProcedureVersion,
    *,
    verdict: Verdict,
    found: str,
    held_on: date,
    at: datetime,
    by: "Person | None" = None,
) -> Evaluation:
    """Record the yearly evaluation of a version."""
    _require_ratified(version)
    evaluation = Evaluation.objects.create(
        version=version, held_on=held_on, verdict=verdict, found=found, by=by, recorded_at=at
    )
    _record("procedure.evaluated", version, at=at, by=by, verdict=str(verdict))
    return evaluation


def _require_ratified(version: ProcedureVersion) -> None:
    if State(version.state) not in RATIFIED:
        raise NotFollowedUp


def _record(
    verb: str, version: ProcedureVersion, *, at: datetime, by: "Person | None", **details: str
) -> None:
    subject = f"procedure-version:{version.uuid}"
    unit_id = version.procedure.unit_id
    record(verb, subject, unit_id=unit_id, at=at, by=by, number=version.number, **details)
