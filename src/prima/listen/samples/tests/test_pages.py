from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from prima.deliver.queues.models import Counter
from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.samples.models import Plan
from prima.listen.samples.rules import Method, Wish
from prima.listen.samples.testing import a_plan, people_served

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/listen/puskesmas-melati/samples/"
WISH = {
    "period": "2026-S1",
    "method": "KREJCIE_MORGAN",
    "margin": "5,0",
    "effect": "1",
    "response": "50",
}


@pytest.fixture
def head(client: Client, ratna: Person) -> Client:
    client.force_login(ratna, backend=BACKEND)
    return client


@pytest.fixture
def queue(counter: Counter, budi: Person) -> Counter:
    people_served(counter, 6, by=budi)
    return counter


def words(page: object) -> str:
    return unescape(page.content.decode())  # type: ignore[attr-defined]  # a response of the test client


class TestNew:
    @pytest.mark.usefixtures("queue")
    def test_works_the_sample_out_before_anything_is_kept(self, head: Client) -> None:
        page = words(head.get(f"{HOME}new", WISH))

        assert "Hasil hitungan" in page
        assert "Pendaftaran" in page
        assert not Plan.objects.exists()

    @pytest.mark.usefixtures("queue")
    def test_keeps_the_plan_and_leads_to_it(self, head: Client) -> None:
        answer = head.post(f"{HOME}new", WISH)

        plan = Plan.objects.get()
        assert answer["Location"] == f"{HOME}{plan.uuid}/"
        assert plan.seed not in words(head.get(answer["Location"]))

    @pytest.mark.parametrize(
        "wrong", [{"margin": "99"}, {"response": "0"}, {"period": "2020"}, {"method": "\x00"}]
    )
    @pytest.mark.usefixtures("queue")
    def test_says_what_is_wrong(self, head: Client, wrong: dict[str, str]) -> None:
        assert head.post(f"{HOME}new", {**WISH, **wrong}).status_code == 422
        assert head.get(f"{HOME}new", {**WISH, **wrong}).status_code == 422
        assert not Plan.objects.exists()

    @pytest.mark.usefixtures("skm")
    def test_says_that_nobody_was_served_yet(self, head: Client) -> None:
        assert "belum melayani siapa pun" in words(head.get(f"{HOME}new", WISH))
        assert head.post(f"{HOME}new", WISH).status_code == 409

    def test_learns_from_the_last_plan_how_many_answer(
        self, head: Client, queue: Counter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        a_plan(queue.unit, Wish(Method.CENSUS))
        assert 'value="50"' in words(head.get(f"{HOME}new"))

        monkeypatch.setattr("prima.listen.samples.queries.ENOUGH_ASKED", 1)
        assert 'value="1"' in words(head.get(f"{HOME}new"))

    @pytest.mark.usefixtures("queue")
    def test_has_no_field_for_the_start(self, head: Client) -> None:
        head.post(f"{HOME}new", {**WISH, "seed": "mine", "first": "1", "every": "1"})

        assert Plan.objects.get().seed != "mine"


class TestPlan:
    def test_shows_progress_and_what_it_cannot_say(self, head: Client, queue: Counter) -> None:
        plan = a_plan(queue.unit)

        page = words(head.get(f"{HOME}{plan.uuid}/"))

        assert "Tidak dapat dikatakan" in page
        assert plan.seed not in page
        assert "Sekarang" in words(head.get(HOME))

    def test_shows_the_seed_when_the_period_is_over(
        self, client: Client, ratna: Person, queue: Counter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plan = a_plan(queue.unit)
        monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM + timedelta(days=200))
        client.force_login(ratna, backend=BACKEND)

        assert plan.seed in words(client.get(f"{HOME}{plan.uuid}/"))

    def test_is_withdrawn_with_a_reason(self, head: Client, queue: Counter) -> None:
        plan = a_plan(queue.unit)

        assert head.post(f"{HOME}{plan.uuid}/withdraw", {"reason": " "}).status_code == 422
        assert head.post(f"{HOME}{plan.uuid}/withdraw", {"reason": "Salah"}).status_code == 302
        assert head.post(f"{HOME}{plan.uuid}/withdraw", {"reason": "Salah"}).status_code == 409
        assert "Salah" in words(head.get(HOME))

    def test_is_whole_in_english(self, head: Client, queue: Counter) -> None:
        plan = a_plan(queue.unit)
        head.cookies["prima_language"] = "en"

        assert "It cannot say" in words(head.get(f"{HOME}{plan.uuid}/"))

    @pytest.mark.usefixtures("queue")
    def test_an_unknown_one_is_not_found(self, head: Client) -> None:
        unknown = "00000000-0000-4000-8000-000000000000"

        assert head.get(f"{HOME}{unknown}/").status_code == 404
        assert head.post(f"{HOME}{unknown}/withdraw", {"reason": "x"}).status_code == 404


class TestWhoMay:
    def test_an_officer_sees_and_does_not_plan(
        self, client: Client, budi: Person, queue: Counter
    ) -> None:
        plan = a_plan(queue.unit)
        client.force_login(budi, backend=BACKEND)

        assert client.get(HOME).status_code == 200
        assert client.get(f"{HOME}{plan.uuid}/").status_code == 200
        assert client.get(f"{HOME}new").status_code in {403, 404}
        assert client.post(f"{HOME}{plan.uuid}/withdraw", {"reason": "x"}).status_code in {403, 404}

    def test_another_unit_sees_nothing(self, client: Client, dewi: Person, queue: Counter) -> None:
        plan = a_plan(queue.unit)
        client.force_login(dewi, backend=BACKEND)

        assert client.get(HOME).status_code in {403, 404}
        assert client.get(f"{HOME}{plan.uuid}/").status_code in {403, 404}


@pytest.mark.usefixtures("queue")
def test_the_page_of_the_survey_leads_here(head: Client) -> None:
    assert HOME in words(head.get("/listen/puskesmas-melati/surveys/"))
