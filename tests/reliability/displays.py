"""A display: an open line of server-sent events, read as a browser reads it."""

import json
import socket
import time
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Event:
    name: str
    id: int
    data: dict[str, object]


class Display:
    def __init__(self, port: int, address: str, *, last: int | None = None) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), timeout=5)
        again = f"Last-Event-ID: {last}\r\n" if last is not None else ""
        self._line.sendall(f"GET {address} HTTP/1.1\r\nHost: display\r\n{again}\r\n".encode())
        self._file = self._line.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        self.headers: dict[str, str] = {}
        while header := self._file.readline().decode("latin-1").strip():
            name, _colon, value = header.partition(": ")
            self.headers[name] = value
        self.retry: int | None = None
        if self.status == HTTPStatus.OK:
            self._until_open()

    def _until_open(self) -> None:
        while self.retry is None:
            name, _colon, value = self._file.readline().decode().strip().partition(": ")
            self.retry = int(value) if name == "retry" else None

    def next(self, *, within: float = 5.0) -> Event | None:
        """Return the next event; None when the server ends the stream. Raises TimeoutError."""
        self._line.settimeout(within)
        end = time.monotonic() + within
        fields: dict[str, str] = {}
        while time.monotonic() < end:
            line = self._file.readline()
            if not line or line == b"0\r\n":
                return None
            name, colon, value = line.decode().strip().partition(": ")
            if colon:
                fields[name] = value
            elif "data" in fields:
                return Event(fields["event"], int(fields["id"]), json.loads(fields["data"]))
        raise TimeoutError

    def close(self) -> None:
        self._file.close()
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
