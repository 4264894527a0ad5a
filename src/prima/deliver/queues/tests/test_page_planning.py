"""The head's pages: the rule in words, the roster, a closed intake; and paper for a power cut."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from prima.deliver.queues import queries
from prima.deliver.queues.models import Counter, Duty, Queue, Ticket
from prima.deliver.queues.rules import Intake, Lane, State
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

SETUP = "/queues/puskesmas-melati/"
DESK = "/desk/puskesmas-melati/1/"
NOW = MONDAY_9AM + timedelta(minutes=90)
RULE = {
    "entitled_ratio": "2",
    "appointment_ratio": "1",
    "quick_ratio": "1.5",
    "in_a_row": "2",
    "calls_before_missed": "3",
}
DUTY = {"counter": "1", "weekday": "1", "starts_at": "08:00", "ends_at": "15:00"}
LATE = {
    "service": "pendaftaran",
    "on": "2026-03-02",
    "taken_at": "08:10",
    "called_at": "08:20",
    "served_at": "08:21",
    "finished_at": "08:30",
}


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


@pytest.fixture
def head(client: Client, ratna: Person, counter: Counter) -> Client:
    assert counter.number == 1
    client.force_login(ratna)
    return client


class TestOrder:
    def test_is_published_in_words(self, head: Client, puskesmas: Unit) -> None:
        head.post(f"{SETUP}order/", RULE)

        order = queries.order_of(puskesmas)
        assert order.ratio(Lane.ENTITLED) == Decimal(2)
        assert order.ratio(Lane.QUICK) == Decimal("1.5")
        for page in (f"{SETUP}order/", SETUP):
            assert "60" in head.get(page).text

    @pytest.mark.parametrize(
        "wrong", [{"entitled_ratio": "0.5"}, {"entitled_ratio": "NaN"}, {"in_a_row": "99"}]
    )
    def test_refuses_what_is_out_of_bounds(
        self, head: Client, puskesmas: Unit, wrong: dict[str, str]
    ) -> None:
        assert head.post(f"{SETUP}order/", {**RULE, **wrong}).status_code == 422
        assert queries.order_of(puskesmas).is_plain


class TestRoster:
    def test_takes_a_duty_and_lets_it_go(self, head: Client, budi: Person) -> None:
        head.post(f"{SETUP}roster/", {**DUTY, "officer": budi.uuid})
        duty = Duty.objects.get()
        assert budi.full_name in head.get(f"{SETUP}roster/").text

        head.post(f"{SETUP}roster/{duty.pk}/")

        assert not Duty.objects.exists()

    @pytest.mark.parametrize("wrong", [{"on": "2026-03-03"}, {"weekday": ""}, {"ends_at": "07:00"}])
    def test_says_what_is_wrong(self, head: Client, budi: Person, wrong: dict[str, str]) -> None:
        answer = head.post(f"{SETUP}roster/", {**DUTY, "officer": budi.uuid, **wrong})

        assert (answer.status_code, Duty.objects.count()) == (422, 0)

    def test_shows_the_gap_of_tomorrow(self, head: Client, budi: Person) -> None:
        head.post(f"{SETUP}roster/", {**DUTY, "officer": budi.uuid, "starts_at": "09:00"})

        for page in (f"{SETUP}roster/", SETUP):
            assert "3 Maret 2026, 08.00" in head.get(page).text


class TestIntake:
    def test_closes_and_opens_again(self, head: Client, queue: Queue) -> None:
        page = f"{SETUP}intake/A/"
        head.post(page, {"reason": "STAFF_MISSING"})
        [closed] = queries.offers(queue.unit, NOW)
        assert "STAFF_MISSING" not in head.get("/kiosk/puskesmas-melati/pendaftaran/").text

        head.post(page, {"open": "1"})

        [opened] = queries.offers(queue.unit, NOW)
        assert (closed.intake, opened.intake) == (Intake.CLOSED, Intake.OPEN)

    def test_asks_for_the_reason(self, head: Client) -> None:
        assert head.post(f"{SETUP}intake/A/", {}).status_code == 422


class TestQueueTerms:
    def test_are_set_with_the_queue(self, head: Client, queue: Queue) -> None:
        sent = {
            "letter": "A",
            "name": "Pendaftaran",
            "services": ["pendaftaran"],
            "quick": ["pendaftaran"],
            "station": "pendaftaran",
            "daily_limit": "40",
        }
        head.post(f"{SETUP}queue/A/", sent)

        queue.refresh_from_db()
        assert (queue.station, queue.daily_limit) == ("pendaftaran", 40)
        assert queries.quick_services(queue) == ["pendaftaran"]
        assert 'value="40"' in head.get(f"{SETUP}queue/A/").text

    def test_refuse_a_station_that_is_taken(
        self, head: Client, puskesmas: Unit, queue: Queue
    ) -> None:
        a_queue(puskesmas, "B", "poli-gigi")
        for letter, code in (("A", "pendaftaran"), ("B", "poli-gigi")):
            sent = {"letter": letter, "name": "x", "services": [code], "station": "pusat"}
            answer = head.post(f"{SETUP}queue/{letter}/", sent)

        queue.refresh_from_db()
        assert (answer.status_code, queue.station) == (422, "pusat")


class TestPaper:
    def test_has_numbered_lines(self, head: Client) -> None:
        assert head.get(f"{DESK}paper/").text.count('<th scope="row">') == 25

    def test_is_typed_in_afterwards(self, head: Client, counter: Counter) -> None:
        sent = {**LATE, "key": uuid4()}

        answers = [head.post(f"{DESK}late/", sent) for _twice in range(2)]

        ticket = Ticket.objects.get()
        assert [answer.status_code for answer in answers] == [302, 302]
        assert (ticket.state, ticket.is_exact, ticket.counter) == (State.DONE, False, counter)

    @pytest.mark.parametrize("wrong", [{"called_at": "08:00"}, {"on": "x"}, {"service": "lain"}])
    def test_says_what_is_wrong(self, head: Client, wrong: dict[str, str]) -> None:
        answer = head.post(f"{DESK}late/", {**LATE, "key": uuid4(), **wrong})

        assert (answer.status_code, Ticket.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "page", [f"{SETUP}order/", f"{SETUP}roster/", f"{SETUP}intake/A/", f"{DESK}late/"]
)
def test_strangers_do_not_learn_that_it_is_there(
    client: Client, dewi: Person, counter: Counter, page: str
) -> None:
    client.force_login(dewi)

    assert client.get(page).status_code == 404
    assert counter.number == 1


def test_officers_do_not_change_the_rule(client: Client, budi: Person, counter: Counter) -> None:
    client.force_login(budi)

    assert client.post(f"{SETUP}order/", RULE).status_code == 403
    assert counter.number == 1
