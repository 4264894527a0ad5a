"""Which queues and counters a unit has, and what people can take a number for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from prima.deliver.queues.models import Counter, Numbering, Queue, QueueService, Ticket
from prima.deliver.queues.rules import Intake, IntakeReason, State
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
    """A service that people can take a number for today, as long as the intake is open."""

    service: "Service"
    queue_letter: str
    queue_name: str
    waiting: int
    is_open: bool
    intake: Intake
    closed_because: IntakeReason | None


def queues_of(unit: "Unit") -> QuerySet[Queue]:
    """Return the unit's queues by letter, with their services."""
    return Queue.objects.filter(unit=unit).prefetch_related("services").order_by("letter")


def counters_of(unit: "Unit") -> QuerySet[Counter]:
    """Return the unit's counters by number, with the queues that they call from."""
    return Counter.objects.filter(unit=unit).prefetch_related("queues").order_by("number")


def counter_names(unit: "Unit") -> dict[int, str]:
    """Return what each counter is called, by its number."""
    return dict(Counter.objects.filter(unit=unit).values_list("number", "name"))


def quick_services(queue: Queue) -> list[str]:
    """Return the codes of the services of a queue that have the quick lane."""
    quick = QueueService.objects.filter(queue=queue, is_quick=True)
    return list(quick.values_list("service__code", flat=True))


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
    has_limit = any(queue.daily_limit is not None for queue in queue_of.values())
    given = _given(unit, on) if has_limit else {}
    return [
        Offer(
            service=service,
            queue_letter=queue_of[service.pk].letter,
            queue_name=queue_of[service.pk].name,
            waiting=waiting.get(queue_of[service.pk].pk, 0),
            is_open=is_open,
            intake=_intake(queue_of[service.pk], given, on),
            closed_because=_reason(queue_of[service.pk], on),
        )
        for service in services
        if service.pk in queue_of
    ]


def _intake(queue: Queue, given: dict[int, int], on: date) -> Intake:
    if queue.closed_on == on:
        return Intake.CLOSED
    if queue.daily_limit is not None and given.get(queue.pk, 0) >= queue.daily_limit:
        return Intake.FULL
    return Intake.OPEN


def _reason(queue: Queue, on: date) -> IntakeReason | None:
    return IntakeReason(queue.closed_because) if queue.closed_on == on else None


def _given(unit: "Unit", on: date) -> dict[int, int]:
    """Return how many numbers were given on a day, by the queue's id."""
    rows = Numbering.objects.filter(queue__unit=unit, on=on)
    return dict(rows.values_list("queue", "last"))


def waiting_per_queue(unit: "Unit", on: date) -> dict[int, int]:
    """Return how many wait, by the queue's id. A queue in which nobody waits is left out."""
    counted = (
        Ticket.objects.filter(queue__unit=unit, on=on, state=State.WAITING)
        .values_list("queue")
        .annotate(Count("pk"))
        .order_by()
    )
    return dict(counted)
