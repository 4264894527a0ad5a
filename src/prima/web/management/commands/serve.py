"""`./prima serve`: run this unit's own data, everything in one process."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from prima.foundation.people.queries import nobody_is_here
from prima.foundation.refusals import Refusal
from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import addresses, start_server
from prima.foundation.server.setup_code import forget_setup_code, setup_code
from prima.foundation.units.rules import Installation


class Command(BaseCommand):
    help = "Run Prima with your unit's own data: pages, live boards and jobs in one process."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        everywhere = "0.0.0.0"  # noqa: S104 - the other machines of the office must reach it
        parser.add_argument(
            "--host", default=everywhere, help="Where to listen. Default: everywhere."
        )
        parser.add_argument("--port", type=int, default=8000, help="Default: 8000. 0: a free one.")

    def handle(self, *, host: str, port: int, **_options: object) -> None:
        try:
            prepare(Installation.REAL, at=timezone.now(), say=self.stdout.write)
            start_server(host, port, ready=lambda taken: self.welcome(host, taken))
        except Refusal as refusal:
            raise CommandError(f"{refusal.message} {refusal.advice}") from refusal

    def welcome(self, host: str, port: int) -> None:
        self.stdout.write(_("Prima is running:"))
        here = addresses(host, port)
        for address in here:
            self.stdout.write(f"  {address}")
        if nobody_is_here():
            self.stdout.write(_("Nobody is enrolled yet. Open this page and enter this code:"))
            self.stdout.write(f"  {here[0]}start/")
            self.stdout.write(f"  {setup_code()}")
        else:
            forget_setup_code()
        self.stdout.write(_("Stop with Ctrl-C."))
        self.stdout.flush()  # whoever reads a log waits for this
