from datetime import date, timedelta

import pytest

from prima.deliver.queues.actions import (
    NobodyWaiting,
    NotNow,
    NotYourTicket,
    SameQueue,
    StillBusy,
    call_next,
    change_counter,
    finish,
    finish_and_call_next,
    hand_over,
    leave,
    recall,
    serve,
)
from prima.deliver.queues.models import Counter, Period, Queue, Ticket
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
from prima.foundation.journal.models import Entry
from prima.foundation.people.actions import appoint
from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.people.testing import a_person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit

pytestmark = pytest.mark.django_db


def periods(ticket: Ticket) -> list[tuple[str, int]]:
    """Return what is over of a ticket's life: what it was, and how many minutes long."""
    return [
        (period.kind, (period.ends_at - period.starts_at) // A_MINUTE)
        for period in ticket.periods.all()
    ]


class TestCallNext:
    def test_calls_whoever_came_first(self, queue: Queue, counter: Counter, budi: Person) -> None:
        first, second = a_ticket(queue), a_ticket(queue)

        called = call_next(counter, by=budi, at=MONDAY_9AM + A_MINUTE)

        assert called == first
        assert (called.state, called.counter, called.officer) == (State.CALLED, counter, budi)
        assert (called.calls, called.called_at) == (1, MONDAY_9AM + A_MINUTE)
        assert called.waited == A_MINUTE
        second.refresh_from_db()
        assert second.state == State.WAITING

    def test_goes_by_arrival_and_not_by_the_clock(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        first = a_ticket(queue, at=MONDAY_9AM + 30 * A_MINUTE)
        a_ticket(queue, at=MONDAY_9AM)

        assert call_next(counter, by=budi, at=MONDAY_9AM) == first

    def test_goes_by_arrival_over_all_queues_of_the_counter(
        self, puskesmas: Unit, queue: Queue, budi: Person
    ) -> None:
        teeth = a_queue(puskesmas, "B", "poli-gigi")
        both = a_counter(queue, teeth, number=7)
        arrived = [a_ticket(line) for line in (teeth, queue, teeth)]

        called = []
        for _person in arrived:
            called.append(call_next(both, by=budi, at=MONDAY_9AM))
            missed(called[-1], by=budi, at=MONDAY_9AM)

        assert called == arrived

    def test_may_be_narrowed_to_a_queue(self, puskesmas: Unit, queue: Queue, budi: Person) -> None:
        teeth = a_queue(puskesmas, "B", "poli-gigi")
        both = a_counter(queue, teeth, number=7)
        a_ticket(queue)
        wanted = a_ticket(teeth)

        assert call_next(both, by=budi, at=MONDAY_9AM, queues=[teeth]) == wanted

    def test_leaves_other_queues_alone(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        a_ticket(a_queue(puskesmas, "B", "poli-gigi"))

        with pytest.raises(NobodyWaiting):
            call_next(counter, by=budi, at=MONDAY_9AM)

    def test_leaves_yesterday_alone(self, queue: Queue, counter: Counter, budi: Person) -> None:
        a_ticket(queue)

        with pytest.raises(NobodyWaiting):
            call_next(counter, by=budi, at=MONDAY_9AM + timedelta(days=1))

    def test_waits_until_the_counter_is_free(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)
        a_ticket(queue)

        with pytest.raises(StillBusy):
            call_next(counter, by=budi, at=MONDAY_9AM)

    def test_journals_where_to_go(self, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)

        entry = Entry.objects.get(verb="ticket.called")
        assert entry.subject == f"ticket:{ticket.uuid}"
        assert entry.details == '{"counter":1,"number":"A-001","queue":"A"}'
        assert entry.by == budi


class TestRecall:
    def test_calls_the_same_person_again(self, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)

        again = recall(ticket, by=budi, at=MONDAY_9AM + 3 * A_MINUTE)

        assert (again.state, again.calls) == (State.CALLED, 2)
        assert again.called_at == again.since == MONDAY_9AM + 3 * A_MINUTE
        assert periods(again) == [("WAITING", 2), ("CALLED", 1)]


class TestServe:
    def test_adds_up_what_was_waited_and_served(self, counter: Counter, budi: Person) -> None:
        ticket = a_served_ticket(counter, by=budi)

        assert periods(ticket) == [("WAITING", 2), ("CALLED", 1), ("SERVING", 5)]
        assert (ticket.state, ticket.since) == (State.DONE, MONDAY_9AM + 8 * A_MINUTE)
        assert (ticket.waited, ticket.served) == (2 * A_MINUTE, 5 * A_MINUTE)
        assert ticket.is_exact
        told = Entry.objects.filter(subject=f"ticket:{ticket.uuid}").order_by("sequence")
        assert [entry.verb for entry in told] == [
            "ticket.taken", "ticket.called", "ticket.served", "ticket.finished",
        ]  # fmt: skip

    def test_remembers_where_each_period_was_spent(self, counter: Counter, budi: Person) -> None:
        ticket = a_served_ticket(counter, by=budi)

        waiting, called, serving = Period.objects.filter(ticket=ticket)
        assert (waiting.counter, waiting.officer) == (None, None)
        assert (called.counter, called.officer) == (counter, budi)
        assert (serving.counter, serving.officer) == (counter, budi)


class TestFinishAndCallNext:
    def test_does_both_in_one_act(self, queue: Queue, counter: Counter, budi: Person) -> None:
        first = a_called_ticket(counter, by=budi)
        serve(first, by=budi, at=MONDAY_9AM)
        second = a_ticket(queue)

        following = finish_and_call_next(counter, by=budi, at=MONDAY_9AM + 9 * A_MINUTE)

        assert following == second
        first.refresh_from_db()
        assert first.state == State.DONE

    def test_finishes_when_nobody_waits(self, counter: Counter, budi: Person) -> None:
        ticket = serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM)

        assert finish_and_call_next(counter, by=budi, at=MONDAY_9AM) is None
        ticket.refresh_from_db()
        assert ticket.state == State.DONE

    def test_calls_when_there_is_nothing_to_finish(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        ticket = a_ticket(queue)

        assert finish_and_call_next(counter, by=budi, at=MONDAY_9AM) == ticket

    def test_refuses_when_there_is_neither(self, counter: Counter, budi: Person) -> None:
        with pytest.raises(NobodyWaiting):
            finish_and_call_next(counter, by=budi, at=MONDAY_9AM)

    def test_refuses_to_finish_who_was_not_served(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)
        waiting = a_ticket(queue)

        with pytest.raises(NotNow):
            finish_and_call_next(counter, by=budi, at=MONDAY_9AM)

        waiting.refresh_from_db()
        assert waiting.state == State.WAITING

    def test_refuses_the_ticket_of_a_colleague(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM)

        with pytest.raises(NotYourTicket):
            finish_and_call_next(counter, by=a_person("Wati", puskesmas), at=MONDAY_9AM)


class TestHandOver:
    def test_lets_it_wait_elsewhere_with_its_number_and_place(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        doctors = a_queue(puskesmas, "B", "poli-umum")
        ticket = a_called_ticket(counter, by=budi)
        a_ticket(doctors)

        moved = hand_over(
            ticket, doctors, by=budi, at=MONDAY_9AM + 4 * A_MINUTE, reason=Reason.NEXT_STEP
        )

        assert (moved.state, moved.queue, moved.origin) == (State.WAITING, doctors, queue)
        assert (moved.counter, moved.officer) == (None, None)
        assert str(moved) == "A-001"
        room = a_counter(doctors, number=2)
        assert call_next(room, by=budi, at=MONDAY_9AM + 5 * A_MINUTE) == moved

    def test_adds_up_only_what_the_service_asked_for_took(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        doctors = a_queue(puskesmas, "B", "poli-umum")
        ticket = a_called_ticket(counter, by=budi)
        serve(ticket, by=budi, at=MONDAY_9AM + 3 * A_MINUTE)
        hand_over(ticket, doctors, by=budi, at=MONDAY_9AM + 5 * A_MINUTE, reason=Reason.MORE_ABLE)

        room = a_counter(doctors, number=2)
        called = call_next(room, by=budi, at=MONDAY_9AM + 15 * A_MINUTE)

        assert (called.waited, called.served) == (2 * A_MINUTE, 2 * A_MINUTE)
        assert periods(called) == [("WAITING", 2), ("CALLED", 1), ("SERVING", 2), ("WAITING", 10)]

    def test_journals_from_where_and_why(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        doctors = a_queue(puskesmas, "B", "poli-umum")

        hand_over(
            a_called_ticket(counter, by=budi),
            doctors,
            by=budi,
            at=MONDAY_9AM,
            reason=Reason.WRONG_QUEUE,
        )

        assert Entry.objects.get(verb="ticket.handed-over").details == (
            '{"from_queue":"A","number":"A-001","queue":"B","reason":"WRONG_QUEUE"}'
        )

    def test_refuses_the_queue_it_came_from(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)

        with pytest.raises(SameQueue):
            hand_over(ticket, queue, by=budi, at=MONDAY_9AM, reason=Reason.OTHER)

    def test_refuses_a_queue_of_another_unit(self, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)
        elsewhere = a_queue(a_unit("Puskesmas Mawar"))

        with pytest.raises(SameQueue):
            hand_over(ticket, elsewhere, by=budi, at=MONDAY_9AM, reason=Reason.OTHER)


class TestLeave:
    def test_frees_the_counter(self, queue: Queue, counter: Counter, budi: Person) -> None:
        gone = leave(a_called_ticket(counter, by=budi), at=MONDAY_9AM + 3 * A_MINUTE)

        assert gone.state == State.LEFT
        assert Entry.objects.get(verb="ticket.left").by is None
        following = a_ticket(queue)
        assert call_next(counter, by=budi, at=MONDAY_9AM) == following

    def test_lets_the_others_move_up(self, queue: Queue, counter: Counter, budi: Person) -> None:
        first, second = a_ticket(queue), a_ticket(queue)

        leave(first, at=MONDAY_9AM)

        assert call_next(counter, by=budi, at=MONDAY_9AM) == second


class TestWhoseTicketItIs:
    @pytest.mark.parametrize("act", [recall, serve, missed])
    def test_only_the_officer_who_called_goes_on(
        self, puskesmas: Unit, counter: Counter, budi: Person, act: object
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)
        wati = a_person("Wati", puskesmas)

        with pytest.raises(NotYourTicket):
            act(ticket, by=wati, at=MONDAY_9AM)  # type: ignore[operator]  # three actions of one shape

    def test_nor_does_a_colleague_finish_or_hand_over(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        doctors = a_queue(puskesmas, "B", "poli-umum")
        ticket = serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM)
        wati = a_person("Wati", puskesmas)

        with pytest.raises(NotYourTicket):
            finish(ticket, by=wati, at=MONDAY_9AM)
        with pytest.raises(NotYourTicket):
            hand_over(ticket, doctors, by=wati, at=MONDAY_9AM, reason=Reason.OTHER)

    def test_the_head_does_it_when_they_went_home(
        self, counter: Counter, budi: Person, ratna: Person
    ) -> None:
        ticket = serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM)

        done = finish(ticket, by=ratna, at=MONDAY_9AM + A_MINUTE)

        assert done.state == State.DONE
        assert Entry.objects.get(verb="ticket.finished").by == ratna
        assert done.officer == budi

    def test_the_head_of_another_unit_does_not(
        self, counter: Counter, budi: Person, dewi: Person
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)

        with pytest.raises(NotYourTicket):
            recall(ticket, by=dewi, at=MONDAY_9AM)

    def test_whoever_became_head_may(self, puskesmas: Unit, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)
        wati = a_person("Wati", puskesmas)
        appoint(wati, puskesmas, RoleKind.HEAD, at=MONDAY_9AM)

        assert recall(ticket, by=wati, at=MONDAY_9AM).calls == 2


class TestAClockThatIsSetBack:
    def test_never_makes_a_period_negative(self, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)
        called_at = ticket.since

        served = serve(ticket, by=budi, at=called_at - timedelta(hours=1))
        done = finish(served, by=budi, at=called_at + 5 * A_MINUTE)

        assert periods(done) == [("WAITING", 2), ("CALLED", 0), ("SERVING", 5)]
        assert [period.is_exact for period in done.periods.all()] == [True, False, False]
        assert not done.is_exact
        assert Entry.objects.get(verb="ticket.served").at == called_at

    def test_does_not_change_the_day_of_a_ticket(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_ticket(queue)

        with pytest.raises(NobodyWaiting):
            call_next(counter, by=budi, at=MONDAY_9AM - timedelta(days=1))

        assert Ticket.objects.get().on == date(2026, 3, 2)


class TestACounterThatServesOtherQueues:
    def test_keeps_the_ticket_it_has(self, puskesmas: Unit, counter: Counter, budi: Person) -> None:
        ticket = a_called_ticket(counter, by=budi)
        teeth = a_queue(puskesmas, "B", "poli-gigi")

        change_counter(counter, name="Loket 1", queues=[teeth], at=MONDAY_9AM)

        assert serve(ticket, by=budi, at=MONDAY_9AM).state == State.SERVING
