"""What happened, stretch by stretch: the record that waiting is measured and foretold from.

Days are half-open, [starts_on, ends_on). What was timed by a clock that could not be believed is
left out, and so is whatever is not over yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from prima.deliver.queues.models import CounterQueue, Period, Ticket
from prima.deliver.queues.queries.measures import Kept
from prima.deliver.queues.rules import Lane, State

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a ticket's life that is over. Things and people are known by their ids."""

    ticket: int
    on: date
    service: int
    lane: Lane
    kind: State
    starts_at: datetime
    ends_at: datetime
    queue: int
    counter: int | None
    officer: int | None


def stretches(unit: "Unit", starts_on: date, ends_on: date) -> Iterator[Stretch]:
    """Tell what happened to everybody of these days, ticket by ticket, each in order of time."""
    rows = (
        Period.objects.filter(
            ticket__unit=unit, ticket__on__gte=starts_on, ticket__on__lt=ends_on, is_exact=True
        )
        .order_by("ticket_id", "id")
        .values_list(
            "ticket", "ticket__on", "ticket__service", "ticket__lane",
            "kind", "starts_at", "ends_at", "queue", "counter", "officer",
        )
    )  # fmt: skip
    for ticket, on, service, lane, kind, start, end, queue, counter, officer in rows.iterator(5000):
        place = (queue, counter, officer)
        yield Stretch(ticket, on, service, Lane(lane), State(kind), start, end, *place)


def ends_by_day(unit: "Unit", starts_on: date, ends_on: date) -> dict[date, dict[State, int]]:
    """Return how many numbers of each day ended how, or have not ended yet."""
    counted = (
        Ticket.objects.filter(unit=unit, on__gte=starts_on, on__lt=ends_on)
        .values_list("on", "state")
        .annotate(n=Count("pk"))
        .order_by("on")
    )
    days: dict[date, dict[State, int]] = {}
    for on, state, n in counted:
        days.setdefault(on, {})[State(state)] = n
    return days


def taken_by_lane(unit: "Unit", starts_on: date, ends_on: date) -> dict[Lane, int]:
    """Return how many numbers were given in each lane."""
    tickets = Ticket.objects.filter(unit=unit, on__gte=starts_on, on__lt=ends_on)
    return {
        Lane(lane): n for lane, n in tickets.values_list("lane").annotate(Count("pk")).order_by()
    }


def announcements_kept(
    unit: "Unit", starts_on: date, ends_on: date, *, early: bool = False
) -> dict[date, Kept]:
    """Return to how many a wait was announced that was then kept, by day, the oldest first.

    They are those who were called in their turn; days on which nobody was told are left out. The
    `early` estimates, from before a queue had learned, are asked for by themselves.
    """
    judged = Q(was_kept__isnull=False, is_early=early)
    counted = (
        Ticket.objects.filter(judged, unit=unit, on__gte=starts_on, on__lt=ends_on)
        .values_list("on")
        .annotate(hits=Count("pk", filter=Q(was_kept=True)), n=Count("pk"))
        .order_by("on")
    )
    return {on: Kept(hits, n) for on, hits, n in counted}


def who_calls_whom(unit: "Unit") -> dict[int, frozenset[int]]:
    """Return the queues that each counter calls from, both by their ids."""
    calls: dict[int, set[int]] = {}
    pairs = CounterQueue.objects.filter(counter__unit=unit).values_list("counter", "queue")
    for counter, queue in pairs:
        calls.setdefault(counter, set()).add(queue)
    return {counter: frozenset(queues) for counter, queues in calls.items()}
