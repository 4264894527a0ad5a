"""The database refuses what must never be, whoever writes."""

from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction

from prima.deliver.queues.actions import Shift, assign_duty, raise_alarm, set_order, walk_away
from prima.deliver.queues.models import (
    Alarm,
    Counter,
    CounterQueue,
    Duty,
    Numbering,
    OrderRule,
    Period,
    Queue,
    QueueService,
    Ticket,
    Visit,
    WalkAway,
)
from prima.deliver.queues.rules import Order, State
from prima.deliver.queues.testing import a_called_ticket, a_counter, a_queue, a_route, a_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db


def refuses(rows: models.QuerySet[Any], name: str, /, **change: object) -> bool:
    """Say whether the database refuses this change, and for the reason that we think."""
    try:
        with transaction.atomic():
            rows.update(**change)
    except IntegrityError as error:
        return name in str(error) or columns_of(rows.model, name) in str(error)
    return False


def _column(field: object) -> str:
    """Return the column of a field; a relation from another table has none, and none is asked."""
    column = getattr(field, "column", None)
    assert isinstance(column, str)
    return column


def columns_of(model: type[models.Model], name: str) -> str:
    """Return how SQLite names a unique constraint: by its columns."""
    meta = model._meta  # noqa: SLF001 - Django's own way to ask
    fields = next(
        rule.fields
        for rule in meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.name == name
    )
    return ", ".join(f"{meta.db_table}.{_column(meta.get_field(field))}" for field in fields)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("ticket_state_is_known", {"state": "ASLEEP"}),
        ("ticket_number_begins_with_one", {"number": 0}),
        ("ticket_lane_is_known", {"lane": "FRIENDS"}),
        ("ticket_was_handed_over_for_a_known_reason", {"why": "BORED"}),
        ("ticket_has_an_exit_only_when_it_left", {"exit": "BEFORE_CALL"}),
        ("ticket_has_an_exit_only_when_it_left", {"state": State.LEFT, "exit": "DID_NOT_COME"}),
        ("ticket_that_ended_has_no_note", {"state": State.LEFT, "note": "Rapi"}),
        ("ticket_occupies_the_counter_that_it_is_at", {"state": State.CALLED}),
        ("ticket_occupies_the_counter_that_it_is_at", {"state": State.SERVING}),
    ],
)
def test_a_ticket_cannot_be(queue: Queue, name: str, change: dict[str, object]) -> None:
    a_ticket(queue)

    assert refuses(Ticket.objects.all(), name, **change)


def test_a_ticket_that_waits_is_at_no_counter(queue: Queue, counter: Counter, budi: Person) -> None:
    a_ticket(queue)

    rows = Ticket.objects.all()
    assert refuses(rows, "ticket_that_waits_is_at_no_counter", counter=counter)
    assert refuses(rows, "ticket_that_waits_is_at_no_counter", officer=budi)
    assert refuses(
        rows, "ticket_occupies_the_counter_that_it_is_at", counter=counter, occupies=counter
    )


def test_a_ticket_that_is_called_names_counter_and_officer(
    queue: Queue, counter: Counter, budi: Person
) -> None:
    a_called_ticket(counter, by=budi)

    rows, name = Ticket.objects.all(), "ticket_occupies_the_counter_that_it_is_at"
    assert refuses(rows, name, officer=None)
    assert refuses(rows, name, occupies=None)
    assert refuses(rows, name, occupies=a_counter(queue, number=2))
    assert refuses(rows, name, state=State.DONE)


def test_a_number_is_given_once_a_day(queue: Queue) -> None:
    first, second = a_ticket(queue), a_ticket(queue)

    assert refuses(
        Ticket.objects.filter(pk=second.pk), "ticket_number_is_given_once", number=first.number
    )


def test_a_key_takes_one_ticket_a_day(queue: Queue) -> None:
    first, second = a_ticket(queue), a_ticket(queue)

    assert refuses(
        Ticket.objects.filter(pk=second.pk), "ticket_is_taken_once_for_a_key", key=first.key
    )


@pytest.mark.parametrize("name", ["secret", "uuid"])
def test_nobody_holds_what_another_holds(queue: Queue, name: str) -> None:
    first, second = a_ticket(queue), a_ticket(queue)

    assert refuses(Ticket.objects.filter(pk=second.pk), name, **{name: getattr(first, name)})


def test_a_counter_has_one_ticket_at_a_time(queue: Queue, counter: Counter, budi: Person) -> None:
    a_called_ticket(counter, by=budi)
    second = a_called_ticket(a_counter(queue, number=2), by=budi)

    assert refuses(
        Ticket.objects.filter(pk=second.pk),
        "counter_has_one_ticket_at_a_time",
        counter=counter,
        occupies=counter,
    )


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("period_kind_is_not_an_end", {"kind": State.DONE}),
        ("period_kind_is_not_an_end", {"kind": "ASLEEP"}),
        ("period_ends_after_it_begins", {"ends_at": MONDAY_9AM - timedelta(seconds=1)}),
    ],
)
def test_a_period_cannot_be(
    counter: Counter, budi: Person, name: str, change: dict[str, object]
) -> None:
    a_called_ticket(counter, by=budi)

    assert refuses(Period.objects.all(), name, **change)


def test_a_numbering_cannot_be(queue: Queue) -> None:
    a_ticket(queue)
    a_ticket(queue, at=MONDAY_9AM + timedelta(days=1))

    tuesday = Numbering.objects.order_by("-on")[:1]
    rows = Numbering.objects.filter(pk=tuesday.get().pk)
    assert refuses(rows, "numbering_begins_with_one", last=0)
    assert refuses(rows, "numbering_is_one_a_day", on=MONDAY_9AM.date())


