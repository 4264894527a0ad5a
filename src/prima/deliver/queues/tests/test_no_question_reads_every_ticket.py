"""With two million tickets, a question that reads them all is a question that nobody waits for."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from django.db import connection

from prima.deliver.queues import queries
from prima.deliver.queues.actions import call_next, close_day, finish_and_call_next, leave, serve
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import State
from prima.deliver.queues.testing import A_MINUTE, a_called_ticket, a_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

TABLES = ("queues_ticket", "queues_period")
FIRST, LAST = date(2026, 3, 1), date(2026, 4, 1)


class Watch:
    """Asks the database how it would answer each question, before it is answered."""

    def __init__(self) -> None:
        self.scans: list[str] = []

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Sequence[object],
        many: bool,  # noqa: FBT001 - Django's own signature
        context: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - Django's own signature
        if sql.startswith(("SELECT", "UPDATE")):
            explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            execute(f"{explain} {sql}", params, many, context)
            plan = [str(row[-1]) for row in context["cursor"].fetchall()]
            self.scans += [f"{line}: {sql}" for line in plan if reads_all(line)]
        return execute(sql, params, many, context)


def reads_all(line: str) -> bool:
    words = line.replace("->", " ").split()
    whole = words[:1] == ["SCAN"] or words[:2] == ["Seq", "Scan"]
    return whole and any(table in words for table in TABLES)


@pytest.fixture
def watch(queue: Queue) -> Watch:  # noqa: ARG001 - asked for so that there is a database
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # or it would read so few rows at once
    return Watch()


def test_a_question_without_an_index_is_noticed(watch: Watch, queue: Queue) -> None:
    a_ticket(queue)

    with connection.execute_wrapper(watch):
        list(Ticket.objects.filter(calls=7))

    assert len(watch.scans) == 1


def test_acts_find_their_ticket_by_an_index(
    watch: Watch, queue: Queue, counter: Counter, budi: Person
) -> None:
    for _person in range(4):
        a_ticket(queue)

    with connection.execute_wrapper(watch):
        ticket = call_next(counter, by=budi, at=MONDAY_9AM)
        serve(ticket, by=budi, at=MONDAY_9AM)
        finish_and_call_next(counter, by=budi, at=MONDAY_9AM)
        leave(Ticket.objects.filter(state=State.WAITING, queue=queue)[0], at=MONDAY_9AM)
        queries.days_left_open(MONDAY_9AM)

    assert watch.scans == []


def test_pages_find_what_they_show_by_an_index(
    watch: Watch,
    puskesmas: Unit,
    queue: Queue,
    service: Service,
    counter: Counter,
    budi: Person,
) -> None:
    ticket = a_called_ticket(counter, by=budi)
    for _person in range(3):
        a_ticket(queue, at=MONDAY_9AM + A_MINUTE)

    with connection.execute_wrapper(watch):
        queries.offers(puskesmas, MONDAY_9AM)
        queries.board(puskesmas, MONDAY_9AM)
        queries.desk(counter, MONDAY_9AM)
        queries.today(puskesmas, MONDAY_9AM)
        queries.last_day(puskesmas)
        queries.last_finished_at(counter, MONDAY_9AM)
        queries.standing(queries.ticket_known_as(ticket.secret), MONDAY_9AM)
        queries.ticket_of(ticket.uuid)
        queries.served_ticket(ticket.secret)
        for of in (puskesmas, service):
            queries.waits(of, FIRST, LAST)
            queries.service_times(of, FIRST, LAST)
            queries.served_between(of, FIRST, LAST)

    assert watch.scans == []


def test_a_day_is_closed_by_an_index(watch: Watch, puskesmas: Unit, queue: Queue) -> None:
    a_ticket(queue)

    with connection.execute_wrapper(watch):
        close_day(puskesmas, at=MONDAY_9AM)

    assert watch.scans == []
