"""One port: live streams as plain ASGI, every page as WSGI in a few threads.

Django's own ASGI handler is five to ten times slower on pages, and a WSGI server cannot hold the
lines of 500 displays (ADR 0006).
"""

import os

from django.core.wsgi import get_wsgi_application

from prima.config.jobs import PERIODIC
from prima.foundation.server.pages import Pages
from prima.foundation.server.protocol import Receive, Scope, Send

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prima.config.settings")


class Prima:
    """Starts with the server and not before: importing this module does nothing."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and scope["path"].startswith("/live/"):
            await self.streams(scope, receive, send)
        elif scope["type"] == "http":
            await self.pages(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._start()
            else:
                self._stop()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    def _start(self) -> None:
        self.pages = Pages(get_wsgi_application())
        # Only now: these modules hold models, and Django must be set up before they are read.
        from prima.foundation.jobs.background import Background  # noqa: PLC0415 - see above
        from prima.foundation.live.streams import Streams  # noqa: PLC0415 - see above

        self.streams = Streams()
        self.streams.start()
        self.background = Background(PERIODIC)
        self.background.start()

    def drain(self) -> None:
        self.streams.drain()

    def _stop(self) -> None:
        self.background.stop()
        self.streams.stop()
        self.pages.close()


application = Prima()