def test_a_visit_came_by_a_known_channel(queue: Queue) -> None:
    a_ticket(queue)

    assert refuses(Visit.objects.all(), "visit_channel_is_known", channel="PIGEON")


@pytest.mark.parametrize("people", [0, 21])
def test_a_visit_is_of_one_to_twenty_people(queue: Queue, people: int) -> None:
    a_ticket(queue)

    assert refuses(Visit.objects.all(), "visit_is_of_one_to_twenty_people", people=people)


def test_a_visit_is_at_one_counter_at_a_time(queue: Queue, counter: Counter, budi: Person) -> None:
    first = a_called_ticket(counter, by=budi)
    a_called_ticket(a_counter(queue, number=2), by=budi)

    rows, name = Ticket.objects.all(), "visit_is_at_one_counter_at_a_time"
    assert refuses(rows, name, visit=first.visit)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a_minute_counts_as_one_to_ten_minutes", {"entitled_ratio": "0.9"}),
        ("a_minute_counts_as_one_to_ten_minutes", {"quick_ratio": "10.01"}),
        ("one_to_ten_calls_in_a_row_are_favoured", {"in_a_row": 0}),
        ("somebody_is_called_one_to_ten_times", {"calls_before_missed": 11}),
    ],
)
def test_an_order_cannot_be(puskesmas: Unit, name: str, change: dict[str, object]) -> None:
    set_order(puskesmas, Order(), at=MONDAY_9AM)

    assert refuses(OrderRule.objects.all(), name, **change)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("duty_is_of_a_weekday_or_of_one_day", {"on": MONDAY_9AM.date()}),
        ("duty_is_of_a_weekday_or_of_one_day", {"weekday": 7}),
        ("duty_is_of_a_weekday_or_of_one_day", {"weekday": None}),
        ("duty_ends_after_it_begins", {"ends_at": time(8)}),
    ],
)
def test_a_duty_cannot_be(
    counter: Counter, budi: Person, name: str, change: dict[str, object]
) -> None:
    assign_duty(counter, budi, Shift(time(8), time(12), weekday=0), at=MONDAY_9AM)

    assert refuses(Duty.objects.all(), name, **change)


def test_an_alarm_is_ended_by_somebody_and_is_one_at_a_time(
    queue: Queue, counter: Counter, budi: Person
) -> None:
    raise_alarm(counter, by=budi, at=MONDAY_9AM)
    raise_alarm(a_counter(queue, number=2), by=budi, at=MONDAY_9AM)

    rows = Alarm.objects.all()
    assert refuses(rows, "alarm_is_ended_by_somebody", ended_at=MONDAY_9AM)
    assert refuses(rows, "counter_has_one_alarm_at_a_time", counter=counter)


def test_walk_aways_are_counted_once_a_day(puskesmas: Unit, service: Service) -> None:
    other = a_queue(puskesmas, "B", "poli-gigi").services.select_related("unit").get()
    for each in (service, other):
        walk_away(each, at=MONDAY_9AM)

    assert refuses(WalkAway.objects.all(), "walk_aways_are_counted_once_a_day", service=service)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("queue_letter_is_a_capital", {"letter": "a"}),
        ("queue_letter_is_a_capital", {"letter": "7"}),
        ("queue_has_a_name", {"name": ""}),
        ("queue_letter_is_one_in_a_unit", {"letter": "A"}),
        ("queue_limit_lets_somebody_in", {"daily_limit": 0}),
        ("queue_is_closed_on_a_day_for_a_reason", {"closed_on": MONDAY_9AM.date()}),
        ("queue_is_closed_on_a_day_for_a_reason", {"closed_because": "OTHER"}),
    ],
)
def test_a_queue_cannot_be(
    puskesmas: Unit, queue: Queue, name: str, change: dict[str, object]
) -> None:
    other = a_queue(puskesmas, "B", "poli-gigi")

    assert refuses(Queue.objects.filter(pk=other.pk), name, **change)
    assert queue.letter == "A"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("counter_number_can_be_read_from_afar", {"number": 0}),
        ("counter_number_can_be_read_from_afar", {"number": 1000}),
        ("counter_has_a_name", {"name": ""}),
        ("counter_number_is_one_in_a_unit", {"number": 1}),
    ],
)
def test_a_counter_cannot_be(
    queue: Queue, counter: Counter, name: str, change: dict[str, object]
) -> None:
    other = a_counter(queue, number=2)

    assert refuses(Counter.objects.filter(pk=other.pk), name, **change)
    assert counter.number == 1


def test_a_service_waits_in_one_queue(puskesmas: Unit, service: Service) -> None:
    other = a_queue(puskesmas, "B", "poli-gigi")

    assert refuses(QueueService.objects.filter(queue=other), "service_id", service=service)


def test_a_station_is_one_queue_of_a_unit(puskesmas: Unit) -> None:
    a_route(puskesmas)

    assert refuses(Queue.objects.all(), "station_is_one_queue_of_a_unit", station="farmasi")


def test_a_counter_serves_a_queue_once(puskesmas: Unit, queue: Queue) -> None:
    other = a_queue(puskesmas, "B", "poli-gigi")
    both = a_counter(queue, other)

    rows = CounterQueue.objects.filter(counter=both, queue=other)
    assert refuses(rows, "counter_serves_a_queue_once", queue=queue)


def test_an_honest_change_is_not_refused(queue: Queue) -> None:
    a_ticket(queue)

    assert not refuses(Ticket.objects.all(), "", key=uuid4())
