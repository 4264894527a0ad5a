"""The server as a whole: slow clients, bad requests, static files, an end within seconds."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from prima.foundation.server.testing import RunningServer, own_database
from tests.places import Place

SLOW_CLIENTS = 40


@pytest.fixture(scope="module")
def prima(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Prima as `./prima serve` starts it, on an empty home."""
    home = tmp_path_factory.mktemp("served") / "home"
    with own_database() as environment, RunningServer(home, environment=environment) as running:
        yield running


def get(server: RunningServer, path: str, **headers: str) -> tuple[HTTPResponse, str]:
    line = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        return answer, answer.read().decode()
    finally:
        line.close()


def raw(server: RunningServer, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(request)
        return line.recv(100)


def test_a_first_start_says_where_it_is_and_how_to_begin(prima: RunningServer) -> None:
    said = prima.said()

    assert f"http://127.0.0.1:{prima.port}/" in said
    assert "/start/" in said
    assert (prima.home / "setup-code").read_text(encoding="ascii") in said


def test_it_says_how_it_is(prima: RunningServer) -> None:
    answer, body = get(prima, "/health?format=json")

    assert answer.status == 200
    assert '"code": "database", "state": "GOOD"' in body


def test_jobs_run_in_the_same_process(prima: RunningServer) -> None:
    end = time.monotonic() + 15
    while time.monotonic() < end:
        _answer, body = get(prima, "/health?format=json")
        if '"code": "jobs", "state": "GOOD"' in body:
            return
        time.sleep(0.2)
    raise AssertionError(body)


def test_style_sheets_are_served_for_ever_and_small(prima: RunningServer) -> None:
    _answer, page = get(prima, "/health")
    sheet = re.search(r'href="(/static/design/prima\.[0-9a-f]+\.css)"', page)
    assert sheet is not None

    answer, _body = get(prima, sheet[1])

    assert answer.status == 200
    assert "immutable" in str(answer.headers["Cache-Control"])


def test_every_answer_carries_its_protection(prima: RunningServer) -> None:
    for path in ("/health", "/no/such/page", "/accounts/login/"):
        answer, _body = get(prima, path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert "default-src 'none'" in str(answer.headers["Content-Security-Policy"]), path
        assert answer.headers["X-Frame-Options"] == "DENY", path
        assert answer.headers["Server"] is None, path


def test_clients_that_never_finish_sending_hold_up_nobody(prima: RunningServer) -> None:
    unfinished = b"POST /accounts/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\nlogin="
    with ExitStack() as lines:
        for _client in range(SLOW_CLIENTS):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", prima.port)))
            line.sendall(unfinished)
        begun = time.monotonic()

        answer, _body = get(prima, "/health")

        assert answer.status == 200
        assert time.monotonic() - begun < 5


def test_clients_that_never_take_their_answer_hold_up_nobody(prima: RunningServer) -> None:
    with ExitStack() as lines:
        for _client in range(SLOW_CLIENTS):
            line = lines.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            line.connect(("127.0.0.1", prima.port))
            line.sendall(b"GET /static/design/prima.css HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        begun = time.monotonic()

        answer, _body = get(prima, "/health")

        assert answer.status == 200
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /%ff%fe?q=%ff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nCookie: " + b"a" * 60_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /language HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /language HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_a_bad_request_is_refused_and_no_error(prima: RunningServer, request_line: bytes) -> None:
    status = raw(prima, request_line).split(b" ")[1]

    assert status[:1] in {b"2", b"3", b"4"}, status


def test_it_ends_within_three_seconds_and_leaves_nothing_behind(
    place: Place, tmp_path: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {**place.environment, "TMPDIR": str(scratch)}
    with (
        replace(place, environment=environment).server() as server,
        socket.create_connection(("127.0.0.1", server.port)) as kept_alive,
    ):
        kept_alive.sendall(b"GET /live/ HTTP/1.1\r\nHost: x\r\n\r\n")

        assert server.stop() < 3

    assert list(scratch.iterdir()) == []


def test_a_page_that_takes_for_ever_does_not_keep_it(place: Place) -> None:
    with (
        place.server() as server,
        socket.create_connection(("127.0.0.1", server.port)) as waiting,
    ):
        waiting.sendall(b"GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(1)

        assert server.stop() < 4


def test_a_demonstration_is_never_served_as_real(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": "", "PRIMA_DEMO": "true"}
    server = RunningServer(tmp_path / "home", environment=environment)

    with pytest.raises(AssertionError, match="PRIMA_DEMO"):
        server.start()


def test_two_on_one_port_is_said_plainly(tmp_path: Path, prima: RunningServer) -> None:
    command = ("manage.py", "serve", "--host", "127.0.0.1", "--port", str(prima.port))
    second = RunningServer(tmp_path / "home", command=command, environment={"DATABASE_URL": ""})

    with pytest.raises(AssertionError, match=f"{prima.port}.*--port"):
        second.start()
