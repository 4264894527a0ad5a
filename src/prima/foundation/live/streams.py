"""The door at /live/<topic>/<unit>: server-sent events, outside of Django's middleware."""

import asyncio
import re
from contextlib import suppress
from typing import Final
from urllib.parse import parse_qs

from django.conf import settings

from prima.foundation.live.bus import Bus
from prima.foundation.live.hub import Client, Hub
from prima.foundation.live.topics import renderer
from prima.foundation.server.protocol import Headers, Receive, Scope, Send, answer

PREFIX: Final = "/live/"
MOST: Final = 2000
RETRY: Final = 2000  # milliseconds
BEAT: Final = 4  # seconds: a board must notice a silence within ten, also when one beat is late
_ADDRESS = re.compile(r"/live/([a-z-]+)/([a-z0-9_-]+)")
_SEQUENCE = re.compile(r"\d{1,18}", re.ASCII)


class Streams:
    """Everybody's open lines. Started and stopped by the server, on its event loop."""

    def __init__(self) -> None:
        self.hub = Hub()
        self._bus: Bus | None = None
        self._beating: asyncio.Task[None] | None = None
        self.open = 0

    def start(self) -> None:
        self._bus = Bus(self.hub)
        self._beating = asyncio.create_task(self._beat())

    def drain(self) -> None:
        self.hub.close()

    def stop(self) -> None:
        if self._beating is not None:
            self._beating.cancel()
        if self._bus is not None:
            self._bus.stop()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            self.hub.beat()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            await answer(send, 405, "GET\n", [(b"allow", b"GET")])
            return
        found = _ADDRESS.fullmatch(scope["path"])
        if found is None or renderer(found[1]) is None:
            await answer(send, 404, "Tidak ada. Not found.\n")
            return
        if self.open >= MOST or self._bus is None:
            await _come_back(send)
            return
        self.open += 1
        try:
            await self._follow(self._bus, found[1], found[2], scope, receive, send)
        finally:
            self.open -= 1

    async def _follow(
        self, bus: Bus, topic: str, unit: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        client = Client()
        try:
            channel = await bus.join(topic, unit, last_event(scope), client)
        except ConnectionError:
            await _come_back(send)
            return
        if channel is None:
            await answer(send, 404, "Tidak ada. Not found.\n")
            return
        leaving = asyncio.ensure_future(_gone(receive))
        leaving.add_done_callback(lambda _done: client.close())
        try:
            await _begin(send)
            while (data := await client.next()) is not None:
                await send({"type": "http.response.body", "body": data, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            leaving.cancel()
            bus.leave(channel, client)


def last_event(scope: Scope) -> int | None:
    """Return where a display stands: what it last heard, or what its page knew (?since=)."""
    headers = dict(scope["headers"])
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("since", [""])[0]
    for text in (headers.get(b"last-event-id", b"").decode("latin-1"), asked):
        if _SEQUENCE.fullmatch(text):
            return int(text)
    return None


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _begin(send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": _headers()})
    first = f"retry: {RETRY}\n\n".encode()
    await send({"type": "http.response.body", "body": first, "more_body": True})


async def _come_back(send: Send) -> None:
    """Let a display try again later.

    A browser gives up for ever on any other status than 200, and boards must recover by themselves.
    """
    await send({"type": "http.response.start", "status": 200, "headers": _headers()})
    later = f"retry: {RETRY * 3}\n\n".encode()
    with suppress(OSError):
        await send({"type": "http.response.body", "body": later, "more_body": False})


def _headers() -> Headers:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]
    if settings.HTTPS:
        headers.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))
    return headers
