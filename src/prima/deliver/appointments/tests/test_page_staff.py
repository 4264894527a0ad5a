from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.queries import plan_of
from prima.deliver.appointments.rules import State
from prima.deliver.appointments.testing import (
    A_MINUTE,
    TUESDAY_10AM,
    a_full_day,
    an_appointment,
    somebody,
)
from prima.deliver.queues.models import Ticket
from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM

LIST = "/appointments/puskesmas-melati/"
PLANS = f"{LIST}plans/"
PLAN = f"{PLANS}pendaftaran/"
GOOD = {
    "is_open": "on",
    "length": "20",
    "places": "2",
    "head_start": "1",
    "days_ahead": "7",
    "notice": "60",
    "before": "15",
    "after": "10",
    "hold": "120",
    "per_identity": "2",
    "per_device": "3",
    "day_1": "08.00-11.00, 13:00-14.30",
}


@pytest.fixture(autouse=True)
def it_is_ten_on_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, TUESDAY_10AM)


def set_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at)


@pytest.fixture
def desk(client: Client, budi: Person) -> Client:
    client.force_login(budi)
    return client


@pytest.fixture
def head(client: Client, ratna: Person) -> Client:
    client.force_login(ratna)
    return client


@pytest.fixture
def appointment(plan: Plan) -> Appointment:
    return an_appointment(plan)


def marks(appointment: Appointment, move: str) -> str:
    return f"{LIST}mark/{appointment.uuid}/{move}/"


class TestDayList:
    def test_shows_who_is_expected_by_number(self, desk: Client, appointment: Appointment) -> None:
        page = desk.get(LIST).text

        assert str(appointment) in page
        assert "10.00" in page
        assert appointment.secret not in page

    def test_shows_other_days_without_buttons(self, desk: Client, appointment: Appointment) -> None:
        later = an_appointment(appointment.plan, TUESDAY_10AM + timedelta(days=1), who=somebody(2))

        page = desk.get(f"{LIST}?on=2026-03-04").text

        assert str(later) in page
        assert f"{LIST}mark/" not in page

    @pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
    def test_has_two_ends(self, desk: Client, on: str) -> None:
        assert desk.get(f"{LIST}?on={on}").status_code == 200

    def test_refuses_what_is_no_day(self, desk: Client) -> None:
        assert desk.get(f"{LIST}?on=2026-02-31").status_code == 404

    def test_asks_the_database_little_however_many_are_expected(
        self, desk: Client, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        a_full_day(plan_of(plan.service), date(2026, 3, 3), at=MONDAY_9AM)
        desk.get(LIST)

        with django_assert_max_num_queries(20):
            desk.get(LIST)

    def test_is_for_those_who_serve_here(
        self, client: Client, plan: Plan, tono: Person, dewi: Person
    ) -> None:
        assert client.get(LIST).status_code == 302
        client.force_login(tono)
        assert client.get(LIST).status_code == 403
        client.force_login(dewi)
        assert client.get(LIST).status_code == 404
        assert plan.is_open


class TestMark:
    def test_checks_somebody_in(self, desk: Client, appointment: Appointment) -> None:
        page = desk.post(marks(appointment, "check-in"), follow=True).text

        assert str(Ticket.objects.get()) in page
        appointment.refresh_from_db()
        assert appointment.state == State.ARRIVED

    def test_says_when_somebody_walked_in_too_late(
        self, desk: Client, appointment: Appointment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, TUESDAY_10AM + 11 * A_MINUTE)

        page = desk.post(marks(appointment, "walk-in"), follow=True).text

        assert "datang tanpa janji temu" in page

    def test_leaves_whoever_is_early_the_choice(
        self, desk: Client, appointment: Appointment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, TUESDAY_10AM - 16 * A_MINUTE)

        refused = desk.post(marks(appointment, "check-in"), follow=True).text

        assert "09.45" in refused
        assert f'action="{marks(appointment, "walk-in")}"' in refused
        assert not Ticket.objects.exists()

    def test_says_that_somebody_did_not_come(
        self, desk: Client, appointment: Appointment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "Tunggu" in desk.post(marks(appointment, "no-show"), follow=True).text
        set_clock(monkeypatch, TUESDAY_10AM + 11 * A_MINUTE)

        desk.post(marks(appointment, "no-show"))

        appointment.refresh_from_db()
        assert appointment.state == State.MISSED

    def test_of_what_is_not_there_is_refused(
        self, desk: Client, appointment: Appointment, dewi: Person
    ) -> None:
        assert desk.post(marks(appointment, "fly")).status_code == 404
        assert desk.post(f"{LIST}mark/{uuid4()}/check-in/").status_code == 404
        assert desk.get(marks(appointment, "check-in")).status_code == 405
        desk.force_login(dewi)
        assert desk.post(marks(appointment, "check-in")).status_code == 404


@pytest.mark.usefixtures("service")
class TestSetUp:
    def test_opens_a_service_for_appointments(self, head: Client) -> None:
        answer = head.post(PLAN, GOOD)

        plan = Plan.objects.get()
        assert answer.headers["Location"] == PLANS
        assert plan.length == timedelta(minutes=20)
        assert not plan.asks_identity
        assert [str(window) for window in plan.windows.all()] == [
            "1 08.00-11.00",
            "1 13.00-14.30",
        ]
        assert "08.00-11.00, 13.00-14.30" in head.get(PLAN).text

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("length", "0"),
            ("length", "1e9"),
            ("places", ""),
            ("places", "999999999999999999999"),
            ("head_start", "3"),
            ("days_ahead", "-1"),
            ("hold", "0"),
            ("day_1", "08.00"),
            ("day_1", "11.00-08.00"),
            ("day_1", "08.00-11.00, 10.00-12.00"),
            ("day_1", "08.00-25.00"),
            ("day_1", "08.99-11.00"),
        ],
    )
    def test_says_what_is_wrong(self, head: Client, name: str, value: str) -> None:
        page = head.post(PLAN, GOOD | {name: value})

        assert page.status_code == 422
        assert f"id_{name}_error" in page.text
        assert not Plan.objects.exists()

    @pytest.mark.usefixtures("plan")
    def test_shows_the_record_with_how_much_it_rests_on(self, head: Client) -> None:
        page = head.get(PLAN).text

        assert "0: baru 0 dari 50" in page

    @pytest.mark.usefixtures("plan")
    def test_lists_every_service(self, head: Client) -> None:
        page = head.get(PLANS).text

        assert f'href="{PLAN}"' in page
        assert "Bisa dipesan" in page

    def test_is_for_those_who_manage_the_unit(self, client: Client, budi: Person) -> None:
        assert client.get(PLANS).status_code == 302
        client.force_login(budi)
        assert client.get(PLANS).status_code == 403
        assert client.post(PLAN, GOOD).status_code == 403
        assert not Plan.objects.exists()

    def test_of_an_unknown_service_is_refused(self, head: Client) -> None:
        assert head.get(f"{PLANS}nothing/").status_code == 404
