"""Whose turn it is: decided while the queue's row is held, so that nobody's turn changes under it.

A visit is at one counter at a time. Its other tickets are passed over and keep their turn.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.actions.moving import NotNow, all_locked, first_locked
from prima.deliver.queues.models import Counter, CounterQueue, Queue, Ticket, Visit
from prima.deliver.queues.queries.lines import in_line, order_of, spots, waiting_in, whose_turn
from prima.deliver.queues.rules import Lane, Order, Spot, behind, run_after
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from django.db.models import QuerySet


class NobodyBehind(Refusal):
    code = "nobody-behind"
    message = _("Nobody waits behind you whom you could let pass.")
    advice = _("You keep your place.")


def locked_counter(counter: Counter) -> Counter:
    """Lock the counter, so that two presses of the key call one person."""
    return (
        Counter.objects.select_related("unit")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=counter.pk)
    )


def locked_queues(counter: Counter, only: Iterable[Queue] | None = None) -> list[Queue]:
    """Lock the queues that the counter calls from, so that one desk at a time looks who is next."""
    served = CounterQueue.objects.filter(counter=counter)
    if only is not None:
        served = served.filter(queue__in=[queue.pk for queue in only])
    queues = Queue.objects.filter(pk__in=list(served.values_list("queue", flat=True)))
    return list(queues.order_by("pk").select_for_update(no_key=True))


def next_in_line(counter: Counter, queues: Sequence[Queue], at: datetime) -> Ticket | None:
    """Lock and return whose turn it is. A ticket that is leaving just now is passed over."""
    order = order_of(counter.unit)
    on = local_day(at, counter.unit.time_zone)
    waiting = waiting_in([queue.pk for queue in queues], on)
    while True:
        chosen = first_locked(waiting) if order.is_plain else _first_by(order, queues, waiting, at)
        if chosen is None:
            return None
        if hold_visit(chosen):
            _remember(order, queues, waiting, chosen)
            return chosen
        waiting = waiting.exclude(pk=chosen.pk)


def hold_visit(ticket: Ticket) -> bool:
    """Hold the visit, unless another counter has it or is about to."""
    visits = Visit.objects.filter(pk=ticket.visit_id)
    held = visits.select_for_update(no_key=True, skip_locked=True)
    if not held.values_list("pk", flat=True):
        return False
    at_a_counter = Ticket.objects.filter(visit=ticket.visit_id, occupies__isnull=False)
    return not at_a_counter.exclude(pk=ticket.pk).exists()


def step_behind(ticket: Ticket, order: Order, *, places: int, from_the_front: bool) -> Ticket:
    """Take a place so far behind in one's line, and hold the ticket. Raises NobodyBehind.

    The queue's row must be held. Those who stood on that place already keep their order.
    """
    lane = Lane(ticket.lane)
    lanes = order.lines()[order.line_of(lane)]
    own = Spot(0, 0, ticket.pk) if from_the_front else _spot(ticket)
    moved = {
        spot.id: spot for spot in behind(own, spots(ticket.queue_id, ticket.on, lanes), places)
    }
    if not moved:
        raise NobodyBehind
    for one in all_locked(Ticket.objects.filter(pk__in=moved)):
        one.turn, one.passed = moved[one.pk].turn, moved[one.pk].passed
        one.save(update_fields=["turn", "passed"])
        if one.pk == ticket.pk:
            mine = one
    return mine


def with_queue_held(ticket: Ticket) -> Ticket:
    """Hold the queue in which a ticket is, and return the ticket as it is then. Raises NotNow."""
    queue_id = Ticket.objects.values_list("queue", flat=True).get(pk=ticket.pk)
    Queue.objects.select_for_update(no_key=True).get(pk=queue_id)
    now = Ticket.objects.select_related("origin", "queue", "counter", "unit").get(pk=ticket.pk)
    if now.queue_id != queue_id:
        raise NotNow
    return now


def _spot(ticket: Ticket) -> Spot:
    return Spot(ticket.turn or ticket.pk, ticket.passed, ticket.pk)


def _first_by(
    order: Order, queues: Sequence[Queue], waiting: "QuerySet[Ticket]", at: datetime
) -> Ticket | None:
    standing = in_line(waiting)
    while chosen := whose_turn(order, standing, queues, at):
        held = first_locked(waiting.filter(pk=chosen.spot.id))
        if held is not None:
            return held
        standing = [one for one in standing if one.waiting.spot != chosen.spot]
    return None


def _remember(
    order: Order, queues: Sequence[Queue], waiting: "QuerySet[Ticket]", chosen: Ticket
) -> None:
    """Count favoured calls in a row, as long as somebody ordinary waits meanwhile."""
    if order.is_plain:
        return
    queue = next(queue for queue in queues if queue.pk == chosen.queue_id)
    run = run_after(queue.favoured_in_a_row, order.line_of(Lane(chosen.lane)))
    ordinary = order.lines()[Lane.ORDINARY]
    if run and not waiting.filter(queue=queue, lane__in=ordinary).exists():
        run = 0
    if run != queue.favoured_in_a_row:
        queue.favoured_in_a_row = run
        queue.save(update_fields=["favoured_in_a_row"])
