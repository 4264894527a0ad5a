from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.queues.actions import Terms, set_order
from prima.deliver.queues.models import Queue, Ticket, WalkAway
from prima.deliver.queues.rules import Lane, Order
from prima.deliver.queues.testing import a_queue, a_service, a_ticket
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit

KIOSK = "/kiosk/puskesmas-melati/"
SERVICE = f"{KIOSK}pendaftaran/"
SUNDAY = MONDAY_9AM + timedelta(days=6)


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, MONDAY_9AM)


def set_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.mark.usefixtures("queue")
class TestFirstPage:
    def test_offers_the_services_of_today_and_says_how_many_wait(
        self, client: Client, queue: Queue
    ) -> None:
        a_ticket(queue)
        a_ticket(queue)

        page = client.get(KIOSK)

        assert page.status_code == 200
        assert "Pendaftaran pasien" in page.text
        assert "2 orang menunggu" in page.text
        assert f'href="{SERVICE}"' in page.text

    def test_says_when_the_doors_open_again(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, SUNDAY)

        page = client.get(KIOSK)

        assert "Kami sedang tutup" in page.text
        assert "Senin, 9 Maret 2026 pukul 08.00" in page.text
        assert SERVICE not in page.text

    def test_forgets_the_language_of_whoever_stood_there(self, client: Client) -> None:
        client.cookies["prima_language"] = "en"
        assert "What do you need?" in client.get(KIOSK).text

        home = client.get(f"{KIOSK}?again")

        assert home.headers["Location"] == KIOSK
        assert "What do you need?" not in client.get(KIOSK).text

    @pytest.mark.parametrize(("asked", "kept"), [("58", "58"), ("9999", None), ("", None)])
    def test_remembers_how_wide_its_paper_is(
        self, client: Client, asked: str, kept: str | None
    ) -> None:
        client.get(f"{KIOSK}?width={asked}")

        cookie = client.cookies.get("prima_paper")
        assert (cookie.value if cookie else None) == kept

    def test_asks_the_database_little_however_many_services_there_are(
        self,
        client: Client,
        puskesmas: Unit,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        a_queue(puskesmas, "B", "poli-umum", "poli-gigi", "laboratorium", "farmasi")
        client.get(KIOSK)

        with django_assert_max_num_queries(6):
            client.get(KIOSK)


def test_a_unit_without_queues_says_so(client: Client, puskesmas: Unit) -> None:
    a_service(puskesmas)

    assert "Belum ada nomor antrean di sini" in client.get(KIOSK).text


def key_in(page: str) -> str:
    return page.partition('name="key" value="')[2].partition('"')[0]


@pytest.mark.usefixtures("queue")
class TestTake:
    def test_shows_what_to_bring_and_what_is_promised(self, client: Client) -> None:
        page = client.get(SERVICE)

        assert "Siapkan" in page.text
        assert "Kartu" in page.text
        assert "15 menit" in page.text
        assert "gratis" in page.text
        assert "Ambil nomor antrean" in page.text
        assert "no-store" in page.headers["Cache-Control"]

    def test_gives_a_number(self, client: Client) -> None:
        key = key_in(client.get(SERVICE).text)

        answer = client.post(SERVICE, {"key": key})

        ticket = Ticket.objects.get()
        assert ticket.key == UUID(key)
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{KIOSK}ticket/{ticket.secret}/"

    def test_a_double_tap_makes_one_ticket(self, client: Client) -> None:
        key = uuid4()

        answers = [client.post(SERVICE, {"key": key}) for _tap in range(3)]

        assert Ticket.objects.count() == 1
        assert len({answer.headers["Location"] for answer in answers}) == 1

    def test_every_page_has_a_key_of_its_own(self, client: Client) -> None:
        assert key_in(client.get(SERVICE).text) != key_in(client.get(SERVICE).text)

    @pytest.mark.parametrize("key", ["", "x", "1" * 5000, "../../etc/passwd", "\x00", "😀"])
    def test_a_key_that_is_none_gives_no_number(self, client: Client, key: str) -> None:
        answer = client.post(SERVICE, {"key": key})

        assert answer.status_code == 422
        assert "Nomor belum diambil." in answer.text
        assert key_in(answer.text)
        assert not Ticket.objects.exists()

    def test_without_a_key_there_is_no_number(self, client: Client) -> None:
        assert client.post(SERVICE).status_code == 422

    def test_closed_doors_give_no_number(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_clock(monkeypatch, SUNDAY)

        answer = client.post(SERVICE, {"key": uuid4()})

        assert answer.status_code == 409
        assert "9 Mar 2026" in answer.text
        assert "data-take" not in answer.text
        assert not Ticket.objects.exists()

    def test_a_service_without_queue_gives_no_number(self, client: Client, puskesmas: Unit) -> None:
        a_service(puskesmas, "poli-gigi")

        shown = client.get(f"{KIOSK}poli-gigi/")
        asked = client.post(f"{KIOSK}poli-gigi/", {"key": uuid4()})

        assert "data-take" not in shown.text
        assert asked.status_code == 409
        assert "Belum ada antrean untuk layanan ini." in asked.text

    def test_a_key_of_another_service_is_refused(self, client: Client, puskesmas: Unit) -> None:
        a_queue(puskesmas, "B", "poli-gigi")
        key = uuid4()
        client.post(SERVICE, {"key": key})

        assert client.post(f"{KIOSK}poli-gigi/", {"key": key}).status_code == 409

    def test_asks_the_database_little(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        client.post(SERVICE, {"key": uuid4()})

        with django_assert_max_num_queries(12):
            client.post(SERVICE, {"key": uuid4()})

    def test_needs_the_form_of_this_site(self, queue: Queue) -> None:
        stranger = Client(enforce_csrf_checks=True)

        assert stranger.post(SERVICE, {"key": uuid4()}).status_code == 403
        assert not Ticket.objects.filter(origin=queue).exists()


class TestPrinted:
    def test_shows_the_number_and_prints_it_by_itself(self, client: Client, queue: Queue) -> None:
        a_ticket(queue)
        ticket = a_ticket(queue)

        page = client.get(f"{KIOSK}ticket/{ticket.secret}/")

        assert "A-002" in page.text
        assert "1 orang" in page.text
        assert "prima-slip--80" in page.text
        assert "data-print-at-load" in page.text
        assert "prima-slip__qr" in page.text
        assert f'href="{KIOSK}?again"' in page.text

    @pytest.mark.parametrize(
        ("asked", "shown"), [("58", "58"), ("80", "80"), ("7", "80"), ("<script>", "80")]
    )
    def test_fits_the_paper(self, client: Client, queue: Queue, asked: str, shown: str) -> None:
        page = client.get(f"{KIOSK}ticket/{a_ticket(queue).secret}/", {"width": asked})

        assert f"prima-slip--{shown}" in page.text
        assert "<script>" not in page.text

    def test_fits_the_paper_that_the_kiosk_remembers(self, client: Client, queue: Queue) -> None:
        client.get(f"{KIOSK}?width=58")

        assert "prima-slip--58" in client.get(f"{KIOSK}ticket/{a_ticket(queue).secret}/").text

    def test_a_wrong_secret_shows_nothing(self, client: Client, queue: Queue) -> None:
        secret = a_ticket(queue).secret

        assert client.get(f"{KIOSK}ticket/{secret[:-1]}/").status_code == 404
        assert client.get(f"{KIOSK}ticket/{secret}%00/").status_code == 404

    def test_the_ticket_of_another_unit_is_not_printed_here(
        self, client: Client, queue: Queue
    ) -> None:
        a_unit("Puskesmas Anggrek")

        page = client.get(f"/kiosk/puskesmas-anggrek/ticket/{a_ticket(queue).secret}/")

        assert page.status_code == 404


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize(
    "address",
    ["/kiosk/nowhere/", "/kiosk/nowhere/pendaftaran/", f"{KIOSK}nothing/", f"/kiosk/{'x' * 3000}/"],
)
def test_what_is_not_there_is_said_to_be_so(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"key": uuid4()}).status_code in {404, 405}


def test_works_in_english(client: Client, queue: Queue) -> None:
    client.cookies["prima_language"] = "en"
    a_ticket(queue)

    assert "Take a number" in client.get(SERVICE).text
    assert "1 person" in client.get(f"{KIOSK}ticket/{a_ticket(queue).secret}/").text


class TestMoreThanANumber:
    def test_asks_kindly_about_priority_where_it_counts(self, client: Client, queue: Queue) -> None:
        before = client.get(SERVICE).text
        set_order(queue.unit, Order(entitled_ratio=Decimal(2)), at=MONDAY_9AM)

        assert 'name="is_entitled"' not in before
        assert 'name="is_entitled"' in client.get(SERVICE).text

    @pytest.mark.usefixtures("queue")
    def test_keeps_lane_and_people_and_nothing_else(self, client: Client) -> None:
        client.post(SERVICE, {"key": uuid4(), "is_entitled": "on", "people": "3"})

        ticket = Ticket.objects.select_related("visit").get()
        assert (ticket.lane, ticket.visit.people) == (Lane.ENTITLED, 3)

    def test_gives_one_more_number_for_the_same_visit(
        self, client: Client, queue: Queue, puskesmas: Unit
    ) -> None:
        a_queue(puskesmas, "B", "poli-gigi")
        first = a_ticket(queue)
        printed = client.get(f"{KIOSK}ticket/{first.secret}/").text
        assert f"?more={first.secret}" in printed
        page = client.get(f"{KIOSK}poli-gigi/?more={first.secret}").text
        assert f'name="more" value="{first.secret}"' in page

        client.post(f"{KIOSK}poli-gigi/", {"key": uuid4(), "more": first.secret})

        assert list(first.visit.tickets.values_list("origin__letter", flat=True)) == ["A", "B"]

    @pytest.mark.usefixtures("queue")
    @pytest.mark.parametrize("wrong", [{"people": "99"}, {"people": "x"}, {"more": "x y"}])
    def test_refuses_nonsense(self, client: Client, wrong: dict[str, str]) -> None:
        assert client.post(SERVICE, {"key": uuid4(), **wrong}).status_code == 422

    @pytest.mark.usefixtures("queue")
    def test_does_not_know_a_ticket_that_is_none(self, client: Client) -> None:
        assert client.post(SERVICE, {"key": uuid4(), "more": "Z" * 22}).status_code == 404

    def test_counts_whoever_finds_the_wait_too_long(self, client: Client, queue: Queue) -> None:
        a_ticket(queue)
        assert "no-thanks" in client.get(SERVICE).text

        answer = client.post(f"{SERVICE}no-thanks/")

        assert answer.status_code == 302
        assert WalkAway.objects.get().count == 1

    def test_gives_no_number_when_the_day_is_full(self, client: Client, puskesmas: Unit) -> None:
        a_ticket(a_queue(puskesmas, terms=Terms(daily_limit=1)))

        page, answer = client.get(SERVICE), client.post(SERVICE, {"key": uuid4()})

        assert "data-take" not in page.text
        assert (answer.status_code, Ticket.objects.count()) == (409, 1)
