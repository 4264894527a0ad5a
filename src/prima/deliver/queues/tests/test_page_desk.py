from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prima.deliver.queues.actions import call_next, leave
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import State
from prima.deliver.queues.testing import a_called_ticket, a_counter, a_queue, a_ticket
from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.people.testing import a_person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit

DESK = "/desk/puskesmas-melati/1/"
NOW = MONDAY_9AM + timedelta(minutes=30)


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)


@pytest.fixture
def desk(client: Client, budi: Person, counter: Counter) -> Client:
    """Return a browser in which Budi sits at counter 1."""
    assert counter.number == 1
    client.force_login(budi)
    return client


def only_ticket() -> Ticket:
    return Ticket.objects.get()


class TestCounters:
    def test_offers_the_counters_of_ones_own_unit(self, desk: Client) -> None:
        a_counter(a_queue(a_unit("Puskesmas Anggrek")))

        page = desk.get("/desk/")

        assert f'href="{DESK}"' in page.text
        assert "Puskesmas Anggrek" not in page.text

    def test_says_how_to_get_one_when_there_is_none(self, client: Client, dewi: Person) -> None:
        client.force_login(dewi)

        assert "Belum ada loket untuk Anda." in client.get("/desk/").text


class TestShow:
    def test_says_who_is_next_and_how_many_wait(self, desk: Client, queue: Queue) -> None:
        a_ticket(queue)
        a_ticket(queue)

        page = desk.get(DESK).text

        assert "A-001" in page
        assert 'data-key="n"' in page
        assert "Standar pelayanan tampil di sini." in page

    def test_shows_the_promise_of_the_ticket_beside_it(
        self, desk: Client, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)

        page = desk.get(DESK).text

        assert "Pendaftaran pasien" in page
        assert 'type="checkbox"' in page
        assert "prima-steps" in page
        assert "15 menit" in page
        assert "lapor.go.id" in page
        assert 'data-key="s"' in page
        assert 'data-key="r"' in page
        assert 'data-key="x"' in page

    def test_offers_to_ask_how_it_was(self, desk: Client, counter: Counter, budi: Person) -> None:
        a_called_ticket(counter, by=budi)
        desk.post(f"{DESK}serve/")
        desk.post(f"{DESK}finish/")

        page = desk.get(DESK).text

        assert "Tanyakan pengalamannya" in page
        assert "prima-qr__code" in page

    def test_asks_the_database_little(
        self,
        desk: Client,
        puskesmas: Unit,
        counter: Counter,
        budi: Person,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        a_called_ticket(counter, by=budi)
        for letter, code in zip("BCDE", ("poli-gigi", "poli-umum", "farmasi", "kia"), strict=True):
            a_queue(puskesmas, letter, code)
        desk.get(DESK)

        with django_assert_max_num_queries(25):
            desk.get(DESK)


class TestMove:
    def test_goes_through_a_service_one_key_at_a_time(self, desk: Client, queue: Queue) -> None:
        a_ticket(queue)

        seen = []
        for move in ("call", "recall", "serve", "finish"):
            answer = desk.post(f"{DESK}{move}/")
            assert answer.headers["Location"] == DESK
            seen.append(only_ticket().state)

        assert seen == [State.CALLED, State.CALLED, State.SERVING, State.DONE]

    def test_finishes_and_calls_the_next(self, desk: Client, queue: Queue) -> None:
        first, second = a_ticket(queue), a_ticket(queue)
        desk.post(f"{DESK}call/")
        desk.post(f"{DESK}serve/")

        desk.post(f"{DESK}finish-and-next/")

        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, second.state) == (State.DONE, State.CALLED)

    def test_says_that_the_last_one_was_finished(self, desk: Client, queue: Queue) -> None:
        a_ticket(queue)
        desk.post(f"{DESK}call/")
        desk.post(f"{DESK}serve/")

        page = desk.post(f"{DESK}finish-and-next/", follow=True)

        assert "Selesai. Tidak ada yang menunggu untuk loket ini." in page.text

    def test_marks_whoever_did_not_come(self, desk: Client, queue: Queue) -> None:
        a_ticket(queue)
        for move in ("call", "recall", "recall"):
            desk.post(f"{DESK}{move}/")

        desk.post(f"{DESK}no-show/")

        assert only_ticket().state == State.NO_SHOW

    @pytest.mark.parametrize(
        ("moves", "said"),
        [
            (["call"], "Tidak ada yang menunggu untuk loket ini."),
            (["serve"], "Belum ada orang di loket ini."),
            (["finish-and-next"], "Tidak ada yang menunggu untuk loket ini."),
        ],
    )
    def test_a_refusal_is_told_on_the_desk(self, desk: Client, moves: list[str], said: str) -> None:
        answers = [desk.post(f"{DESK}{move}/") for move in moves]

        assert answers[-1].status_code == 409
        assert said in answers[-1].text
        assert 'data-key="n"' in answers[-1].text

    def test_a_counter_that_has_a_ticket_calls_nobody_else(
        self, desk: Client, queue: Queue
    ) -> None:
        a_ticket(queue)
        a_ticket(queue)
        desk.post(f"{DESK}call/")

        answer = desk.post(f"{DESK}call/")

        assert answer.status_code == 409
        assert "Masih ada nomor di loket ini." in answer.text
        assert "A-001" in answer.text

    def test_a_ticket_that_left_by_itself_is_said_to_be_gone(
        self, desk: Client, queue: Queue
    ) -> None:
        a_ticket(queue)
        desk.post(f"{DESK}call/")
        leave(only_ticket(), at=NOW)

        answer = desk.post(f"{DESK}serve/")

        assert answer.status_code == 409
        assert "Belum ada orang di loket ini." in answer.text

    def test_a_colleagues_ticket_is_left_alone(
        self, desk: Client, puskesmas: Unit, counter: Counter, queue: Queue
    ) -> None:
        a_ticket(queue)
        call_next(counter, by=a_person("Wati", puskesmas, RoleKind.OFFICER), at=NOW)

        answer = desk.post(f"{DESK}serve/")

        assert answer.status_code == 403
        assert "Nomor ini dipanggil oleh rekan Anda." in answer.text
        assert only_ticket().state == State.CALLED

    @pytest.mark.parametrize("move", ["fly", "CALL", "x" * 500, "leave"])
    def test_an_unknown_move_is_not_found(self, desk: Client, move: str) -> None:
        assert desk.post(f"{DESK}{move}/").status_code == 404

    def test_is_never_made_by_following_a_link(self, desk: Client, queue: Queue) -> None:
        a_ticket(queue)

        assert desk.get(f"{DESK}call/").status_code == 405
        assert only_ticket().state == State.WAITING


