from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.queues.actions import call_next, finish, recall, serve
from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.testing import A_MINUTE, a_called_ticket, a_counter, a_queue, a_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

BOARD = "/board/puskesmas-melati/"
NOW = MONDAY_9AM + timedelta(minutes=30)
NUMBER = 'class="prima-call-panel__number">'


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


def panel(client: Client) -> str:
    """Return what hangs on the wall, without the spare panel that scripts fill."""
    answer = client.get(BOARD)
    assert answer.status_code == 200
    return answer.text.split('id="calls"')[1].split("<template")[0]


def test_shows_the_newest_call_large_and_those_before_it(
    client: Client, queue: Queue, budi: Person
) -> None:
    first, second = a_counter(queue, number=1), a_counter(queue, number=2)
    a_called_ticket(first, by=budi)
    a_called_ticket(second, by=budi, at=MONDAY_9AM + A_MINUTE)

    shown = panel(client)

    assert f"{NUMBER}A-002" in shown
    assert "Counter 2" in shown.split("data-last-calls")[0]
    assert "A-001" in shown.split("data-last-calls")[1]
    assert "Sekarang dipanggil</p>" in shown


def test_a_number_called_again_is_the_newest(client: Client, queue: Queue, budi: Person) -> None:
    first, second = a_counter(queue, number=1), a_counter(queue, number=2)
    ticket = a_called_ticket(first, by=budi)
    a_called_ticket(second, by=budi, at=MONDAY_9AM + A_MINUTE)

    recall(ticket, by=budi, at=NOW)

    assert f"{NUMBER}A-001" in panel(client)


def test_a_number_that_was_served_is_not_called_current(
    client: Client, counter: Counter, budi: Person
) -> None:
    ticket = a_called_ticket(counter, by=budi)
    serve(ticket, by=budi, at=NOW)
    assert "Sekarang dipanggil</p>" in panel(client)

    finish(ticket, by=budi, at=NOW)

    assert "Terakhir dipanggil</p>" in panel(client)
    assert "Sekarang dipanggil</p>" not in panel(client)


@pytest.mark.usefixtures("queue")
def test_says_that_nobody_was_called_yet(client: Client) -> None:
    shown = panel(client)

    assert NUMBER not in shown
    assert "prima-call-panel__nobody" in shown


def test_a_new_day_begins_empty(
    client: Client, counter: Counter, budi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_called_ticket(counter, by=budi)

    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=1))

    assert "A-001" not in panel(client)


def test_says_how_many_wait_in_each_queue(client: Client, puskesmas: Unit, queue: Queue) -> None:
    a_queue(puskesmas, "B", "poli-gigi")
    a_ticket(queue)
    a_ticket(queue)

    shown = panel(client)

    assert 'data-waiting="A">2<' in shown
    assert 'data-waiting="B">0<' in shown


@pytest.mark.usefixtures("queue")
def test_stays_true_by_events_and_without_scripts_by_asking_again(client: Client) -> None:
    page = client.get(BOARD)

    assert "/live/board/puskesmas-melati?since=" in page.text
    assert "Sambungan" in page.text.split("data-live-lost")[1][:100]
    assert '<noscript><meta http-equiv="refresh" content="10">' in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_asks_the_database_little_however_many_were_called(
    client: Client,
    counter: Counter,
    budi: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(12):
        at = MONDAY_9AM + n * A_MINUTE
        a_ticket(counter.queues.get(), at=at)
        finish(serve(call_next(counter, by=budi, at=at), by=budi, at=at), by=budi, at=at)

    with django_assert_max_num_queries(6):
        client.get(BOARD)


@pytest.mark.django_db
def test_a_unit_that_is_not_there_has_no_board(client: Client) -> None:
    assert client.get("/board/nowhere/").status_code == 404
    assert client.post("/board/nowhere/").status_code == 405
