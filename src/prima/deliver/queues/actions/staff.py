"""Who serves where and when, and calling for help."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.models import Alarm, Counter, Duty
from prima.foundation.journal.actions import record
from prima.foundation.people.queries import units_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal

if TYPE_CHECKING:
    from prima.foundation.people.models import Person


class ElsewhereThen(Refusal):
    code = "elsewhere-then"
    message = _("This officer is at another counter at that time.")
    advice = _("Choose another time, or another officer.")


class EndsBeforeItBegins(Refusal):
    code = "ends-before-it-begins"
    status = 422
    message = _("A duty ends after it begins, on the same day.")
    advice = _("Choose a later end.")


class MayNotServe(Refusal):
    code = "may-not-serve"
    status = 422
    message = _("This person has no role that serves at a counter of this unit.")
    advice = _("Give them the role of officer first, or choose somebody else.")


@dataclass(frozen=True, slots=True)
class Shift:
    """From when until when, every week on a weekday (Monday is 0) or on one day."""

    starts_at: time
    ends_at: time
    weekday: int | None = None
    on: date | None = None

    def __post_init__(self) -> None:
        if (self.weekday is None) == (self.on is None):
            raise ValueError("a shift is of a weekday or of one day")


@transaction.atomic
def assign_duty(
    counter: Counter, officer: "Person", shift: Shift, *, by: "Person | None" = None, at: datetime
) -> Duty:
    """Put an officer on the roster. Raises ElsewhereThen, EndsBeforeItBegins and MayNotServe."""
    if shift.ends_at <= shift.starts_at:
        raise EndsBeforeItBegins
    if not units_where(officer, Capability.SERVE, at).filter(pk=counter.unit_id).exists():
        raise MayNotServe
    held = _locked(counter)
    same_day = Q(weekday=shift.weekday) if shift.on is None else Q(on=shift.on)
    overlap = Q(starts_at__lt=shift.ends_at, ends_at__gt=shift.starts_at)
    if Duty.objects.filter(same_day, overlap, officer=officer).exists():
        raise ElsewhereThen
    duty = Duty.objects.create(
        counter=held,
        officer=officer,
        weekday=shift.weekday,
        on=shift.on,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
    )
    _tell("duty.assigned", held, by=by, at=at, officer=officer.pk, duty=duty.pk)
    return duty


@transaction.atomic
def cancel_duty(duty: Duty, *, by: "Person | None" = None, at: datetime) -> None:
    """Take a duty off the roster. Twice is once."""
    counter = _locked(duty.counter)
    taken, _of = Duty.objects.filter(pk=duty.pk).delete()
    if taken:
        _tell("duty.cancelled", counter, by=by, at=at, officer=duty.officer_id, duty=duty.pk)


@transaction.atomic
def raise_alarm(counter: Counter, *, by: "Person", at: datetime) -> Alarm:
    """Call for help. Every desk of the unit sees it until somebody says that it is over."""
    held = _locked(counter)
    alarm = Alarm.objects.filter(counter=held, ended_at__isnull=True).first()
    if alarm is None:
        alarm = Alarm.objects.create(counter=held, raised_by=by, raised_at=at)
        _tell("alarm.raised", held, by=by, at=at)
    return alarm


@transaction.atomic
def end_alarm(counter: Counter, *, by: "Person", at: datetime) -> None:
    """Say that it is over. Whoever serves in the unit may; twice is once."""
    held = _locked(counter)
    ended = Alarm.objects.filter(counter=held, ended_at__isnull=True)
    if ended.update(ended_at=at, ended_by=by):
        _tell("alarm.ended", held, by=by, at=at)


def _locked(counter: Counter) -> Counter:
    return Counter.objects.select_for_update(no_key=True).get(pk=counter.pk)


def _tell(
    verb: str, counter: Counter, *, by: "Person | None", at: datetime, **details: int
) -> None:
    subject = f"counter:{counter.uuid}"
    record(verb, subject, unit_id=counter.unit_id, at=at, by=by, counter=counter.number, **details)
