import asyncio

import pytest
from pytest_django import Settings

from prima.foundation.live import streams
from prima.foundation.live.streams import Streams, last_event
from prima.foundation.server.protocol import Message


@pytest.fixture(autouse=True)
def only_boards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "renderer", {"board": object()}.get)


def ask(
    path: str = "/live/board/x", method: str = "GET", *, full: bool = False
) -> tuple[int, dict[str, str], str]:
    """Ask streams that nobody started; return status, headers and body."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def run() -> None:
        door = Streams()
        door.open = streams.MOST if full else 0
        await door({"method": method, "path": path, "headers": []}, receive, send)

    asyncio.run(run())
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, sent[1]["body"].decode()


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "OPTIONS"])
def test_it_is_only_listened_to(method: str) -> None:
    status, headers, _body = ask(method=method)

    assert status == 405
    assert headers["allow"] == "GET"


@pytest.mark.parametrize(
    "path", ["/live/", "/live/board", "/live/nothing/x", "/live/board/X", "/live/board/a/b"]
)
def test_what_is_not_there_is_not_found(path: str) -> None:
    status, headers, _body = ask(path)

    assert status == 404
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_one_display_too_many_comes_back_later() -> None:
    """With any other status than 200 a browser would never come back."""
    status, headers, body = ask(full=True)

    assert status == 200
    assert headers["content-type"].startswith("text/event-stream")
    assert body == "retry: 6000\n\n"


def test_a_stream_over_https_says_so(settings: Settings) -> None:
    settings.HTTPS = False
    assert "strict-transport-security" not in ask(full=True)[1]

    settings.HTTPS = True
    assert "strict-transport-security" in ask(full=True)[1]


@pytest.mark.parametrize(
    ("header", "query", "expected"),
    [
        (None, b"", None),
        (b"12", b"", 12),
        (None, b"since=7", 7),
        (b"12", b"since=7", 12),  # what it heard last is newer than its page
        (b"", b"since=7", 7),
        (b"-1", b"", None),
        (b"1e3", b"", None),
        ("٣".encode(), b"", None),
        (b"9" * 19, b"", None),
        (None, b"since=1&since=2", 1),
        (None, b"\xff", None),
    ],
)
def test_where_a_display_stands_is_read_with_care(
    header: bytes | None, query: bytes, expected: int | None
) -> None:
    headers = [(b"last-event-id", header)] if header is not None else []

    assert last_event({"headers": headers, "query_string": query}) == expected
