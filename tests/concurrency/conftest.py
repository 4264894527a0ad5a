"""One server and one crowd for all of these tests; each test founds an office of its own."""

from collections.abc import Callable, Iterator

import pytest

from prima.foundation.server.testing import RunningServer
from tests.concurrency.crowd import DESKS, Crowd
from tests.places import Place

PEOPLE = 128
Found = Callable[[str], str]


@pytest.fixture(scope="package")
def place(started_once: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with started_once.copied(tmp_path_factory.mktemp("crowd")) as place:
        yield place


@pytest.fixture(scope="package")
def server(place: Place) -> Iterator[RunningServer]:
    with place.server() as running:
        yield running


@pytest.fixture(scope="package")
def crowd(server: RunningServer, place: Place) -> Iterator[Crowd]:
    with Crowd(server.home, place.environment) as people:
        yield people


@pytest.fixture
def found(crowd: Crowd) -> Found:
    """Return a function that makes an office and tells its name in addresses."""

    def make(name: str) -> str:
        [slug] = crowd.do("found", (name, DESKS))
        return str(slug)

    return make


@pytest.fixture(scope="package")
def naive(crowd: Crowd) -> None:
    """Set up the tables that the negative controls break."""
    crowd.do("naive.set_up", (PEOPLE,))
