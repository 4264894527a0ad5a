import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from prima.deliver.queues.models import Ticket
from prima.deliver.queues.testing import a_called_ticket, a_counter, a_queue, a_served_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.listen.surveys.models import Offer, Response, SpentToken
from prima.listen.surveys.testing import SKM_CODES, a_token
from prima.promise.standards.models import Service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("skm", "now")]

NINE = dict.fromkeys(SKM_CODES, "3")
LIGHT = 60_000  # bytes of a page on a phone


@pytest.fixture
def address(service: Service, now: datetime) -> str:
    return f"/survey/{a_token(service, at=now)}/"


@pytest.fixture
def ticket(puskesmas: Unit, budi: Person, now: datetime) -> Ticket:
    return a_served_ticket(a_counter(a_queue(puskesmas)), by=budi, at=now)


class TestAnswerPage:
    def test_asks_the_nine_questions_in_the_words_of_the_regulation(
        self, client: Client, address: str, service: Service
    ) -> None:
        page = client.get(address).content.decode()

        assert page.count('type="radio"') == 36
        assert "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan" in page
        for label in ("Gratis", "Sangat mahal", "Dikelola dengan baik", "Sangat sopan dan ramah"):
            assert label in page
        assert service.name in page
        assert service.unit.name in page

    def test_speaks_english_too(self, client: Client, address: str) -> None:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

        page = client.get(address).content.decode()

        assert "How fast was the service?" in page
        assert "Very fast" in page
        assert "kecepatan" not in page

    def test_is_light_and_is_kept_nowhere(self, client: Client, address: str) -> None:
        page = client.get(address)

        assert len(page.content) < LIGHT
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "strict-origin"
        assert not page.cookies.keys() - {"csrftoken"}

    def test_asks_the_database_little(
        self, client: Client, address: str, django_assert_max_num_queries: object
    ) -> None:
        with django_assert_max_num_queries(8):  # type: ignore[operator]  # pytest-django's fixture
            client.get(address)

    def test_keeps_the_answer_and_says_thanks(
        self, client: Client, address: str, service: Service
    ) -> None:
        given = NINE | {"TIME": "1", "sex": "FEMALE", "suggestion": "Tambah kursi"}

        page = client.post(address, given, follow=True)

        kept = Response.objects.get()
        assert page.redirect_chain[0][0] == f"/survey/thanks/{service.unit.slug}/"
        assert page.status_code == 200
        assert kept.answers == dict.fromkeys(SKM_CODES, 3) | {"TIME": 1}
        assert (kept.sex, kept.suggestion) == ("FEMALE", "Tambah kursi")

    def test_names_what_is_missing_and_loses_nothing(self, client: Client, address: str) -> None:
        given = {code: "4" for code in SKM_CODES if code != "COST"}

        page = client.post(address, given | {"age_band": "TO_40", "suggestion": "Kursi & meja"})

        text = page.content.decode()
        assert page.status_code == 422
        assert text.count("checked") == 8
        assert "Kursi &amp; meja" in text
        assert re.search(r'value="TO_40"\s+selected', text)
        assert 'href="#id_COST_0"' in text
        assert "Biaya/tarif" in text
        assert not Response.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"TIME": "5"},
            {"TIME": "0"},
            {"TIME": "3.5"},
            {"TIME": "empat"},
            {"TIME": "9" * 5000},
            {"TIME": "3\x00"},
            {"sex": "'; DROP TABLE surveys_response; --"},
            {"age_band": "34"},
            {"suggestion": "x" * 1001},
            {"suggestion": "a\x00b"},
        ],
    )
    def test_refuses_what_cannot_be(
        self, client: Client, address: str, wrong: dict[str, str]
    ) -> None:
        page = client.post(address, NINE | wrong)

        assert page.status_code == 422
        assert not Response.objects.exists()

    def test_counts_lines_of_a_suggestion_once(self, client: Client, address: str) -> None:
        page = client.post(address, NINE | {"suggestion": "\r\n".join(["x" * 99] * 10)})

        assert page.status_code == 302
        assert len(Response.objects.get().suggestion) == 999

    def test_an_empty_form_is_answered_with_what_is_missing(
        self, client: Client, address: str
    ) -> None:
        assert client.post(address, {}).status_code == 422

    def test_escapes_whatever_is_written(self, client: Client, address: str) -> None:
        page = client.post(address, {"suggestion": "<script>alert(1)</script>"})

        assert b"<script>alert" not in page.content

    def test_kindly_says_when_it_was_answered(self, client: Client, address: str) -> None:
        client.post(address, NINE)

        again = client.post(address, NINE)
        seen = client.get(address)

        assert again.status_code == seen.status_code == 409
        assert again["X-Refusal"] == "already-answered"
        assert SpentToken.objects.count() == Response.objects.count() == 1

    def test_kindly_says_when_it_is_over(
        self, client: Client, service: Service, now: datetime
    ) -> None:
        in_time = a_token(service, at=now - timedelta(days=7))
        too_late = a_token(service, at=now - timedelta(days=8))

        assert client.get(f"/survey/{in_time}/").status_code == 200
        assert client.get(f"/survey/{too_late}/").status_code == 410
        assert client.post(f"/survey/{too_late}/", NINE).status_code == 410

    @pytest.mark.parametrize("token", ["x", "a.b.c~d", "~", "x" * 900, "%00", "..%2f..", "é"])
    def test_a_forged_address_is_nothing(self, client: Client, token: str) -> None:
        for answer in (client.get(f"/survey/{token}/"), client.post(f"/survey/{token}/", NINE)):
            assert answer.status_code == 404

    def test_needs_a_token_against_foreign_forms(self, address: str) -> None:
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(address, NINE).status_code == 403


