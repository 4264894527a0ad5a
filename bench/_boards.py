"""Prima's side of the boards bench: the server, and the desk that calls from another process."""

import sys
import time
from collections.abc import Sequence

from django.db import connection, transaction
from django.utils import timezone

from prima.foundation.journal.actions import record
from prima.foundation.journal.models import Entry
from prima.foundation.live.topics import Message, register
from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import start_server
from prima.foundation.units.actions import establish_unit
from prima.foundation.units.rules import Installation

TOPIC = "bench"


def render(_unit_id: int, entries: Sequence[Entry]) -> list[Message]:
    return [
        Message(entry.sequence, "called", {"number": entry.subject, "counter": 1})
        for entry in entries
        if entry.verb == "bench.called"
    ]


def serve() -> None:
    """Run Prima as it is, with a topic for the bench; say port, unit and database once ready."""
    register(TOPIC, render)
    prepare(Installation.REAL, at=timezone.now(), say=lambda _text: None)
    unit = establish_unit(f"Bench {time.time_ns()}", at=timezone.now())
    start_server(
        "127.0.0.1",
        0,
        ready=lambda port: print(port, unit.pk, unit.slug, connection.vendor, flush=True),
    )


def call(unit_id: int) -> None:
    """Write a call for each number read, as a desk does, and say when it began."""
    for line in sys.stdin:
        begun = time.perf_counter()
        with transaction.atomic():
            record("bench.called", f"number:{int(line)}", unit_id=unit_id, at=timezone.now())
        print(begun, flush=True)
