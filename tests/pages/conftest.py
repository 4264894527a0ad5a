"""The office of these tests: in the tests' own database, and behind a server for a browser."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser

from prima.foundation.people.queries import person_named
from tests import browsing
from tests.pages import office
from tests.places import Place

CODE = "from tests.pages import served; served.main({port})"
SERVED = ("manage.py", "shell", "--no-imports", "-c", CODE)


@pytest.fixture
def examples(db: None) -> office.Examples:
    """Return an example for every parameter of an address, in the tests' own database."""
    return office.furnished(timezone.now())  # noqa: TID251 - pages read the clock too


@pytest.fixture
def as_whom(examples: office.Examples) -> Callable[[str], Client]:
    """Return the browser of somebody: of ratna, of budi, or of nobody in particular."""

    def browser_of(username: str) -> Client:
        client = Client(raise_request_exception=False)
        if username:
            client.force_login(person_named(username))
        return client

    return browser_of


@dataclass(frozen=True)
class Served:
    """A server, and the pages that it has."""

    url: str
    pages: list[office.Page]


@pytest.fixture(scope="package")
def served(started_once: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with (
        started_once.copied(tmp_path_factory.mktemp("pages"), SERVED) as place,
        place.server() as running,
    ):
        examples = json.loads((place.home / "examples.json").read_text(encoding="utf-8"))
        yield Served(running.url, office.pages(examples))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser
