"""Every answer protects whoever reads it: pages, refusals, files and streams."""

import re
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.pages import office
from tests.pages.conftest import Served

POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
}
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/%0d%0aLocation:%20https://evil.example/",
    "\thttps://evil.example/",
]


def ask(served: Served, path: str, method: str = "GET") -> HTTPResponse:
    line = HTTPConnection(urlsplit(served.url).netloc, timeout=20)
    line.request(method, path)
    answer = line.getresponse()
    if "event-stream" not in answer.headers["Content-Type"]:
        answer.read()
    line.close()
    return answer


def style_sheet(served: Served) -> str:
    line = HTTPConnection(urlsplit(served.url).netloc, timeout=20)
    line.request("GET", "/")
    found = re.search(r'"(/static/[^"]+\.css)"', line.getresponse().read().decode())
    line.close()
    assert found
    return found[1]


class TestHeaders:
    def test_are_on_every_page_and_every_refusal(self, served: Served) -> None:
        paths = [page.path for page in served.pages] + ["/no-such-page", "/u/no-such-unit/"]

        faults = [f"{path}: {fault}" for path in paths for fault in faults_of(ask(served, path))]

        assert faults == []

    def test_are_on_files_too(self, served: Served) -> None:
        file, missing = ask(served, style_sheet(served)), ask(served, "/static/none.css")

        assert file.status == 200
        assert missing.status == 404
        assert faults_of(missing) == []
        assert faults_of(file) == ["X-Frame-Options: None"], "its policy says it: frame-ancestors"

    def test_are_on_forms_that_are_refused(self, served: Served) -> None:
        answer = ask(served, "/language", "POST")

        assert answer.status == 403, "without its token a form is refused"
        assert faults_of(answer) == []

    def test_nobody_is_told_what_the_server_is_made_of(self, served: Served) -> None:
        answer = ask(served, "/")

        assert "uvicorn" not in str(answer.headers).lower()
        assert "X-Powered-By" not in answer.headers

    def test_of_live_streams_say_what_they_are(self, served: Served) -> None:
        answer = ask(served, f"/live/board/{office.SLUG}")

        assert answer.status == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert (
            "no-store" in answer.headers["Cache-Control"]
            or "no-cache" in answer.headers["Cache-Control"]
        )


def faults_of(answer: HTTPResponse) -> list[str]:
    """Say which protection is missing or too weak."""
    said = answer.headers
    policy = (
        dict(
            (part.strip().partition(" ")[::2])
            for part in said["Content-Security-Policy"].split(";")
        )
        if said["Content-Security-Policy"]
        else {}
    )
    scripts = f"{policy.get('script-src', '')} {policy.get('style-src', '')}"
    return [
        *(
            f"{name} is {policy.get(name, 'missing')}"
            for name, wanted in POLICY.items()
            if policy.get(name) != wanted
        ),
        *(["inline is allowed"] if "unsafe" in scripts or "*" in scripts else []),
        *(
            f"{name}: {said[name]}"
            for name, wanted in (
                ("X-Content-Type-Options", "nosniff"),
                ("X-Frame-Options", "DENY"),
                ("Cross-Origin-Opener-Policy", "same-origin"),
            )
            if said[name] != wanted
        ),
        *([] if said["Referrer-Policy"] in {"same-origin", "strict-origin"} else ["referrer"]),
    ]


class TestCookies:
    @pytest.mark.usefixtures("examples")
    def test_are_for_this_server_only(self) -> None:
        client = Client()
        client.get("/accounts/login/")
        sent = {"login": office.RATNA, "password": office.PASSWORD}
        client.post("/accounts/login/", sent)
        client.post("/language", {"language": "en"})
        client.post("/theme", {"theme": "dark"})

        cookies = {name: cookie for name, cookie in client.cookies.items() if cookie.value}

        assert {"sessionid", "csrftoken", "prima_language", "prima_theme"} <= set(cookies)
        assert {name for name, cookie in cookies.items() if not cookie["httponly"]} == set()
        assert {cookie["samesite"] for cookie in cookies.values()} == {"Lax"}

    def test_are_secure_where_there_is_https(self) -> None:
        assert settings.SESSION_COOKIE_SECURE == settings.CSRF_COOKIE_SECURE == settings.HTTPS


@pytest.mark.django_db
class TestNext:
    @pytest.mark.parametrize("where", ELSEWHERE)
    @pytest.mark.parametrize("path", ["/language", "/theme"])
    def test_leads_nowhere_else(self, path: str, where: str) -> None:
        answer = Client().post(path, {"next": where, "language": "en", "theme": "dark"})

        assert is_here(answer.headers["Location"])

    @pytest.mark.usefixtures("examples")
    def test_after_signing_in_leads_nowhere_else(self) -> None:
        for where in ELSEWHERE:
            sent = {"login": office.RATNA, "password": office.PASSWORD, "next": where}
            answer = Client().post(f"/accounts/login/?{urlencode({'next': where})}", sent)

            assert answer.status_code == 302
            assert is_here(answer.headers["Location"])


def is_here(where: str) -> bool:
    """Say whether every browser understands this as an address of this server."""
    return where.startswith("/") and not where.startswith(("//", "/\\")) and "\n" not in where
