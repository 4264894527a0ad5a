"""Going away and coming back: what officers allow, and what the holder of a ticket may do alone."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from prima.deliver.queues.actions.moving import (
    NotNow,
    Place,
    exactly,
    locked,
    make_move,
    record_ticket,
    state_after,
)
from prima.deliver.queues.actions.serving import require_theirs
from prima.deliver.queues.actions.turns import NobodyBehind, step_behind, with_queue_held
from prima.deliver.queues.models import Ticket
from prima.deliver.queues.queries.lines import order_of
from prima.deliver.queues.rules import Move, ParkReason, State
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

PLACES_LOST = 2  # by whoever was missed and came back


@transaction.atomic
def park(ticket: Ticket, *, by: "Person", at: datetime, reason: ParkReason) -> Ticket:
    """Let somebody go for a while, such as for a document. Their place is kept for today."""
    held = locked(ticket)
    require_theirs(held, Move.PARK, by=by, at=at)
    return make_move(held, Move.PARK, moment=exactly(held, at), by=by, reason=reason)


@transaction.atomic
def resume(ticket: Ticket, *, by: "Person | None" = None, at: datetime) -> Ticket:
    """Let somebody who was away wait again at their old place. Any officer of the unit may."""
    held = locked(ticket)
    place = Place(held.queue)
    return make_move(held, Move.RESUME, moment=exactly(held, at), by=by, place=place)


@transaction.atomic
def come_back(ticket: Ticket, *, by: "Person | None" = None, at: datetime) -> Ticket:
    """Let somebody wait again who was missed today, behind the next two who wait.

    An officer may do it, or whoever holds the ticket's secret.
    """
    now = with_queue_held(ticket)
    state_after(now, Move.RETURN)
    if now.on != local_day(at, now.unit.time_zone):
        raise NotNow
    try:
        held = step_behind(now, order_of(now.unit), places=PLACES_LOST, from_the_front=True)
    except NobodyBehind:  # nobody waits: there is nobody to stand behind
        held = locked(now)
    state_after(held, Move.RETURN)
    place = Place(held.queue)
    return make_move(held, Move.RETURN, moment=exactly(held, at), by=by, place=place)


@transaction.atomic
def leave(ticket: Ticket, *, at: datetime) -> Ticket:
    """Give up one's place. Whoever holds the ticket's secret may."""
    held = locked(ticket)
    return make_move(held, Move.LEAVE, moment=exactly(held, at))


@transaction.atomic
def let_one_pass(ticket: Ticket, *, at: datetime) -> Ticket:
    """Change places with whoever is next in one's line. Raises NobodyBehind."""
    now = with_queue_held(ticket)
    _require_waiting(now)
    held = step_behind(now, order_of(now.unit), places=1, from_the_front=False)
    _require_waiting(held)
    record_ticket("ticket.let-pass", held, at=at)
    return held


@transaction.atomic
def say_on_my_way(ticket: Ticket, *, at: datetime) -> Ticket:
    """Say that one is coming: officers see it when they call. Twice is once."""
    held = locked(ticket)
    if held.state not in {State.WAITING, State.CALLED}:
        raise NotNow
    if held.on_my_way_at is None:
        held.on_my_way_at = at
        held.save(update_fields=["on_my_way_at"])
        record_ticket("ticket.on-my-way", held, at=at)
    return held


def _require_waiting(ticket: Ticket) -> None:
    if ticket.state != State.WAITING:
        raise NotNow
