from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from prima.deliver.appointments.actions import cancel
from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.rules import State
from prima.deliver.appointments.testing import A_MINUTE, TUESDAY_10AM, an_appointment, somebody
from prima.deliver.queues.models import Ticket
from prima.deliver.queues.rules import Lane
from prima.foundation.units.actions import name_special_day
from prima.foundation.units.rules import DayKind
from prima.foundation.units.testing import MONDAY_9AM

LATE = TUESDAY_10AM + 11 * A_MINUTE
EARLY = TUESDAY_10AM - 16 * A_MINUTE


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, MONDAY_9AM)


def set_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at)


@pytest.fixture
def appointment(plan: Plan) -> Appointment:
    return an_appointment(plan)


@pytest.fixture
def here(appointment: Appointment) -> str:
    return f"/a/{appointment.secret}/"


class TestPage:
    def test_says_when_what_to_bring_and_how_to_change_it(
        self, client: Client, here: str, appointment: Appointment
    ) -> None:
        page = client.get(here).text

        assert str(appointment) in page
        assert "Selasa, 3 Maret 2026" in page
        assert "10.00\N{NO-BREAK SPACE}WIB" in page
        assert "KTP" in page  # a requirement of the standard
        assert "prima-qr__code" in page
        for part in ("cancel/", "move/", "appointment.ics"):
            assert f'href="{here}{part}"' in page

    def test_is_kept_out_of_search_engines_and_caches(self, client: Client, here: str) -> None:
        answer = client.get(here)

        assert 'name="robots" content="noindex"' in answer.text
        assert "no-store" in answer.headers["Cache-Control"]

    def test_is_nothing_for_whoever_guesses(self, client: Client, appointment: Appointment) -> None:
        for wrong in ("Z2lsYW5nLWdlbWlsYW5nLQ", "x", str(appointment.uuid), str(appointment)):
            assert client.get(f"/a/{wrong}/").status_code == 404

    def test_gives_a_file_for_the_calendar(
        self, client: Client, here: str, appointment: Appointment
    ) -> None:
        answer = client.get(f"{here}appointment.ics")

        assert answer.headers["Content-Type"].startswith("text/calendar")
        assert f'filename="{appointment}.ics"' in answer.headers["Content-Disposition"]
        assert b"DTSTART:20260303T030000Z" in answer.content

    def test_says_when_the_unit_is_closed_then_after_all(
        self, client: Client, here: str, appointment: Appointment
    ) -> None:
        name_special_day(
            appointment.unit, appointment.on, "Banjir", kind=DayKind.CLOSED, at=MONDAY_9AM
        )

        assert "ternyata kami tutup" in client.get(here).text

    @pytest.mark.parametrize("state", [State.CANCELLED, State.MISSED, State.CALLED_OFF])
    def test_leads_on_from_every_end(
        self, client: Client, here: str, appointment: Appointment, state: State
    ) -> None:
        Appointment.objects.filter(pk=appointment.pk).update(state=state)

        page = client.get(here).text

        assert 'href="/book/puskesmas-melati/pendaftaran/"' in page
        assert "move/" not in page


class TestCancel:
    def test_asks_first(self, client: Client, here: str, appointment: Appointment) -> None:
        assert "Batalkan janji temu?" in client.get(f"{here}cancel/").text
        appointment.refresh_from_db()
        assert appointment.state == State.BOOKED

        answer = client.post(f"{here}cancel/")

        appointment.refresh_from_db()
        assert (appointment.state, answer.headers["Location"]) == (State.CANCELLED, here)

    def test_twice_says_where_it_stands(
        self, client: Client, here: str, appointment: Appointment
    ) -> None:
        cancel(appointment, at=MONDAY_9AM)

        assert client.post(f"{here}cancel/").status_code == 409
        assert client.get(f"{here}cancel/").headers["Location"] == here


class TestMove:
    def test_shows_days_then_times_then_moves(
        self, client: Client, here: str, appointment: Appointment
    ) -> None:
        days = client.get(f"{here}move/").text
        times = client.get(f"{here}move/?on=2026-03-03").text
        later = TUESDAY_10AM + 15 * A_MINUTE
        told = {"starts_at": local(later)}
        answer = client.post(f"{here}move/?on=2026-03-03", told)

        appointment.refresh_from_db()
        assert f'href="{here}move/?on=2026-03-03"' in days
        assert "NIK" not in times
        assert answer.headers["Location"] == here
        assert appointment.starts_at == later

    def test_to_another_day_asks_who_it_is(
        self, client: Client, here: str, appointment: Appointment
    ) -> None:
        there = f"{here}move/?on=2026-03-04"
        told = {"starts_at": local(TUESDAY_10AM + timedelta(days=1))}

        missing = client.post(there, told)
        wrong = client.post(there, told | {"identity": somebody(2).identity})
        right = client.post(there, told | {"identity": somebody().identity})

        appointment.refresh_from_db()
        assert [answer.status_code for answer in (missing, wrong, right)] == [422, 422, 302]
        assert appointment.lead_days == 2

    @pytest.mark.parametrize(
        ("on", "status"),
        [("2026-03-07", 200), ("2026-02-31", 404), ("", 404), ("x" * 5000, 404)],
    )
    def test_takes_odd_days_calmly(self, client: Client, here: str, on: str, status: int) -> None:
        assert client.get(f"{here}move/", {"on": on}).status_code == status

    def test_to_no_time_is_refused(self, client: Client, here: str) -> None:
        assert client.post(f"{here}move/?on=2026-03-03", {"starts_at": "now"}).status_code == 422


class TestCheckIn:
    def test_in_time_leads_to_the_ticket(
        self, client: Client, here: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, TUESDAY_10AM)
        assert "Anda tepat waktu." in client.get(f"{here}check-in/").text

        answer = client.post(f"{here}check-in/")

        ticket = Ticket.objects.get()
        assert answer.headers["Location"] == f"/t/{ticket.secret}/"
        assert ticket.lane == Lane.APPOINTMENT
        assert client.get(f"{here}check-in/").headers["Location"] == f"/t/{ticket.secret}/"
        assert str(ticket) in client.get(here).text

    def test_too_late_says_first_what_it_gives(
        self, client: Client, here: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, LATE)

        said = client.get(f"{here}check-in/").text
        client.post(f"{here}check-in/", {"walk_in": "yes"})

        assert "nomor antrean biasa" in said
        assert Ticket.objects.get().lane == Lane.ORDINARY

    def test_too_early_waits_for_a_choice(
        self, client: Client, here: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, EARLY)

        refused = client.post(f"{here}check-in/")

        assert refused.status_code == 409
        assert "09.45" in refused.text
        assert not Ticket.objects.exists()

    def test_on_another_day_is_refused(self, client: Client, here: str) -> None:
        assert client.post(f"{here}check-in/").status_code == 409
        assert 'name="walk_in"' not in client.get(f"{here}check-in/").text


def local(at: datetime) -> str:
    """Return a moment as the form has it: on the unit's own clock."""
    return (at + timedelta(hours=7)).strftime("%Y-%m-%dT%H:%M:%S+07:00")
