"""Planning what to do about an unsur, telling how far it is, dropping it with a reason."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in
from prima.measure.followups.models import FollowUp
from prima.measure.followups.rules import DONE, Term

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.kernel.periods import Period


class NothingPlanned(Refusal):
    code = "nothing-planned"
    status = 422
    message = _("A follow-up says what is done and who does it.")
    advice = _("Write the action and the post that is responsible.")


class NothingToShow(Refusal):
    code = "nothing-to-show"
    status = 422
    message = _("What is done can be shown.")
    advice = _("Write what shows it: a document, a picture, a new rule.")


class NoReason(Refusal):
    code = "no-reason"
    status = 422
    message = _("A follow-up is dropped for a reason.")
    advice = _("Write the reason in a few words.")


class AlreadyDropped(Refusal):
    code = "already-dropped"
    message = _("This follow-up was dropped.")
    advice = _("Plan a new one.")


@transaction.atomic
def plan_follow_up(
    unit: "Unit",
    period: "Period",
    item: str,
    *,
    action: str,
    owner: str,
    term: Term,
    at: datetime,
    by: "Person | None" = None,
) -> FollowUp:
    """Plan an action about an unsur. Raises NothingPlanned."""
    if not action.strip() or not owner.strip():
        raise NothingPlanned
    planned = FollowUp.objects.create(
        unit=unit,
        period_starts_on=period.starts_on,
        period_months=period.months,
        item=item,
        action=action.strip(),
        owner=owner.strip(),
        term=term,
        planned_at=at,
        planned_by=by,
    )
    _journal("follow-up.planned", planned, at=at, by=by)
    return planned


@transaction.atomic
def tell_progress(
    follow_up: FollowUp,
    *,
    done_percent: int,
    evidence: str,
    at: datetime,
    by: "Person | None" = None,
) -> FollowUp:
    """Say how far an action is. Done means that something shows it: raises NothingToShow."""
    locked = _locked(follow_up)
    locked.done_percent = min(max(done_percent, 0), DONE)
    locked.evidence = evidence.strip()
    if locked.done_percent < DONE:
        locked.finished_on = None
    else:
        if not locked.evidence:
            raise NothingToShow
        locked.finished_on = locked.finished_on or today_in(locked.unit, at)
    locked.save()
    _journal("follow-up.moved", locked, at=at, by=by)
    return locked


@transaction.atomic
def drop_follow_up(
    follow_up: FollowUp, *, reason: str, at: datetime, by: "Person | None" = None
) -> FollowUp:
    """Give an action up. It stays in the records with the reason."""
    if not reason.strip():
        raise NoReason
    locked = _locked(follow_up)
    locked.dropped_at, locked.dropped_reason = at, reason.strip()
    locked.save()
    _journal("follow-up.dropped", locked, at=at, by=by)
    return locked


def _locked(follow_up: FollowUp) -> FollowUp:
    locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if locked.dropped_at is not None:
        raise AlreadyDropped
    return locked


def _journal(verb: str, follow_up: FollowUp, *, at: datetime, by: "Person | None") -> None:
    record(
        verb,
        f"follow-up:{follow_up.uuid}",
        unit_id=follow_up.unit_id,
        at=at,
        by=by,
        item=follow_up.item,
        done_percent=follow_up.done_percent,
    )
