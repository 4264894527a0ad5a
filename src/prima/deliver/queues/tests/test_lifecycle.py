"""Every pair of state and move, through the real actions: it leads somewhere, or it is refused."""

from enum import StrEnum
from typing import TYPE_CHECKING

import pytest

from prima.deliver.queues import actions
from prima.deliver.queues.actions import (
    NobodyWaiting,
    NotNow,
    StillBusy,
    call_next,
    close_day,
)
from prima.deliver.queues.labels import (
    CALL_REASONS,
    CHANNELS,
    EXITS,
    INTAKE_REASONS,
    LANES,
    PARK_REASONS,
    REASONS,
    STATES,
)
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import (
    AT_COUNTER,
    ENDED,
    LIFECYCLE,
    UNDER_WAY,
    VERBS,
    CallReason,
    Channel,
    Exit,
    IntakeReason,
    Lane,
    Move,
    ParkReason,
    Reason,
    State,
)
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_counter,
    a_route,
    a_ticket,
    missed,
)
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.lifecycle import IllegalMove

if TYPE_CHECKING:
    from collections.abc import Callable

LATER = MONDAY_9AM + 10 * A_MINUTE


class NothingLeft(Exception):
    """Closing the day looks for what it can end, and found nothing."""


REFUSALS: dict[Move, type[Exception] | tuple[type[Exception], ...]] = {
    Move.CALL: (NobodyWaiting, StillBusy),
    Move.EXPIRE: NothingLeft,
}


class Cast:
    """A counter, its officer, and another queue to hand over to."""

    def __init__(self, counter: Counter, officer: Person, other: Queue) -> None:
        self.counter = counter
        self.officer = officer
        self.other = other

    def ticket(self, state: State) -> Ticket:
        ticket = a_ticket(self.counter.queues.get())
        way: dict[State, list[Move]] = {
            State.WAITING: [],
            State.CALLED: [Move.CALL],
            State.SERVING: [Move.CALL, Move.SERVE],
            State.PARKED: [Move.CALL, Move.PARK],
            State.DONE: [Move.CALL, Move.SERVE, Move.FINISH],
            State.NO_SHOW: [Move.CALL, Move.MISS],
            State.LEFT: [Move.LEAVE],
        }
        for move in way[state]:
            self.make(move, ticket)
            ticket.refresh_from_db()
        return ticket

    def make(self, move: Move, ticket: Ticket) -> object:
        by, at = self.officer, LATER
        acts: dict[Move, Callable[[], object]] = {
            Move.CALL: lambda: call_next(self.counter, by=by, at=at),
            Move.RECALL: lambda: actions.recall(ticket, by=by, at=at),
            Move.SERVE: lambda: actions.serve(ticket, by=by, at=at),
            Move.FINISH: lambda: actions.finish(ticket, by=by, at=at, ends_here=True),
            Move.MOVE_ON: lambda: actions.finish(ticket, by=by, at=at),
            Move.MISS: lambda: missed(ticket, by=by, at=at),
            Move.RETURN: lambda: actions.come_back(ticket, at=at),
            Move.PARK: lambda: actions.park(ticket, by=by, at=at, reason=ParkReason.REST),
            Move.RESUME: lambda: actions.resume(ticket, by=by, at=at),
            Move.HAND_OVER: lambda: actions.hand_over(
                ticket, self.other, by=by, at=at, reason=Reason.OTHER
            ),
            Move.LEAVE: lambda: actions.leave(ticket, at=at),
            Move.EXPIRE: lambda: self.close_day(ticket),
        }
        return acts[move]()

    def close_day(self, ticket: Ticket) -> None:
        if close_day(ticket.unit, at=LATER) == 0:
            raise NothingLeft


@pytest.fixture
def cast(puskesmas: Unit, budi: Person) -> Cast:
    clinic, pharmacy = a_route(puskesmas)
    return Cast(a_counter(clinic), budi, pharmacy)


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("state", list(State))
def test_every_move_leads_somewhere_or_is_refused(cast: Cast, state: State, move: Move) -> None:
    ticket = cast.ticket(state)

    try:
        expected = LIFECYCLE.after(state, move)
    except IllegalMove:
        expected = state
        with pytest.raises(REFUSALS.get(move, NotNow)):
            cast.make(move, ticket)
    else:
        cast.make(move, ticket)

    ticket.refresh_from_db()
    assert ticket.state == expected


def test_the_states_fall_into_those_under_way_and_those_at_an_end() -> None:
    assert set(UNDER_WAY) == {State.WAITING, State.CALLED, State.SERVING, State.PARKED}
    assert set(ENDED) == {State.DONE, State.NO_SHOW, State.LEFT}
    assert set(AT_COUNTER) < set(UNDER_WAY)
    assert {state for state in ENDED if LIFECYCLE.moves_from(state)} == {State.NO_SHOW}
    assert LIFECYCLE.states[0] == State.WAITING


def test_every_move_has_a_verb_of_its_own() -> None:
    assert set(VERBS) == set(Move)
    assert len(set(VERBS.values())) == len(Move)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (STATES, State),
        (CHANNELS, Channel),
        (REASONS, Reason),
        (LANES, Lane),
        (CALL_REASONS, CallReason),
        (PARK_REASONS, ParkReason),
        (INTAKE_REASONS, IntakeReason),
        (EXITS, Exit),
    ],
)
def test_every_code_has_words(words: dict[str, str], codes: type[StrEnum]) -> None:
    assert set(words) == set(codes)
