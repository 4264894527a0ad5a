"""Starts the server: one process, one port, and an end within seconds."""

import asyncio
import errno
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import uvicorn
from django.db import connections
from django.utils.translation import gettext as _
from uvicorn.importer import import_from_string

from prima.foundation.refusals import Refusal
from prima.foundation.server.protocol import Application

APPLICATION: Final = "prima.config.asgi:application"
GRACE: Final = 2  # seconds that pages in the making may still take at the end
# Whoever comes back from the database, with everybody waiting for what they hold, waits no longer
# than this for a thread that computes. Python's own 5 ms cost a crowd a third of its speed.
SWITCH: Final = 0.0005
LAST: Final = 1  # and this long until whatever still runs is cut off, as a power cut would


class PortTaken(Refusal):
    code = "port-taken"


class _Server(uvicorn.Server):
    def __init__(
        self, config: uvicorn.Config, application: Application, ready: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self.application = application
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self.ready)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.application.drain()  # or the wait for 500 boards would take all of GRACE
        await super().shutdown(sockets)


def start_server(
    host: str,
    port: int,
    *,
    application: str = APPLICATION,
    ready: Callable[[int], None] = lambda _port: None,
) -> None:
    """Serve until SIGTERM or Ctrl-C. `ready` is called with the port once it answers.

    Port 0 takes a free one. Raises PortTaken.
    """

    def now_ready() -> None:
        ready(taken)
        connections.close_all()  # of the thread that this ran in

    connections.close_all()  # this thread only serves from here on
    sys.setswitchinterval(SWITCH)
    _allow_many_connections()
    listening = _listen(host, port)
    taken = listening.getsockname()[1]
    app = import_from_string(application)
    config = uvicorn.Config(
        app,
        interface="asgi3",
        lifespan="on",
        ws="none",
        access_log=False,  # who asked for what is nobody's to keep
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    signal.signal(signal.SIGTERM, _end)
    try:
        _Server(config, app, now_ready).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()
        signal.alarm(LAST)


def _end(_signal: int, _frame: object) -> None:
    """End as a program does that comes to its end: what it put aside for itself is tidied up."""
    sys.exit(0)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            message = _("Port %(port)s is in use by another program.") % {"port": port}
            raise PortTaken(message, advice=_("Choose another: --port 8001.")) from error
        message = _("Port %(port)s of %(host)s cannot be opened.") % {"port": port, "host": host}
        raise PortTaken(message, advice=_("Choose another: --port 8001.")) from error
    return listening


def _allow_many_connections() -> None:
    """Raise the limit of open files to what the machine allows: each display holds one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, 65536) if hard != resource.RLIM_INFINITY else 65536
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def addresses(host: str, port: int) -> list[str]:
    """Return the addresses to type on this machine and on others of the network."""
    hosts = ["localhost", *_network_addresses()] if host in {"0.0.0.0", "::"} else [host]  # noqa: S104 - compared, not bound
    return [f"http://{f'[{name}]' if ':' in name else name}:{port}/" for name in hosts]


def _network_addresses() -> list[str]:
    """Return this machine's own addresses. Nothing is sent: connecting UDP only picks a route."""
    found = set()
    # Without a route, as in an office without internet, connecting fails.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))
        found.add(probe.getsockname()[0])
    with suppress(OSError):  # the machine's own name may not be known to it
        found.update(socket.gethostbyname_ex(socket.gethostname())[2])
    return sorted(address for address in found if not address.startswith("127."))
