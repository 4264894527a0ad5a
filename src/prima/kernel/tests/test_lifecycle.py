from enum import StrEnum
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.lifecycle import IllegalMove, Lifecycle


class State(StrEnum):
    RECEIVED = "RECEIVED"
    ASSIGNED = "ASSIGNED"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"


class Move(StrEnum):
    ASSIGN = "ASSIGN"
    ANSWER = "ANSWER"
    REOPEN = "REOPEN"
    CLOSE = "CLOSE"


TABLE = {
    (State.RECEIVED, Move.ASSIGN): State.ASSIGNED,
    (State.ASSIGNED, Move.ANSWER): State.ANSWERED,
    (State.ANSWERED, Move.REOPEN): State.ASSIGNED,
    (State.ANSWERED, Move.CLOSE): State.CLOSED,
}
COMPLAINT = Lifecycle(TABLE)


class TestLifecycle:
    @pytest.mark.parametrize(("state", "move"), list(product(State, Move)))
    def test_every_move_from_every_state_leads_where_the_table_says_or_is_refused(
        self, state: State, move: Move
    ) -> None:
        if (state, move) in TABLE:
            assert COMPLAINT.after(state, move) is TABLE[state, move]
        else:
            with pytest.raises(IllegalMove, match=f"cannot {move} when {state}"):
                COMPLAINT.after(state, move)

    def test_names_its_states_in_the_order_of_the_table(self) -> None:
        assert COMPLAINT.states == tuple(State)

    def test_knows_what_may_happen_next(self) -> None:
        assert COMPLAINT.moves_from(State.ANSWERED) == (Move.REOPEN, Move.CLOSE)
        assert COMPLAINT.moves_from(State.CLOSED) == ()

    def test_is_drawn_from_its_beginning_to_its_ends(self) -> None:
        assert COMPLAINT.diagram().splitlines() == [
            "stateDiagram-v2",
            "    [*] --> RECEIVED",
            "    RECEIVED --> ASSIGNED: ASSIGN",
            "    ASSIGNED --> ANSWERED: ANSWER",
            "    ANSWERED --> ASSIGNED: REOPEN",
            "    ANSWERED --> CLOSED: CLOSE",
            "    CLOSED --> [*]",
        ]

    def test_does_not_change_when_its_table_does(self) -> None:
        table = dict(TABLE)
        lifecycle = Lifecycle(table)

        table.clear()

        assert lifecycle.table == TABLE

    def test_needs_a_move(self) -> None:
        with pytest.raises(ValueError, match="at least one move"):
            Lifecycle({})

    @given(
        st.dictionaries(
            st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(0, 5), min_size=1
        )
    )
    def test_allows_exactly_the_moves_that_it_lists(
        self, table: dict[tuple[int, int], int]
    ) -> None:
        lifecycle = Lifecycle(table)

        listed = {
            (state, move): lifecycle.after(state, move)
            for state in lifecycle.states
            for move in lifecycle.moves_from(state)
        }

        assert listed == table
