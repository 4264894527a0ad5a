"""What displays hear. They know a ticket by the number that is on the wall, and nothing more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prima.deliver.queues.actions import (
    call_certain,
    finish,
    hand_over,
    leave,
    put_up_notice,
    recall,
    serve,
    take_down_notice,
)
from prima.deliver.queues.live import render
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import CallReason, Reason
from prima.deliver.queues.testing import a_called_ticket, a_counter, a_queue, a_ticket
from prima.foundation.journal.queries import end_of, entries_since
from prima.foundation.live.topics import Message, renderer
from prima.foundation.people.models import Person
from prima.foundation.units.actions import set_hours
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, OFFICE_HOURS

NOW = MONDAY_9AM + timedelta(minutes=30)


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


def heard(unit: Unit, after: int) -> list[Message]:
    return render(unit.pk, list(entries_since(unit.pk, after, limit=200)))


def test_the_board_is_a_topic() -> None:
    assert renderer("board") is render


def test_a_call_says_number_and_counter_and_then_who_still_waits(
    puskesmas: Unit, counter: Counter, budi: Person
) -> None:
    queue = counter.queues.get()
    a_ticket(queue)
    a_ticket(queue)
    before = end_of(puskesmas.pk)

    a_called_ticket(counter, by=budi)

    taken, called, waiting = heard(puskesmas, before)
    assert (taken.event, taken.data) == ("taken", {"number": "A-003", "queue": "A"})
    assert called.event == "called"
    assert called.data == {
        "number": "A-001",
        "queue": "A",
        "counter": 1,
        "counter_name": "Counter 1",
        "say": {
            "id": ("nomor-antrean", "a", "nol", "nol", "satu", "silakan-menuju", "loket", "satu"),
            "en": ("number", "a", "zero", "zero", "one", "please-go-to", "counter", "one"),
        },
        "is_out_of_order": False,
    }
    assert (waiting.event, waiting.data) == ("waiting", {"A": 2})
    assert waiting.sequence == called.sequence == end_of(puskesmas.pk)


def test_each_act_is_an_event_of_its_own_name(
    puskesmas: Unit, counter: Counter, budi: Person
) -> None:
    ticket = a_called_ticket(counter, by=budi)
    before = end_of(puskesmas.pk)

    recall(ticket, by=budi, at=NOW)
    serve(ticket, by=budi, at=NOW)
    finish(ticket, by=budi, at=NOW)
    leave(a_ticket(counter.queues.get()), at=NOW)

    events = [message.event for message in heard(puskesmas, before)]
    assert events == ["recalled", "served", "finished", "taken", "left", "waiting"]


def test_a_hand_over_names_both_queues(puskesmas: Unit, counter: Counter, budi: Person) -> None:
    ticket = a_called_ticket(counter, by=budi)
    other = a_queue(puskesmas, "B", "poli-gigi")
    before = end_of(puskesmas.pk)

    hand_over(ticket, other, by=budi, at=NOW, reason=Reason.NEXT_STEP)

    handed, waiting = heard(puskesmas, before)
    assert handed.event == "handed-over"
    assert handed.data == {"number": "A-001", "queue": "B", "from_queue": "A"}
    assert waiting.data == {"A": 0, "B": 1}


def test_nothing_of_it_names_a_person_or_opens_a_ticket(
    puskesmas: Unit, counter: Counter, budi: Person
) -> None:
    ticket = a_called_ticket(counter, by=budi)

    said = str(heard(puskesmas, 0))

    assert Ticket.objects.get().secret not in said
    assert str(ticket.uuid) not in said
    assert "Budi" not in said


def test_a_call_out_of_order_says_so_and_not_why(
    puskesmas: Unit, counter: Counter, budi: Person
) -> None:
    a_ticket(counter.queues.get())
    second = a_ticket(counter.queues.get())
    before = end_of(puskesmas.pk)

    call_certain(counter, second, by=budi, at=NOW, reason=CallReason.URGENT_CARE)

    called, _waiting = heard(puskesmas, before)
    assert called.data["is_out_of_order"] is True
    assert "URGENT" not in str(called.data)


def test_says_that_the_unit_put_up_or_took_down_a_message(puskesmas: Unit) -> None:
    before = end_of(puskesmas.pk)

    take_down_notice(put_up_notice(puskesmas, "Kami pindah.", at=NOW), at=NOW)

    (said,) = heard(puskesmas, before)
    assert (said.event, said.data, said.sequence) == ("notices", {}, end_of(puskesmas.pk))


def test_messages_and_acts_are_told_in_their_order(puskesmas: Unit, queue: Queue) -> None:
    before = end_of(puskesmas.pk)

    put_up_notice(puskesmas, "Kami pindah.", at=NOW)
    a_ticket(queue)

    told = heard(puskesmas, before)
    assert [message.event for message in told] == ["notices", "taken", "waiting"]
    assert [message.sequence for message in told] == sorted(m.sequence for m in told)


def test_what_is_no_act_on_a_ticket_is_not_told(puskesmas: Unit) -> None:
    before = end_of(puskesmas.pk)

    set_hours(puskesmas, OFFICE_HOURS, at=NOW)

    assert heard(puskesmas, before) == []
