"""What may be announced: whom a newcomer finds ahead, and which counters serve. No database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prima.deliver.queues.rules.order import Lane, Order, Waiting
from prima.kernel.queueing import Announcement, Line

A_BREATH: Final = timedelta(minutes=3)  # so long may a counter take before it calls again
A_PAUSE: Final = timedelta(minutes=60)  # so long is a counter taken for open when nobody waits


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody is told before they take a number, and what it was worked out from.

    `turns` and `expected` are kept with the ticket: what came of them is learned from.
    """

    wait: timedelta
    expected: timedelta
    turns: float
    is_early: bool

    @classmethod
    def of(cls, line: Line, said: Announcement) -> "Told":
        return cls(said.wait, line.expected, line.turns, said.early)

    @property
    def line(self) -> Line:
        """The line that somebody found, as far as learning needs it."""
        return Line(self.turns, self.expected, desks=1)

    @property
    def announcement(self) -> Announcement:
        return Announcement(self.wait, self.expected, self.is_early)


def serves_now(idle: timedelta | None, *, somebody_waits: bool) -> bool:
    """Say whether a counter counts as serving: it has somebody (no idle time), or had just now.

    >>> [serves_now(idle, somebody_waits=True) for idle in (None, A_BREATH, A_PAUSE)]
    [True, True, False]
    >>> serves_now(A_PAUSE, somebody_waits=False)
    True
    """
    return idle is None or idle <= (A_BREATH if somebody_waits else A_PAUSE)


def staying_ahead(
    ahead: Iterable[Waiting], lane: Lane, order: Order, at: datetime, each: timedelta
) -> Iterator[Waiting]:
    """Tell who of those ahead is still called before somebody who comes now in this lane.

    `ahead` are in the order of their turns, `each` is the time from one call to the next. Whoever
    ages faster overtakes those who are not called before their ages meet.

    >>> from decimal import Decimal
    >>> from prima.deliver.queues.rules.order import Spot
    >>> nine = datetime(2026, 3, 2, 9)
    >>> line = [Waiting(Spot(n, 0, n), Lane.ORDINARY, nine) for n in range(6)]
    >>> twice, at = Order(entitled_ratio=Decimal(2)), nine + timedelta(minutes=10)
    >>> stay = staying_ahead(line, Lane.ENTITLED, twice, at, timedelta(minutes=4))
    >>> len(list(stay)), len(list(staying_ahead(line, Lane.ORDINARY, twice, at, timedelta(1))))
    (2, 6)
    """
    mine = order.ratio(lane)
    staying = 0
    for one in ahead:
        theirs = order.ratio(order.line_of(one.lane))
        called_at = at + (staying + 1) * each
        if mine * _seconds(called_at - at) > theirs * _seconds(called_at - one.came_at):
            continue
        staying += 1
        yield one


def _seconds(spent: timedelta) -> int:
    return round(spent.total_seconds())
