"""What officers do with a ticket at a counter."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from prima.deliver.queues.actions.learning import judge
from prima.deliver.queues.actions.moving import (
    Place,
    all_locked,
    exactly,
    locked,
    make_move,
    state_after,
)
from prima.deliver.queues.actions.turns import (
    hold_visit,
    locked_counter,
    locked_queues,
    next_in_line,
)
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.queries.lines import order_of
from prima.deliver.queues.queries.routes import onward
from prima.deliver.queues.queries.tickets import calls_here
from prima.deliver.queues.rules import CallReason, Move, Reason
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


class NotInLine(Refusal):
    code = "not-in-line"
    message = _("This number does not wait for this counter.")
    advice = _("Choose one of the numbers that wait here now.")


class AtAnotherCounter(Refusal):
    code = "at-another-counter"
    message = _("This visitor is at another counter now, with another number.")
    advice = _("Call somebody else; the number keeps its turn.")


class TooFewCalls(Refusal):
    """Somebody may be on the way: they are called again first."""

    code = "too-few-calls"
    message = _("This number was not called often enough yet.")

    def __init__(self, missing: int) -> None:
        advice = ngettext(
            "Call it %(n)s more time, then say that nobody came.",
            "Call it %(n)s more times, then say that nobody came.",
            missing,
        )
        super().__init__(advice=advice % {"n": missing})


@transaction.atomic
def call_next(
    counter: Counter, *, by: "Person", at: datetime, queues: Iterable[Queue] | None = None
) -> Ticket:
    """Call whose turn it is among today's tickets that wait for this counter, by the unit's rule.

    `queues` narrows the choice. Raises StillBusy and NobodyWaiting.
    """
    held = locked_counter(counter)
    lines = locked_queues(held, queues)
    if Ticket.objects.filter(occupies=held).exists():
        raise StillBusy
    ticket = next_in_line(held, lines, at)
    if ticket is None:
        raise NobodyWaiting
    return _call(ticket, held, by=by, at=at)


@transaction.atomic
def call_certain(
    counter: Counter, ticket: Ticket, *, by: "Person", at: datetime, reason: CallReason
) -> Ticket:
    """Call somebody before their turn. The reason is journalled, and boards show how often.

    Raises StillBusy, NotInLine and AtAnotherCounter.
    """
    held = locked_counter(counter)
    lines = {queue.pk for queue in locked_queues(held)}
    if Ticket.objects.filter(occupies=held).exists():
        raise StillBusy
    wanted = locked(ticket)
    if wanted.queue_id not in lines or wanted.on != local_day(at, held.unit.time_zone):
        raise NotInLine
    state_after(wanted, Move.CALL)
    if not hold_visit(wanted):
        raise AtAnotherCounter
    wanted.out_of_order += 1
    return _call(wanted, held, by=by, at=at, reason=reason)


@transaction.atomic
def finish_and_call_next(
    counter: Counter, *, by: "Person", at: datetime, ends_here: bool = False, note: str = ""
) -> Ticket | None:
    """Finish the counter's ticket, if it has one, and call the next; None when nobody waits."""
    held = locked_counter(counter)
    lines = locked_queues(held)
    current = all_locked(Ticket.objects.filter(occupies=held))
    for ticket in current:
        _finish(ticket, by=by, at=at, ends_here=ends_here, note=note)
    following = next_in_line(held, lines, at)
    if not current and following is None:
        raise NobodyWaiting
    return _call(following, held, by=by, at=at) if following is not None else None


@transaction.atomic
def recall(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    return move_theirs(ticket, Move.RECALL, by=by, at=at)


@transaction.atomic
def serve(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    return move_theirs(ticket, Move.SERVE, by=by, at=at)


@transaction.atomic
def finish(
    ticket: Ticket, *, by: "Person", at: datetime, ends_here: bool = False, note: str = ""
) -> Ticket:
    """Finish what was to be done at this station.

    When the standard leads on to another station of the unit, the ticket waits there, with a note
    for the colleague, and keeps its place by arrival; unless the rest is not needed: `ends_here`.
    """
    return _finish(locked(ticket), by=by, at=at, ends_here=ends_here, note=note)


@transaction.atomic
def miss(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    """Say that nobody came. Raises TooFewCalls before the unit's own number of calls."""
    held = locked(ticket)
    require_theirs(held, Move.MISS, by=by, at=at)
    missing = order_of(held.unit).calls_before_missed - calls_here(held)
    if missing > 0:
        raise TooFewCalls(missing)
    return make_move(held, Move.MISS, moment=exactly(held, at), by=by)


@transaction.atomic
def hand_over(
    ticket: Ticket, to: Queue, *, by: "Person", at: datetime, reason: Reason, note: str = ""
) -> Ticket:
    """Let the ticket wait in another queue, for a reason that its holder sees.

    It keeps its number and its place by arrival; all that is known of it goes along, with a note.
    """
    held = locked(ticket)
    require_theirs(held, Move.HAND_OVER, by=by, at=at)
    if to.pk == held.queue_id or to.unit_id != held.unit_id:
        raise SameQueue
    held.why, held.note = reason, note
    return make_move(
        held,
        Move.HAND_OVER,
        moment=exactly(held, at),
        by=by,
        place=Place(to),
        from_queue=held.queue.letter,
        reason=reason,
    )


def move_theirs(ticket: Ticket, move: Move, *, by: "Person", at: datetime) -> Ticket:
    held = locked(ticket)
    require_theirs(held, move, by=by, at=at)
    return make_move(held, move, moment=exactly(held, at), by=by)


def require_theirs(ticket: Ticket, move: Move, *, by: "Person", at: datetime) -> None:
    """Let only the officer who called go on, or whoever manages the unit when they are gone."""
    state_after(ticket, move)
    if ticket.officer_id == by.pk:
        return
    if not units_where(by, Capability.MANAGE_UNIT, at).filter(pk=ticket.unit_id).exists():
        raise NotYourTicket


def _call(
    ticket: Ticket,
    counter: Counter,
    *,
    by: "Person",
    at: datetime,
    reason: CallReason | None = None,
) -> Ticket:
    told = {"reason": reason} if reason else {}
    place, moment = Place(ticket.queue, counter, by), exactly(ticket, at)
    judge(ticket, moment)
    return make_move(ticket, Move.CALL, moment=moment, by=by, place=place, **told)


def _finish(ticket: Ticket, *, by: "Person", at: datetime, ends_here: bool, note: str) -> Ticket:
    require_theirs(ticket, Move.FINISH, by=by, at=at)
    following = onward(ticket)
    when = exactly(ticket, at)
    if following is None:
        return make_move(ticket, Move.FINISH, moment=when, by=by)
    if ends_here:
        left_out = following.queue.letter
        return make_move(ticket, Move.FINISH, moment=when, by=by, ends_here=True, left_out=left_out)
    ticket.stop, ticket.why, ticket.note = following.stop, "", note
    return make_move(
        ticket,
        Move.MOVE_ON,
        moment=when,
        by=by,
        place=Place(following.queue),
        from_queue=ticket.queue.letter,
    )
