"""Runs the pages, a WSGI application, in a few threads behind ASGI.

A thread is held only while a page is made: the whole request is read before, and the whole answer
is kept until the client has taken it. So a phone on a bad line, or somebody who sends one byte a
minute, never holds one of the threads that everybody shares.
"""

import asyncio
import contextvars
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Any, Final
from wsgiref.types import StartResponse

from prima.foundation.server.protocol import Message, Receive, Scope, Send, answer

Environ = dict[str, Any]
WSGI = Callable[[Environ, StartResponse], Any]
File = SpooledTemporaryFile[bytes]

THREADS: Final = 4  # more writers only wait for SQLite's one write lock, and unfairly
MOST_WAITING: Final = 512
MOST_BODY: Final = 12 * 1024 * 1024
IN_MEMORY: Final = 1024 * 1024
PIECE: Final = 64 * 1024
PATIENCE: Final = 20.0  # seconds between two pieces of a request


class NotTaken(Exception):
    """The request is not passed on. Says why in the two languages: no page can be made here."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


TOO_LARGE = (413, "Kiriman ini lebih besar dari 12 MB.\nThis is larger than 12 MB.\n")
TOO_SLOW = (408, "Kiriman ini tidak selesai.\nThis was not sent completely.\n")
TOO_MANY = (503, "Sistem sedang sibuk. Coba lagi sebentar lagi.\nBusy. Try again in a moment.\n")


@dataclass
class Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: File


class Pages:
    def __init__(self, application: WSGI, *, threads: int = THREADS) -> None:
        self.application = application
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="page")
        self.waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with await request_body(scope, receive) as body:
                made = await self._made(environ_of(scope, body))
        except NotTaken as no:
            await answer(send, no.status, no.text, [(b"retry-after", b"5")])
            return
        except ConnectionResetError:
            return  # nobody is there to answer, and half a form is not a form
        with made.body:
            await deliver(made, send)

    async def _made(self, environ: Environ) -> Answer:
        if self.waiting >= MOST_WAITING:
            raise NotTaken(*TOO_MANY)
        self.waiting += 1
        try:
            # A context of its own: the language and zone that a page activates stay with it.
            run = contextvars.copy_context().run
            return await asyncio.get_running_loop().run_in_executor(
                self.threads, run, make, self.application, environ
            )
        finally:
            self.waiting -= 1

    def close(self) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)


async def request_body(scope: Scope, receive: Receive) -> File:
    """Read the whole body. Raises NotTaken when it is too large or too slow.

    Raises ConnectionResetError when the client leaves before its end.
    """
    declared = dict(scope["headers"]).get(b"content-length", b"")
    if declared.isdigit() and int(declared) > MOST_BODY:
        raise NotTaken(*TOO_LARGE)
    body: File = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        while await _read_more(body, receive):
            pass
    except BaseException:
        body.close()
        raise
    return body


async def _read_more(body: File, receive: Receive) -> bool:
    """Take the next piece in, and say whether more is to come."""
    try:
        message = await asyncio.wait_for(receive(), PATIENCE)
    except TimeoutError as slow:
        raise NotTaken(*TOO_SLOW) from slow
    if message["type"] == "http.disconnect":
        raise ConnectionResetError
    body.write(message.get("body", b""))
    if body.tell() > MOST_BODY:
        raise NotTaken(*TOO_LARGE)
    more: bool = message.get("more_body", False)
    return more


def environ_of(scope: Scope, body: File) -> Environ:
    """Translate an ASGI request into a WSGI one."""
    length = body.tell()
    body.seek(0)
    host, port = scope.get("server") or ("localhost", 80)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": scope.get("root_path", "").encode().decode("latin-1"),
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:
            continue  # x_forwarded_proto would pass for x-forwarded-proto
        key = f"HTTP_{name.upper().replace('-', '_')}"
        if key in environ:
            value = f"{environ[key]}{'; ' if name == 'cookie' else ','}{value}"
        environ[key] = value
    environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE", "")
    environ.pop("HTTP_CONTENT_LENGTH", None)
    environ["CONTENT_LENGTH"] = str(length)
    return environ


def make(application: WSGI, environ: Environ) -> Answer:
    """Run the application to its end, in this thread."""
    said: list[tuple[str, list[tuple[str, str]]]] = []
    body: File = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever delivers it closes it

    def start(
        status: str, headers: list[tuple[str, str]], _error: object = None, /
    ) -> Callable[[bytes], object]:
        said[:] = [(status, headers)]
        return body.write

    try:
        pieces = application(environ, start)
        try:
            for piece in pieces:
                body.write(piece)
        finally:
            getattr(pieces, "close", lambda: None)()
    except BaseException:
        body.close()
        raise
    status, headers = said[0]
    sent = [
        (name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers
    ]
    return Answer(int(status.split(" ", 1)[0]), sent, body)


async def deliver(made: Answer, send: Send) -> None:
    length = made.body.tell()
    made.body.seek(0)
    has_length = any(name == b"content-length" for name, _value in made.headers)
    if not has_length and made.status not in {204, 304}:
        made.headers.append((b"content-length", str(length).encode()))
    start: Message = {
        "type": "http.response.start",
        "status": made.status,
        "headers": made.headers,
    }
    await send(start)
    more = True
    while more:
        piece = made.body.read(PIECE)
        more = made.body.tell() < length
        await send({"type": "http.response.body", "body": piece, "more_body": more})
