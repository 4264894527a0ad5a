"""Ready-made queues for tests, built through the real actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from prima.deliver.queues.actions import (
    Terms,
    add_counter,
    add_queue,
    call_next,
    finish,
    miss,
    recall,
    serve,
    set_order,
    take_ticket,
)
from prima.deliver.queues.models import Counter, Period, Queue, Ticket, Visit
from prima.deliver.queues.queries import calls_here, order_of
from prima.deliver.queues.rules import Channel, Lane, Order, State
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.calendars import local_day
from prima.promise.standards.models import Service
from prima.promise.standards.queries import in_force
from prima.promise.standards.testing import a_drafted_service, a_published_service

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

A_MINUTE = timedelta(minutes=1)


def a_service(
    unit: "Unit", code: str = "pendaftaran", *, is_promised: bool = True, at: datetime = MONDAY_9AM
) -> Service:
    """Return a service of the catalogue, promised from today on."""
    if is_promised:
        return a_published_service(unit, code, at=at)
    return a_drafted_service(unit, code, at=at).standard.service


def a_queue(unit: "Unit", letter: str = "A", *codes: str, terms: Terms | None = None) -> Queue:
    """Return a queue with services of the catalogue; patient registration by default."""
    services = [a_service(unit, code) for code in codes or ("pendaftaran",)]
    return add_queue(unit, letter, f"Queue {letter}", services, terms=terms, at=MONDAY_9AM)


def a_station(unit: "Unit", letter: str, code: str) -> Queue:
    """Return a queue that is the station of the same name, for the service of that name."""
    return a_queue(unit, letter, code, terms=Terms(station=code))


def a_route(unit: "Unit") -> tuple[Queue, Queue]:
    """Return the two stations of a visit to the doctor: the clinic, then the pharmacy."""
    return a_station(unit, "B", "poli-umum"), a_station(unit, "F", "farmasi")


def a_counter(*queues: Queue, number: int = 1) -> Counter:
    return add_counter(queues[0].unit, number, f"Counter {number}", queues, at=MONDAY_9AM)


def a_ticket(
    queue: Queue,
    *,
    at: datetime = MONDAY_9AM,
    key: UUID | None = None,
    lane: Lane = Lane.ORDINARY,
    visit: Visit | None = None,
) -> Ticket:
    """Return a ticket for the queue's first service, taken at the kiosk."""
    service = queue.services.select_related("unit").order_by("name")[0]
    return take_ticket(service, key=key or uuid4(), at=at, lane=lane, visit=visit)


def missed(ticket: Ticket, *, by: "Person", at: datetime) -> Ticket:
    """Call a ticket as often as the unit's rule asks, and say that nobody came."""
    for _again in range(order_of(ticket.unit).calls_before_missed - calls_here(ticket)):
        recall(ticket, by=by, at=at)
    return miss(ticket, by=by, at=at)


def missed_at_once(unit: "Unit") -> None:
    """Let one call be enough before somebody is missed."""
    set_order(unit, Order(calls_before_missed=1), at=MONDAY_9AM)


def a_called_ticket(counter: Counter, *, by: "Person", at: datetime = MONDAY_9AM) -> Ticket:
    """Return the next ticket, called; one is taken first when nobody waits."""
    queue = counter.queues.order_by("letter")[0]
    a_ticket(queue, at=at)
    return call_next(counter, by=by, at=at + 2 * A_MINUTE)


def a_served_ticket(counter: Counter, *, by: "Person", at: datetime = MONDAY_9AM) -> Ticket:
    """Return a ticket that waited two minutes, was called for one, and was served for five."""
    ticket = a_called_ticket(counter, by=by, at=at)
    serve(ticket, by=by, at=at + 3 * A_MINUTE)
    return finish(ticket, by=by, at=at + 8 * A_MINUTE)


@dataclass(frozen=True)
class Past:
    """A visit to one counter that is over; nobody came to the counter when `served_at` is None."""

    came_at: datetime
    called_at: datetime
    served_at: datetime | None
    ends_at: datetime
    counter: Counter
    lane: Lane = Lane.ORDINARY


def a_past(queue: Queue, visits: Sequence[Past], *, by: "Person") -> list[Ticket]:
    """Return tickets with their whole record, written at once: thousands take a second.

    The rows are those that the actions would have left, without the journal's entries.
    """
    service = queue.services.select_related("unit").get()
    version = in_force(service, local_day(visits[0].came_at, service.unit.time_zone))
    assert version is not None  # noqa: S101 - services for tests are promised
    days = [local_day(visit.came_at, service.unit.time_zone) for visit in visits]
    started = [Visit(unit=service.unit, on=on, channel=Channel.KIOSK) for on in days]
    Visit.objects.bulk_create(started)
    tickets = [
        Ticket(
            key=uuid4(),
            visit=begun,
            unit=service.unit,
            service=service,
            version=version,
            origin=queue,
            queue=queue,
            on=begun.on,
            number=number,
            state=State.DONE if visit.served_at else State.NO_SHOW,
            since=visit.ends_at,
            counter=visit.counter,
            officer=by,
            calls=1,
            called_at=visit.called_at,
            waited=visit.called_at - visit.came_at,
            served=visit.ends_at - (visit.served_at or visit.ends_at),
            lane=visit.lane,
        )
        for number, (begun, visit) in enumerate(zip(started, visits, strict=True), start=1)
    ]
    Ticket.objects.bulk_create(tickets)
    Period.objects.bulk_create(
        period
        for ticket, visit in zip(tickets, visits, strict=True)
        for period in _life(ticket, visit)
    )
    return tickets


def _life(ticket: Ticket, visit: Past) -> Iterator[Period]:
    place: dict[str, Any] = {"ticket": ticket, "queue": ticket.queue}
    yield Period(kind=State.WAITING, starts_at=visit.came_at, ends_at=visit.called_at, **place)
    place |= {"counter": visit.counter, "officer": ticket.officer}
    met = visit.served_at or visit.ends_at
    yield Period(kind=State.CALLED, starts_at=visit.called_at, ends_at=met, **place)
    if visit.served_at:
        yield Period(kind=State.SERVING, starts_at=met, ends_at=visit.ends_at, **place)
