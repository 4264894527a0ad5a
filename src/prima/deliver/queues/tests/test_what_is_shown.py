"""The board, the desk, the phone and the overview: what they show is what is so."""

import json
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from prima.deliver.queues import queries
from prima.deliver.queues.actions import (
    call_next,
    finish,
    hand_over,
    leave,
    recall,
    serve,
)
from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.queries import Line, NoSuchTicket, board, desk, standing, today
from prima.deliver.queues.rules import Reason, State
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_called_ticket,
    a_counter,
    a_queue,
    a_served_ticket,
    a_ticket,
    missed,
)
from prima.foundation.journal.queries import end_of
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.rules import Zone
from prima.foundation.units.testing import MONDAY_9AM, a_unit

pytestmark = pytest.mark.django_db

TOMORROW = MONDAY_9AM + timedelta(days=1)
LATER = MONDAY_9AM + 10 * A_MINUTE


class TestBoard:
    def test_shows_the_newest_call_first(self, puskesmas: Unit, queue: Queue, budi: Person) -> None:
        for number in (1, 2, 3):
            a_called_ticket(a_counter(queue, number=number), by=budi)

        calls = board(puskesmas, LATER).calls

        assert [(call.number, call.counter) for call in calls] == [
            ("A-003", 3), ("A-002", 2), ("A-001", 1),
        ]  # fmt: skip
        assert calls[0].counter_name == "Counter 3"
        assert calls[0].at == MONDAY_9AM + 2 * A_MINUTE

    def test_shows_a_recall_as_the_newest(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        first = a_called_ticket(counter, by=budi)
        a_called_ticket(a_counter(queue, number=2), by=budi)

        recall(first, by=budi, at=LATER)

        assert [call.number for call in board(puskesmas, LATER).calls] == ["A-001", "A-002"]

    def test_keeps_their_order_when_the_clock_is_set_back(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi, at=LATER)
        a_called_ticket(a_counter(queue, number=2), by=budi, at=MONDAY_9AM)

        assert [call.number for call in board(puskesmas, LATER).calls] == ["A-002", "A-001"]

    def test_shows_the_last_eight(self, puskesmas: Unit, counter: Counter, budi: Person) -> None:
        for _person in range(9):
            missed(a_called_ticket(counter, by=budi), by=budi, at=LATER)

        numbers = [call.number for call in board(puskesmas, LATER).calls]
        assert numbers == [f"A-00{number}" for number in range(9, 1, -1)]

    def test_forgets_who_waits_again(self, puskesmas: Unit, counter: Counter, budi: Person) -> None:
        doctors = a_queue(puskesmas, "B", "poli-umum")
        ticket = a_called_ticket(counter, by=budi)

        hand_over(ticket, doctors, by=budi, at=LATER, reason=Reason.NEXT_STEP)

        shown = board(puskesmas, LATER)
        assert shown.calls == ()
        assert shown.lines == (Line("A", "Queue A", 0), Line("B", "Queue B", 1))

    def test_begins_each_day_empty(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)
        a_ticket(queue)

        tomorrow = board(puskesmas, TOMORROW)
        assert tomorrow.calls == ()
        assert tomorrow.lines == (Line("A", "Queue A", 0),)

    def test_was_true_at_a_place_of_the_journal(self, puskesmas: Unit, queue: Queue) -> None:
        a_ticket(queue)

        assert board(puskesmas, LATER).sequence == end_of(puskesmas.pk)

    def test_can_be_sent_as_json(self, puskesmas: Unit, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)

        sent = json.loads(json.dumps(board(puskesmas, LATER).as_dict()))

        assert sent["calls"] == [
            {
                "number": "A-001",
                "counter": 1,
                "counter_name": "Counter 1",
                "at": "2026-03-02T02:02:00+00:00",
                "ticket_uuid": str(ticket.uuid),
                "state": "CALLED",
            }
        ]
        assert ticket.secret not in json.dumps(sent)

    def test_shows_nothing_of_other_units(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)
        a_ticket(queue)
        mawar = a_unit("Puskesmas Mawar")
        a_queue(mawar)

        shown = board(mawar, LATER)
        assert (shown.calls, shown.lines) == ((), (Line("A", "Queue A", 0),))


class TestDesk:
    def test_shows_what_is_at_hand_and_what_comes(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        current = a_called_ticket(counter, by=budi)
        a_ticket(queue)

        shown = desk(counter, LATER)

        assert shown.current == current
        assert shown.current is not None
        assert shown.current.version.number == 1
        assert (shown.next_up, shown.done_today) == ("A-003", 1)
        assert shown.waiting == (Line("A", "Queue A", 1),)

    def test_shows_only_the_queues_that_it_serves(self, puskesmas: Unit, counter: Counter) -> None:
        a_ticket(a_queue(puskesmas, "B", "poli-gigi"))

        shown = desk(counter, LATER)

        assert shown.waiting == (Line("A", "Queue A", 0),)
        assert (shown.current, shown.next_up, shown.done_today) == (None, None, 0)

    def test_still_shows_a_ticket_that_yesterday_left(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)
        a_ticket(queue)

        shown = desk(counter, TOMORROW)

        assert (shown.current, shown.next_up) == (ticket, None)

    def test_remembers_whom_it_finished_last(self, counter: Counter, budi: Person) -> None:
        assert queries.last_finished_at(counter, LATER) is None
        a_served_ticket(counter, by=budi)
        last = a_served_ticket(counter, by=budi, at=LATER)

        assert queries.last_finished_at(counter, LATER) == last
        assert queries.last_finished_at(counter, TOMORROW) is None


class TestStanding:
    def test_counts_who_is_ahead(self, puskesmas: Unit, queue: Queue) -> None:
        tickets = [a_ticket(queue) for _person in range(3)]
        a_ticket(a_queue(puskesmas, "B", "poli-gigi"))
        leave(tickets[1], at=LATER)

        shown = standing(queries.ticket_known_as(tickets[2].secret), LATER)

        assert (shown.number, shown.state, shown.ahead) == ("A-003", State.WAITING, 1)
        assert (shown.queue_name, shown.taken_at, shown.calls) == ("Queue A", MONDAY_9AM, 0)
        assert (shown.counter_number, shown.served_at, shown.finished_at) == (None, None, None)

    def test_tells_where_to_go(self, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)

        shown = standing(queries.ticket_of(ticket.uuid), LATER)

        assert (shown.state, shown.counter_number, shown.counter_name, shown.ahead) == (
            State.CALLED, 1, "Counter 1", 0,
        )  # fmt: skip

    def test_tells_when_it_all_happened(self, counter: Counter, budi: Person) -> None:
        ticket = a_served_ticket(counter, by=budi)

        shown = standing(queries.ticket_of(ticket.uuid), LATER)

        assert (shown.taken_at, shown.served_at, shown.finished_at) == (
            MONDAY_9AM, MONDAY_9AM + 3 * A_MINUTE, MONDAY_9AM + 8 * A_MINUTE,
        )  # fmt: skip

    def test_tells_the_first_time_that_it_was_served(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        doctors = a_queue(puskesmas, "B", "poli-umum")
        ticket = serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM + 3 * A_MINUTE)
        hand_over(ticket, doctors, by=budi, at=LATER, reason=Reason.NEXT_STEP)
        again = call_next(a_counter(doctors, number=2), by=budi, at=LATER)
        finish(serve(again, by=budi, at=LATER), by=budi, at=LATER)

        shown = standing(queries.ticket_of(ticket.uuid), LATER)

        assert shown.served_at == MONDAY_9AM + 3 * A_MINUTE
        assert (shown.taken_at, shown.finished_at) == (MONDAY_9AM, LATER)

    def test_has_nobody_ahead_on_another_day(self, queue: Queue) -> None:
        _first, second = a_ticket(queue), a_ticket(queue)

        assert standing(queries.ticket_of(second.uuid), TOMORROW).ahead == 0

    @pytest.mark.parametrize("secret", ["", "A-001", "x" * 5000, "\x00", "☃"])
    def test_is_for_whoever_holds_the_secret(self, queue: Queue, secret: str) -> None:
        a_ticket(queue)

        with pytest.raises(NoSuchTicket):
            queries.ticket_known_as(secret)
        with pytest.raises(NoSuchTicket):
            queries.served_ticket(secret)

    def test_is_not_found_by_a_number_of_our_own(self, queue: Queue) -> None:
        a_ticket(queue)

        with pytest.raises(NoSuchTicket):
            queries.ticket_of(uuid4())


class TestServedTicket:
    def test_tells_a_survey_no_time_and_no_person(self, counter: Counter, budi: Person) -> None:
        ticket = a_served_ticket(counter, by=budi)

        known = queries.served_ticket(ticket.secret)

        assert known == queries.ServedTicket(
            ticket.uuid,
            ticket.unit_id,
            ticket.service_id,
            ticket.version_id,
            ticket.on,
            State.DONE,
        )


class TestToday:
    def test_counts_every_state(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        missed(a_called_ticket(counter, by=budi), by=budi, at=LATER)
        leave(a_ticket(queue), at=LATER)
        serve(a_called_ticket(counter, by=budi), by=budi, at=LATER)
        a_called_ticket(a_counter(queue, number=2), by=budi)
        a_ticket(queue, at=MONDAY_9AM + 4 * A_MINUTE)
        a_ticket(queue, at=MONDAY_9AM + 5 * A_MINUTE)

        now = today(puskesmas, LATER)

        assert now == queries.Today(
            taken=7,
            waiting=2,
            called=1,
            serving=1,
            done=1,
            no_show=1,
            left=1,
            longest_wait=6 * A_MINUTE,
        )

    def test_is_empty_in_the_morning(self, puskesmas: Unit, queue: Queue) -> None:
        a_ticket(queue)

        now = today(puskesmas, TOMORROW)

        assert (now.taken, now.longest_wait) == (0, timedelta(0))
        assert queries.last_day(puskesmas) == MONDAY_9AM.date()
        assert queries.last_day(a_unit("Puskesmas Mawar")) is None

    def test_is_the_units_own_day(self) -> None:
        east = a_unit("Klinik Timur", zone=Zone.WIT)
        a_ticket(a_queue(east), at=MONDAY_9AM)
        jayapura = ZoneInfo("Asia/Jayapura")

        assert today(east, datetime(2026, 3, 2, 23, 59, tzinfo=jayapura)).taken == 1
        assert today(east, datetime(2026, 3, 3, 0, 0, tzinfo=jayapura)).taken == 0

    def test_never_shows_a_negative_wait(self, puskesmas: Unit, queue: Queue) -> None:
        a_ticket(queue, at=LATER)

        assert today(puskesmas, MONDAY_9AM).longest_wait == timedelta(0)