class TestOfferPage:
    def test_leads_the_holder_of_a_served_ticket_to_their_survey(
        self, client: Client, ticket: Ticket
    ) -> None:
        page = client.post(f"/survey/for/{ticket.secret}", follow=True)

        assert page.status_code == 200
        assert page.redirect_chain[0][0].startswith("/survey/")
        assert ticket.secret not in page.redirect_chain[0][0]
        assert Offer.objects.get().ticket == ticket.uuid

    def test_the_same_phone_may_open_it_again(self, client: Client, ticket: Ticket) -> None:
        first = client.post(f"/survey/for/{ticket.secret}")
        again = client.post(f"/survey/for/{ticket.secret}")

        assert first["Location"] == again["Location"]
        cookie = first.cookies["prima_survey"]
        assert cookie["path"] == f"/survey/for/{ticket.secret}"
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"

    def test_another_phone_may_not(self, client: Client, ticket: Ticket) -> None:
        client.post(f"/survey/for/{ticket.secret}")

        other = Client().post(f"/survey/for/{ticket.secret}")

        assert other.status_code == 409
        assert other["X-Refusal"] == "already-offered"

    def test_a_cookie_that_somebody_wrote_opens_nothing(
        self, client: Client, ticket: Ticket
    ) -> None:
        client.post(f"/survey/for/{ticket.secret}")
        forger = Client()
        forger.cookies["prima_survey"] = "https://evil.example/"

        assert forger.post(f"/survey/for/{ticket.secret}").status_code == 409

    def test_waits_until_the_person_was_served(
        self, client: Client, puskesmas: Unit, budi: Person, now: datetime
    ) -> None:
        called = a_called_ticket(a_counter(a_queue(puskesmas)), by=budi, at=now)

        page = client.post(f"/survey/for/{called.secret}")

        assert page.status_code == 409
        assert not Offer.objects.exists()

    def test_knows_no_other_ticket_and_changes_nothing_when_only_looked_at(
        self, client: Client, ticket: Ticket
    ) -> None:
        assert client.post("/survey/for/nobody").status_code == 404
        assert client.get(f"/survey/for/{ticket.secret}").status_code == 405
        assert not Offer.objects.exists()


class TestThanksPage:
    def test_says_what_happens_with_the_answer(self, client: Client, puskesmas: Unit) -> None:
        page = client.get(f"/survey/thanks/{puskesmas.slug}/")

        assert page.status_code == 200
        assert puskesmas.name in page.content.decode()

    @pytest.mark.usefixtures("db")
    def test_knows_no_other_unit(self, client: Client) -> None:
        assert client.get("/survey/thanks/nowhere/").status_code == 404
