"""What all tests that start a server share: a place where Prima was started once."""

from collections.abc import Iterator

import pytest

from tests.places import Place, place_of_first_start


@pytest.fixture(scope="session")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with place_of_first_start(tmp_path_factory.mktemp("started-once")) as place:
        yield place
