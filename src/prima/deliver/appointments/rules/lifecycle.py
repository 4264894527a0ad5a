"""Where an appointment and a place on the waiting list may go from where they stand."""

from enum import StrEnum

from prima.kernel.lifecycle import Lifecycle


class State(StrEnum):
    """Where an appointment stands."""

    HELD = "HELD"  # offered to somebody on the waiting list, until it lapses
    BOOKED = "BOOKED"
    ARRIVED = "ARRIVED"  # checked in: from here on it is a ticket
    MISSED = "MISSED"
    CANCELLED = "CANCELLED"
    LAPSED = "LAPSED"  # held, and not taken in time
    CALLED_OFF = "CALLED_OFF"  # the unit was closed then: nobody's fault who booked


class Move(StrEnum):
    CONFIRM = "CONFIRM"
    LAPSE = "LAPSE"
    SHIFT = "SHIFT"  # to another time
    CANCEL = "CANCEL"
    ARRIVE = "ARRIVE"
    MISS = "MISS"
    CALL_OFF = "CALL_OFF"


class WishState(StrEnum):
    """Where somebody stands on the waiting list of a day."""

    WAITING = "WAITING"
    OFFERED = "OFFERED"
    TAKEN = "TAKEN"
    LAPSED = "LAPSED"
    WITHDRAWN = "WITHDRAWN"


class WishMove(StrEnum):
    OFFER = "OFFER"
    TAKE = "TAKE"
    LAPSE = "LAPSE"
    WITHDRAW = "WITHDRAW"


LIFECYCLE = Lifecycle(
    {
        (State.HELD, Move.CONFIRM): State.BOOKED,
        (State.HELD, Move.LAPSE): State.LAPSED,
        (State.BOOKED, Move.SHIFT): State.BOOKED,
        (State.BOOKED, Move.CANCEL): State.CANCELLED,
        (State.BOOKED, Move.ARRIVE): State.ARRIVED,
        (State.BOOKED, Move.MISS): State.MISSED,
        (State.BOOKED, Move.CALL_OFF): State.CALLED_OFF,
    }
)
WISHES = Lifecycle(
    {
        (WishState.WAITING, WishMove.OFFER): WishState.OFFERED,
        (WishState.WAITING, WishMove.LAPSE): WishState.LAPSED,
        (WishState.WAITING, WishMove.WITHDRAW): WishState.WITHDRAWN,
        (WishState.OFFERED, WishMove.TAKE): WishState.TAKEN,
        (WishState.OFFERED, WishMove.LAPSE): WishState.LAPSED,
        (WishState.OFFERED, WishMove.WITHDRAW): WishState.WITHDRAWN,
    }
)
TAKING = (State.HELD, State.BOOKED, State.ARRIVED, State.MISSED)  # these take a place of their time
