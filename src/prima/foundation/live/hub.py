"""Who is listening. Everything here runs on the event loop and only there."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Final

from prima.foundation.live.topics import encode_beat, encode_reset

QUEUE: Final = 16


@dataclass(frozen=True, slots=True)
class Channel:
    """A topic of a unit."""

    topic: str
    unit_id: int


class Client:
    """One display. It is given bytes, and misses the oldest of them when it is too slow."""

    __slots__ = ("_closed", "_pending", "_wake")

    def __init__(self) -> None:
        self._pending: deque[bytes] = deque()
        self._wake = asyncio.Event()
        self._closed = False

    def offer(self, data: bytes, sequence: int) -> None:
        """Hand over bytes. Who cannot follow is told once to load the page again."""
        if len(self._pending) >= QUEUE:
            self._pending.clear()
            data = encode_reset(sequence)
        self._pending.append(data)
        self._wake.set()

    def close(self) -> None:
        self._closed = True
        self._wake.set()

    async def next(self) -> bytes | None:
        """Return all that waits, when something does; None once the stream has ended."""
        while not self._pending and not self._closed:
            self._wake.clear()
            await self._wake.wait()
        if self._closed:
            return None
        data = b"".join(self._pending)
        self._pending.clear()
        return data


class Hub:
    def __init__(self) -> None:
        self._clients: dict[Channel, set[Client]] = defaultdict(set)
        self._places: dict[Channel, int] = {}

    def join(self, channel: Channel, client: Client, sequence: int) -> None:
        self._clients[channel].add(client)
        self._places.setdefault(channel, sequence)

    def leave(self, channel: Channel, client: Client) -> None:
        self._clients[channel].remove(client)
        if not self._clients[channel]:
            del self._clients[channel], self._places[channel]

    def publish(self, channel: Channel, data: bytes, sequence: int) -> None:
        """Give the same bytes to every display of a channel."""
        if channel not in self._places:
            return  # the last display left while this was on its way
        self._places[channel] = sequence
        if data:
            for client in self._clients[channel]:
                client.offer(data, sequence)

    def beat(self) -> None:
        """Write to every line: nothing between takes it for dead, and displays notice silence."""
        for channel, clients in self._clients.items():
            place = self._places[channel]
            for client in clients:
                client.offer(encode_beat(place), place)

    def close(self) -> None:
        for clients in self._clients.values():
            for client in clients:
                client.close()
