from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.testing import a_counter, a_queue, a_service
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

SETUP = "/queues/puskesmas-melati/"
PAGES = [
    SETUP,
    f"{SETUP}queue/",
    f"{SETUP}queue/A/",
    f"{SETUP}counter/",
    f"{SETUP}counter/1/",
]


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM + timedelta(minutes=30))


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


@pytest.fixture
def head(client: Client, ratna: Person, counter: Counter) -> Client:
    """Return a browser in which Ratna is signed in; her unit has queue A and counter 1."""
    assert counter.number == 1
    client.force_login(ratna)
    return client


class TestOverview:
    def test_shows_queues_counters_and_where_the_screens_are(self, head: Client) -> None:
        page = head.get(SETUP).text

        assert "A Queue A" in page
        assert "1 Counter 1" in page
        assert "http://testserver/kiosk/puskesmas-melati/" in page
        assert "http://testserver/board/puskesmas-melati/" in page
        assert page.count("prima-qr__code") == 3

    def test_asks_the_database_little_however_much_there_is(
        self,
        head: Client,
        puskesmas: Unit,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        for number, (letter, code) in enumerate(
            zip("BCD", ("poli-gigi", "poli-umum", "farmasi"), strict=True), start=2
        ):
            a_counter(a_queue(puskesmas, letter, code), number=number)
        head.get(SETUP)

        with django_assert_max_num_queries(20):
            head.get(SETUP)


class TestQueue:
    def test_is_added(self, head: Client, puskesmas: Unit) -> None:
        a_service(puskesmas, "poli-gigi")

        answer = head.post(
            f"{SETUP}queue/", {"letter": "B", "name": "Poli gigi", "services": ["poli-gigi"]}
        )

        added = Queue.objects.get(letter="B")
        assert answer.headers["Location"] == SETUP
        assert added.name == "Poli gigi"
        assert [service.code for service in added.services.all()] == ["poli-gigi"]

    def test_is_changed_and_keeps_its_letter(self, head: Client, queue: Queue) -> None:
        head.post(f"{SETUP}queue/A/", {"letter": "Z", "name": "Loket depan", "services": []})

        queue.refresh_from_db()
        assert (queue.letter, queue.name) == ("A", "Loket depan")
        assert not queue.services.exists()

    def test_shows_what_it_is_now(self, head: Client) -> None:
        page = head.get(f"{SETUP}queue/A/").text

        assert 'value="Queue A"' in page
        assert 'value="pendaftaran"' in page
        assert "checked" in page

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"letter": "B"},
            {"letter": "", "name": "Poli"},
            {"letter": "b", "name": "Poli"},
            {"letter": "BB", "name": "Poli"},
            {"letter": "B", "name": "   "},
            {"letter": "B", "name": "x" * 121},
            {"letter": "B", "name": "a\x00b"},
            {"letter": "B", "name": "Poli", "services": ["../x"]},
        ],
    )
    def test_what_makes_no_queue_is_said_beside_the_field(
        self, head: Client, sent: dict[str, str]
    ) -> None:
        answer = head.post(f"{SETUP}queue/", sent)

        assert answer.status_code == 422
        assert "prima-field__error" in answer.text
        assert Queue.objects.count() == 1

    def test_what_was_typed_is_not_lost(self, head: Client) -> None:
        answer = head.post(f"{SETUP}queue/", {"letter": "", "name": "Poli <gigi>"})

        assert 'value="Poli &lt;gigi&gt;"' in answer.text

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ({"letter": "A", "name": "Again"}, "Antrean lain di unit ini sudah memakai huruf ini."),
            (
                {"letter": "B", "name": "Poli", "services": ["pendaftaran"]},
                "Salah satu layanan ini sudah masuk ke antrean lain.",
            ),
        ],
    )
    def test_a_refusal_is_said_on_the_form(
        self, head: Client, sent: dict[str, str], said: str
    ) -> None:
        answer = head.post(f"{SETUP}queue/", sent)

        assert answer.status_code == 422
        assert said in answer.text
        assert Queue.objects.count() == 1


class TestCounter:
    def test_is_added(self, head: Client) -> None:
        answer = head.post(f"{SETUP}counter/", {"number": "7", "name": "Loket 7", "queues": ["A"]})

        added = Counter.objects.get(number=7)
        assert answer.headers["Location"] == SETUP
        assert [queue.letter for queue in added.queues.all()] == ["A"]

    def test_is_changed_and_keeps_its_number(self, head: Client, counter: Counter) -> None:
        head.post(f"{SETUP}counter/1/", {"number": "9", "name": "Loket pintu", "queues": []})

        counter.refresh_from_db()
        assert (counter.number, counter.name) == (1, "Loket pintu")
        assert not counter.queues.exists()

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"number": "2"},
            {"number": "0", "name": "Loket"},
            {"number": "1000", "name": "Loket"},
            {"number": "9" * 400, "name": "Loket"},
            {"number": "1e3", "name": "Loket"},
            {"number": "2", "name": "x" * 121},
            {"number": "2", "name": "Loket", "queues": ["Z"]},
            {"number": "1", "name": "Loket 1 lagi"},
        ],
    )
    def test_what_makes_no_counter_is_said(self, head: Client, sent: dict[str, str]) -> None:
        answer = head.post(f"{SETUP}counter/", sent)

        assert answer.status_code == 422
        assert "prima-error-summary" in answer.text
        assert Counter.objects.count() == 1


@pytest.mark.usefixtures("counter")
class TestWhoMaySetUp:
    @pytest.mark.parametrize("address", PAGES)
    def test_somebody_not_signed_in_signs_in_first(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 302
        assert client.post(address).status_code == 302

    @pytest.mark.parametrize("address", PAGES)
    def test_an_officer_may_not(self, client: Client, budi: Person, address: str) -> None:
        client.force_login(budi)

        assert client.get(address).status_code == 403

    @pytest.mark.parametrize("address", PAGES)
    def test_the_head_of_another_unit_finds_nothing(
        self, client: Client, dewi: Person, address: str
    ) -> None:
        client.force_login(dewi)

        assert client.get(address).status_code == 404

    @pytest.mark.parametrize(
        "page",
        ["queue/B/", "queue/AA/", "queue/a/", "counter/0/", "counter/2/", f"counter/{'9' * 30}/"],
    )
    def test_what_is_not_there_is_not_found(self, client: Client, ratna: Person, page: str) -> None:
        client.force_login(ratna)

        assert client.get(f"{SETUP}{page}").status_code == 404
        assert client.post(f"{SETUP}{page}", {"name": "x"}).status_code == 404
