"""What may happen to a ticket."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prima.deliver.queues.rules.codes import Exit
from prima.kernel.lifecycle import Lifecycle


class State(StrEnum):
    """Where a ticket stands. Each of its periods is of one of these kinds too."""

    WAITING = "WAITING"
    CALLED = "CALLED"
    SERVING = "SERVING"
    PARKED = "PARKED"
    DONE = "DONE"
    NO_SHOW = "NO_SHOW"
    LEFT = "LEFT"


class Move(StrEnum):
    CALL = "CALL"
    RECALL = "RECALL"
    SERVE = "SERVE"
    FINISH = "FINISH"
    MOVE_ON = "MOVE_ON"  # finished here, and the route goes on
    MISS = "MISS"  # called, and nobody came
    RETURN = "RETURN"  # missed, and come after all
    HAND_OVER = "HAND_OVER"
    PARK = "PARK"  # away for a while, such as for a document
    RESUME = "RESUME"  # back, to the old place
    LEAVE = "LEAVE"  # the citizen gives up
    EXPIRE = "EXPIRE"  # the day is closed


LIFECYCLE = Lifecycle(
    {
        (State.WAITING, Move.CALL): State.CALLED,
        (State.WAITING, Move.LEAVE): State.LEFT,
        (State.WAITING, Move.EXPIRE): State.LEFT,
        (State.CALLED, Move.RECALL): State.CALLED,
        (State.CALLED, Move.SERVE): State.SERVING,
        (State.CALLED, Move.MISS): State.NO_SHOW,
        (State.CALLED, Move.HAND_OVER): State.WAITING,
        (State.CALLED, Move.PARK): State.PARKED,
        (State.CALLED, Move.LEAVE): State.LEFT,
        (State.CALLED, Move.EXPIRE): State.LEFT,
        (State.SERVING, Move.FINISH): State.DONE,
        (State.SERVING, Move.MOVE_ON): State.WAITING,
        (State.SERVING, Move.HAND_OVER): State.WAITING,
        (State.SERVING, Move.PARK): State.PARKED,
        (State.SERVING, Move.EXPIRE): State.DONE,
        (State.PARKED, Move.RESUME): State.WAITING,
        (State.PARKED, Move.LEAVE): State.LEFT,
        (State.PARKED, Move.EXPIRE): State.LEFT,
        (State.NO_SHOW, Move.RETURN): State.WAITING,
    }
)
VERBS = {
    Move.CALL: "ticket.called",
    Move.RECALL: "ticket.recalled",
    Move.SERVE: "ticket.served",
    Move.FINISH: "ticket.finished",
    Move.MOVE_ON: "ticket.moved-on",
    Move.MISS: "ticket.missed",
    Move.RETURN: "ticket.returned",
    Move.HAND_OVER: "ticket.handed-over",
    Move.PARK: "ticket.parked",
    Move.RESUME: "ticket.resumed",
    Move.LEAVE: "ticket.left",
    Move.EXPIRE: "ticket.expired",
}
AT_COUNTER = (State.CALLED, State.SERVING)
ENDED = (State.DONE, State.NO_SHOW, State.LEFT)
"""Where a ticket stays unless somebody comes back: only NO_SHOW has a way on, on the same day."""
UNDER_WAY = tuple(state for state in State if state not in ENDED)
PASSING = tuple(state for state in State if LIFECYCLE.moves_from(state))
"""What a period that is over can have been."""


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


def exit_by(state: State, move: Move) -> Exit | None:
    """Return how somebody went who left without being served; None for every other move.

    >>> exit_by(State.PARKED, Move.EXPIRE)
    <Exit.DID_NOT_RETURN: 'DID_NOT_RETURN'>
    >>> exit_by(State.SERVING, Move.EXPIRE) is None
    True
    """
    if LIFECYCLE.table.get((state, move)) != State.LEFT:
        return None
    if move == Move.LEAVE:
        return Exit.BEFORE_CALL if state == State.WAITING else Exit.AFTER_CALL
    return Exit.DID_NOT_RETURN if state == State.PARKED else Exit.DAY_CLOSED
