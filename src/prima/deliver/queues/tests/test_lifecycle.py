"""Every pair of state and move, through the real actions: it leads somewhere, or it is refused."""

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
from prima.deliver.queues.labels import CHANNELS, REASONS, STATES
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import (
    AT_COUNTER,
    ENDED,
    LIFECYCLE,
    UNDER_WAY,
    VERBS,
    Channel,
    Move,
    Reason,
    State,
)
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_called_ticket,
    a_queue,
    a_served_ticket,
    a_ticket,
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
        if state == State.WAITING:
            return a_ticket(self.counter.queues.get())
        if state == State.DONE:
            return a_served_ticket(self.counter, by=self.officer)
        ticket = a_called_ticket(self.counter, by=self.officer)
        if state == State.SERVING:
            return actions.serve(ticket, by=self.officer, at=LATER)
        if state == State.NO_SHOW:
            return actions.miss(ticket, by=self.officer, at=LATER)
        if state == State.LEFT:
            return actions.leave(ticket, at=LATER)
        return ticket

    def make(self, move: Move, ticket: Ticket) -> object:
        by, at = self.officer, LATER
        acts: dict[Move, Callable[[], object]] = {
            Move.CALL: lambda: call_next(self.counter, by=by, at=at),
            Move.RECALL: lambda: actions.recall(ticket, by=by, at=at),
            Move.SERVE: lambda: actions.serve(ticket, by=by, at=at),
            Move.FINISH: lambda: actions.finish(ticket, by=by, at=at),
            Move.MISS: lambda: actions.miss(ticket, by=by, at=at),
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
def cast(puskesmas: Unit, counter: Counter, budi: Person) -> Cast:
    return Cast(counter, budi, a_queue(puskesmas, "B", "poli-umum"))


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
    assert set(UNDER_WAY) == {State.WAITING, State.CALLED, State.SERVING}
    assert set(ENDED) == {State.DONE, State.NO_SHOW, State.LEFT}
    assert set(AT_COUNTER) < set(UNDER_WAY)
    assert LIFECYCLE.states[0] == State.WAITING


def test_every_move_has_a_verb_of_its_own() -> None:
    assert set(VERBS) == set(Move)
    assert len(set(VERBS.values())) == len(Move)


def test_every_code_has_words() -> None:
    assert set(STATES) == set(State)
    assert set(CHANNELS) == set(Channel)
    assert set(REASONS) == set(Reason)
