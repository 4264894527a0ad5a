"""Which moves are possible, from where, and where they lead.

A lifecycle is a table, so that it can be read, tested whole and drawn. Its first
row starts in the state in which everything begins.

>>> door = Lifecycle({("shut", "open"): "ajar", ("ajar", "shut"): "shut"})
>>> door.after("shut", "open")
'ajar'
>>> door.moves_from("ajar")
('shut',)
>>> print(door.diagram())
stateDiagram-v2
    [*] --> shut
    shut --> ajar: open
    ajar --> shut: shut
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State", bound=Hashable)
Move = TypeVar("Move", bound=Hashable)


class IllegalMove(ValueError):
    """The table has no such move from this state."""


@dataclass(frozen=True)
class Lifecycle(Generic[State, Move]):
    table: Mapping[tuple[State, Move], State]

    def __post_init__(self) -> None:
        if not self.table:
            raise ValueError("a lifecycle needs at least one move")
        object.__setattr__(self, "table", dict(self.table))

    @property
    def states(self) -> tuple[State, ...]:
        """Every state, in the order in which the table first names it."""
        named = (state for (start, _), end in self.table.items() for state in (start, end))
        return tuple(dict.fromkeys(named))

    def after(self, state: State, move: Move) -> State:
        try:
            return self.table[state, move]
        except KeyError:
            raise IllegalMove(f"cannot {move} when {state}") from None

    def moves_from(self, state: State) -> tuple[Move, ...]:
        """Return the moves that this state allows; none means that it is an end."""
        return tuple(move for start, move in self.table if start == state)

    def diagram(self) -> str:
        """Draw the table as a Mermaid state diagram."""
        arrows = [f"[*] --> {self.states[0]}"]
        arrows += [f"{start} --> {end}: {move}" for (start, move), end in self.table.items()]
        arrows += [f"{state} --> [*]" for state in self.states if not self.moves_from(state)]
        return "\n    ".join(["stateDiagram-v2", *arrows])
