"""One browser for all journeys, and for each an empty database with its own server."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from prima.foundation.server.testing import RunningServer, own_database
from tests import browsing


@dataclass(frozen=True)
class Place:
    home: Path
    environment: dict[str, str]

    def server(self) -> RunningServer:
        return RunningServer(self.home, environment=self.environment)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Return a place where Prima was started once: an empty database, ready to be copied."""
    with own_database() as environment:
        place = Place(tmp_path_factory.mktemp("prepared") / "home", environment)
        with place.server() as server:
            server.stop()
        yield place


@pytest.fixture
def server(prepared: Place, tmp_path: Path) -> Iterator[RunningServer]:
    """Return a server that nobody has used yet."""
    shutil.copytree(prepared.home, tmp_path / "home")
    with (
        own_database(like=prepared.environment) as environment,
        Place(tmp_path / "home", environment).server() as running,
    ):
        yield running
