from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prima.deliver.queues.models import Queue, Ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.measure.waiting.tests.conftest import FRIDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WAITING = "/measure/puskesmas-melati/_waiting/"
EVERY = [
    WAITING,
    *(f"{WAITING}{page}/" for page in ("now", "officers", "rows", "staffing", "priority")),
]
ASKED = ("days", "page", "on", "pool", "counters", "ratio", "in_a_row", "percent", "queue")
MONDAY = "2026-04-06"


@pytest.fixture
def head(client: Client, ratna: Person) -> Client:
    client.force_login(ratna, backend=BACKEND)
    return client


def words(client: Client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return unescape(page.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


class TestEvery:
    @pytest.mark.usefixtures("puskesmas")
    def test_is_there_before_anything_was_measured(self, head: Client) -> None:
        for address in EVERY:
            words(head, address)

    @pytest.mark.usefixtures("queue")
    def test_is_not_for_strangers(self, client: Client, dewi: Person) -> None:
        for address in EVERY:
            assert client.get(address).status_code == 302
        client.force_login(dewi, backend=BACKEND)
        for address in EVERY:
            assert client.get(address).status_code == 404

    @pytest.mark.usefixtures("lived")
    def test_asks_little_and_is_whole_in_english(self, head: Client) -> None:
        head.cookies["prima_language"] = "en"
        asked = {}
        for address in EVERY:
            head.get(address)  # what is foretold of a day is kept
            with CaptureQueriesContext(connection) as queries:
                words(head, address)
            asked[address] = len(queries)

        assert {address: n for address, n in asked.items() if n > 25} == {}

    @pytest.mark.usefixtures("lived")
    def test_what_makes_no_sense_is_refused_or_left_out(self, head: Client) -> None:
        for address in EVERY:
            for value in ("", "-1", "x", "%00", "99999999999999999999", "9999-99-99"):
                asked = "&".join(f"{name}={value}" for name in ASKED)
                assert head.get(f"{address}?{asked}").status_code in (200, 422)


@pytest.mark.usefixtures("lived")
class TestHome:
    def test_shows_quantiles_with_their_intervals(self, head: Client) -> None:
        page = words(head, WAITING)

        assert "9 dari 10 orang menunggu paling lama" in page
        assert "(95 %), " in page
        assert "A Queue A" in page

    def test_shows_how_the_announced_wait_was_kept(self, head: Client) -> None:
        minute = timedelta(minutes=1)
        told = {"announced": 30 * minute, "expected": minute, "turns_before": 1.0, "score": 0.0}
        recent = Ticket.objects.filter(on__gt=FRIDAY.date() - timedelta(days=10))
        recent.update(was_kept=True, **told)
        recent.filter(number__lte=4).update(was_kept=False)

        page = words(head, WAITING)

        assert "Diumumkan 90%, ditepati 9" in page
        assert "Waktu tunggu yang diumumkan ditepati." in page

    def test_every_figure_opens_to_its_visits(self, head: Client, queue: Queue) -> None:
        page = words(head, f"{WAITING}rows/?days=30&queue={queue.pk}")

        assert page.count("Queue A") == 0  # the letter is enough
        assert page.count("<tr") > 100
        assert words(head, f"{WAITING}rows/?queue=999999").count("<tr") <= 2

    def test_an_inspector_sees_figures_but_no_officers(self, client: Client, tono: Person) -> None:
        client.force_login(tono, backend=BACKEND)

        assert "Petugas" not in words(client, WAITING).split("<main")[1].split("</nav>")[0]
        assert client.get(f"{WAITING}officers/").status_code == 403


@pytest.mark.usefixtures("lived")
class TestNow:
    def test_shows_each_station_and_listens(self, head: Client) -> None:
        page = words(head, f"{WAITING}now/")

        assert "A Queue A" in page
        assert 'data-live-on="waiting"' in page


@pytest.mark.usefixtures("lived")
class TestOfficers:
    def test_are_not_ranked(self, head: Client, budi: Person) -> None:
        page = words(head, f"{WAITING}officers/")

        assert budi.full_name in page
        assert "1,00 kali" in page
        assert "Ini bukan peringkat" in page


@pytest.mark.usefixtures("lived")
class TestStaffing:
    def test_says_what_one_more_counter_does(self, head: Client) -> None:
        page = words(head, f"{WAITING}staffing/?on={MONDAY}")

        assert "Dengan 3 loket pukul" in page
        assert "Dijanjikan: 90% orang menunggu paling lama 15 menit." in page
        assert "Loket paling sedikit yang menepati janji" in page
        assert "Rata-rata perkiraan setiap setengah jam meleset" in page

    def test_counters_can_be_tried(self, head: Client) -> None:
        page = words(head, f"{WAITING}staffing/?on={MONDAY}&counters=9")

        assert "Satu loket tambahan memperpendek waktu tunggu kurang dari lima menit" in page

    def test_a_closed_day_is_said(self, head: Client) -> None:
        assert "Kantor tutup" in words(head, f"{WAITING}staffing/?on=2026-04-05")


@pytest.mark.usefixtures("lived")
class TestPriority:
    def test_shows_who_gains_and_who_pays(self, head: Client) -> None:
        page = words(head, f"{WAITING}priority/?ratio=3&in_a_row=3&percent=20")

        assert "Pengunjung biasa" in page
        assert "A Queue A" in page

    def test_stands_beside_the_rule_that_it_is_about(self, head: Client, lived: Unit) -> None:
        for address in ("order/", ""):
            assert f"{WAITING}priority/" in words(head, f"/queues/{lived.slug}/{address}")

    def test_more_than_is_possible_is_refused_beside_the_field(self, head: Client) -> None:
        words(head, f"{WAITING}priority/?ratio=11&in_a_row=3&percent=20", status=422)
