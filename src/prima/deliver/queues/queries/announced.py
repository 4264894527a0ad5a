"""What people are told of the wait, from what the queue has learned.

The method is docs/methods/announced-wait.md.

Nothing is kept for it but the tickets themselves: the last ones of a queue tell how long each
service takes, and by how much the expected waits were wrong.
"""

from collections import Counter as Count
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from prima.deliver.queues.models import Period, Queue, QueueService, Ticket
from prima.deliver.queues.queries.halls import Hall, InHall, hall_of, learned_of
from prima.deliver.queues.rules import Lane, Order, State, Told, Waiting, in_order, staying_ahead
from prima.foundation.journal.queries import end_of
from prima.foundation.units.queries import calendar_of
from prima.kernel.calendars import local_day
from prima.kernel.queueing import Calibration, Line, announce, changed_enough, expected_inserts

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

ALWAYS = 1e9  # so much faster does an older number age: it is always first


@dataclass(frozen=True, slots=True)
class Until:
    """By when 9 of 10 people in somebody's place are called."""

    by: datetime
    is_early: bool


def announced_in(unit: "Unit", at: datetime) -> Mapping[str, Told]:
    """Return what an ordinary newcomer is told of each queue now, by its letter.

    A queue of which nothing can be said is left out, and so is one where nobody has to wait. Boards
    ask all at once after a cut: within a minute in which nothing happened it is worked out once.
    """
    return _announced_in(unit, unit.uuid, end_of(unit.pk), at.replace(second=0, microsecond=0))


@lru_cache(maxsize=128)
def _announced_in(unit: "Unit", _mark: UUID, _sequence: int, at: datetime) -> Mapping[str, Told]:
    if not calendar_of(unit).is_open(at):
        return {}
    hall = hall_of(unit, at)
    said = {queue.letter: told_newcomer(hall, queue, Lane.ORDINARY, at) for queue in hall.queues}
    return {letter: told for letter, told in said.items() if told is not None and told.turns}


def announced_for(service: "Service", at: datetime) -> dict[Lane, Told]:
    """Return what somebody is told who takes a number for a service now, in each lane.

    Empty when the doors are closed, no counter serves, or too little was measured yet.
    """
    waits_in = QueueService.objects.filter(service=service).values_list("queue", "is_quick")
    found = waits_in.first()
    if found is None or not calendar_of(service.unit).is_open(at):
        return {}
    queue_id, is_quick = found
    hall = hall_of(service.unit, at)
    queue = next(queue for queue in hall.queues if queue.pk == queue_id)
    lines = {line: told_newcomer(hall, queue, line, at) for line in hall.order.lines()}
    said = {lane: lines[hall.order.line_of(lane)] for lane in Lane}
    if is_quick:  # whoever is not entitled gets the quick lane
        said[Lane.ORDINARY] = said[Lane.QUICK]
    return {lane: told for lane, told in said.items() if told is not None}


def announced_to(ticket: Ticket, at: datetime) -> Until | None:
    """Return by when somebody who waits is called, told anew only when it differs by a step.

    At a station further on its way nothing is announced: nobody was told a wait there.
    """
    on = local_day(at, ticket.unit.time_zone)
    if ticket.state != State.WAITING or ticket.queue_id != ticket.origin_id or ticket.on != on:
        return None
    hall = hall_of(ticket.unit, at)
    now = _in_line(hall, ticket, at)
    if now is None:
        return None
    told_at = _came_at(ticket)
    before = told_before(ticket)
    if before is None or ticket.calls or told_at + before.wait < at:
        return Until(at + now.wait, now.is_early)
    if changed_enough(before.announcement, at - told_at, now.announcement):
        return Until(at + now.wait, now.is_early)
    return Until(told_at + before.wait, before.is_early)


def told_before(ticket: Ticket) -> Told | None:
    """Return what was announced before the number was taken, None when nothing was."""
    if ticket.announced is None or ticket.expected is None or ticket.turns_before is None:
        return None
    return Told(ticket.announced, ticket.expected, ticket.turns_before, ticket.is_early)


