"""How the bus learns that somebody wrote to the journal, in this process or another.

SQLite has no messages: a counter that every commit of another connection moves is read twenty times
a second. PostgreSQL sends a notice with the unit's id at commit.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Any, Final

import psycopg
from django.db import connection

from prima.foundation.journal.actions import CHANNEL

logger = logging.getLogger(__name__)

POLL: Final = 0.05  # seconds; a look costs some twenty microseconds
LISTEN_AGAIN: Final = 1.0
BREATH: Final = 0.03  # between two looks: a crowd is told of together, and pages have the processor
_DJANGO_ONLY = {"context", "cursor_factory", "prepare_threshold"}


class SqliteChanges:
    """Ask the file whether anybody else committed. Belongs to the thread that asks."""

    pause: float | None = POLL

    def __init__(self) -> None:
        self._seen: tuple[object, int] | None = None

    def happened(self) -> bool:
        connection.ensure_connection()
        with connection.wrap_database_errors:  # not through a cursor of Django's: this runs all day
            (version,) = connection.connection.execute("PRAGMA data_version").fetchone()
        before, self._seen = self._seen, (connection.connection, version)
        return before != self._seen

    def stop(self) -> None:
        """Nothing runs between two questions."""


class PostgresChanges:
    """Listen on a connection of its own, and connect again when it breaks."""

    pause: float | None = None

    def __init__(self, changed: Callable[[int | None], None]) -> None:
        self._changed = changed
        self._stopped = Event()
        parameters: dict[str, Any] = connection.get_connection_params()
        self._parameters = {
            name: value for name, value in parameters.items() if name not in _DJANGO_ONLY
        }
        Thread(target=self._run, name="live-listen", daemon=True).start()

    def happened(self) -> bool:
        return False  # notices arrive by themselves

    def stop(self) -> None:
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._listen()
            except psycopg.Error:
                logger.warning("live_listen_broken", exc_info=True)
                self._stopped.wait(LISTEN_AGAIN)

    def _listen(self) -> None:
        with psycopg.connect(**self._parameters, autocommit=True) as line:
            line.execute(f"LISTEN {CHANNEL}")
            self._changed(None)  # anything may have happened while nobody listened
            while not self._stopped.is_set():
                first = [*line.notifies(timeout=1.0, stop_after=1)]
                notices = [*first, *line.notifies(timeout=0)] if first else []
                for payload in {notice.payload for notice in notices}:
                    self._changed(int(payload))
                self._stopped.wait(BREATH if notices else 0)
