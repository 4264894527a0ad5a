from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from prima.deliver.queues.actions import call_next, close_day, serve
from prima.deliver.queues.jobs import close_yesterday
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import State
from prima.deliver.queues.testing import A_MINUTE, a_called_ticket, a_counter, a_queue, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.people.testing import a_person
from prima.foundation.units.models import Unit
from prima.foundation.units.rules import Zone
from prima.foundation.units.testing import MONDAY_9AM, a_unit

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")
CLOSING = datetime(2026, 3, 2, 15, tzinfo=JAKARTA)
NIGHT = datetime(2026, 3, 3, 0, 5, tzinfo=JAKARTA)


class TestCloseDay:
    def test_ends_what_is_left(self, puskesmas: Unit, queue: Queue, budi: Person) -> None:
        rooms = [a_counter(queue, number=number) for number in (1, 2)]
        called, served = (a_called_ticket(room, by=budi) for room in rooms)
        serve(served, by=budi, at=MONDAY_9AM + 5 * A_MINUTE)
        waiting = a_ticket(queue)

        assert close_day(puskesmas, at=CLOSING) == 3

        for ticket in (called, served, waiting):
            ticket.refresh_from_db()
        assert (waiting.state, called.state) == (State.LEFT, State.LEFT)
        assert served.state == State.DONE

    def test_twice_is_once(self, puskesmas: Unit, queue: Queue) -> None:
        a_ticket(queue)
        close_day(puskesmas, at=CLOSING)
        entries = Entry.objects.count()

        assert close_day(puskesmas, at=CLOSING) == 0
        assert Entry.objects.count() == entries

    def test_journals_each_ticket_and_the_day(self, puskesmas: Unit, queue: Queue) -> None:
        ticket = a_ticket(queue)

        close_day(puskesmas, at=CLOSING)

        expired, closed = Entry.objects.filter(at_us__gte=_us(CLOSING)).order_by("sequence")
        assert (expired.verb, expired.subject) == ("ticket.expired", f"ticket:{ticket.uuid}")
        assert (closed.verb, closed.subject) == ("day.closed", f"unit:{puskesmas.uuid}")
        assert closed.details == '{"on":"2026-03-02","tickets":1}'

    def test_lets_the_counter_call_again(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)

        close_day(puskesmas, at=CLOSING)

        tuesday = a_ticket(queue, at=MONDAY_9AM + timedelta(days=1))
        assert call_next(counter, by=budi, at=MONDAY_9AM + timedelta(days=1)) == tuesday

    def test_supposes_that_they_went_at_closing_time(self, puskesmas: Unit, queue: Queue) -> None:
        ticket = a_ticket(queue)

        close_day(puskesmas, at=NIGHT, on=date(2026, 3, 2))

        ticket.refresh_from_db()
        assert ticket.since == CLOSING
        assert not ticket.is_exact

    def test_knows_when_they_went_if_it_is_done_before_closing_time(
        self, puskesmas: Unit, queue: Queue
    ) -> None:
        ticket = a_ticket(queue)

        close_day(puskesmas, at=CLOSING - A_MINUTE)

        ticket.refresh_from_db()
        assert (ticket.since, ticket.is_exact) == (CLOSING - A_MINUTE, True)

    def test_does_not_end_a_period_before_it_began(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)
        overtime = CLOSING + 40 * A_MINUTE
        serve(ticket, by=budi, at=overtime)

        close_day(puskesmas, at=NIGHT, on=date(2026, 3, 2))

        ticket.refresh_from_db()
        assert (ticket.state, ticket.since, ticket.is_exact) == (State.DONE, overtime, False)

    def test_leaves_other_units_and_other_days_alone(self, puskesmas: Unit, queue: Queue) -> None:
        elsewhere = a_ticket(a_queue(a_unit("Puskesmas Mawar")))
        tuesday = a_ticket(queue, at=MONDAY_9AM + timedelta(days=1))

        close_day(puskesmas, at=CLOSING)

        open_still = Ticket.objects.filter(state=State.WAITING)
        assert set(open_still) == {elsewhere, tuesday}


class TestCloseYesterday:
    def test_ends_every_earlier_day_of_every_unit(self, queue: Queue) -> None:
        a_ticket(queue)
        a_ticket(queue, at=MONDAY_9AM + timedelta(days=1))
        a_ticket(a_queue(a_unit("Puskesmas Mawar")))
        today = a_ticket(queue, at=MONDAY_9AM + timedelta(days=2))

        ended = close_yesterday(at=MONDAY_9AM + timedelta(days=2))

        assert ended == 3
        assert Ticket.objects.get(state=State.WAITING) == today
        assert close_yesterday(at=MONDAY_9AM + timedelta(days=2)) == 0

    def test_ends_who_is_at_a_counter_too(self, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)

        assert close_yesterday(at=NIGHT) == 1

        ticket.refresh_from_db()
        assert ticket.state == State.LEFT

    def test_waits_for_each_units_own_midnight(self) -> None:
        """At 22.30 in Jakarta the day is over in Jayapura only."""
        for zone in Zone:
            a_ticket(a_queue(a_unit(f"Klinik {zone}", zone=zone)), at=MONDAY_9AM)

        assert close_yesterday(at=datetime(2026, 3, 2, 14, 59, tzinfo=UTC)) == 0
        assert close_yesterday(at=datetime(2026, 3, 2, 15, 0, tzinfo=UTC)) == 1
        assert close_yesterday(at=datetime(2026, 3, 2, 16, 0, tzinfo=UTC)) == 1
        assert close_yesterday(at=datetime(2026, 3, 2, 17, 0, tzinfo=UTC)) == 1
        assert set(Ticket.objects.values_list("state", flat=True)) == {State.LEFT}

    def test_finds_the_oldest_day_of_a_unit_in_either_state(
        self, puskesmas: Unit, queue: Queue
    ) -> None:
        wati = a_person("Wati", puskesmas)
        a_called_ticket(a_counter(queue, number=9), by=wati)
        a_ticket(queue, at=MONDAY_9AM + timedelta(days=1))

        assert close_yesterday(at=MONDAY_9AM + timedelta(days=1)) == 1
        assert close_yesterday(at=MONDAY_9AM + timedelta(days=2)) == 1


def _us(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
