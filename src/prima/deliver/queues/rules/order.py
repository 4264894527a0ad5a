"""Whose turn it is. The rule is public: it is said in words beside the board and at the kiosk.

Law 1: within a lane, whoever came first goes first, unless they let somebody pass.
Law 2: between lanes, the heads compete: a minute waited counts as many minutes as the lane's ratio.
Law 3: while an ordinary visitor waits, favoured ones are called at most `in_a_row` times in a row.
A lane whose ratio is 1 is not favoured: its people stand in one line with the ordinary ones.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

MOST_RATIO: Final = 10
MOST_IN_A_ROW: Final = 10
MOST_CALLS: Final = 10


class Lane(StrEnum):
    """How a ticket takes its turn. Why somebody is entitled is never kept."""

    ORDINARY = "ORDINARY"
    ENTITLED = "ENTITLED"  # old, disabled, pregnant, nursing, or with a small child
    APPOINTMENT = "APPOINTMENT"
    QUICK = "QUICK"  # a service of a few moments


FAVOURED: Final = (Lane.ENTITLED, Lane.APPOINTMENT, Lane.QUICK)


@dataclass(frozen=True, slots=True)
class Order:
    """The rule of a unit. Ratios of 1 are no preference at all: first come, first called."""

    entitled_ratio: Decimal = Decimal(1)
    quick_ratio: Decimal = Decimal(1)
    appointment_ratio: Decimal = Decimal(1)
    in_a_row: int = 3
    calls_before_missed: int = 3

    def __post_init__(self) -> None:
        ratios = (self.entitled_ratio, self.quick_ratio, self.appointment_ratio)
        if not all(1 <= ratio <= MOST_RATIO for ratio in ratios):
            raise ValueError(f"a minute counts as 1 to {MOST_RATIO} minutes")
        if not 1 <= self.in_a_row <= MOST_IN_A_ROW:
            raise ValueError(f"1 to {MOST_IN_A_ROW} calls in a row may be favoured")
        if not 1 <= self.calls_before_missed <= MOST_CALLS:
            raise ValueError(f"somebody is called 1 to {MOST_CALLS} times before they are missed")

    def ratio(self, lane: Lane) -> Decimal:
        return {
            Lane.ORDINARY: Decimal(1),
            Lane.ENTITLED: self.entitled_ratio,
            Lane.QUICK: self.quick_ratio,
            Lane.APPOINTMENT: self.appointment_ratio,
        }[lane]

    def line_of(self, lane: Lane) -> Lane:
        """Return the lane in which a ticket of this one stands: its own, or the ordinary one.

        >>> Order(entitled_ratio=Decimal(2)).line_of(Lane.ENTITLED).value
        'ENTITLED'
        >>> Order().line_of(Lane.ENTITLED).value
        'ORDINARY'
        """
        return lane if self.ratio(lane) > 1 else Lane.ORDINARY

    def lines(self) -> dict[Lane, tuple[Lane, ...]]:
        """Return the lines that people stand in, the ordinary one first, with the lanes of each."""
        lines: dict[Lane, tuple[Lane, ...]] = {Lane.ORDINARY: ()}
        for lane in Lane:
            line = self.line_of(lane)
            lines[line] = (*lines.get(line, ()), lane)
        return lines

    @property
    def is_plain(self) -> bool:
        """Say that nobody is favoured."""
        return len(self.lines()) == 1


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a line: the smaller, the sooner. `turn` is the ticket's own id, or borrowed."""

    turn: int
    passed: int
    id: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in line. `came_at` is when they took their number: their wait began then."""

    spot: Spot
    lane: Lane
    came_at: datetime


def next_lane(
    heads: Sequence[Waiting], order: Order, favoured_in_a_row: int, at: datetime
) -> Waiting | None:
    """Return who of the heads of the lines is called next; None when there are none.

    >>> nine = datetime(2026, 3, 2, 9)
    >>> sari = Waiting(Spot(1, 0, 1), Lane.ORDINARY, nine)
    >>> dewi = Waiting(Spot(2, 0, 2), Lane.ENTITLED, nine + timedelta(minutes=6))
    >>> rule = Order(entitled_ratio=Decimal(2))
    >>> [next_lane([sari, dewi], rule, 0, nine + timedelta(minutes=m)).lane.value for m in (10, 14)]
    ['ORDINARY', 'ENTITLED']
    >>> next_lane([sari, dewi], rule, 3, nine + timedelta(minutes=14)).lane.value
    'ORDINARY'
    """
    ordinary = [head for head in heads if order.line_of(head.lane) == Lane.ORDINARY]
    if ordinary and favoured_in_a_row >= order.in_a_row:
        return min(ordinary, key=lambda head: head.spot)
    return min(
        heads, key=lambda head: (-aged(head.came_at, at, order, head.lane), head.spot), default=None
    )


def aged(came_at: datetime, at: datetime, order: Order, lane: Lane) -> Fraction:
    """Return the seconds that a wait counts. A clock that was set back makes nobody younger than 0.

    >>> nine = datetime(2026, 3, 2, 9)
    >>> int(aged(nine, nine + timedelta(minutes=1), Order(quick_ratio=Decimal("1.5")), Lane.QUICK))
    90
    """
    waited = max(at - came_at, timedelta(0))
    return Fraction(order.ratio(lane)) * Fraction(waited // timedelta(microseconds=1), 1_000_000)


def in_order(
    waiting: Iterable[Waiting], order: Order, favoured_in_a_row: int, at: datetime
) -> Iterator[Waiting]:
    """Tell everybody who waits, in the order in which they would be called from now on.

    Nobody new comes and all are called at this moment; with time, ages may change places.
    """
    lines: dict[Lane, deque[Waiting]] = {line: deque() for line in order.lines()}
    for one in sorted(waiting, key=lambda one: one.spot):
        lines[order.line_of(one.lane)].append(one)
    run = favoured_in_a_row
    while heads := [line[0] for line in lines.values() if line]:
        chosen = next_lane(heads, order, run, at)
        assert chosen is not None  # noqa: S101 - there are heads
        line = order.line_of(chosen.lane)
        lines[line].popleft()
        run = run_after(run, line)
        yield chosen


def run_after(favoured_in_a_row: int, line: Lane) -> int:
    """Return how many favoured calls there have been in a row after one from this line."""
    return 0 if line == Lane.ORDINARY else favoured_in_a_row + 1


def behind(spot: Spot, line: Iterable[Spot], places: int) -> tuple[Spot, ...]:
    """Return the spot that lies so many places behind, then the new ones of those who give way.

    Whoever gives way keeps their order. Whoever has fewer behind them goes to the end; nothing is
    returned when nobody is behind.

    >>> behind(Spot(1, 0, 1), [Spot(1, 0, 1), Spot(2, 0, 2), Spot(3, 0, 3)], 1)
    (Spot(turn=2, passed=1, id=1),)
    >>> behind(Spot(2, 0, 2), [Spot(2, 0, 2), Spot(3, 0, 3), Spot(3, 1, 1)], 1)
    (Spot(turn=3, passed=1, id=2), Spot(turn=3, passed=3, id=1))
    """
    after = sorted(other for other in line if other > spot and other.id != spot.id)
    if not after:
        return ()
    last = after[: max(places, 1)][-1]
    give_way = (other for other in after if other > last and other.turn == last.turn)
    return (
        Spot(last.turn, last.passed + 1, spot.id),
        *(Spot(other.turn, other.passed + 2, other.id) for other in give_way),
    )
