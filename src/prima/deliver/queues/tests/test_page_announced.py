"""The announced wait on the pages: before the number, on the slip, on the phone."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from prima.deliver.queues.actions import call_next
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.testing import A_MINUTE, a_counter, a_queue, a_served_ticket, a_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db

KIOSK = "/kiosk/puskesmas-melati/pendaftaran/"


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def busy(queue: Queue, budi: Person) -> Counter:
    """Return a counter that served five people, has one, and for which three more wait."""
    counter = a_counter(queue)
    for person in range(5):
        a_served_ticket(counter, by=budi, at=MONDAY_9AM - (60 - 10 * person) * A_MINUTE)
    for _person in range(4):
        a_ticket(queue)
    call_next(counter, by=budi, at=MONDAY_9AM)
    return counter


def words(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def form_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(key|told)" value="([^"]+)"', page))


@pytest.mark.usefixtures("busy")
class TestKiosk:
    def test_says_the_wait_before_a_number_is_taken(self, client: Client) -> None:
        page = words(client, KIOSK)

        assert "9 dari 10 orang menunggu kurang dari" in page
        assert "35 menit" in page
        assert "Perkiraan awal" in page

    def test_the_ticket_remembers_what_was_shown(self, client: Client) -> None:
        asked = client.post(KIOSK, form_of(words(client, KIOSK)))
        ticket = Ticket.objects.latest("id")

        assert (ticket.announced, ticket.turns_before) == (35 * A_MINUTE, 4)
        assert "Perkiraan awal: 9 dari 10 orang menunggu kurang dari 35 menit." in words(
            client, asked["Location"]
        )
        assert "dipanggil sebelum pukul 09.35 WIB." in words(client, f"/t/{ticket.secret}/")

    def test_a_form_that_was_touched_gives_a_number_and_remembers_nothing(
        self, client: Client
    ) -> None:
        sent = form_of(words(client, KIOSK))
        client.post(KIOSK, {**sent, "told": sent["told"].replace(":", "x", 1)})

        assert Ticket.objects.latest("id").announced is None

    def test_says_it_in_english_too(self, client: Client) -> None:
        client.cookies["prima_language"] = "en"

        assert "9 of 10 people wait less than" in words(client, KIOSK)


class TestNobodyWaits:
    def test_a_free_counter_calls_at_once(self, client: Client, queue: Queue, budi: Person) -> None:
        counter = a_counter(queue)
        for person in range(5):
            a_served_ticket(counter, by=budi, at=MONDAY_9AM - timedelta(minutes=60 - 10 * person))

        page = words(client, KIOSK)
        client.post(KIOSK, form_of(page))

        assert "Ada loket kosong: Anda langsung dipanggil." in page
        assert Ticket.objects.latest("id").announced is None

    @pytest.mark.usefixtures("queue")
    def test_nothing_is_said_before_anything_is_known(self, client: Client) -> None:
        assert "9 dari 10" not in words(client, KIOSK)
