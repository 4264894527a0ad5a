"""A server of a test's own: a process, a home and a database that nobody else uses."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

ROOT = Path(__file__).resolve().parents[4]
SERVE = ("manage.py", "serve", "--host", "127.0.0.1", "--port", "{port}")
START_SECONDS = 90  # a machine that is busy with other tests


class RunningServer:
    """Starts a command of this Python and waits until it answers. `{port}` becomes a free port."""

    def __init__(
        self,
        home: Path,
        *,
        command: Sequence[str] = SERVE,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self.port = free_port()
        self.log = home.parent / f"{home.name}.log"
        self._command = [sys.executable, *(part.format(port=self.port) for part in command)]
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PRIMA_")},
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "PRIMA_HOME": str(home),
            **(environment or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.started_in = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return self._running().pid

    def start(self) -> None:
        """Start, and wait until it answers. Then `started_in` says how many seconds that took."""
        begun = time.monotonic()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - this Python, and a command of the tests
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() - begun > START_SECONDS:
                self.kill()
                raise AssertionError(f"It did not start:\n{self.said()}")
            time.sleep(0.05)
        self.started_in = time.monotonic() - begun

    def _answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            line.request("GET", "/live/")
            return line.getresponse().status == http.HTTPStatus.NOT_FOUND
        except OSError:
            return False
        finally:
            line.close()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it as a power cut would: at once, in the middle of whatever it does."""
        if self._running().poll() is None:
            os.killpg(self._running().pid, signal.SIGKILL)
        self._running().wait()

    def stop(self) -> float:
        """Ask it to stop; return how many seconds it took."""
        begun = time.monotonic()
        self._running().terminate()
        self._running().wait(timeout=START_SECONDS)
        return time.monotonic() - begun

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise AssertionError("It was never started.")
        return self._process

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def own_database(like: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Give the environment of a server with a database of its own, and drop it afterwards.

    SQLite lives in the server's home. On PostgreSQL a new database is made in the suite's server,
    empty or as a copy of one that nobody uses now.
    """
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        yield {"DATABASE_URL": ""}
        return
    server, name = given.rpartition("/")[0], f"prima_own_{secrets.token_hex(4)}"
    template = f" TEMPLATE {like['DATABASE_URL'].rpartition('/')[2]}" if like else ""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name}{template}".encode())
        try:
            yield {"DATABASE_URL": f"{server}/{name}"}
        finally:
            line.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
