"""Measure taking numbers by 64 at once against a bare insert on the same server and database.

    ./prima bench tickets [--seconds 5] [--rounds 3] [--clients 64]

Starts Prima's own server on a database in a temporary folder, SQLite and PostgreSQL in turn, and
posts the kiosk's form. Taking a ticket and a bare `Model.objects.create` behind the same middleware
alternate, so that both meet the same machine. Afterwards the numbers are checked in the database:
no duplicate, no gap, one journal entry each.
"""

import argparse
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pysqlite3

from bench.load import Sent, client, send
from tools import postgres as cluster

GOAL_PER_SECOND = 300
GOAL_P95_MS = 250
GOAL_RATIO = 0.6
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FAULTS = {
    "duplicates": "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) - count(DISTINCT number) AS n"
    ' FROM queues_ticket GROUP BY origin_id, "on") AS days',
    "gaps": "SELECT coalesce(sum(n), 0) FROM (SELECT max(number) - count(*) AS n"
    ' FROM queues_ticket GROUP BY origin_id, "on") AS days',
    "tickets without entry": "SELECT (SELECT count(*) FROM queues_ticket)"
    " - (SELECT count(*) FROM journal_entry WHERE verb = 'ticket.taken')",
}


def server() -> None:
    """Run Prima as it is, with the bare view beside it and an office that never closes."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from prima.foundation.server.preparing import prepare
    from prima.foundation.server.running import start_server
    from prima.foundation.units.rules import Installation

    now = timezone.now()
    prepare(Installation.REAL, at=now, say=lambda _text: None)
    settings.ROOT_URLCONF = "bench.bare"
    from bench import bare

    slug = bare.set_up(now)
    start_server("127.0.0.1", 0, ready=lambda port: print(port, slug, bare.CODE, flush=True))


@dataclass
class Running:
    """A server, and where its numbers are taken."""

    port: int
    path: str
    pid: int
    home: str
    database_url: str

    def cpu_seconds(self) -> float:
        """Return what the server has used of the processors: it is the same on a busy machine."""
        fields = (
            Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, question: str) -> int:
        if self.database_url:
            with psycopg.connect(self.database_url) as line:
                row = line.execute(question.encode()).fetchone()
        else:
            row = pysqlite3.connect(Path(self.home) / "prima.sqlite3").execute(question).fetchone()
        return int(row[0]) if row else 0


@contextmanager
def running(database_url: str) -> Iterator[Running]:
    with tempfile.TemporaryDirectory(prefix="prima-bench-") as home:
        environment = {**os.environ, "PRIMA_HOME": home, "DATABASE_URL": database_url}
        command = [sys.executable, "-m", "bench.tickets", "--server"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            try:
                said = process.stdout.readline() if process.stdout else ""
                port, slug, code = said.split()
                path = f"/kiosk/{slug}/{code}/"
                yield Running(int(port), path, process.pid, home, database_url)
            finally:
                process.terminate()
                process.wait()


@dataclass
class Figures:
    """All rounds of one kind of request."""

    name: str
    path: str
    sent: list[Sent] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    def add(self, place: Running, *, clients: int, seconds: float) -> None:
        token, before = secrets.token_hex(16), place.cpu_seconds()
        sent = send(place.port, self.path, token, clients=clients, seconds=seconds)
        self.cpu_ms.append((place.cpu_seconds() - before) * 1000 / max(sent.requests, 1))
        self.sent.append(sent)

    def median(self, name: str) -> float:
        middle: float = statistics.median(getattr(sent, name) for sent in self.sent)
        return middle

    def tell(self) -> None:
        print(
            f"  {self.name}  {self.median('per_second'):6.0f}/s"
            f"   p50 {self.median('p50'):4.0f}  p95 {self.median('p95'):4.0f}"
            f"  p99 {self.median('p99'):4.0f}  worst {max(sent.max for sent in self.sent):4.0f} ms"
            f"   {statistics.median(self.cpu_ms):.2f} ms of a processor each"
            f"   {sum(sent.failed for sent in self.sent)} failed"
        )


def measure(title: str, database_url: str, *, seconds: float, rounds: int, clients: int) -> bool:
    print(f"{title}, {clients} clients by {client()}, {rounds} rounds of {seconds:.0f} s")
    with running(database_url) as place:
        take, bare = Figures("take", place.path), Figures("bare", "/bench/rows/")
        for figures in (take, bare):
            send(place.port, figures.path, secrets.token_hex(16), clients=clients, seconds=1)
        for _round in range(rounds):
            for figures in (take, bare):
                figures.add(place, clients=clients, seconds=seconds)
        faults = {name: place.ask(question) for name, question in FAULTS.items()}
    return tell(take, bare, faults)


def tell(take: Figures, bare: Figures, faults: dict[str, int]) -> bool:
    ratios = [
        one.per_second / other.per_second for one, other in zip(take.sent, bare.sent, strict=True)
    ]
    ratio = statistics.median(ratios)
    take.tell()
    bare.tell()
    print(
        f"  ratio {ratio:.2f} (goal: >= {GOAL_RATIO}); rounds: {min(ratios):.2f}-{max(ratios):.2f}"
    )
    print("  " + ", ".join(f"{name}: {count}" for name, count in faults.items()))
    return (
        not any(faults.values())
        and not any(sent.failed for sent in take.sent)
        and take.median("per_second") >= GOAL_PER_SECOND
        and take.median("p95") <= GOAL_P95_MS
        and ratio >= GOAL_RATIO
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--server", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "prima.config.settings"
    if chosen.server:
        server()
        return
    asked = {"seconds": chosen.seconds, "rounds": chosen.rounds, "clients": chosen.clients}
    os.environ.pop("DATABASE_URL", None)  # the bench fills its databases: it makes its own
    good = measure(f"SQLite {pysqlite3.sqlite_version}", "", **asked)
    cluster.SETTINGS.update(DURABLE)  # a ticket that the power takes is no ticket
    with cluster.postgres() as url:
        if url is None:
            print("There is no PostgreSQL on this machine that starts.")
            sys.exit(1)
        good &= measure(cluster.version(url), url, **asked)
    print("All goals are met." if good else "Not all goals are met.")
    sys.exit(not good)


if __name__ == "__main__":
    main()
