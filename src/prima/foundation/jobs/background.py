"""Two threads of the server: one watches the clock, one works. One process at a time runs them."""

import logging
import time
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Final
from uuid import uuid4

from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from prima.foundation.jobs.actions import hold_lease, queue_due, release_lease, revive_stuck
from prima.foundation.jobs.queries import something_is_ready
from prima.foundation.jobs.rules import Periodic
from prima.foundation.jobs.wake import work_waits

logger = logging.getLogger(__name__)

BEAT: Final = 10.0  # seconds between two looks at the clock
LOOK: Final = 1.0  # seconds between two looks for work that another process queued
AFTER_FAULT: Final = 5.0


class Background:
    """Start it after any fork, and in as many processes as you like: a lease lets one run."""

    def __init__(self, periodic: Sequence[Periodic]) -> None:
        self.periodic = periodic
        self.name = str(uuid4())
        self.holds_lease = False
        self._stopping = Event()
        self._worker = Worker(
            queue_names=["*"],
            interval=LOOK,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        self._threads = [
            Thread(target=self._watch_clock, name="scheduler", daemon=True),
            Thread(target=self._work_off, name="worker", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, patience: float = 0.5) -> None:
        """End both threads; a task that takes longer is left to the reaper of the next start."""
        self._stopping.set()
        self._worker.running = False
        work_waits.set()
        end = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _watch_clock(self) -> None:
        self._repeat(self._beat, BEAT, self._stopping)
        if self.holds_lease:
            release_lease(self.name)
        connection.close()

    def _work_off(self) -> None:
        self._repeat(self._work, LOOK, work_waits)
        connection.close()

    def _repeat(self, step: Callable[[], None], pause: float, wake: Event) -> None:
        while not self._stopping.is_set():
            try:
                step()
            except Exception:
                # A database that is away for a minute must not end the jobs for ever.
                logger.exception("jobs_fault")
                connection.close()
                self._stopping.wait(AFTER_FAULT)
            close_old_connections()
            wake.wait(pause)

    def _beat(self) -> None:
        at = timezone.now()  # noqa: TID251 - the scheduler is what reads the clock
        self.holds_lease = hold_lease(self.name, at=at)
        if self.holds_lease:
            revive_stuck(at=at)
            queue_due(self.periodic, at=at)

    def _work(self) -> None:
        work_waits.clear()  # before looking, so that nothing queued meanwhile is slept over
        # Asking first is a plain read; the worker's own question locks all of SQLite.
        if self.holds_lease and something_is_ready():
            self._worker.run()
