"""One server and one crowd for all of these tests; each test founds an office of its own."""

from collections.abc import Callable, Iterator

import pytest

from prima.foundation.server.testing import RunningServer, own_database
from tests.concurrency.crowd import DESKS, Crowd

PEOPLE = 128
Found = Callable[[str], str]


@pytest.fixture(scope="package")
def database() -> Iterator[dict[str, str]]:
    with own_database() as environment:
        yield environment


@pytest.fixture(scope="package")
def server(
    tmp_path_factory: pytest.TempPathFactory, database: dict[str, str]
) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("crowd") / "home"
    with RunningServer(home, environment=database) as running:
        yield running


@pytest.fixture(scope="package")
def crowd(server: RunningServer, database: dict[str, str]) -> Iterator[Crowd]:
    with Crowd(server.home, database) as people:
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
