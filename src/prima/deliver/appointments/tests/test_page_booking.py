from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.appointments.actions import cancel, set_plan
from prima.deliver.appointments.models import Appointment, Plan, Wish
from prima.deliver.appointments.queries import plan_of
from prima.deliver.appointments.rules import Exemption, Layout, Terms
from prima.deliver.appointments.testing import (
    AN_HOUR,
    TUESDAY_10AM,
    a_full_day,
    an_appointment,
    somebody,
)
from prima.foundation.people.models import Person
from prima.foundation.units.actions import name_special_day
from prima.foundation.units.rules import DayKind
from prima.foundation.units.testing import MONDAY_9AM

FIRST = "/book/puskesmas-melati/"
DAYS = f"{FIRST}pendaftaran/"
TUESDAY = f"{DAYS}2026-03-03/"
TEN = f"{TUESDAY}1000/"
WAIT = f"{TUESDAY}wait/"
ON = date(2026, 3, 3)
IDENTITY = "0812-3456-7890"


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, MONDAY_9AM)


def set_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at)


@pytest.fixture
def full_tuesday(plan: Plan) -> list[Appointment]:
    set_plan(plan.service, Terms(layout=Layout(AN_HOUR, 1, 0)), at=MONDAY_9AM)
    return a_full_day(plan_of(plan.service), ON)


def form(**told: str) -> dict[str, str]:
    return {"key": str(uuid4()), "identity": IDENTITY, **told}


