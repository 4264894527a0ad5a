from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.queues.actions import (
    call_certain,
    call_next,
    finish,
    keep_clips,
    put_up_notice,
    recall,
    serve,
)
from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.queries.voice import needed
from prima.deliver.queues.rules import CallReason
from prima.deliver.queues.rules.saying import Voice
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_called_ticket,
    a_counter,
    a_queue,
    a_served_ticket,
    a_ticket,
)
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

BOARD = "/board/puskesmas-melati/"
NOW = MONDAY_9AM + timedelta(minutes=30)
WAV = b"RIFF\0\0\0\0WAVEfmt "
NUMBER = 'class="prima-call-panel__number">'


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


def panel(client: Client, asked: str = "") -> str:
    """Return what hangs on the wall, without the spare panel that scripts fill."""
    answer = client.get(f"{BOARD}{asked}")
    assert answer.status_code == 200
    return answer.text.split('id="calls"')[1].split("<template")[0]


def test_shows_the_newest_call_large_and_those_before_it(
    client: Client, queue: Queue, budi: Person
) -> None:
    first, second = a_counter(queue, number=1), a_counter(queue, number=2)
    a_called_ticket(first, by=budi)
    a_called_ticket(second, by=budi, at=MONDAY_9AM + A_MINUTE)

    shown = panel(client)

    assert f"{NUMBER}A-002" in shown
    assert "Counter 2" in shown.split("data-last-calls")[0]
    assert "A-001" in shown.split("data-last-calls")[1]
    assert "Sekarang dipanggil</p>" in shown


def test_a_number_called_again_is_the_newest(client: Client, queue: Queue, budi: Person) -> None:
    first, second = a_counter(queue, number=1), a_counter(queue, number=2)
    ticket = a_called_ticket(first, by=budi)
    a_called_ticket(second, by=budi, at=MONDAY_9AM + A_MINUTE)

    recall(ticket, by=budi, at=NOW)

    assert f"{NUMBER}A-001" in panel(client)


def test_a_number_that_was_served_is_not_called_current(
    client: Client, counter: Counter, budi: Person
) -> None:
    ticket = a_called_ticket(counter, by=budi)
    serve(ticket, by=budi, at=NOW)
    assert "Sekarang dipanggil</p>" in panel(client)

    finish(ticket, by=budi, at=NOW)

    assert "Terakhir dipanggil</p>" in panel(client)
    assert "Sekarang dipanggil</p>" not in panel(client)


@pytest.mark.usefixtures("queue")
def test_says_that_nobody_was_called_yet(client: Client) -> None:
    shown = panel(client)

    assert NUMBER not in shown
    assert "prima-call-panel__nobody" in shown


def test_a_new_day_begins_empty(
    client: Client, counter: Counter, budi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_called_ticket(counter, by=budi)

    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=1))

    assert "A-001" not in panel(client)


def test_says_how_many_wait_in_each_queue(client: Client, puskesmas: Unit, queue: Queue) -> None:
    a_queue(puskesmas, "B", "poli-gigi")
    a_ticket(queue)
    a_ticket(queue)

    shown = panel(client)

    assert 'data-waiting="A">2<' in shown
    assert 'data-waiting="B">0<' in shown