def told_newcomer(hall: Hall, queue: Queue, lane: Lane, at: datetime) -> Told | None:
    everybody = hall.lines.get(queue.pk, ())
    return _told(hall, queue, lane, at, ahead=everybody, elsewhere=hall.lines)


def _in_line(hall: Hall, ticket: Ticket, at: datetime) -> Told | None:
    """Return what can be said to somebody who is in line already: of those before them."""
    queue = next(queue for queue in hall.queues if queue.pk == ticket.queue_id)
    line = hall.lines.get(queue.pk, ())
    called = [one.spot.id for one in _by_turn(hall.order, queue, line, at)]
    before = set(called[: called.index(ticket.pk)] if ticket.pk in called else called)
    earlier = {
        other: tuple(one for one in there if one.waiting.spot.id < ticket.pk)
        for other, there in hall.lines.items()
    }
    ahead = [one for one in line if one.waiting.spot.id in before]
    told = _told(hall, queue, Lane(ticket.lane), at, ahead=ahead, elsewhere=earlier, is_new=False)
    return told if told is None or told.turns else None


def _told(
    hall: Hall,
    queue: Queue,
    lane: Lane,
    at: datetime,
    *,
    ahead: Collection[InHall],
    elsewhere: Mapping[int, tuple[InHall, ...]],
    is_new: bool = True,
) -> Told | None:
    desks = hall.serving.get(queue.pk, frozenset())
    learned = learned_of(queue, hall.order) if desks else None
    if learned is None or learned.usual is None:
        return None
    inserted = _others(hall, queue, elsewhere)
    if is_new:
        stay = _staying(hall, queue, lane, at, ahead, learned.usual / len(desks))
        before = len(stay) + inserted
        inserted += _overtaking(hall, queue, lane, learned.usual, len(desks), before)
    else:
        stay = list(ahead)
    line = Line.before(
        Count(one.service_id for one in stay),
        learned.means,
        usual=learned.usual,
        desks=len(desks),
        free=len(desks & hall.free),
        inserted=inserted,
    )
    known = learned.scores.get(hall.order.line_of(lane), Calibration())
    return Told.of(line, announce(line, known))


def _staying(
    hall: Hall,
    queue: Queue,
    lane: Lane,
    at: datetime,
    ahead: Collection[InHall],
    each: timedelta,
) -> list[InHall]:
    by_id = {one.waiting.spot.id: one for one in ahead}
    turns = _by_turn(hall.order, queue, ahead, at)
    return [by_id[one.spot.id] for one in staying_ahead(turns, lane, hall.order, at, each)]


def _by_turn(order: Order, queue: Queue, line: Iterable[InHall], at: datetime) -> Iterable[Waiting]:
    return in_order((one.waiting for one in line), order, queue.favoured_in_a_row, at)


def _others(hall: Hall, queue: Queue, lines: Mapping[int, tuple[InHall, ...]]) -> float:
    """Return how many of other queues go first, as their counters are partly the same."""
    mine = hall.serving[queue.pk]
    return sum(
        len(there) * len(mine & hall.serving[other]) / len(hall.serving[other])
        for other, there in lines.items()
        if other != queue.pk and hall.serving.get(other)
    )


def _overtaking(
    hall: Hall, queue: Queue, lane: Lane, usual: timedelta, desks: int, ahead: float
) -> float:
    """Return how many who are not here yet are expected to be called before somebody who comes now.

    They come on from another station with an older number, or age faster.
    """
    order, wait = hall.order, (ahead + 1) * usual / desks
    coming = [(hall.onward_an_hour.get(queue.pk, 0.0), ALWAYS)]
    if not order.is_plain and order.line_of(lane) == Lane.ORDINARY:
        fastest = max(order.ratio(line) for line in order.lines())
        coming.append((hall.favoured_an_hour, float(fastest)))
    found = 0.0
    for rate, ratio in coming:
        try:
            found += expected_inserts(wait, rate, ratio, usual=usual, desks=desks)
        except ValueError:  # more come than the desks can serve: nobody knows how long
            found += ahead + 1
    return found


def _came_at(ticket: Ticket) -> datetime:
    first = Period.objects.filter(ticket=ticket).order_by("id").values_list("starts_at", flat=True)
    return first.first() or ticket.since
