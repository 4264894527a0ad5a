"""`./prima demo`: a believable Puskesmas with ninety days of life, running in one process."""

import shutil
import time
from argparse import ArgumentParser
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from prima.foundation.refusals import Refusal
from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import start_server
from prima.foundation.units.rules import Installation
from prima.web.demo.cast import PASSWORD, SIGN_INS
from prima.web.demo.history import DAYS, make_demo
from prima.web.demo.live import Life

BAR = 30


class Command(BaseCommand):
    help = "Show Prima at work: a made-up Puskesmas with ninety days of visits and answers."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets others see it too.")
        parser.add_argument("--port", type=int, default=8000, help="Default: 8000.")
        parser.add_argument("--days", type=int, default=DAYS, help="Days of history. Default: 90.")
        parser.add_argument(
            "--fresh", action="store_true", help="Throw the old demonstration away."
        )
        parser.add_argument("--still", action="store_true", help="Nobody comes by themselves.")
        parser.add_argument("--no-serve", action="store_true", help="Only make the data.")

    def handle(
        self,
        *,
        host: str,
        port: int,
        days: int,
        fresh: bool,
        still: bool,
        no_serve: bool,
        **_options: object,
    ) -> None:
        if not settings.DEMO:
            raise CommandError("Start it as ./prima demo: it keeps its own folder.")
        if fresh:
            connections.close_all()
            shutil.rmtree(settings.HOME)
            settings.HOME.mkdir(parents=True)
        try:
            prepare(Installation.DEMO, at=timezone.now(), say=self.stdout.write)
            started = time.perf_counter()
            unit, day = make_demo(timezone.now(), days=days, progress=self._progress)
            self.stdout.write(f"\nReady in {time.perf_counter() - started:.0f} s.")
            if no_serve:
                return
            if not still:
                Life(day).start()
            start_server(host, port, ready=lambda taken: self._welcome(host, taken, unit.slug))
        except Refusal as refusal:
            raise CommandError(f"{refusal.message} {refusal.advice}") from refusal

    def _progress(self, number: int, total: int, day: date) -> None:
        filled = BAR * number // total
        bar = "█" * filled + "·" * (BAR - filled)
        self.stdout.write(f"\rMaking {day:%d %b %Y}  {bar}  {number}/{total}", ending="")
        self.stdout.flush()

    def _welcome(self, host: str, port: int, slug: str) -> None:
        here = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}"  # noqa: S104 - compared, not bound
        faces = {
            "Portal (public)": "/",
            "Kiosk (take a number)": f"/kiosk/{slug}/",
            "Board (television)": f"/board/{slug}/",
            "Results (public)": f"/results/{slug}/",
            "Desk, counter 1 (officer)": f"/desk/{slug}/1/",
            "Overview (head of unit)": f"/overview/{slug}/",
        }
        self.stdout.write(
            "\nThe demonstration is running. Every name and number in it is made up.\n"
        )
        for face, path in faces.items():
            self.stdout.write(f"  {face:<28} {here}{path}")
        self.stdout.write(f"\n  Sign in with the password: {PASSWORD}")
        for person in SIGN_INS:
            self.stdout.write(f"    {person.username:<8} {person.full_name} ({person.kind})")
        self.stdout.write("\n  Stop with Ctrl-C. ./prima demo --fresh begins anew.")
