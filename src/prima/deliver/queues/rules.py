"""What may happen to a ticket. No database, no clock, no Django."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prima.kernel.lifecycle import Lifecycle

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_SECRET = re.compile(r"[\w-]{22}", re.ASCII)


class State(StrEnum):
    """Where a ticket stands. Each of its periods is of one of these kinds too."""

    WAITING = "WAITING"
    CALLED = "CALLED"
    SERVING = "SERVING"
    DONE = "DONE"
    NO_SHOW = "NO_SHOW"
    LEFT = "LEFT"


class Move(StrEnum):
    CALL = "CALL"
    RECALL = "RECALL"
    SERVE = "SERVE"
    FINISH = "FINISH"
    MISS = "MISS"  # called, and nobody came
    HAND_OVER = "HAND_OVER"
    LEAVE = "LEAVE"  # the citizen gives up
    EXPIRE = "EXPIRE"  # the day is closed


class Channel(StrEnum):
    """How a visit began."""

    KIOSK = "KIOSK"
    PHONE = "PHONE"
    DESK = "DESK"


class Reason(StrEnum):
    """Why a ticket is handed over to another queue."""

    NEXT_STEP = "NEXT_STEP"
    WRONG_QUEUE = "WRONG_QUEUE"
    MORE_ABLE = "MORE_ABLE"
    OTHER = "OTHER"


LIFECYCLE = Lifecycle(
    {
        (State.WAITING, Move.CALL): State.CALLED,
        (State.WAITING, Move.LEAVE): State.LEFT,
        (State.WAITING, Move.EXPIRE): State.LEFT,
        (State.CALLED, Move.RECALL): State.CALLED,
        (State.CALLED, Move.SERVE): State.SERVING,
        (State.CALLED, Move.MISS): State.NO_SHOW,
        (State.CALLED, Move.HAND_OVER): State.WAITING,
        (State.CALLED, Move.LEAVE): State.LEFT,
        (State.CALLED, Move.EXPIRE): State.LEFT,
        (State.SERVING, Move.FINISH): State.DONE,
        (State.SERVING, Move.HAND_OVER): State.WAITING,
        (State.SERVING, Move.EXPIRE): State.DONE,
    }
)
VERBS = {
    Move.CALL: "ticket.called",
    Move.RECALL: "ticket.recalled",
    Move.SERVE: "ticket.served",
    Move.FINISH: "ticket.finished",
    Move.MISS: "ticket.missed",
    Move.HAND_OVER: "ticket.handed-over",
    Move.LEAVE: "ticket.left",
    Move.EXPIRE: "ticket.expired",
}
AT_COUNTER = (State.CALLED, State.SERVING)
ENDED = tuple(state for state in State if not LIFECYCLE.moves_from(state))
UNDER_WAY = tuple(state for state in State if state not in ENDED)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, and whether the clock could be believed."""

    at: datetime
    is_exact: bool


def moment_after(since: datetime, at: datetime) -> Moment:
    """Return the moment that ends a period begun at `since`.

    A clock that was set back never makes a period negative: it ends where it began, inexact.

    >>> nine, ten = datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 10)
    >>> moment_after(nine, ten).is_exact, moment_after(ten, nine) == Moment(ten, is_exact=False)
    (True, True)
    """
    return Moment(at, is_exact=True) if at >= since else Moment(since, is_exact=False)


def could_be_a_secret(text: str) -> bool:
    """Say whether this has the form of a ticket's secret, so that nonsense asks no database.

    >>> could_be_a_secret("Z2lsYW5nLWdlbWlsYW5nLQ"), could_be_a_secret("A-012")
    (True, False)
    """
    return _SECRET.fullmatch(text) is not None


def display_number(letter: str, number: int) -> str:
    """Return the number as it is printed, called and said.

    >>> display_number("A", 12), display_number("B", 1234)
    ('A-012', 'B-1234')
    """
    return f"{letter}-{number:03}"
