"""Going away for a while, being missed, coming back, and how people leave."""

from datetime import timedelta

import pytest

from prima.deliver.queues import queries
from prima.deliver.queues.actions import (
    NotNow,
    call_next,
    close_day,
    come_back,
    leave,
    park,
    resume,
    walk_away,
)
from prima.deliver.queues.jobs import close_yesterday
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import Exit, ParkReason, State
from prima.deliver.queues.testing import A_MINUTE, a_called_ticket, a_ticket, missed
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + 10 * A_MINUTE
TOMORROW = MONDAY_9AM + timedelta(days=1)


@pytest.fixture
def parked(counter: Counter, budi: Person) -> Ticket:
    ticket = a_called_ticket(counter, by=budi)
    return park(ticket, by=budi, at=LATER, reason=ParkReason.FETCH_DOCUMENT)


@pytest.fixture
def gone(counter: Counter, budi: Person) -> Ticket:
    """Somebody who was missed, and then three came."""
    return missed(a_called_ticket(counter, by=budi), by=budi, at=LATER)


class TestPark:
    def test_frees_the_counter_and_says_why(
        self, parked: Ticket, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        second = a_ticket(queue)

        assert parked.state == State.PARKED
        assert '"reason":"FETCH_DOCUMENT"' in Entry.objects.get(verb="ticket.parked").details
        assert call_next(counter, by=budi, at=LATER) == second
        assert queries.away(counter, LATER) == [parked]

    def test_keeps_the_place(
        self, parked: Ticket, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_ticket(queue)
        resume(parked, by=budi, at=LATER + A_MINUTE)

        assert call_next(counter, by=budi, at=LATER + A_MINUTE) == parked

    def test_ends_with_the_day(self, parked: Ticket) -> None:
        assert close_yesterday(at=TOMORROW) == 1

        parked.refresh_from_db()
        assert (parked.state, parked.exit) == (State.LEFT, Exit.DID_NOT_RETURN)


class TestComeBack:
    def test_stands_behind_the_next_two(self, gone: Ticket, queue: Queue) -> None:
        first, second, third = (a_ticket(queue) for _person in range(3))

        back = come_back(gone, at=LATER + A_MINUTE)

        assert back.state == State.WAITING
        order = [first.pk, second.pk, back.pk, third.pk]
        assert queries.called_in_order(queue, back.on, LATER) == order
        assert Entry.objects.filter(verb="ticket.returned").count() == 1

    def test_is_next_when_nobody_waits(self, gone: Ticket, counter: Counter, budi: Person) -> None:
        come_back(gone, at=LATER)

        assert call_next(counter, by=budi, at=LATER) == gone

    def test_is_too_late_the_day_after(self, gone: Ticket) -> None:
        with pytest.raises(NotNow):
            come_back(gone, at=TOMORROW)

    def test_refuses_whoever_was_not_missed(self, queue: Queue) -> None:
        with pytest.raises(NotNow):
            come_back(a_ticket(queue), at=LATER)


class TestExits:
    def test_are_counted_by_how_people_went(
        self, parked: Ticket, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        service = queue.services.select_related("unit").get()
        leave(a_ticket(queue), at=LATER)
        leave(a_called_ticket(counter, by=budi), at=LATER)
        missed(a_called_ticket(counter, by=budi), by=budi, at=LATER)
        a_ticket(queue)
        close_day(queue.unit, at=LATER)
        for _visitor in range(2):
            walk_away(service, at=LATER)

        day = (parked.on, parked.on + timedelta(days=1))
        expected = {
            Exit.AFTER_SEEING_WAIT: 2,
            Exit.BEFORE_CALL: 1,
            Exit.AFTER_CALL: 1,
            Exit.DID_NOT_COME: 1,
            Exit.DID_NOT_RETURN: 1,
            Exit.DAY_CLOSED: 1,
        }
        assert queries.exits(queue.unit, *day) == expected
        assert queries.exits(service, *day) == expected

    def test_of_a_day_without_visitors_are_none(self, queue: Queue) -> None:
        day = MONDAY_9AM.date()

        assert set(queries.exits(queue.unit, day, day).values()) == {0}
