import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse

import pytest

from prima.foundation.server import pages
from prima.foundation.server.pages import Environ, Pages
from prima.foundation.server.protocol import Message, Scope

SCOPE: Scope = {
    "type": "http",
    "http_version": "1.1",
    "method": "POST",
    "path": "/loket/é",
    "query_string": b"a=1",
    "headers": [(b"host", b"prima"), (b"content-type", b"text/plain")],
    "client": ("10.0.0.7", 1234),
    "server": ("10.0.0.1", 8000),
    "scheme": "http",
}


class Page:
    """A WSGI application that remembers what it was asked, and answers as told."""

    def __init__(
        self, body: Iterable[bytes] = (b"hello",), headers: Iterable[tuple[str, str]] = ()
    ) -> None:
        self.body = body
        self.headers = list(headers)
        self.environ: Environ = {}
        self.read = b""

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        self.environ = environ
        self.read = environ["wsgi.input"].read()
        start("200 OK", [("Content-Type", "text/plain"), *self.headers])
        return self.body


def ask(
    page: Callable[..., Any], *pieces: Message, headers: list[tuple[bytes, bytes]] | None = None
) -> list[Message]:
    """Send a request in pieces; return what was sent back."""
    sent: list[Message] = []

    async def script() -> AsyncGenerator[Message]:
        for piece in pieces or ({"type": "http.request", "body": b"", "more_body": False},):
            yield piece
        await asyncio.Event().wait()

    async def run() -> None:
        told = script()

        async def send(message: Message) -> None:
            sent.append(message)

        async def receive() -> Message:
            return await anext(told)

        server = Pages(page, threads=1)
        await server({**SCOPE, "headers": [*SCOPE["headers"], *(headers or [])]}, receive, send)
        server.close()
        await told.aclose()

    asyncio.run(run())
    return sent


def piece(body: bytes, *, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_request_reaches_the_page_whole() -> None:
    page = Page()

    ask(page, piece(b"na", more=True), piece(b"ma"))

    assert page.read == b"nama"
    assert page.environ["CONTENT_LENGTH"] == "4"
    assert page.environ["REQUEST_METHOD"] == "POST"
    assert page.environ["PATH_INFO"] == "/loket/é".encode().decode("latin-1")
    assert page.environ["QUERY_STRING"] == "a=1"
    assert page.environ["REMOTE_ADDR"] == "10.0.0.7"
    assert page.environ["CONTENT_TYPE"] == "text/plain"


def test_an_answer_reaches_the_client_whole() -> None:
    start, body = ask(Page([b"hel", b"lo"], [("Set-Cookie", " a=1"), ("Set-Cookie", "b=2")]))

    assert start["status"] == 200
    assert start["headers"] == [
        (b"content-type", b"text/plain"),
        (b"set-cookie", b"a=1"),
        (b"set-cookie", b"b=2"),
        (b"content-length", b"5"),
    ]
    assert body == {"type": "http.response.body", "body": b"hello", "more_body": False}


def test_a_large_answer_is_sent_in_pieces() -> None:
    large = b"x" * (3 * pages.IN_MEMORY)

    _start, *bodies = ask(Page([large]))

    assert b"".join(body["body"] for body in bodies) == large
    assert [body["more_body"] for body in bodies] == [True] * (len(bodies) - 1) + [False]
    assert max(len(body["body"]) for body in bodies) <= pages.PIECE


def test_headers_that_look_alike_are_not_mixed_up() -> None:
    page = Page()

    ask(
        page,
        headers=[
            (b"x-forwarded-proto", b"http"),
            (b"x_forwarded_proto", b"https"),
            (b"cookie", b"a=1"),
            (b"cookie", b"b=2"),
            (b"accept", b"text/html"),
            (b"accept", b"*/*"),
        ],
    )

    assert page.environ["HTTP_X_FORWARDED_PROTO"] == "http"
    assert page.environ["HTTP_COOKIE"] == "a=1; b=2"
    assert page.environ["HTTP_ACCEPT"] == "text/html,*/*"


def test_what_is_declared_too_large_is_refused_unread() -> None:
    page = Page()

    start, body = ask(page, headers=[(b"content-length", str(pages.MOST_BODY + 1).encode())])

    assert start["status"] == 413
    assert "12 MB" in body["body"].decode()
    assert page.environ == {}


def test_what_turns_out_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_BODY", 10)

    start, _body = ask(Page(), piece(b"x" * 6, more=True), piece(b"x" * 6))

    assert start["status"] == 413


def test_who_does_not_go_on_sending_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 0.05)
    page = Page()

    start, _body = ask(page, piece(b"na", more=True))

    assert start["status"] == 408
    assert page.environ == {}


def test_half_a_form_is_not_a_form() -> None:
    page = Page()

    sent = ask(page, piece(b"key=1&na", more=True), {"type": "http.disconnect"})

    assert sent == []
    assert page.environ == {}


def test_too_many_at_once_are_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_WAITING", 0)

    start, _body = ask(Page())

    assert start["status"] == 503
    assert (b"retry-after", b"5") in start["headers"]


def test_a_page_is_closed_in_the_thread_that_made_it() -> None:
    threads = []

    class Body:
        def __iter__(self) -> Iterator[bytes]:
            threads.append(threading.get_ident())
            yield b"x"

        def close(self) -> None:
            threads.append(threading.get_ident())

    ask(Page(Body()))

    assert len(threads) == 2
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_an_error_of_the_page_is_closed_and_raised() -> None:
    closed = []

    class Body:
        def __iter__(self) -> Iterator[bytes]:
            yield b"x"
            raise OSError("disk")

        def close(self) -> None:
            closed.append(True)

    with pytest.raises(OSError, match="disk"):
        ask(Page(Body()))

    assert closed == [True]
