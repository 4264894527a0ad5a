"""SQLite as a machine without a battery needs it: asserted on every connection, or refused."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from prima.config import env
from prima.foundation.sqlite import base


@contextmanager
def opened(file: Path, **changes: object) -> Iterator[BaseDatabaseWrapper]:
    """Open a database as the settings describe it, with changes."""
    described = {**env.database(file), **changes}
    connection = ConnectionHandler({"default": described})["default"]
    try:
        yield connection
    finally:
        connection.close()


def pragmas(connection: BaseDatabaseWrapper) -> dict[str, object]:
    with connection.cursor() as cursor:
        return {name: cursor.execute(f"PRAGMA {name}").fetchone() for name in base.PRAGMAS}


def promised() -> dict[str, object]:
    return {name: (wanted,) for name, wanted in base.PRAGMAS.items() if name != "temp_store"}


@pytest.fixture
def file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    monkeypatch.setenv("DATABASE_URL", "")
    with django_db_blocker.unblock():  # these open files of their own, not the suite's database
        yield tmp_path / "unit.sqlite3"


def kept_by(file: Path) -> dict[str, object]:
    with opened(file) as connection:
        return pragmas(connection)


def test_every_connection_keeps_what_is_promised(file: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(kept_by, [file] * 8))

    assert all(promised().items() <= kept.items() for kept in found)


def test_full_is_promised_because_normal_loses_work() -> None:
    assert base.PRAGMAS["synchronous"] == 2
    assert base.PRAGMAS["journal_mode"] == "wal"
    assert base.PRAGMAS["mmap_size"] == 0


def test_options_cannot_weaken_it(file: Path) -> None:
    weaker = {"timeout": 20, "init_command": "PRAGMA synchronous=NORMAL; PRAGMA mmap_size=9999999;"}

    with opened(file, OPTIONS=weaker) as connection:
        assert promised().items() <= pragmas(connection).items()


def test_past_our_backend_the_same_options_would_be_weak(file: Path) -> None:
    """The control: without the wrapper these assertions fail."""
    weaker = {"timeout": 20, "init_command": "PRAGMA synchronous=NORMAL; PRAGMA mmap_size=9999999;"}

    with opened(file, ENGINE="django.db.backends.sqlite3", OPTIONS=weaker) as connection:
        found = pragmas(connection)

    assert found["synchronous"] == (1,)
    assert found["mmap_size"] != (0,)
    assert found["secure_delete"] == (0,)


def test_a_connection_that_does_not_obey_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "PRAGMAS", {"synchronous": 9})

    with pytest.raises(ImproperlyConfigured, match="synchronous"), opened(file) as connection:
        connection.ensure_connection()


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_builds_with_the_wal_reset_bug_are_known(
    version: tuple[int, int, int], *, is_safe: bool
) -> None:
    assert base.is_safe_build(version) is is_safe


def test_an_unsafe_build_opens_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.40.1")

    with pytest.raises(ImproperlyConfigured, match=r"3\.40\.1"), opened(file) as connection:
        connection.ensure_connection()
    assert not file.exists()


def test_the_build_we_bring_is_safe() -> None:
    assert base.is_safe_build(sqlite3.sqlite_version_info)


def test_a_transaction_takes_the_write_lock_at_its_beginning(file: Path) -> None:
    """A transaction that begins as a reader would fail with "database is locked" under load."""
    asked = env.database(file)["OPTIONS"]
    assert isinstance(asked, dict)
    impatient = {**asked, "timeout": 0}
    with opened(file, OPTIONS=impatient) as one, opened(file, OPTIONS=impatient) as two:
        one.ensure_connection()
        two.ensure_connection()
        with begun(one), pytest.raises(OperationalError, match="locked"), begun(two):
            pass


@contextmanager
def begun(connection: BaseDatabaseWrapper) -> Iterator[None]:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        yield
    finally:
        connection.rollback()
        connection.set_autocommit(True)
