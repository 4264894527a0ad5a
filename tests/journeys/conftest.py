"""One browser for all journeys, and for each an empty database with its own server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from prima.foundation.server.testing import RunningServer
from tests import browsing
from tests.places import Place


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture
def server(started_once: Place, tmp_path: Path) -> Iterator[RunningServer]:
    """Return a server that nobody has used yet."""
    with started_once.copied(tmp_path) as place, place.server() as running:
        yield running
