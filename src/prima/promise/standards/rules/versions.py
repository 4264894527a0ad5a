"""How a version of a standard comes into force. No database, no clock, no Django."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from prima.kernel.lifecycle import Lifecycle

T = TypeVar("T")


class State(StrEnum):
    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"


class Move(StrEnum):
    REVISE = "REVISE"
    PUBLISH = "PUBLISH"


LIFECYCLE = Lifecycle(
    {
        (State.DRAFT, Move.REVISE): State.DRAFT,
        (State.DRAFT, Move.PUBLISH): State.PUBLISHED,
    }
)


def in_force(published: Iterable[tuple[date, T]], on: date) -> T | None:
    """Return what is in force on a day: the version with the latest first day not after it.

    >>> in_force([(date(2026, 1, 1), "v1"), (date(2026, 7, 1), "v2")], date(2026, 6, 30))
    'v1'
    >>> in_force([(date(2026, 1, 1), "v1")], date(2025, 12, 31)) is None
    True
    """
    begun = [(first, version) for first, version in published if first <= on]
    return max(begun, key=lambda pair: pair[0])[1] if begun else None