@pytest.mark.usefixtures("plan")
class TestChoosing:
    def test_leads_from_the_service_to_the_time(self, client: Client) -> None:
        first, days, times = (client.get(page).text for page in (FIRST, DAYS, TUESDAY))

        assert "Pendaftaran pasien" in first
        assert f'href="{DAYS}"' in first
        assert "Selasa, 3 Maret 2026" in days
        assert f'href="{TUESDAY}"' in days
        assert "Sabtu, 7 Maret 2026" not in days
        assert f'href="{TEN}"' in times
        assert "10.00" in times

    def test_needs_little_to_be_sent(self, client: Client) -> None:
        assert max(len(client.get(page).content) for page in (DAYS, TUESDAY, TEN)) < 20_000

    def test_asks_the_database_little(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        client.get(DAYS)

        with django_assert_max_num_queries(12):
            client.get(DAYS)

    @pytest.mark.parametrize(
        "address",
        [
            "/book/nowhere/",
            f"{FIRST}nothing/",
            f"{FIRST}poli-gigi/",
            f"{DAYS}2026-02-31/",
            f"{DAYS}tomorrow/",
            f"{TUESDAY}2561/",
            f"{TUESDAY}1001/",
            f"{TUESDAY}3000000000000000000/",
            f"{DAYS}2026-03-07/wait/",
            f"{DAYS}9999-12-31/1000/",
        ],
    )
    def test_of_what_is_not_there_is_refused(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404

    def test_is_no_page_when_the_plan_is_closed(self, client: Client, plan: Plan) -> None:
        set_plan(plan.service, Terms(is_open=False), at=MONDAY_9AM)

        assert client.get(DAYS).status_code == 404
        assert DAYS not in client.get(FIRST).text


class TestNothingFree:
    @pytest.mark.usefixtures("full_tuesday")
    def test_on_a_day_leads_to_the_next_free_one_and_the_waiting_list(self, client: Client) -> None:
        page = client.get(TUESDAY).text

        assert f'href="{DAYS}2026-03-04/"' in page
        assert f'href="{WAIT}"' in page

    def test_at_all_is_said(self, client: Client, plan: Plan) -> None:
        for days in range(1, 16):
            on = date(2026, 3, 2) + timedelta(days=days)
            name_special_day(plan.unit, on, "Libur", kind=DayKind.HOLIDAY, at=MONDAY_9AM)
        terms = Terms(layout=Layout(AN_HOUR, 1, 0), notice=timedelta(days=3))
        set_plan(plan.service, terms, at=MONDAY_9AM)

        page = client.get(DAYS)

        assert page.status_code == 200
        assert "Semua waktu sudah dipesan sampai" in page.text


@pytest.mark.usefixtures("plan")
class TestBooking:
    def test_books_and_shows_the_appointment(self, client: Client) -> None:
        answer = client.post(TEN, form())

        appointment = Appointment.objects.get()
        assert answer.headers["Location"] == f"/a/{appointment.secret}/"
        assert appointment.starts_at == TUESDAY_10AM
        assert appointment.device != ""

    def test_twice_with_one_key_is_once(self, client: Client) -> None:
        told = form()

        places = [client.post(TEN, told).headers["Location"] for _tap in range(2)]

        assert places[0] == places[1]
        assert Appointment.objects.count() == 1

    def test_gives_every_page_a_key_of_its_own(self, client: Client) -> None:
        keys = {client.get(TEN).context["form"].initial["key"] for _page in range(2)}

        assert len(keys) == 2

    def test_says_what_is_missing_and_keeps_what_was_typed(self, client: Client) -> None:
        page = client.post(TEN, form(identity="08-12"))

        assert page.status_code == 422
        assert "Masukkan 9 sampai 16 angka." in page.text
        assert 'value="08-12"' in page.text

    def test_without_a_key_is_refused(self, client: Client) -> None:
        assert client.post(TEN, {"identity": IDENTITY}).status_code == 422
        assert not Appointment.objects.exists()

    def test_of_a_time_that_somebody_else_took_says_so(self, client: Client, plan: Plan) -> None:
        an_appointment(plan)

        page = client.post(TEN, form())

        assert page.status_code == 409
        assert "Waktu ini sudah tidak kosong." in page.text
        assert f'href="{TUESDAY}"' in page.text

    def test_stops_at_the_share_and_says_what_to_do(self, client: Client) -> None:
        for clock in ("0800", "0900"):
            client.post(f"{TUESDAY}{clock}/", form())

        page = client.post(TEN, form())

        assert page.status_code == 409
        assert Appointment.objects.count() == 2
        assert "sebanyak yang boleh" in page.text

    def test_knows_a_device_again(self, client: Client) -> None:
        for number, clock in enumerate(("0800", "0900", "0915")):
            client.post(f"{TUESDAY}{clock}/", form(identity=f"08120000000{number}"))

        assert client.post(TEN, form(identity="081200000009")).status_code == 409
        assert Client().post(TEN, form(identity="081200000009")).status_code == 302

    def test_asks_citizens_for_no_exemption(self, client: Client) -> None:
        assert "exemption" not in client.get(TEN).text

        client.post(TEN, form(exemption=Exemption.FAMILY))

        assert Appointment.objects.get().exemption == ""

    def test_lets_an_officer_go_past_the_limit_with_a_reason(
        self, client: Client, budi: Person
    ) -> None:
        client.force_login(budi)
        for clock in ("0800", "0900"):
            client.post(f"{TUESDAY}{clock}/", form())
        assert client.post(TEN, form()).status_code == 409

        answer = client.post(TEN, form(exemption=Exemption.CARER))

        assert answer.status_code == 302
        assert Appointment.objects.get(exemption=Exemption.CARER).device == ""

    def test_gives_an_officer_of_elsewhere_nothing_more(self, client: Client, dewi: Person) -> None:
        client.force_login(dewi)

        assert "exemption" not in client.get(TEN).text


class TestWaitingList:
    @pytest.mark.usefixtures("full_tuesday")
    def test_takes_a_wish_and_shows_it(self, client: Client) -> None:
        answer = client.post(WAIT, form())

        assert answer.headers["Location"] == f"/wish/{Wish.objects.get().secret}/"

    @pytest.mark.usefixtures("plan")
    def test_is_not_for_a_day_with_free_times(self, client: Client) -> None:
        assert client.post(WAIT, form()).status_code == 409

    def test_offers_what_somebody_gave_back(
        self, client: Client, full_tuesday: list[Appointment]
    ) -> None:
        wish = client.post(WAIT, form()).headers["Location"]
        assert "Anda ada di daftar tunggu" in client.get(wish).text

        cancel(full_tuesday[2], at=MONDAY_9AM)
        offered = client.get(wish).text
        taken = client.post(wish)

        assert "Waktu ini disimpan untuk Anda sampai" in offered
        assert client.get(taken.headers["Location"]).status_code == 200
        assert client.get(wish).headers["Location"] == taken.headers["Location"]

    def test_says_that_an_offer_is_over(
        self,
        client: Client,
        full_tuesday: list[Appointment],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        wish = client.post(WAIT, form()).headers["Location"]
        cancel(full_tuesday[2], at=MONDAY_9AM)
        set_clock(monkeypatch, MONDAY_9AM + timedelta(hours=2))

        page = client.get(wish)
        answer = client.post(wish)

        assert "Ya, pesan waktu ini" not in page.text
        assert answer.status_code == 409

    @pytest.mark.usefixtures("full_tuesday")
    def test_is_left(self, client: Client) -> None:
        wish = client.post(WAIT, form()).headers["Location"]

        client.post(wish, {"withdraw": "yes"})

        assert "Anda sudah keluar dari daftar tunggu" in client.get(wish).text

    @pytest.mark.usefixtures("plan")
    def test_of_an_unknown_address_is_refused(self, client: Client) -> None:
        assert client.get("/wish/Z2lsYW5nLWdlbWlsYW5nLQ/").status_code == 404


def test_whoever_books_is_told_apart_only_by_a_mark(client: Client, plan: Plan) -> None:
    assert somebody().identity not in str(an_appointment(plan).__dict__)
    assert "Nomor Anda sendiri tidak disimpan" in client.get(f"{TUESDAY}0900/").text
