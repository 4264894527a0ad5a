"""What officers do at a counter, and how a citizen gives up."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.actions.moving import (
    Place,
    all_locked,
    exactly,
    first_locked,
    locked,
    make_move,
    state_after,
)
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import Move, Reason, State
from prima.foundation.people.queries import units_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.people.models import Person


class NobodyWaiting(Refusal):
    code = "nobody-waiting"
    message = _("Nobody is waiting for this counter.")
    advice = _("The next number appears here by itself.")


class StillBusy(Refusal):
    code = "still-busy"
    message = _("This counter still has a ticket.")
    advice = _("Finish it, hand it over, or say that nobody came. Then call the next one.")


class NotYourTicket(Refusal):
    code = "not-your-ticket"
    status = 403
    message = _("A colleague called this ticket.")
    advice = _("Only they can go on with it, or somebody who manages the unit.")


class SameQueue(Refusal):
    code = "same-queue"
    status = 422
    message = _("A ticket can be handed over to another queue of the same unit only.")
    advice = _("Choose another queue.")


@transaction.atomic
def call_next(
    counter: Counter, *, by: "Person", at: datetime, queues: Iterable[Queue] | None = None
) -> Ticket:
    """Call whoever came first among today's tickets that wait for this counter.

    `queues` narrows the choice. Raises StillBusy and NobodyWaiting.
    """
    held = _locked_counter(counter)
    if Ticket.objects.filter(occupies=held).exists():
        raise StillBusy
    ticket = _next_in_line(held, at, queues)
    if ticket is None:
        raise NobodyWaiting
    return _call(ticket, held, by=by, at=at)


@transaction.atomic
def finish_and_call_next(counter: Counter, *, by: "Person", at: datetime) -> Ticket | None:
    """Finish the counter's ticket, if it has one, and call the next; None when nobody waits."""
    held = _locked_counter(counter)
    current = all_locked(Ticket.objects.filter(occupies=held))
    for ticket in current:
        _require_theirs(ticket, Move.FINISH, by=by, at=at)
    following = _next_in_line(held, at, None)
    if not current and following is None:
        raise NobodyWaiting
    for ticket in current:
        make_move(ticket, Move.FINISH, moment=exactly(ticket, at), by=by)
    return _call(following, held, by=by, at=at) if following is not None else None


@transaction.atomic
def recall(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    return _move_theirs(ticket, Move.RECALL, by=by, at=at)


@transaction.atomic
def serve(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    return _move_theirs(ticket, Move.SERVE, by=by, at=at)


@transaction.atomic
def finish(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    return _move_theirs(ticket, Move.FINISH, by=by, at=at)


@transaction.atomic
def miss(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    """Say that nobody came."""
    return _move_theirs(ticket, Move.MISS, by=by, at=at)


@transaction.atomic
def hand_over(ticket: Ticket, to: Queue, *, by: "Person", at: datetime, reason: Reason) -> Ticket:
    """Let the ticket wait in another queue. It keeps its number, and its place by arrival."""
    held = locked(ticket)
    _require_theirs(held, Move.HAND_OVER, by=by, at=at)
    if to.pk == held.queue_id or to.unit_id != held.unit_id:
        raise SameQueue
    return make_move(
        held,
        Move.HAND_OVER,
        moment=exactly(held, at),
        by=by,
        place=Place(to),
        from_queue=held.queue.letter,
        reason=reason,
    )


@transaction.atomic
def leave(ticket: Ticket, *, at: datetime) -> Ticket:
    """Give up one's place. Whoever holds the ticket's secret may."""
    held = locked(ticket)
    return make_move(held, Move.LEAVE, moment=exactly(held, at))


def _locked_counter(counter: Counter) -> Counter:
    """Lock the counter, so that two presses of the key call one person."""
    return (
        Counter.objects.select_related("unit")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=counter.pk)
    )


def _next_in_line(counter: Counter, at: datetime, queues: Iterable[Queue] | None) -> Ticket | None:
    """Lock and return whoever came first. A ticket that another desk is calling is passed over."""
    served = counter.queues.values_list("pk", flat=True)
    if queues is not None:
        served = served.filter(pk__in=[queue.pk for queue in queues])
    return first_locked(
        Ticket.objects.filter(
            queue__in=list(served),
            on=local_day(at, counter.unit.time_zone),
            state=State.WAITING,
        )
    )


def _call(ticket: Ticket, counter: Counter, *, by: "Person", at: datetime) -> Ticket:
    place = Place(ticket.queue, counter, by)
    return make_move(ticket, Move.CALL, moment=exactly(ticket, at), by=by, place=place)


def _move_theirs(ticket: Ticket, move: Move, *, by: "Person", at: datetime) -> Ticket:
    held = locked(ticket)
    _require_theirs(held, move, by=by, at=at)
    return make_move(held, move, moment=exactly(held, at), by=by)


def _require_theirs(ticket: Ticket, move: Move, *, by: "Person", at: datetime) -> None:
    """Let only the officer who called go on, or whoever manages the unit when they are gone."""
    state_after(ticket, move)
    if ticket.officer_id == by.pk:
        return
    if not units_where(by, Capability.MANAGE_UNIT, at).filter(pk=ticket.unit_id).exists():
        raise NotYourTicket
