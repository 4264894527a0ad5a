"""A server for the browser tests: the office of these tests, in a database of its own."""

import json
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import start_server
from prima.foundation.units.rules import Installation
from tests.pages.office import furnished


def main(port: int) -> None:
    at = timezone.now()  # noqa: TID251 - this is the door of the tests' server
    prepare(Installation.REAL, at=at, say=print)
    examples = Path(settings.HOME) / "examples.json"
    examples.write_text(json.dumps(furnished(at)), encoding="utf-8")
    start_server("127.0.0.1", port)
