"""Measure how long after a call 500 boards of one process show it, and what a board costs.

./prima bench boards [--boards 500] [--calls 40]

Calls are written to the journal by another process than the server's, as a second desk would, and
real server-sent events are read over TCP. A sample is the time from before the transaction until a
board has the event, for every board and every call. Set DATABASE_URL to measure on a PostgreSQL
database that may be written to.
"""

import argparse
import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL_P99_MS = 250
GOAL_KB = 20
SETTLED = 5  # seconds until the periodic jobs of a first start are done and take no more memory


class Prima:
    """A process of Prima's: bench/_boards.py with Django set up."""

    def __init__(self, home: str, statement: str) -> None:
        code = f"from bench import _boards; _boards.{statement}"
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
            cwd=ROOT,
            env={**os.environ, "PRIMA_HOME": home, "PYTHONPATH": str(ROOT / "src")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, line: str = "") -> str:
        assert self.process.stdin is not None  # noqa: S101 - both were asked for
        assert self.process.stdout is not None  # noqa: S101 - both were asked for
        self.process.stdin.write(line)
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def memory_kb(self) -> int:
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        return next(int(row.split()[1]) for row in rollup.splitlines() if row.startswith("Pss:"))

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate()


class Board:
    def __init__(self) -> None:
        self.seen: dict[int, float] = {}

    async def open(self, port: int, slug: str) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.writer.write(f"GET /live/bench/{slug} HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
        while b"retry:" not in await self.reader.readline():
            pass

    async def watch(self) -> None:
        while line := await self.reader.readline():
            if line.startswith(b"data: {"):
                number = json.loads(line[6:]).get("number", ":0")
                self.seen[int(number.partition(":")[2])] = time.perf_counter()


@dataclass
class Found:
    """What one run found. Times in milliseconds, one for every board and call that arrived."""

    expected: int
    delays: list[float]
    connected_in: float
    kb_a_board: float


async def measure(home: str, server: Prima, said: list[str], boards: int, calls: int) -> Found:
    port, unit_id, slug = int(said[0]), said[1], said[2]
    desk = Prima(home, f"call({unit_id})")
    watching = [Board() for _board in range(boards)]
    await watching[0].open(port, slug)  # the first connection pays for what all share
    await asyncio.sleep(SETTLED)
    before, begun = server.memory_kb(), time.perf_counter()
    for start in range(1, boards, 50):
        await asyncio.gather(*(board.open(port, slug) for board in watching[start : start + 50]))
    connected_in = time.perf_counter() - begun
    kb_a_board = (server.memory_kb() - before) / (boards - 1)
    tasks = [asyncio.create_task(board.watch()) for board in watching]
    await asyncio.to_thread(desk.ask, "0\n")  # opens its database
    begins = {}
    for number in range(1, calls + 1):
        await asyncio.sleep(0.25 + secrets.randbelow(100) / 1000)
        begins[number] = float(await asyncio.to_thread(desk.ask, f"{number}\n"))
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    desk.stop()
    delays = [
        (seen - begins[number]) * 1000
        for board in watching
        for number, seen in board.seen.items()
        if number
    ]
    return Found(boards * calls, delays, connected_in, kb_a_board)


def tell(found: Found) -> bool:
    cuts = statistics.quantiles(found.delays, n=100)
    p50, p95, p99 = cuts[49], cuts[94], cuts[98]
    print(f"  received        {len(found.delays)} of {found.expected}")
    print(f"  call to screen  p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms")
    print(f"                  goal: p99 <= {GOAL_P99_MS} ms")
    print(f"  memory          {found.kb_a_board:.1f} kB a board; goal: <= {GOAL_KB} kB")
    print(f"  all connected   after {found.connected_in:.2f} s")
    all_arrived = len(found.delays) == found.expected
    return all_arrived and p99 <= GOAL_P99_MS and found.kb_a_board <= GOAL_KB


def main() -> int:
    parser = argparse.ArgumentParser(description="500 boards on one process.")
    parser.add_argument("--boards", type=int, default=500)
    parser.add_argument("--calls", type=int, default=40)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="prima-bench-") as home:
        server = Prima(home, "serve()")
        try:
            said = server.ask().split()
            print(f"{chosen.boards} boards, {chosen.calls} calls, {said[-1]}")
            found = asyncio.run(measure(home, server, said, chosen.boards, chosen.calls))
        finally:
            server.stop()
    return 0 if tell(found) else 1


if __name__ == "__main__":
    sys.exit(main())
