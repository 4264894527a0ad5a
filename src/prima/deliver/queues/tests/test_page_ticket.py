from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.queues import labels
from prima.deliver.queues.actions import call_next, finish, hand_over, serve
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import Reason, State
from prima.deliver.queues.testing import a_counter, a_queue, a_served_ticket, a_ticket, missed
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

LATER = MONDAY_9AM + timedelta(minutes=3)


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM + timedelta(minutes=30))


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


def page_of(client: Client, ticket: Ticket) -> str:
    answer = client.get(f"/t/{ticket.secret}/")
    assert answer.status_code == 200
    return answer.text


class TestShow:
    def test_says_how_many_are_before_and_what_to_have_ready(
        self, client: Client, queue: Queue
    ) -> None:
        a_ticket(queue)
        a_ticket(queue)

        page = page_of(client, a_ticket(queue))

        assert "A-003" in page
        assert 'data-ahead="2"' in page
        assert "Siapkan" in page
        assert "<title>A-003 · Menunggu" in page

    def test_says_whose_turn_is_next(self, client: Client, queue: Queue) -> None:
        assert "Setelah ini giliran Anda." in page_of(client, a_ticket(queue))

    def test_says_where_to_go(self, client: Client, counter: Counter, budi: Person) -> None:
        ticket = a_ticket(counter.queues.get())
        call_next(counter, by=budi, at=LATER)

        page = page_of(client, ticket)

        assert "Silakan ke Counter 1 sekarang." in page
        assert "<title>A-001 · dipanggil ke Counter 1" in page
        assert "Siapkan" not in page

    def test_says_where_one_is_served(self, client: Client, counter: Counter, budi: Person) -> None:
        a_ticket(counter.queues.get())
        ticket = serve(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)

        page = page_of(client, ticket)

        assert "Anda sedang dilayani di Counter 1." in page
        assert "leave" not in page

    def test_says_that_one_was_missed(self, client: Client, counter: Counter, budi: Person) -> None:
        a_ticket(counter.queues.get())
        ticket = missed(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)

        page = page_of(client, ticket)

        assert "Anda dipanggil, tetapi belum hadir." in page
        assert "prima-status--noshow" in page

    def test_asks_how_it_was_after_the_service(
        self, client: Client, counter: Counter, budi: Person
    ) -> None:
        ticket = a_served_ticket(counter, by=budi)

        page = page_of(client, ticket)

        assert f"/survey/for/{ticket.secret}" in page
        assert "/live/" not in page

    def test_works_without_scripts(self, client: Client, queue: Queue) -> None:
        assert '<noscript><meta http-equiv="refresh" content="20">' in page_of(
            client, a_ticket(queue)
        )

    def test_listens_from_what_it_has_heard_on(self, client: Client, queue: Queue) -> None:
        ticket = a_ticket(queue)

        assert "/live/board/puskesmas-melati?since=" in page_of(client, ticket)

    def test_is_small_and_kept_by_nobody(self, client: Client, queue: Queue) -> None:
        answer = client.get(f"/t/{a_ticket(queue).secret}/")

        assert len(answer.content) < 20_000
        assert "no-store" in answer.headers["Cache-Control"]
        assert 'name="robots" content="noindex"' in answer.text
        assert 'name="referrer" content="same-origin"' in answer.text

    def test_asks_the_database_little(
        self,
        client: Client,
        queue: Queue,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        ticket = a_ticket(queue)

        with django_assert_max_num_queries(13):
            page_of(client, ticket)


class TestLeave:
    def test_asks_once_and_changes_nothing_yet(self, client: Client, queue: Queue) -> None:
        ticket = a_ticket(queue)

        page = client.get(f"/t/{ticket.secret}/leave/")

        assert "Batalkan nomor A-001?" in page.text
        ticket.refresh_from_db()
        assert ticket.state == State.WAITING

    def test_gives_up_the_place(self, client: Client, queue: Queue) -> None:
        ticket = a_ticket(queue)

        answer = client.post(f"/t/{ticket.secret}/leave/", follow=True)

        assert "Anda sudah keluar dari antrean." in answer.text
        assert "prima-status--left" in answer.text

    def test_whoever_is_too_late_sees_where_they_stand(
        self, client: Client, counter: Counter, budi: Person
    ) -> None:
        a_ticket(counter.queues.get())
        ticket = serve(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)

        asked = client.get(f"/t/{ticket.secret}/leave/")
        sent = client.post(f"/t/{ticket.secret}/leave/")

        assert asked.status_code == 302
        assert sent.status_code == 409
        assert "Keadaan nomor ini sudah berubah." in sent.text
        assert "Anda sedang dilayani di Counter 1." in sent.text

    def test_leaving_twice_is_leaving_once(self, client: Client, queue: Queue) -> None:
        ticket = a_ticket(queue)
        client.post(f"/t/{ticket.secret}/leave/")

        assert client.post(f"/t/{ticket.secret}/leave/").status_code == 409

    def test_needs_the_form_of_this_site(self, queue: Queue) -> None:
        ticket = a_ticket(queue)

        stranger = Client(enforce_csrf_checks=True)

        assert stranger.post(f"/t/{ticket.secret}/leave/").status_code == 403


class TestOnMyWay:
    def test_says_so_once_and_shows_it(self, client: Client, queue: Queue) -> None:
        ticket = a_ticket(queue)

        page = client.post(f"/t/{ticket.secret}/on-my-way/", follow=True).text

        assert "on-my-way/" not in page
        ticket.refresh_from_db()
        assert ticket.on_my_way_at == MONDAY_9AM + timedelta(minutes=30)
        assert "pukul 09.30" in page or "at 09.30" in page


class TestLetPass:
    def test_whoever_is_next_goes_first(self, client: Client, queue: Queue) -> None:
        first, second = a_ticket(queue), a_ticket(queue)

        page = client.post(f"/t/{first.secret}/let-pass/", follow=True).text

        assert 'data-ahead="1"' in page
        assert 'data-ahead="0"' in page_of(client, second)

    def test_nobody_behind_is_said_and_nothing_is_lost(self, client: Client, queue: Queue) -> None:
        ticket = a_ticket(queue)

        answer = client.post(f"/t/{ticket.secret}/let-pass/")

        assert answer.status_code == 409
        assert 'data-state="WAITING"' in answer.text


class TestComeBack:
    def test_whoever_was_missed_waits_again(
        self, client: Client, counter: Counter, budi: Person
    ) -> None:
        a_ticket(counter.queues.get())
        ticket = missed(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)
        assert "come-back/" in page_of(client, ticket)

        page = client.post(f"/t/{ticket.secret}/come-back/", follow=True).text

        assert 'data-state="WAITING"' in page
        assert "come-back/" not in page

    def test_not_on_another_day(
        self, client: Client, counter: Counter, budi: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        a_ticket(counter.queues.get())
        ticket = missed(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)
        monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM + timedelta(days=1))

        assert "come-back/" not in page_of(client, ticket)
        assert client.post(f"/t/{ticket.secret}/come-back/").status_code == 409


class TestWay:
    def test_a_hand_over_says_why(
        self, client: Client, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        other = a_queue(puskesmas, "B", "poli-gigi")
        a_ticket(counter.queues.get())
        ticket = call_next(counter, by=budi, at=LATER)

        hand_over(ticket, other, by=budi, at=LATER, reason=Reason.MORE_ABLE)

        page = page_of(client, ticket)
        assert "Queue B" in page.split("A-001")[-1]
        assert str(labels.REASONS[Reason.MORE_ABLE]) in page

    def test_a_service_of_one_station_has_no_way(self, client: Client, queue: Queue) -> None:
        assert "queues-route" not in page_of(client, a_ticket(queue))


class TestOffline:
    def test_says_as_of_when_it_is(self, client: Client, queue: Queue) -> None:
        assert "09.30\u00a0WIB" in page_of(client, a_ticket(queue)).split('href="/t/')[-2]

    @pytest.mark.django_db
    def test_the_script_that_keeps_it_watches_over_tickets_only(self, client: Client) -> None:
        answer = client.get("/t/worker.js")

        assert answer.headers["Content-Type"] == "text/javascript"
        assert "prima-ticket" in answer.text

    def test_needs_no_letters_of_ours_and_little_else(self, client: Client, queue: Queue) -> None:
        page = page_of(client, a_ticket(queue))

        assert "woff2" not in page
        assert len(page.encode()) < 18_000


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["on-my-way", "let-pass", "come-back"])
def test_acts_are_posted_by_who_knows_the_secret(client: Client, act: str) -> None:
    assert client.get(f"/t/{'a' * 22}/{act}/").status_code == 405
    assert client.post(f"/t/{'a' * 22}/{act}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["x", "a" * 22, "a" * 5000, "%00", "..%2f..", "1%20OR%201=1"])
def test_a_secret_that_opens_nothing_is_not_found(client: Client, secret: str) -> None:
    assert client.get(f"/t/{secret}/").status_code == 404
    assert client.post(f"/t/{secret}/leave/").status_code == 404
    assert client.post(f"/t/{secret}/").status_code in {404, 405}


def test_a_finished_ticket_can_not_be_finished_by_its_holder(
    client: Client, counter: Counter, budi: Person
) -> None:
    a_ticket(counter.queues.get())
    ticket = serve(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)
    finish(ticket, by=budi, at=LATER)

    client.post(f"/t/{ticket.secret}/leave/")

    ticket.refresh_from_db()
    assert ticket.state == State.DONE
