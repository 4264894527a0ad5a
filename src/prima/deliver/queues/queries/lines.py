"""Who stands where in line, by the unit's rule."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prima.deliver.queues.models import OrderRule, Period, Queue, Ticket
from prima.deliver.queues.rules import Lane, Order, Spot, State, Waiting, in_order, next_lane

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

TURN = Coalesce("turn", "id", output_field=BigIntegerField())
IN_LINE = (TURN, "passed", "id")


@dataclass(frozen=True, slots=True)
class InLine:
    """Somebody who waits in a queue, with what decides when they are called."""

    waiting: Waiting
    queue_id: int


def order_of(unit: "Unit") -> Order:
    """Return the unit's rule of whose turn it is; without one of its own, first come first."""
    return _order(unit.pk)


def _order(unit_id: int) -> Order:
    names = ("entitled_ratio", "quick_ratio", "appointment_ratio", "in_a_row")
    rule = OrderRule.objects.filter(unit=unit_id).values(*names, "calls_before_missed").first()
    return Order(**rule) if rule else Order()


def waiting_in(queues: Collection[int], on: date) -> QuerySet[Ticket]:
    """Return who waits in these queues, without those who are at another counter just now."""
    elsewhere = Ticket.objects.filter(visit=OuterRef("visit"), occupies__isnull=False)
    waiting = Ticket.objects.filter(queue__in=queues, on=on, state=State.WAITING)
    return waiting.exclude(Exists(elsewhere))


def spots(queue_id: int, on: date, lanes: Collection[Lane]) -> list[Spot]:
    """Return the places in one line of a queue, the first one first."""
    tickets = Ticket.objects.filter(queue=queue_id, on=on, state=State.WAITING, lane__in=lanes)
    return sorted(Spot(*row) for row in tickets.values_list(TURN, "passed", "id"))


def in_line(tickets: QuerySet[Ticket]) -> list[InLine]:
    """Return what decides when these tickets are called. A wait began when the number was taken."""
    first = Period.objects.filter(ticket=OuterRef("pk")).order_by("id").values("starts_at")[:1]
    came_at = Coalesce(Subquery(first), F("since"))
    rows = tickets.values_list(TURN, "passed", "id", "lane", came_at, "queue")
    return [
        InLine(Waiting(Spot(turn, passed, pk), Lane(lane), came), queue)
        for turn, passed, pk, lane, came, queue in rows
    ]


def called_in_order(queue: Queue, on: date, at: datetime) -> list[int]:
    """Return the ids of those who wait in a queue, in the order in which they would be called."""
    order = _order(queue.unit_id)
    waiting = Ticket.objects.filter(queue=queue, on=on, state=State.WAITING)
    if order.is_plain:
        return list(waiting.order_by(*IN_LINE).values_list("pk", flat=True))
    standing = (one.waiting for one in in_line(waiting))
    return [one.spot.id for one in in_order(standing, order, queue.favoured_in_a_row, at)]


def whose_turn(
    order: Order, standing: Iterable[InLine], queues: Iterable[Queue], at: datetime
) -> Waiting | None:
    """Let each queue name whose turn it is; return the one of these whose wait counts most."""
    heads: dict[int, dict[Lane, Waiting]] = defaultdict(dict)
    for one in standing:
        first = heads[one.queue_id].setdefault(order.line_of(one.waiting.lane), one.waiting)
        if one.waiting.spot < first.spot:
            heads[one.queue_id][order.line_of(one.waiting.lane)] = one.waiting
    named = [
        next_lane(list(heads[queue.pk].values()), order, queue.favoured_in_a_row, at)
        for queue in queues
    ]
    return next_lane([one for one in named if one is not None], order, 0, at)


def next_up(order: Order, queues: Iterable[Queue], on: date, at: datetime) -> Ticket | None:
    """Return who would be called now by a counter that serves these queues."""
    queues = list(queues)
    waiting = waiting_in([queue.pk for queue in queues], on)
    if not order.is_plain:
        chosen = whose_turn(order, in_line(waiting), queues, at)
        if chosen is None:
            return None
        waiting = waiting.filter(pk=chosen.spot.id)
    return waiting.select_related("origin").order_by(*IN_LINE).first()


def next_few(
    order: Order, queues: Iterable[Queue], on: date, at: datetime, *, most: int
) -> list[Ticket]:
    """Return who is called next from each of these queues, those of one queue in their order."""
    queues = list(queues)
    everybody = Ticket.objects.filter(queue__in=queues, on=on, state=State.WAITING)
    standing: dict[int, list[Waiting]] = defaultdict(list)
    for one in in_line(everybody):
        standing[one.queue_id].append(one.waiting)
    ids = [
        waiting.spot.id
        for queue in queues
        for waiting in islice(
            in_order(standing[queue.pk], order, queue.favoured_in_a_row, at), most
        )
    ]
    tickets = Ticket.objects.filter(pk__in=ids).select_related("origin", "queue", "visit")
    by_id = {ticket.pk: ticket for ticket in tickets}
    return [by_id[pk] for pk in ids if pk in by_id]
