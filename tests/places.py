"""Where a server of the tests keeps its things, and how such a place is copied."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg

from prima.foundation.server.testing import SERVE, RunningServer, own_database


@dataclass(frozen=True)
class Place:
    """A home, a database that the environment names, and how a server is started there."""

    home: Path
    environment: dict[str, str]
    command: tuple[str, ...] = SERVE

    def server(self) -> RunningServer:
        return RunningServer(self.home, command=self.command, environment=self.environment)

    def rows(self, question: str) -> list[tuple[object, ...]]:
        """Ask the database directly, past everything of Prima's."""
        url = self.environment["DATABASE_URL"]
        if url:
            with psycopg.connect(url) as line:
                answer = line.execute(question.encode())
                return answer.fetchall() if answer.description else []
        with closing(sqlite3.connect(self.home / "prima.sqlite3")) as file, file:
            return file.execute(question).fetchall()

    @contextmanager
    def copied(self, folder: Path, command: tuple[str, ...] | None = None) -> Iterator["Place"]:
        """Copy what is here, while nobody uses it: making it takes the longest."""
        shutil.copytree(self.home, folder / "home")
        with own_database(like=self.environment) as environment:
            yield replace(
                self,
                home=folder / "home",
                environment=environment,
                command=command or self.command,
            )


@contextmanager
def place_of_first_start(folder: Path) -> Iterator[Place]:
    """Start Prima in an empty home, and stop it: every table is there, and nobody yet."""
    with own_database() as environment:
        place = Place(folder / "home", environment)
        with place.server() as server:
            server.stop()
        yield place
