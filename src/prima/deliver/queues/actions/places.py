"""Setting up: a unit's queues, the services that wait in them, the counters that call from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.models import Counter, CounterQueue, Queue, QueueService
from prima.deliver.queues.rules import LETTERS
from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

MOST_COUNTERS = 999


class NotALetter(Refusal):
    code = "not-a-letter"
    status = 422
    message = _("A queue is known by one capital letter.")
    advice = _("Choose a letter from A to Z.")


class LetterTaken(Refusal):
    code = "letter-taken"
    message = _("Another queue of this unit has this letter.")
    advice = _("Choose another letter.")


class NotACounterNumber(Refusal):
    code = "not-a-counter-number"
    status = 422
    message = _("A counter has a number from 1 to 999.")
    advice = _("Use the number that hangs over the counter.")


class CounterNumberTaken(Refusal):
    code = "counter-number-taken"
    message = _("Another counter of this unit has this number.")
    advice = _("Choose another number.")


class ServiceHasQueue(Refusal):
    code = "service-has-queue"
    message = _("One of these services already waits in another queue.")
    advice = _("Take it out of the other queue first.")


class StationTaken(Refusal):
    code = "station-taken"
    message = _("Another queue of this unit is this station already.")
    advice = _("Choose another code, or take the station away from the other queue first.")


class OtherUnit(Refusal):
    code = "other-unit"
    status = 422
    message = _("One of these belongs to another unit.")
    advice = _("Choose among what this unit has.")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a queue is to the rest: its station, how many it takes a day, which services are quick.

    `quick` holds codes of services.
    """

    station: str = ""
    daily_limit: int | None = None
    quick: frozenset[str] = frozenset()


@transaction.atomic
def add_queue(
    unit: "Unit",
    letter: str,
    name: str,
    services: "Iterable[Service]" = (),
    *,
    terms: Terms | None = None,
    by: "Person | None" = None,
    at: datetime,
) -> Queue:
    """Add a queue. Raises NotALetter, LetterTaken, ServiceHasQueue, OtherUnit, StationTaken."""
    if len(letter) != 1 or letter not in LETTERS:
        raise NotALetter
    try:
        with transaction.atomic():
            queue = Queue.objects.create(unit=unit, letter=letter, name=name)
    except IntegrityError as taken:
        raise LetterTaken from taken
    _put_services(queue, services)
    _put_terms(queue, terms)
    _record_queue("queue.added", queue, by=by, at=at)
    return queue


@transaction.atomic
def change_queue(
    queue: Queue,
    *,
    name: str,
    services: "Iterable[Service]",
    terms: Terms | None = None,
    by: "Person | None" = None,
    at: datetime,
) -> Queue:
    """Rename a queue and choose its services anew. Tickets that were taken stay where they wait.

    Without `terms` they stay as they are.
    """
    held = Queue.objects.select_for_update(no_key=True).get(pk=queue.pk)
    held.name = name
    held.save(update_fields=["name"])
    _put_services(held, services)
    _put_terms(held, terms)
    _record_queue("queue.changed", held, by=by, at=at)
    return held


@transaction.atomic
def add_counter(
    unit: "Unit",
    number: int,
    name: str,
    queues: Iterable[Queue] = (),
    *,
    by: "Person | None" = None,
    at: datetime,
) -> Counter:
    if not 1 <= number <= MOST_COUNTERS:
        raise NotACounterNumber
    try:
        with transaction.atomic():
            counter = Counter.objects.create(unit=unit, number=number, name=name)
    except IntegrityError as taken:
        raise CounterNumberTaken from taken
    _put_queues(counter, queues)
    _record_counter("counter.added", counter, by=by, at=at)
    return counter


@transaction.atomic
def change_counter(
    counter: Counter,
    *,
    name: str,
    queues: Iterable[Queue],
    by: "Person | None" = None,
    at: datetime,
) -> Counter:
    """Rename a counter and choose its queues anew. The ticket that it has stays with it."""
    held = Counter.objects.select_for_update(no_key=True).get(pk=counter.pk)
    held.name = name
    held.save(update_fields=["name"])
    _put_queues(held, queues)
    _record_counter("counter.changed", held, by=by, at=at)
    return held


def _put_services(queue: Queue, services: "Iterable[Service]") -> None:
    wanted = {service.pk: service for service in services}
    if any(service.unit_id != queue.unit_id for service in wanted.values()):
        raise OtherUnit
    QueueService.objects.filter(queue=queue).exclude(service__in=wanted).delete()
    known = set(QueueService.objects.filter(queue=queue).values_list("service", flat=True))
    try:
        with transaction.atomic():
            QueueService.objects.bulk_create(
                QueueService(queue=queue, service=service)
                for pk, service in wanted.items()
                if pk not in known
            )
    except IntegrityError as elsewhere:
        raise ServiceHasQueue from elsewhere


def _put_terms(queue: Queue, terms: Terms | None) -> None:
    if terms is None:
        return
    queue.station, queue.daily_limit = terms.station, terms.daily_limit
    try:
        with transaction.atomic():
            queue.save(update_fields=["station", "daily_limit"])
    except IntegrityError as elsewhere:
        raise StationTaken from elsewhere
    rows = QueueService.objects.filter(queue=queue)
    rows.filter(service__code__in=terms.quick).update(is_quick=True)
    rows.exclude(service__code__in=terms.quick).update(is_quick=False)


def _put_queues(counter: Counter, queues: Iterable[Queue]) -> None:
    wanted = {queue.pk: queue for queue in queues}
    if any(queue.unit_id != counter.unit_id for queue in wanted.values()):
        raise OtherUnit
    CounterQueue.objects.filter(counter=counter).exclude(queue__in=wanted).delete()
    known = set(CounterQueue.objects.filter(counter=counter).values_list("queue", flat=True))
    CounterQueue.objects.bulk_create(
        CounterQueue(counter=counter, queue=queue)
        for pk, queue in wanted.items()
        if pk not in known
    )


def _record_queue(verb: str, queue: Queue, *, by: "Person | None", at: datetime) -> None:
    subject = f"queue:{queue.uuid}"
    record(verb, subject, unit_id=queue.unit_id, at=at, by=by, queue=queue.letter)


def _record_counter(verb: str, counter: Counter, *, by: "Person | None", at: datetime) -> None:
    subject = f"counter:{counter.uuid}"
    record(verb, subject, unit_id=counter.unit_id, at=at, by=by, counter=counter.number)
