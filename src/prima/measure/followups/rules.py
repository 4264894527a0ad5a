"""What a unit promises to do about a low unsur, and when that counts as done. No Django."""

from datetime import date
from enum import StrEnum

ACTION_LENGTH = 300
OWNER_LENGTH = 120
EVIDENCE_LENGTH = 500
REASON_LENGTH = 200
DONE = 100


class Term(StrEnum):
    """How long it may take: the three terms of the official report."""

    SHORT = "SHORT"  # less than 12 months
    MIDDLE = "MIDDLE"  # 12 to 24 months
    LONG = "LONG"  # more than 24 months


class Stand(StrEnum):
    """How far an action is."""

    PLANNED = "PLANNED"
    BEGUN = "BEGUN"
    DONE = "DONE"


def stand(done_percent: int) -> Stand:
    """Say how far an action is.

    >>> stand(0).value, stand(99).value, stand(100).value
    ('PLANNED', 'BEGUN', 'DONE')
    """
    if done_percent >= DONE:
        return Stand.DONE
    return Stand.BEGUN if done_percent else Stand.PLANNED


def is_carried(planned_for: date, finished_on: date | None, into: date) -> bool:
    """Say whether the report of a period that begins on `into` tells of an earlier action.

    It does until the report of the period in which it was finished, so nothing is dropped silently.

    >>> july, january = date(2026, 7, 1), date(2026, 1, 1)
    >>> is_carried(january, None, july), is_carried(january, date(2026, 8, 5), july)
    (True, True)
    >>> is_carried(january, date(2026, 6, 30), july), is_carried(july, None, july)
    (False, False)
    """
    return planned_for < into and (finished_on is None or finished_on >= into)
