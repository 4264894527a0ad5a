"""Plain SQL for the few statements that run at every tap.

PostgreSQL takes longer to plan such a statement than to run it, and Django has each one planned
anew. Here a connection plans it once, as far as the database setting `prepare_threshold` allows.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper


def run(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one statement and return its rows. Values must be what the database takes as they are."""
    with _cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def _cursor() -> CursorWrapper:
    if connection.vendor != "postgresql":
        return connection.cursor()
    from psycopg import Cursor  # noqa: PLC0415 - only where PostgreSQL is spoken

    connection.ensure_connection()
    # Django's own cursors put the values into the text, so that no two statements are the same.
    wrapped: CursorWrapper = connection._prepare_cursor(  # type: ignore[attr-defined]  # noqa: SLF001 - as `cursor()` does
        Cursor(connection.connection)
    )
    return wrapped
