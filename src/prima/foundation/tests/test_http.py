"""What every page answers when it cannot do what was asked."""

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from prima.foundation import http
from prima.foundation.http import ChosenLanguage, OverloadPages, failed

pytestmark = pytest.mark.django_db


class TestBoundedBodies:
    def test_refuses_what_is_larger_than_any_form(
        self, client: Client, settings: LazySettings
    ) -> None:
        settings.LARGEST_BODY = 100

        answer = client.post("/language", {"language": "en", "next": "/" * 200})

        assert answer.status_code == 413
        assert answer.headers["X-Refusal"] == "too-large"

    def test_lets_an_ordinary_form_through(self, client: Client) -> None:
        assert client.post("/language", {"language": "en"}).status_code == 302

    def test_refuses_a_length_that_is_no_number(self, client: Client) -> None:
        assert client.get("/", CONTENT_LENGTH="-1").status_code == 413


class TestOverloadPages:
    @pytest.mark.parametrize(
        ("said", "status", "refusal"),
        [
            ("database is locked", 503, "overloaded"),
            ("database or disk is full", 503, "disk-full"),
            ("couldn't get a connection after 10.00 sec", 503, "overloaded"),
        ],
    )
    def test_says_plainly_what_the_database_cannot_do(
        self, client: Client, said: str, status: int, refusal: str
    ) -> None:
        request = client.get("/").wsgi_request

        answer = OverloadPages(lambda _request: HttpResponse()).process_exception(
            request, OperationalError(said)
        )

        assert answer is not None
        assert (answer.status_code, answer.headers["X-Refusal"]) == (status, refusal)
        assert answer.headers["Retry-After"]

    def test_lets_a_bug_be_a_bug(self, rf: RequestFactory) -> None:
        pages = OverloadPages(lambda _request: HttpResponse())

        assert pages.process_exception(rf.get("/"), OperationalError("no such table: x")) is None
        assert pages.process_exception(rf.get("/"), ZeroDivisionError()) is None


class TestChosenLanguage:
    @pytest.mark.parametrize(
        ("cookie", "spoken"), [("", "id"), ("en", "en"), ("id", "id"), ("xx", "id"), ("../", "id")]
    )
    def test_speaks_what_was_chosen_and_indonesian_otherwise(
        self, rf: RequestFactory, cookie: str, spoken: str
    ) -> None:
        request = rf.get("/", headers={"accept-language": "en"})
        request.COOKIES["prima_language"] = cookie

        answer = ChosenLanguage(lambda _request: HttpResponse())(request)

        assert answer.headers["Content-Language"] == spoken


class TestPreferences:
    def test_go_back_to_where_the_choice_was_made(self, client: Client) -> None:
        answer = client.post("/theme", {"theme": "dark", "next": "/?q=anak"})

        assert answer.headers["Location"] == "/?q=anak"
        assert client.cookies["prima_theme"].value == "dark"

    @pytest.mark.parametrize(
        "elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"]
    )
    def test_never_send_anybody_elsewhere(self, client: Client, elsewhere: str) -> None:
        answer = client.post("/language", {"language": "en", "next": elsewhere})

        assert answer.headers["Location"] == "/"

    def test_keep_nothing_that_is_not_a_choice(self, client: Client) -> None:
        client.post("/theme", {"theme": "<script>"})

        assert "prima_theme" not in client.cookies


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/nothing-here/", "/health"])
def test_every_answer_carries_the_headers_that_protect_it(client: Client, path: str) -> None:
    headers = client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


class TestHandlers:
    def test_an_unknown_address_gets_our_own_page(self, client: Client) -> None:
        answer = client.get("/nothing-here/")

        assert answer.status_code == 404
        assert answer.headers["X-Refusal"] == "not-found"

    def test_a_bug_gets_a_page_that_says_what_to_do(self, client: Client) -> None:
        answer = failed(client.get("/").wsgi_request)

        assert (answer.status_code, answer.headers["X-Refusal"]) == (500, "failed")

    def test_a_bug_in_the_page_itself_is_said_in_plain_words(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(http, "render", None)

        answer = failed(client.get("/").wsgi_request)

        assert answer.status_code == 500
        assert answer.headers["Content-Type"] == "text/plain"
