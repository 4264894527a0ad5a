"""Servers of their own: one for each test that kills it, one for all that only ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prima.foundation.server.testing import RunningServer
from tests.places import Place

CODE = "from tests.reliability import served; served.main({port})"
SERVED = ("manage.py", "shell", "--no-imports", "-c", CODE)


@pytest.fixture(scope="session")
def prepared(started_once: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Return a place with an office in it, to be copied."""
    with started_once.copied(tmp_path_factory.mktemp("prepared"), SERVED) as place:
        with place.server() as server:
            server.stop()
        yield place


@pytest.fixture
def place(prepared: Place, tmp_path: Path) -> Iterator[Place]:
    with prepared.copied(tmp_path) as place:
        yield place


@pytest.fixture(scope="session")
def server(prepared: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with prepared.copied(tmp_path_factory.mktemp("shared")) as place, place.server() as running:
        yield running
