from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.testing import A_MINUTE, TUESDAY_10AM, an_appointment
from prima.deliver.queues.models import Ticket
from prima.deliver.queues.rules import Lane
from prima.foundation.units.testing import MONDAY_9AM, a_unit

DOOR = "/check-in/puskesmas-melati/"


@pytest.fixture(autouse=True)
def it_is_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, TUESDAY_10AM)


def set_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at)


@pytest.fixture
def appointment(plan: Plan) -> Appointment:
    return an_appointment(plan)


class TestDoor:
    def test_takes_a_number_however_it_is_typed(
        self, client: Client, appointment: Appointment
    ) -> None:
        typed = f" {appointment.number[:3].lower()} {appointment.number[3:]} "

        answer = client.post(DOOR, {"code": typed})

        ticket = Ticket.objects.get()
        assert answer.headers["Location"] == f"/kiosk/puskesmas-melati/ticket/{ticket.secret}/"
        assert ticket.lane == Lane.APPOINTMENT

    def test_takes_what_a_scanner_reads(self, client: Client, appointment: Appointment) -> None:
        scanned = f"http://10.0.0.2:8000/a/{appointment.secret}/check-in/"

        assert client.post(DOOR, {"code": scanned}).status_code == 302

    def test_twice_is_one_ticket(self, client: Client, appointment: Appointment) -> None:
        for _tap in range(2):
            client.post(DOOR, {"code": str(appointment)})

        assert Ticket.objects.count() == 1

    def test_says_first_what_whoever_is_late_gets(
        self, client: Client, appointment: Appointment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, TUESDAY_10AM + 11 * A_MINUTE)

        said = client.post(DOOR, {"code": str(appointment)})
        assert not Ticket.objects.exists()
        client.post(DOOR, {"code": str(appointment), "walk_in": "on"})

        assert "nomor antrean biasa" in said.text
        assert Ticket.objects.get().lane == Lane.ORDINARY

    def test_says_that_it_is_another_day(
        self, client: Client, appointment: Appointment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, MONDAY_9AM)

        page = client.post(DOOR, {"code": str(appointment)})

        assert page.status_code == 409
        assert "Selasa, 3 Maret 2026" in page.text

    @pytest.mark.parametrize("code", ["", "A-012", "222-222", "x" * 300, "<script>", "a\x00b"])
    @pytest.mark.usefixtures("appointment")
    def test_says_that_it_knows_no_such_number(self, client: Client, code: str) -> None:
        page = client.post(DOOR, {"code": code})

        assert page.status_code == 422
        assert "<script>alert" not in page.text

    def test_of_another_unit_knows_nothing_of_it(
        self, client: Client, appointment: Appointment
    ) -> None:
        a_unit("Kelurahan Mawar")

        page = client.post("/check-in/kelurahan-mawar/", {"code": str(appointment)})

        assert page.status_code == 422

    @pytest.mark.usefixtures("plan")
    def test_is_a_page_with_one_question(self, client: Client) -> None:
        assert client.get(DOOR).status_code == 200
        assert client.get("/check-in/nowhere/").status_code == 404
