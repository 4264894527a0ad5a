"""Every pair of a state and a move either leads somewhere or is refused."""

from itertools import product

import pytest

from prima.deliver.appointments import labels
from prima.deliver.appointments.rules import (
    LIFECYCLE,
    TAKING,
    WISHES,
    Exemption,
    Lead,
    Move,
    State,
    WishMove,
    WishState,
)
from prima.kernel.lifecycle import IllegalMove

LEADS_TO = {
    (State.HELD, Move.CONFIRM): State.BOOKED,
    (State.HELD, Move.LAPSE): State.LAPSED,
    (State.BOOKED, Move.SHIFT): State.BOOKED,
    (State.BOOKED, Move.CANCEL): State.CANCELLED,
    (State.BOOKED, Move.ARRIVE): State.ARRIVED,
    (State.BOOKED, Move.MISS): State.MISSED,
    (State.BOOKED, Move.CALL_OFF): State.CALLED_OFF,
}
WISH_LEADS_TO = {
    (WishState.WAITING, WishMove.OFFER): WishState.OFFERED,
    (WishState.WAITING, WishMove.LAPSE): WishState.LAPSED,
    (WishState.WAITING, WishMove.WITHDRAW): WishState.WITHDRAWN,
    (WishState.OFFERED, WishMove.TAKE): WishState.TAKEN,
    (WishState.OFFERED, WishMove.LAPSE): WishState.LAPSED,
    (WishState.OFFERED, WishMove.WITHDRAW): WishState.WITHDRAWN,
}


@pytest.mark.parametrize(("state", "move"), list(product(State, Move)))
def test_every_move_of_an_appointment(state: State, move: Move) -> None:
    if (state, move) in LEADS_TO:
        assert LIFECYCLE.after(state, move) == LEADS_TO[state, move]
    else:
        with pytest.raises(IllegalMove):
            LIFECYCLE.after(state, move)


@pytest.mark.parametrize(("state", "move"), list(product(WishState, WishMove)))
def test_every_move_of_a_wish(state: WishState, move: WishMove) -> None:
    if (state, move) in WISH_LEADS_TO:
        assert WISHES.after(state, move) == WISH_LEADS_TO[state, move]
    else:
        with pytest.raises(IllegalMove):
            WISHES.after(state, move)


def test_what_was_given_back_takes_no_place() -> None:
    assert set(State) - set(TAKING) == {State.CANCELLED, State.LAPSED, State.CALLED_OFF}


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (State, labels.STATES),
        (WishState, labels.WISHES),
        (Exemption, labels.EXEMPTIONS),
        (Lead, labels.LEADS),
    ],
)
def test_every_code_has_words(codes: type[State], words: dict[State, str]) -> None:
    assert set(words) == set(codes)
    assert all(map(str, words.values()))
