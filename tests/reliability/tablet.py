"""A server with one tablet at the exit: a single question, so that 200 people answer quickly."""

from django.utils import timezone

from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import start_server
from prima.foundation.units.actions import establish_unit
from prima.foundation.units.queries import service_units
from prima.foundation.units.rules import Installation
from prima.listen.surveys.testing import a_way


def main(port: int) -> None:
    at = timezone.now()  # noqa: TID251 - this is the door of the tests' server
    prepare(Installation.REAL, at=at, say=print)
    if not service_units().exists():
        a_way(establish_unit("Kantor Uji", at=at), "pulse", at=at)
    start_server("127.0.0.1", port)
