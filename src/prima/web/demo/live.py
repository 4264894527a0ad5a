"""The demonstration goes on while somebody looks: people come and are served, as planned."""

import logging
import threading

from django.db import close_old_connections, transaction
from django.utils import timezone

from prima.web.demo.day import Day

EVERY = 2  # seconds
logger = logging.getLogger(__name__)


class Life(threading.Thread):
    """Lets today's plan happen as the clock reaches it. Ends with the process."""

    def __init__(self, day: Day) -> None:
        super().__init__(name="demo", daemon=True)
        self.day = day
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(EVERY):
            close_old_connections()
            try:
                with transaction.atomic():
                    self.day.until(timezone.now())  # noqa: TID251 - a door: this thread is the clock
            except Exception:
                # A visitor may have moved a ticket that the plan counted on: the next step goes on.
                logger.exception("demo_step_failed")
