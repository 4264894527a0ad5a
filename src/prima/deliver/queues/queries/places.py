"""Which queues and counters a unit has, and what people can take a number for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from prima.deliver.queues.models import Counter, Queue, QueueService, Ticket
from prima.deliver.queues.rules import State
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import calendar_of
from prima.kernel.calendars import local_day
from prima.promise.standards.queries import services_offered

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NoSuchQueue(NotFound):
    code = "no-such-queue"


class NoSuchCounter(NotFound):
    code = "no-such-counter"


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that people can take a number for today."""

    service: "Service"
    queue_letter: str
    queue_name: str
    waiting: int
    is_open: bool


def queues_of(unit: "Unit") -> QuerySet[Queue]:
    """Return the unit's queues by letter, with their services."""
    return Queue.objects.filter(unit=unit).prefetch_related("services").order_by("letter")


def counters_of(unit: "Unit") -> QuerySet[Counter]:
    """Return the unit's counters by number, with the queues that they call from."""
    return Counter.objects.filter(unit=unit).prefetch_related("queues").order_by("number")


def counter_names(unit: "Unit") -> dict[int, str]:
    """Return what each counter is called, by its number."""
    return dict(Counter.objects.filter(unit=unit).values_list("number", "name"))


def queue_lettered(unit: "Unit", letter: str) -> Queue:
    queue = queues_of(unit).filter(letter=letter).first()
    if queue is None:
        raise NoSuchQueue
    return queue


def counter_numbered(unit: "Unit", number: int) -> Counter:
    counter = counters_of(unit).filter(number=number).select_related("unit").first()
    if counter is None:
        raise NoSuchCounter
    return counter


def offers(unit: "Unit", at: datetime) -> list[Offer]:
    """Return the services of today that have a queue, by name."""
    on = local_day(at, unit.time_zone)
    is_open = calendar_of(unit).is_open(at)
    waiting = waiting_per_queue(unit, on)
    services = services_offered(unit, on)
    joined = QueueService.objects.filter(service__in=services).select_related("queue")
    queue_of = {row.service_id: row.queue for row in joined}
    return [
        Offer(
            service=service,
            queue_letter=queue_of[service.pk].letter,
            queue_name=queue_of[service.pk].name,
            waiting=waiting.get(queue_of[service.pk].pk, 0),
            is_open=is_open,
        )
        for service in services
        if service.pk in queue_of
    ]


def waiting_per_queue(unit: "Unit", on: date) -> dict[int, int]:
    """Return how many wait, by the queue's id. A queue in which nobody waits is left out."""
    counted = (
        Ticket.objects.filter(queue__unit=unit, on=on, state=State.WAITING)
        .values_list("queue")
        .annotate(Count("pk"))
        .order_by()
    )
    return dict(counted)
