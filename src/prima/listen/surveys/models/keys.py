"""A primary key that does not tell which row came first."""

import secrets
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

BITS = 63


def random_key() -> int:
    """Return 1 to 2**63 - 1: whatever a signed 64-bit column holds."""
    return secrets.randbelow(2**BITS - 1) + 1


class RandomKey(models.BigIntegerField[int, int]):
    """A random 63-bit primary key.

    On SQLite the column must be called `integer`: only `INTEGER PRIMARY KEY` *is* the rowid.
    Django's `bigint` would leave a hidden rowid beside it that counts the rows as they come.
    """

    def __init__(self, *args: object, **options: object) -> None:
        options |= {"primary_key": True, "default": random_key, "editable": False}
        super().__init__(*args, **options)  # type: ignore[arg-type]  # Django passes back what deconstruct gave

    def db_type(self, connection: "BaseDatabaseWrapper") -> str:
        return "integer" if connection.vendor == "sqlite" else "bigint"
