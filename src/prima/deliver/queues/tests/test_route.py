"""One ticket passes several stations, as the standard says."""

from uuid import uuid4

import pytest

from prima.deliver.queues import queries
from prima.deliver.queues.actions import (
    EnoughNumbers,
    VisitOver,
    call_next,
    finish,
    finish_and_call_next,
    hand_over,
    leave,
    serve,
    take_ticket,
)
from prima.deliver.queues.actions.taking import MOST_TICKETS
from prima.deliver.queues.models import Queue, Ticket
from prima.deliver.queues.rules import Progress, Reason, State
from prima.deliver.queues.testing import A_MINUTE, a_counter, a_queue, a_route, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + 10 * A_MINUTE


@pytest.fixture
def stations(puskesmas: Unit) -> tuple[Queue, Queue]:
    return a_route(puskesmas)


@pytest.fixture
def served(stations: tuple[Queue, Queue], budi: Person) -> Ticket:
    clinic, _pharmacy = stations
    a_ticket(clinic)
    called = call_next(a_counter(clinic), by=budi, at=LATER)
    return serve(called, by=budi, at=LATER)


def progress(ticket: Ticket) -> list[Progress]:
    shown = queries.standing(queries.ticket_of(ticket.uuid), LATER)
    return [stop.progress for stop in shown.route]


class TestMovingOn:
    def test_waits_at_the_next_station_with_its_number_and_a_note(
        self, served: Ticket, stations: tuple[Queue, Queue], budi: Person
    ) -> None:
        moved = finish(served, by=budi, at=LATER + A_MINUTE, note="Alergi penisilin")

        assert (moved.state, moved.queue, moved.stop) == (State.WAITING, stations[1], 1)
        assert (moved.display_number, moved.note) == ("B-001", "Alergi penisilin")
        assert (moved.counter, moved.officer) == (None, None)
        entry = Entry.objects.get(verb="ticket.moved-on")
        assert '"from_queue":"B"' in entry.details
        assert '"queue":"F"' in entry.details
        assert "penisilin" not in entry.details

    def test_ends_at_the_last_station_and_forgets_the_note(
        self, served: Ticket, stations: tuple[Queue, Queue], budi: Person
    ) -> None:
        finish(served, by=budi, at=LATER, note="Alergi penisilin")
        pharmacy = a_counter(stations[1], number=2)
        called = call_next(pharmacy, by=budi, at=LATER)
        serve(called, by=budi, at=LATER)

        done = finish(called, by=budi, at=LATER)

        assert (called.note, done.state, done.note) == ("Alergi penisilin", State.DONE, "")

    def test_ends_here_when_the_rest_is_not_needed(self, served: Ticket, budi: Person) -> None:
        done = finish(served, by=budi, at=LATER, ends_here=True)

        assert done.state == State.DONE
        assert '"left_out":"F"' in Entry.objects.get(verb="ticket.finished").details

    def test_ends_where_the_unit_has_no_further_station(
        self, puskesmas: Unit, budi: Person
    ) -> None:
        clinic = a_queue(puskesmas, "B", "poli-umum")
        a_ticket(clinic)
        called = call_next(a_counter(clinic), by=budi, at=LATER)
        serve(called, by=budi, at=LATER)

        assert finish(called, by=budi, at=LATER).state == State.DONE

    def test_goes_on_while_the_next_one_is_called(
        self, served: Ticket, stations: tuple[Queue, Queue], budi: Person
    ) -> None:
        following = a_ticket(stations[0])
        assert served.counter is not None

        called = finish_and_call_next(served.counter, by=budi, at=LATER, note="Rapi")

        served.refresh_from_db()
        assert called == following
        assert (served.queue, served.note) == (stations[1], "Rapi")

    def test_shows_the_way_with_where_one_is(
        self, served: Ticket, stations: tuple[Queue, Queue], budi: Person
    ) -> None:
        before = progress(served)
        finish(served, by=budi, at=LATER)
        between = progress(served)
        called = call_next(a_counter(stations[1], number=2), by=budi, at=LATER)
        finish(serve(called, by=budi, at=LATER), by=budi, at=LATER)

        assert before == [Progress.HERE, Progress.AHEAD]
        assert between == [Progress.BEHIND, Progress.HERE]
        assert progress(served) == [Progress.BEHIND, Progress.BEHIND]

    def test_shows_no_way_where_there_is_one_station(self, puskesmas: Unit) -> None:
        assert progress(a_ticket(a_queue(puskesmas))) == []


class TestHandOver:
    def test_tells_its_holder_why_and_takes_the_note_along(
        self, served: Ticket, puskesmas: Unit, budi: Person
    ) -> None:
        teeth = a_queue(puskesmas, "C", "poli-gigi")

        moved = hand_over(
            served, teeth, by=budi, at=LATER, reason=Reason.MORE_ABLE, note="Gusi bengkak"
        )

        shown = queries.standing(queries.ticket_of(moved.uuid), LATER)
        assert (shown.why, moved.note) == (Reason.MORE_ABLE, "Gusi bengkak")


class TestOneMoreService:
    def test_is_another_number_of_the_same_visit(
        self, stations: tuple[Queue, Queue], puskesmas: Unit
    ) -> None:
        first = a_ticket(stations[0])
        second = a_ticket(a_queue(puskesmas), visit=first.visit)

        assert (second.visit, second.display_number) == (first.visit, "A-001")
        assert queries.visits_tickets(first) == [second]

    def test_refuses_a_visit_of_another_unit_or_day(self, queue: Queue) -> None:
        elsewhere = a_ticket(a_queue(a_unit("Puskesmas Mawar")))

        with pytest.raises(VisitOver):
            a_ticket(queue, visit=elsewhere.visit)

    def test_has_a_limit(self, queue: Queue) -> None:
        first = a_ticket(queue)
        for _service in range(MOST_TICKETS - 1):
            a_ticket(queue, visit=first.visit)

        with pytest.raises(EnoughNumbers):
            a_ticket(queue, visit=first.visit)

    def test_remembers_how_many_came_along(self, queue: Queue) -> None:
        service = queue.services.select_related("unit").get()

        ticket = take_ticket(service, key=uuid4(), at=LATER, people=4)

        assert queries.standing(queries.ticket_of(ticket.uuid), LATER).people == 4

    def test_forgets_the_note_when_somebody_leaves(self, served: Ticket, budi: Person) -> None:
        moved = finish(served, by=budi, at=LATER, note="Rapi")

        assert leave(moved, at=LATER).note == ""
