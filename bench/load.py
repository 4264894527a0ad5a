"""Many clients that post the same form, each time with a new key: by wrk, or else by Python."""

import asyncio
import json
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

POST = Path(__file__).with_name("post.lua")


@dataclass(frozen=True)
class Sent:
    """What was sent and how long answers took, in milliseconds. Whatever is not 2xx, 3xx failed."""

    requests: int
    seconds: float
    p50: float
    p95: float
    p99: float
    max: float
    failed: int

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def client() -> str:
    return "wrk" if shutil.which("wrk") else "a client in Python: slower than wrk would be"


def send(port: int, path: str, token: str, *, clients: int, seconds: float) -> Sent:
    if shutil.which("wrk") is None:
        return asyncio.run(_send(port, path, token, clients, seconds))
    command = [
        "wrk", "-t1", f"-c{clients}", f"-d{seconds:.0f}s", "--timeout", "30s", "-s", str(POST),
        f"http://127.0.0.1:{port}", "--", path, token,
    ]  # fmt: skip
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Sent(**json.loads(said.strip().splitlines()[-1]))


async def _send(port: int, path: str, token: str, clients: int, seconds: float) -> Sent:
    took: list[float] = []
    failed: list[int] = []
    begun = time.perf_counter()
    lines = [_line(port, path, token, begun + seconds, took, failed) for _client in range(clients)]
    await asyncio.gather(*lines)
    cuts = statistics.quantiles(took, n=100)
    spent = time.perf_counter() - begun
    return Sent(len(took), spent, cuts[49], cuts[94], cuts[98], max(took), len(failed))


async def _line(
    port: int, path: str, token: str, until: float, took: list[float], failed: list[int]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < until:
        body = f"csrfmiddlewaretoken={token}&key={uuid4().hex}"
        begun = time.perf_counter()
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: csrftoken={token}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        status = await _answer(reader)
        took.append((time.perf_counter() - begun) * 1000)
        if status // 100 not in (2, 3):
            failed.append(status)
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    status = int((await reader.readline()).split()[1])
    length = 0
    while (header := (await reader.readline()).strip().lower()) != b"":
        if header.startswith(b"content-length:"):
            length = int(header.split(b":")[1])
    await reader.readexactly(length)
    return status
