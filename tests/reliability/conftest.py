"""Servers of their own: one for each test that kills it, one for all that only ask."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from prima.foundation.server.testing import RunningServer, own_database

CODE = "from tests.reliability import served; served.main({port})"
SERVED = ("manage.py", "shell", "--no-imports", "-c", CODE)


@dataclass(frozen=True)
class Place:
    """Where a server keeps its things: a home, and a database that the environment names."""

    home: Path
    environment: dict[str, str]

    def server(self) -> RunningServer:
        return RunningServer(self.home, command=SERVED, environment=self.environment)

    def rows(self, question: str) -> list[tuple[object, ...]]:
        """Ask the database directly, past everything of Prima's."""
        url = self.environment["DATABASE_URL"]
        if url:
            with psycopg.connect(url) as line:
                answer = line.execute(question.encode())
                return answer.fetchall() if answer.description else []
        with closing(sqlite3.connect(self.home / "prima.sqlite3")) as file, file:
            return file.execute(question).fetchall()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Return a place with everything in it, to be copied: making it takes the longest."""
    with own_database() as environment:
        place = Place(tmp_path_factory.mktemp("prepared") / "home", environment)
        with place.server() as server:
            server.stop()
        yield place


@pytest.fixture
def place(prepared: Place, tmp_path: Path) -> Iterator[Place]:
    shutil.copytree(prepared.home, tmp_path / "home")
    with own_database(like=prepared.environment) as environment:
        yield Place(tmp_path / "home", environment)


@pytest.fixture(scope="module")
def server(prepared: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("shared") / "home"
    shutil.copytree(prepared.home, home)
    with (
        own_database(like=prepared.environment) as environment,
        Place(home, environment).server() as running,
    ):
        yield running
