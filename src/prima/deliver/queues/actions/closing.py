"""The end of the day: nobody waits overnight."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from prima.deliver.queues.actions.moving import all_locked, make_move
from prima.deliver.queues.models import Ticket
from prima.deliver.queues.rules import UNDER_WAY, Moment, Move, moment_after
from prima.foundation.journal.actions import record
from prima.foundation.units.queries import calendar_of
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


@transaction.atomic
def close_day(
    unit: "Unit", *, at: datetime, on: date | None = None, by: "Person | None" = None
) -> int:
    """End every ticket that is left of a day, today's by default, and of those before it.

    Return how many. When nothing is left nothing is written, so closing twice is closing once.
    Whoever was still waiting left; whoever was being served is done; when exactly, nobody saw.
    """
    day = on or local_day(at, unit.time_zone)
    left = all_locked(Ticket.objects.filter(unit=unit, on__lte=day, state__in=UNDER_WAY))
    for ticket in left:
        make_move(ticket, Move.EXPIRE, moment=_end(unit, ticket.on, ticket.since, at), by=by)
    if left:
        subject = f"unit:{unit.uuid}"
        record("day.closed", subject, unit_id=unit.pk, at=at, by=by, on=str(day), tickets=len(left))
    return len(left)


def _end(unit: "Unit", day: date, since: datetime, at: datetime) -> Moment:
    """Return when somebody went whom nobody saw going: at closing time, or now if it is earlier."""
    _opening, closing = calendar_of(unit).working_day(day)
    return Moment(moment_after(since, min(at, closing)).at, is_exact=since <= at <= closing)
