"""Whether numbers are given today, and who saw the wait and took none."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from prima.deliver.queues.models import Queue, WalkAway
from prima.deliver.queues.rules import IntakeReason
from prima.foundation.journal.actions import record
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.promise.standards.models import Service


@transaction.atomic
def close_intake(queue: Queue, *, by: "Person", at: datetime, reason: IntakeReason) -> Queue:
    """Give no more numbers of this queue today, and say why. Whoever has one is still served."""
    held = _locked(queue)
    held.closed_on = local_day(at, held.unit.time_zone)
    held.closed_because = reason
    held.save(update_fields=["closed_on", "closed_because"])
    _tell("intake.closed", held, by=by, at=at, reason=reason)
    return held


@transaction.atomic
def open_intake(queue: Queue, *, by: "Person", at: datetime) -> Queue:
    """Give numbers again. When nothing was closed nothing is written."""
    held = _locked(queue)
    if held.closed_on is not None:
        held.closed_on, held.closed_because = None, ""
        held.save(update_fields=["closed_on", "closed_because"])
        _tell("intake.opened", held, by=by, at=at)
    return held


@transaction.atomic
def walk_away(service: "Service", *, at: datetime) -> None:
    """Count somebody who saw the wait and took no number. Nothing is known of them."""
    on = local_day(at, service.unit.time_zone)
    row, _is_new = WalkAway.objects.get_or_create(unit=service.unit, service=service, on=on)
    WalkAway.objects.filter(pk=row.pk).update(count=F("count") + 1)
    subject = f"unit:{service.unit.uuid}"
    record("visitor.walked-away", subject, unit_id=service.unit_id, at=at, service=service.code)


def _locked(queue: Queue) -> Queue:
    return (
        Queue.objects.select_related("unit")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=queue.pk)
    )


def _tell(verb: str, queue: Queue, *, by: "Person", at: datetime, **details: str) -> None:
    subject = f"queue:{queue.uuid}"
    record(verb, subject, unit_id=queue.unit_id, at=at, by=by, queue=queue.letter, **details)
