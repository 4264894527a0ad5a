"""kill -9 in the middle of load: what was acknowledged is there, once, and the journal is whole.

Clients act with keys and repeat what got no answer. The process is killed at a random moment,
started again, and the books are compared: the clients' against the database's. Deeds that answer
too early, and one without a transaction, show that the comparison would notice.
"""

import os
import random
import subprocess
import sys
import threading
import time
from http.client import HTTPException

import pytest

from prima.foundation.server.testing import ROOT, RunningServer
from tests.places import Place
from tests.reliability.deeds import ANSWER, TICKET, Books, Deed, act, answer, ticket
from tests.reliability.served import NAME, SERVICE, UNIT

CLIENTS = 8
CYCLES = 3
ENOUGH = 30


def load(port: int, deed: Deed, books: Books, stop: threading.Event) -> None:
    while not stop.is_set():
        key = None
        try:
            key = deed.key(port)
            books.acknowledged[key] = deed.send(port, key)
        except (OSError, HTTPException):
            if key:
                books.unanswered.append(key)
            return


def run_and_kill(server: RunningServer, deed: Deed, books: Books, after: float) -> None:
    """Let all clients act until enough was answered, and kill the server a moment later."""
    stop = threading.Event()
    clients = [
        threading.Thread(target=load, args=(server.port, deed, books, stop))
        for _client in range(CLIENTS)
    ]
    enough = len(books.acknowledged) + ENOUGH
    for client in clients:
        client.start()
    while len(books.acknowledged) < enough and any(client.is_alive() for client in clients):
        time.sleep(0.01)
    time.sleep(after)
    server.kill()
    stop.set()
    for client in clients:
        client.join()


def ask_again(server: RunningServer, deed: Deed, books: Books) -> None:
    for key in books.unanswered:
        books.acknowledged[key] = deed.send(server.port, key)
    books.unanswered.clear()


def verified(place: Place) -> bool:
    """Walk the journal of the server's database with the command that its keeper would use."""
    walked = subprocess.run(
        [sys.executable, "manage.py", "verify"],
        cwd=ROOT,
        env={
            **os.environ,
            **place.environment,
            "PRIMA_HOME": str(place.home),
            "PYTHONPATH": str(ROOT / "src"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return walked.returncode == 0 and NAME in walked.stdout


@pytest.mark.parametrize("deed", [TICKET, ANSWER], ids=["ticket", "answer"])
def test_nothing_acknowledged_is_lost(place: Place, deed: Deed) -> None:
    books, restarts, found = Books(), list[float](), list[str]()
    chance = random.Random(20)  # noqa: S311 - when to kill, not a secret

    for _cycle in range(CYCLES):
        with place.server() as server:
            restarts.append(server.started_in)
            ask_again(server, deed, books)
            run_and_kill(server, deed, books, chance.uniform(0, 0.2))
        found += deed.faults(place.rows, books)

    assert found == []
    assert len(books.acknowledged) >= CYCLES * ENOUGH
    assert verified(place)
    assert max(restarts) < 30  # a second when the machine is idle


@pytest.mark.parametrize(
    "deed",
    [
        act("/torn/act"),
        ticket(f"/promised/kiosk/{UNIT}/{SERVICE}/"),
        answer("/promised/survey/{key}/"),
    ],
    ids=["act torn", "ticket promised", "answer promised"],
)
def test_a_deed_without_its_transaction_is_noticed(place: Place, deed: Deed) -> None:
    found = list[str]()

    for _cycle in range(CYCLES):
        books = Books()
        with place.server() as server:
            run_and_kill(server, deed, books, 0.02)
        found = deed.faults(place.rows, books)
        if found:
            break

    assert any(fault.startswith(("lost", "torn")) for fault in found)
