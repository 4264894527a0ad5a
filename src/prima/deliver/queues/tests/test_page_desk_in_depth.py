"""What else the desk does with forms alone: certain calls, notes, parking, coming back, help."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from prima.deliver.queues.actions import call_next, leave, raise_alarm, serve, set_order
from prima.deliver.queues.models import Alarm, Counter, Queue, Ticket
from prima.deliver.queues.rules import Lane, Order, State
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_called_ticket,
    a_counter,
    a_queue,
    a_route,
    a_ticket,
    missed_at_once,
)
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

DESK = "/desk/puskesmas-melati/1/"
NOW = MONDAY_9AM + timedelta(minutes=30)


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def clinic(puskesmas: Unit) -> Queue:
    return a_route(puskesmas)[0]


@pytest.fixture
def counter(clinic: Queue) -> Counter:
    return a_counter(clinic)


@pytest.fixture
def desk(client: Client, budi: Person, counter: Counter) -> Client:
    """Return a browser in which Budi sits at the clinic's counter, 1."""
    assert counter.number == 1
    client.force_login(budi)
    return client


@pytest.fixture
def served(counter: Counter, budi: Person) -> Ticket:
    ticket = a_called_ticket(counter, by=budi)
    return serve(ticket, by=budi, at=NOW)


def state_of(ticket: Ticket) -> str:
    return Ticket.objects.get(pk=ticket.pk).state


class TestCallCertain:
    def test_calls_the_number_with_its_reason(self, desk: Client, clinic: Queue) -> None:
        first, second = a_ticket(clinic), a_ticket(clinic)

        desk.post(f"{DESK}call-certain/", {"ticket": second.uuid, "reason": "FRAIL"})

        assert (state_of(first), state_of(second)) == (State.WAITING, State.CALLED)

    @pytest.mark.parametrize("sent", [{}, {"reason": "FRAIL"}, {"reason": "x", "ticket": "y"}])
    def test_says_what_is_missing(self, desk: Client, clinic: Queue, sent: dict[str, str]) -> None:
        a_ticket(clinic)

        assert desk.post(f"{DESK}call-certain/", sent).status_code == 422

    def test_is_not_offered_without_anybody_waiting(self, desk: Client) -> None:
        assert "call-certain" not in desk.get(DESK).text


class TestFinish:
    @pytest.mark.usefixtures("served")
    def test_shows_where_they_go_and_sends_a_note_along(
        self, desk: Client, puskesmas: Unit, budi: Person
    ) -> None:
        assert 'name="ends_here"' in desk.get(DESK).text

        desk.post(f"{DESK}finish/", {"note": "Alergi penisilin"})

        pharmacy = a_counter(puskesmas.queues.get(letter="F"), number=2)
        call_next(pharmacy, by=budi, at=NOW)
        assert "Alergi penisilin" in desk.get("/desk/puskesmas-melati/2/").text

    def test_ends_the_visit_when_the_rest_is_not_needed(self, desk: Client, served: Ticket) -> None:
        desk.post(f"{DESK}finish-and-next/", {"ends_here": "on"})

        assert state_of(served) == State.DONE

    def test_refuses_a_note_that_is_too_long(self, desk: Client, served: Ticket) -> None:
        answer = desk.post(f"{DESK}finish/", {"note": "x" * 281})

        assert (answer.status_code, state_of(served)) == (422, State.SERVING)


class TestAway:
    def test_parks_and_takes_back(self, desk: Client, served: Ticket) -> None:
        desk.post(f"{DESK}park/", {"reason": "FETCH_DOCUMENT"})
        assert state_of(served) == State.PARKED
        assert f'value="{served.uuid}"' in desk.get(DESK).text

        desk.post(f"{DESK}come-back/", {"ticket": served.uuid})

        assert state_of(served) == State.WAITING

    def test_takes_back_whoever_was_missed(
        self, desk: Client, clinic: Queue, puskesmas: Unit
    ) -> None:
        missed_at_once(puskesmas)
        ticket = a_ticket(clinic)
        desk.post(f"{DESK}call/")
        desk.post(f"{DESK}no-show/")

        desk.post(f"{DESK}come-back/", {"ticket": ticket.uuid})

        assert state_of(ticket) == State.WAITING

    @pytest.mark.parametrize(
        ("move", "sent"), [("park", {}), ("come-back", {}), ("come-back", {"ticket": "nobody"})]
    )
    @pytest.mark.usefixtures("served")
    def test_says_what_is_missing(self, desk: Client, move: str, sent: dict[str, str]) -> None:
        assert desk.post(f"{DESK}{move}/", sent).status_code == 422


class TestShow:
    def test_says_how_many_come_and_in_which_lane(
        self, desk: Client, clinic: Queue, budi: Person, counter: Counter
    ) -> None:
        ticket = a_ticket(clinic, lane=Lane.ENTITLED)
        ticket.visit.people = 4
        ticket.visit.save()
        waiting = desk.get(DESK).text
        call_next(counter, by=budi, at=NOW)

        called = desk.get(DESK).text

        assert all("4 orang" in page for page in (waiting, called))

    def test_shows_the_other_numbers_of_the_visit(
        self, desk: Client, served: Ticket, puskesmas: Unit
    ) -> None:
        a_ticket(a_queue(puskesmas), visit=served.visit)

        assert "A-001" in desk.get(DESK).text

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_has_the_cards_that_help(self, desk: Client, language: str) -> None:
        desk.cookies["prima_language"] = language

        page = desk.get(DESK).text

        expected = {"id": "Suka membantah", "en": "Argumentative"}[language]
        assert expected in page

    def test_orders_those_who_wait_by_the_rule(
        self, desk: Client, clinic: Queue, puskesmas: Unit
    ) -> None:
        set_order(puskesmas, Order(entitled_ratio=Decimal(5)), at=MONDAY_9AM)
        a_ticket(clinic)
        a_ticket(clinic, at=MONDAY_9AM + 10 * A_MINUTE, lane=Lane.ENTITLED)

        page = desk.get(DESK).text

        assert page.index("B-002") < page.index("B-001")


class TestAlarm:
    def test_is_seen_at_another_desk_and_ended_there(
        self, desk: Client, clinic: Queue, counter: Counter
    ) -> None:
        a_counter(clinic, number=2)
        desk.post(f"{DESK}alarm/")
        other = "/desk/puskesmas-melati/2/"
        assert "alarm-over" in desk.get(other).text

        desk.post(f"{other}alarm-over/")

        assert Alarm.objects.get(counter=counter).ended_at == NOW
        assert "alarm-over" not in desk.get(DESK).text

    def test_stays_in_its_own_unit(self, desk: Client, dewi: Person, puskesmas: Unit) -> None:
        elsewhere = a_counter(a_queue(dewi.roles.get().unit))
        raise_alarm(elsewhere, by=dewi, at=NOW)

        assert puskesmas != elsewhere.unit
        assert "alarm-over" not in desk.get(DESK).text


def test_whoever_left_meanwhile_is_refused_politely(
    desk: Client, clinic: Queue, counter: Counter, budi: Person
) -> None:
    ticket = a_ticket(clinic)
    call_next(counter, by=budi, at=NOW)
    leave(ticket, at=NOW)

    assert desk.post(f"{DESK}park/", {"reason": "REST"}).status_code == 409
