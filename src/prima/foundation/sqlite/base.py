"""SQLite as Django's backend, with what durability needs asserted on every connection.

Law: WAL, synchronous=FULL, foreign keys on, no trusted schema, no memory map, BEGIN IMMEDIATE, and
a build without the WAL-reset bug. A connection that is not so is refused, never used (ADR 0007).
"""

import sqlite3
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: an acknowledged act survives the power cut
    "foreign_keys": 1,
    "trusted_schema": 0,
    "recursive_triggers": 1,  # so that INSERT OR REPLACE cannot get past a trigger
    "secure_delete": 1,
    "mmap_size": 0,  # a memory map makes corruption by stray writes worse
    "cache_size": -20000,  # KiB, negative by SQLite's convention
    "temp_store": 2,
    "journal_size_limit": 67108864,
}
SAFE_SINCE = (3, 51, 3)
PATCHED_LINES = {(3, 44): 6, (3, 50): 7}


def is_safe_build(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite has the fix of the WAL-reset bug.

    >>> is_safe_build((3, 40, 1)), is_safe_build((3, 50, 7)), is_safe_build((3, 51, 3))
    (False, True, True)
    """
    major, minor, patch, *_rest = version
    patched = PATCHED_LINES.get((major, minor))
    return version >= SAFE_SINCE or (patched is not None and patch >= patched)


def require_safe_build() -> None:
    if not is_safe_build(sqlite3.sqlite_version_info):
        raise ImproperlyConfigured(
            f"SQLite {sqlite3.sqlite_version} can corrupt a database under load. "
            "Prima needs 3.51.3 or newer: run it through ./prima, which brings one."
        )


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401 - Django's own signature
        require_safe_build()
        connection = super().get_new_connection(conn_params)
        in_memory = "mode=memory" in str(conn_params["database"]) or (
            conn_params["database"] == ":memory:"
        )
        for name, wanted in PRAGMAS.items():
            if name == "journal_mode" and in_memory:
                continue  # a database without a file has no log to keep
            connection.execute(f"PRAGMA {name}={wanted}")
            (found,) = connection.execute(f"PRAGMA {name}").fetchone() or (wanted,)
            if found != wanted:
                connection.close()
                raise ImproperlyConfigured(
                    f"SQLite keeps {name} at {found}, not {wanted}. Is the file on a local disk?"
                )
        return connection
