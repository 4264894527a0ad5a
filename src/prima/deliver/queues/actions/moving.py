"""How a ticket moves: lock it, keep the period that ends, begin the next one, journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.models import Counter, Period, Queue, Ticket
from prima.deliver.queues.queries.lines import IN_LINE
from prima.deliver.queues.rules import (
    AT_COUNTER,
    LIFECYCLE,
    UNDER_WAY,
    VERBS,
    Moment,
    Move,
    State,
    exit_by,
    moment_after,
)
from prima.foundation.journal.actions import record
from prima.foundation.journal.queries import end_of
from prima.foundation.journal.rules import Detail
from prima.foundation.refusals import Refusal
from prima.kernel.lifecycle import IllegalMove

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.foundation.people.models import Person


SUMMARY = (
    "state",
    "since",
    "queue",
    "counter",
    "occupies",
    "officer",
    "calls",
    "called_at",
    "called_after",
    "waited",
    "served",
    "is_exact",
    "stop",
    "why",
    "note",
    "on_my_way_at",
    "out_of_order",
    "exit",
    "score",
    "was_kept",
)


class NotNow(Refusal):
    code = "not-now"
    message = _("This ticket has moved on in the meantime.")
    advice = _("Look at where it stands now, then decide again.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a period is spent: in a queue, and once called at a counter with an officer."""

    queue: Queue
    counter: Counter | None = None
    officer: "Person | None" = None


# Locking takes two statements: had somebody handed a ticket over while PostgreSQL waited for its
# lock, a join with its queue would lose it.


def locked(ticket: Ticket) -> Ticket:
    [held] = all_locked(Ticket.objects.filter(pk=ticket.pk))
    return held


def all_locked(tickets: QuerySet[Ticket]) -> list[Ticket]:
    """Lock these tickets until the commit; return them as they are then, by arrival."""
    held = tickets.order_by("id").select_for_update(no_key=True)
    return _as_they_are(held.values_list("pk", flat=True))


def first_locked(tickets: QuerySet[Ticket]) -> Ticket | None:
    """Lock and return the first of the line. Tickets that somebody else holds are passed over."""
    held = tickets.order_by(*IN_LINE).select_for_update(no_key=True, skip_locked=True)
    return next(iter(_as_they_are(held.values_list("pk", flat=True)[:1])), None)


def _as_they_are(ids: "Iterable[int]") -> list[Ticket]:
    related = Ticket.objects.select_related("origin", "queue", "counter")
    return list(related.filter(pk__in=list(ids)).order_by("id"))


def state_after(ticket: Ticket, move: Move) -> State:
    """Return where a move would lead. Raises NotNow."""
    try:
        return LIFECYCLE.after(State(ticket.state), move)
    except IllegalMove as refused:
        raise NotNow from refused


def make_move(
    ticket: Ticket,
    move: Move,
    *,
    moment: Moment,
    by: "Person | None" = None,
    place: Place | None = None,
    **details: Detail,
) -> Ticket:
    """Move a locked ticket and journal it. It stays where it is unless a place is given."""
    before, state = State(ticket.state), state_after(ticket, move)
    _end_period(ticket, moment)
    ticket.state, ticket.since = state, moment.at
    ticket.exit = exit_by(before, move) or ""
    if state not in UNDER_WAY:
        ticket.note = ""
    if state == State.WAITING:
        ticket.on_my_way_at = None
    if place is not None:
        ticket.queue, ticket.counter, ticket.officer = place.queue, place.counter, place.officer
    ticket.occupies = ticket.counter if state in AT_COUNTER else None
    if move in {Move.CALL, Move.RECALL}:
        ticket.calls += 1
        ticket.called_at = moment.at
        ticket.called_after = end_of(ticket.unit_id)
    ticket.save(update_fields=SUMMARY)
    record_ticket(VERBS[move], ticket, at=moment.at, by=by, **details)
    return ticket


def exactly(ticket: Ticket, at: datetime) -> Moment:
    """Return the moment of an act whose time was seen."""
    return moment_after(ticket.since, at)


def record_ticket(
    verb: str, ticket: Ticket, *, at: datetime, by: "Person | None" = None, **details: Detail
) -> None:
    if ticket.counter is not None:
        details["counter"] = ticket.counter.number
    record(
        verb,
        f"ticket:{ticket.uuid}",
        unit_id=ticket.unit_id,
        at=at,
        by=by,
        number=ticket.display_number,
        queue=ticket.queue.letter,
        **details,
    )


def _end_period(ticket: Ticket, moment: Moment) -> None:
    """Keep the period that ends now, and add it to the sums of the service that was asked for.

    After a hand-over it is another station's time: the standard of this service did not promise it.
    """
    ticket.is_exact &= moment.is_exact
    Period.objects.create(
        ticket=ticket,
        kind=ticket.state,
        starts_at=ticket.since,
        ends_at=moment.at,
        queue_id=ticket.queue_id,
        counter_id=ticket.counter_id,
        officer_id=ticket.officer_id,
        is_exact=ticket.is_exact,
    )
    if ticket.queue_id != ticket.origin_id:
        return
    spent = moment.at - ticket.since
    if ticket.state == State.WAITING:
        ticket.waited += spent
    elif ticket.state == State.SERVING:
        ticket.served += spent