class TestHandOver:
    @pytest.fixture
    def other(self, puskesmas: Unit) -> Queue:
        return a_queue(puskesmas, "B", "poli-gigi")

    def test_lets_the_ticket_wait_in_another_queue(
        self, desk: Client, counter: Counter, budi: Person, other: Queue
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)

        page = desk.post(f"{DESK}hand-over/", {"to": "B", "reason": "NEXT_STEP"}, follow=True)

        ticket.refresh_from_db()
        assert (ticket.state, ticket.queue) == (State.WAITING, other)
        assert "A-001 sekarang menunggu di Queue B." in page.text

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"to": "B"},
            {"to": "B", "reason": "WHY"},
            {"to": "A", "reason": "OTHER"},
            {"to": "Z", "reason": "OTHER"},
            {"to": "\x00", "reason": "OTHER"},
            {"to": "B" * 9999, "reason": "'; DROP TABLE"},
        ],
    )
    @pytest.mark.usefixtures("other")
    def test_what_makes_no_sense_changes_nothing(
        self, desk: Client, counter: Counter, budi: Person, sent: dict[str, str]
    ) -> None:
        a_called_ticket(counter, by=budi)

        answer = desk.post(f"{DESK}hand-over/", sent)

        assert answer.status_code == 422
        assert "Nomor belum dialihkan." in answer.text
        assert only_ticket().state == State.CALLED

    @pytest.mark.usefixtures("other")
    def test_without_anybody_at_the_counter_is_refused(self, desk: Client) -> None:
        sent = {"to": "B", "reason": "OTHER"}

        assert desk.post(f"{DESK}hand-over/", sent).status_code == 409

    def test_is_not_offered_where_there_is_no_other_queue(
        self, desk: Client, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)

        assert 'data-key="h"' not in desk.get(DESK).text


@pytest.mark.usefixtures("counter")
class TestWhoMaySit:
    @pytest.mark.parametrize("address", ["/desk/", DESK])
    def test_somebody_not_signed_in_signs_in_first(self, client: Client, address: str) -> None:
        answer = client.get(address)

        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/accounts/login/?next={address}"

    def test_somebody_of_another_unit_finds_nothing(
        self, client: Client, dewi: Person, queue: Queue
    ) -> None:
        a_ticket(queue)
        client.force_login(dewi)

        assert client.get(DESK).status_code == 404
        assert client.post(f"{DESK}call/").status_code == 404
        assert only_ticket().state == State.WAITING

    def test_an_inspector_may_look_at_no_desk(self, client: Client, tono: Person) -> None:
        client.force_login(tono)

        assert client.get(DESK).status_code == 403
        assert client.post(f"{DESK}call/").status_code == 403

    @pytest.mark.parametrize("number", ["0", "2", "70000", "9" * 30])
    def test_a_counter_that_is_not_there_is_not_found(
        self, client: Client, budi: Person, number: str
    ) -> None:
        client.force_login(budi)

        assert client.get(f"/desk/puskesmas-melati/{number}/").status_code == 404
        assert client.post(f"/desk/puskesmas-melati/{number}/call/").status_code == 404
