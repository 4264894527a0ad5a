"""The thread between journal and displays: it alone asks the database, once for all of them.

Because one thread both replays and publishes, and hands everything to the event loop in order, a
display that joins misses nothing between what it is replayed and what it is sent next.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from django.db import Error, close_old_connections, connection

from prima.foundation.journal.queries import end_of, entries_since
from prima.foundation.live.changes import PostgresChanges, SqliteChanges
from prima.foundation.live.hub import Channel, Client, Hub
from prima.foundation.live.topics import encode, encode_reset, renderer
from prima.foundation.units.queries import NoSuchUnit, unit_named

logger = logging.getLogger(__name__)

MOST_REPLAYED: Final = 200
AFTER_FAULT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Joining:
    topic: str
    unit: str
    after: int | None
    client: Client
    joined: "asyncio.Future[Channel | None]"


@dataclass(frozen=True, slots=True)
class Left:
    channel: Channel


@dataclass(frozen=True, slots=True)
class Changed:
    unit_id: int | None  # None: perhaps all


class Stop: ...


class Bus:
    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._loop = asyncio.get_running_loop()
        self._inbox: SimpleQueue[Joining | Left | Changed | Stop] = SimpleQueue()
        self._watched: Counter[Channel] = Counter()
        self._ends: dict[int, int] = {}
        self._thread = Thread(target=self._run, name="live-bus", daemon=True)
        self._thread.start()

    # --- called on the event loop -----------------------------------------------------------------

    async def join(
        self, topic: str, unit: str, after: int | None, client: Client
    ) -> Channel | None:
        """Let a display in, with what it missed. None when there is no such unit.

        Raises the database's error when it cannot be asked now.
        """
        joined = self._loop.create_future()
        self._inbox.put(Joining(topic, unit, after, client, joined))
        channel: Channel | None = await joined
        return channel

    def leave(self, channel: Channel, client: Client) -> None:
        self.hub.leave(channel, client)
        self._inbox.put(Left(channel))

    def stop(self) -> None:
        self._inbox.put(Stop())
        self._thread.join(timeout=1)

    # --- the thread -------------------------------------------------------------------------------

    def _run(self) -> None:
        if connection.vendor == "postgresql":
            changes: SqliteChanges | PostgresChanges = PostgresChanges(
                lambda unit_id: self._inbox.put(Changed(unit_id))
            )
        else:
            changes = SqliteChanges()
        asked = 0.0
        while not isinstance(work := self._next(changes.pause), Stop):
            try:
                if work is not None:
                    self._take(work)
                if changes.pause and time.monotonic() - asked >= changes.pause:
                    asked = time.monotonic()
                    if changes.happened():
                        self._publish_all()
            except Exception:
                # Whatever it is, displays that stand still without a word would be worse.
                logger.exception("live_fault")
                self._recover(work)
            close_old_connections()
        changes.stop()
        connection.close()

    def _next(self, pause: float | None) -> Joining | Left | Changed | Stop | None:
        try:
            return self._inbox.get(timeout=pause)
        except Empty:
            return None

    def _take(self, work: Joining | Left | Changed) -> None:
        match work:
            case Joining():
                self._join(work)
            case Left(channel):
                self._watched[channel] -= 1
                if not self._watched[channel]:
                    del self._watched[channel]
            case Changed(None):
                self._publish_all()
            case Changed(int() as unit_id):
                self._publish(unit_id)

    def _recover(self, work: Joining | Left | Changed | None) -> None:
        """Let the one who joins try again, and look at everything once the database is back."""
        if isinstance(work, Joining):
            self._on_loop(_refuse, work.joined)
        connection.close()
        time.sleep(AFTER_FAULT)
        self._inbox.put(Changed(None))

    def _on_loop(self, call: Callable[..., None], *arguments: object) -> None:
        self._loop.call_soon_threadsafe(call, *arguments)

    # --- joining ----------------------------------------------------------------------------------

    def _join(self, work: Joining) -> None:
        try:
            channel = Channel(work.topic, unit_named(work.unit).pk)
        except NoSuchUnit:
            self._on_loop(_settle, work.joined, None)
            return
        if not any(known.unit_id == channel.unit_id for known in self._watched):
            self._ends[channel.unit_id] = end_of(channel.unit_id)
        missed = self._missed(channel, work.after)
        self._watched[channel] += 1
        self._on_loop(self._let_in, channel, work, missed, self._ends[channel.unit_id])

    def _missed(self, channel: Channel, after: int | None) -> bytes:
        """Return what happened between a display's last event and what its channel knows."""
        end = self._ends[channel.unit_id]
        if after is None or after == end:
            return b""
        if after > end:
            # The page may be newer than the last look. Newer than the journal: it was set back.
            return b"" if after <= end_of(channel.unit_id) else encode_reset(end)
        return self._rendered(channel, after, end)

    def _let_in(self, channel: Channel, work: Joining, missed: bytes, sequence: int) -> None:
        self.hub.join(channel, work.client, sequence)
        if work.joined.cancelled():  # it hung up meanwhile
            self.leave(channel, work.client)
            return
        if missed:
            work.client.offer(missed, sequence)
        work.joined.set_result(channel)

    # --- publishing -------------------------------------------------------------------------------

    def _publish_all(self) -> None:
        for unit_id in {channel.unit_id for channel in self._watched}:
            self._publish(unit_id)

    def _publish(self, unit_id: int) -> None:
        channels = [channel for channel in self._watched if channel.unit_id == unit_id]
        if not channels:
            return
        before, end = self._ends[unit_id], end_of(unit_id)
        if before == end:
            return
        for channel in channels:
            data = self._rendered(channel, before, end)
            self._on_loop(self.hub.publish, channel, data, end)
        self._ends[unit_id] = end

    def _rendered(self, channel: Channel, after: int, end: int) -> bytes:
        """Return the events of a stretch of the journal, or a reset when it is too long to tell."""
        if not 0 < end - after <= MOST_REPLAYED:
            return encode_reset(end)
        render = renderer(channel.topic)
        assert render is not None, "a channel has a topic"  # noqa: S101 - the door checked it
        entries = [
            entry
            for entry in entries_since(channel.unit_id, after, limit=MOST_REPLAYED)
            if entry.sequence <= end
        ]
        try:
            return encode(render(channel.unit_id, entries))
        except Error:
            raise
        except Exception:
            # One topic's fault must not stop the boards of all others.
            logger.exception("live_render_failed", extra={"topic": channel.topic})
            return encode_reset(end)


def _settle(joined: "asyncio.Future[Channel | None]", channel: Channel | None) -> None:
    if not joined.cancelled():
        joined.set_result(channel)


def _refuse(joined: "asyncio.Future[Channel | None]") -> None:
    if not joined.cancelled():
        joined.set_exception(ConnectionError("the database cannot be asked now"))