@pytest.mark.usefixtures("queue")
def test_stays_true_by_events_and_without_scripts_by_asking_again(client: Client) -> None:
    page = client.get(BOARD)

    assert "/live/board/puskesmas-melati?since=" in page.text
    assert "Sambungan" in page.text.split("data-live-lost")[1][:100]
    assert '<noscript><meta http-equiv="refresh" content="10">' in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_asks_the_database_little_however_many_were_called(
    client: Client,
    counter: Counter,
    budi: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(12):
        at = MONDAY_9AM + n * A_MINUTE
        a_ticket(counter.queues.get(), at=at)
        finish(serve(call_next(counter, by=budi, at=at), by=budi, at=at), by=budi, at=at)

    with django_assert_max_num_queries(17):
        client.get(BOARD)


@pytest.mark.django_db
def test_a_unit_that_is_not_there_has_no_board(client: Client) -> None:
    assert client.get("/board/nowhere/").status_code == 404
    assert client.post("/board/nowhere/").status_code == 405


class TestArea:
    @pytest.fixture
    def two_areas(self, puskesmas: Unit, queue: Queue, budi: Person) -> None:
        """Counter 1 calls A-001 from queue A; counter 2 calls B-001 from queue B."""
        other = a_queue(puskesmas, "B", "poli-gigi")
        a_called_ticket(a_counter(queue, number=1), by=budi)
        a_called_ticket(a_counter(other, number=2), by=budi)

    @pytest.mark.usefixtures("two_areas")
    @pytest.mark.parametrize("asked", ["?queues=A", "?counters=1", "?queues=A&counters=1"])
    def test_shows_the_calls_and_the_lines_of_its_part_only(
        self, client: Client, asked: str
    ) -> None:
        shown = panel(client, asked)

        assert "A-001" in shown
        assert "B-001" not in shown
        assert 'data-waiting="A"' in shown
        assert 'data-waiting="B"' not in shown
        assert 'data-counters="1"' in shown

    @pytest.mark.usefixtures("two_areas")
    def test_several_queues_are_one_area_as_a_form_sends_them(self, client: Client) -> None:
        shown = panel(client, "?queues=A&queues=B&look=plain")

        assert "A-001" in shown
        assert "B-001" in shown
        assert 'data-counters="1,2"' in shown

    @pytest.mark.usefixtures("counter")
    def test_the_whole_unit_hears_every_counter(self, client: Client) -> None:
        assert "data-counters" not in panel(client)

    @pytest.mark.usefixtures("counter")
    @pytest.mark.parametrize(
        "asked",
        ["queues=Z", "counters=99", "counters=x", "look=x", "light=x", "voice=x", "queues=%00"],
    )
    def test_what_is_not_there_is_refused_and_not_an_empty_board(
        self, client: Client, asked: str
    ) -> None:
        assert client.get(f"{BOARD}?{asked}").status_code == 404


class TestLook:
    @pytest.mark.usefixtures("queue")
    def test_is_said_by_the_address(self, client: Client) -> None:
        page = client.get(f"{BOARD}?look=contrast&light=day").text

        assert "queues-board--contrast" in page
        assert 'data-theme="light"' in page

    def test_very_large_type_leaves_out_the_lines(
        self, client: Client, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)

        shown = panel(client, "?look=big")

        assert f"{NUMBER}A-001" in shown
        assert "data-waiting" not in shown


class TestBetweenCalls:
    @pytest.mark.usefixtures("queue")
    def test_shows_messages_and_promises_in_turn(self, client: Client, puskesmas: Unit) -> None:
        put_up_notice(puskesmas, "Besok <b>tutup</b>.", at=NOW)

        said = client.get(BOARD).text.split('id="notices"')[1].split("</ul>")[0]

        first, second, *_more = said.split("<li")[1:]
        assert "Besok &lt;b&gt;tutup&lt;/b&gt;." in first
        assert "Pendaftaran pasien" in second
        assert said.count("<li") - said.count("hidden") == 1

    def test_counts_who_was_called_out_of_order(
        self, client: Client, counter: Counter, budi: Person
    ) -> None:
        queue = counter.queues.get()
        a_ticket(queue)
        call_certain(counter, a_ticket(queue), by=budi, at=NOW, reason=CallReason.FRAIL)

        order = client.get(BOARD).text.split('id="order">')[1].split("</p>")[0]

        assert "1" in order
        assert "FRAIL" not in order


class TestAnnounced:
    def test_says_nothing_while_nobody_knows(self, client: Client, queue: Queue) -> None:
        a_ticket(queue)

        assert "queue-wait" not in panel(client)

    def test_says_the_wait_beside_its_line(
        self, client: Client, counter: Counter, queue: Queue, budi: Person
    ) -> None:
        for morning in reversed(range(5)):
            a_served_ticket(counter, by=budi, at=NOW - (9 + 10 * morning) * A_MINUTE)
        for _person in range(3):
            a_ticket(queue)

        assert "kurang dari 30\N{NO-BREAK SPACE}menit (perkiraan awal)" in panel(client)


class TestVoice:
    @pytest.fixture(autouse=True)
    def home(self, settings: Any, tmp_path: Path) -> None:  # noqa: ANN401 - pytest-django's wrapper
        settings.HOME = tmp_path

    @pytest.mark.usefixtures("counter")
    def test_offers_no_voice_that_cannot_say_every_call(
        self, client: Client, puskesmas: Unit, ratna: Person
    ) -> None:
        keep_clips(puskesmas, Voice.ID, {"satu.wav": WAV}, by=ratna, at=NOW)

        assert client.get(f"{BOARD}voice/").json() == {}

    @pytest.mark.usefixtures("counter")
    def test_a_whole_voice_is_offered_clip_by_clip(
        self, client: Client, puskesmas: Unit, ratna: Person
    ) -> None:
        files = {f"{clip}.wav": WAV for clip in needed(puskesmas, Voice.EN)}
        keep_clips(puskesmas, Voice.EN, files, by=ratna, at=NOW)

        offered = client.get(f"{BOARD}voice/").json()
        clip = client.get(f"{BOARD}voice/", {"voice": "en", "clip": "one"})

        assert set(offered) == {"en"}
        assert set(offered["en"]) == set(needed(puskesmas, Voice.EN))
        assert clip.getvalue() == WAV
        assert clip.headers["Content-Type"] == "audio/wav"
        assert clip.headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.usefixtures("queue")
    @pytest.mark.parametrize(
        "asked", ["clip=one", "voice=en&clip=one", "voice=../en&clip=..%2fsecret-key", "clip=%00"]
    )
    def test_what_is_not_there_is_not_found(self, client: Client, asked: str) -> None:
        assert client.get(f"{BOARD}voice/?{asked}").status_code == 404
