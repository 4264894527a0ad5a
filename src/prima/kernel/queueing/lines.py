"""What stands between somebody who comes and a free desk, in expected time."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from prima.kernel.intervals import NotEnoughData

Kind = TypeVar("Kind", bound=Hashable)

AT_ONCE = timedelta()
REMEMBERED = 50


class NoDeskOpen(ValueError):
    """Nobody serves and nobody knows from when: no wait can be announced."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a kind of service takes lately: the mean of all, then of about the last fifty.

    >>> pace = Pace().learned(timedelta(minutes=4)).learned(timedelta(minutes=8))
    >>> pace.mean
    datetime.timedelta(seconds=360)
    """

    seconds: float = 0.0
    n: int = 0

    def learned(self, took: timedelta) -> "Pace":
        """Take in one service that ended; an exponentially weighted mean once fifty are known."""
        if took < AT_ONCE:
            raise ValueError(f"a service cannot take {took}")
        n = self.n + 1
        weight = max(1 / n, 1 / REMEMBERED)
        return Pace(self.seconds + weight * (took.total_seconds() - self.seconds), n)

    @property
    def mean(self) -> timedelta:
        if not self.n:
            raise NotEnoughData("no service has ended yet")
        return timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class Line:
    """What a newcomer has before them.

    `turns` is how many services must end before theirs can begin: those of the
    people ahead and of one who is being served, so 1 when nobody waits and every
    desk is busy, and 0 when a desk is free for them. `work` is the expected time
    of these services, `desks` do it together.
    """

    turns: float
    work: timedelta
    desks: int
    opens_in: timedelta = AT_ONCE

    def __post_init__(self) -> None:
        if self.desks < 1:
            raise NoDeskOpen("no desk serves this line")
        if self.turns < 0 or self.work < AT_ONCE or self.opens_in < AT_ONCE:
            raise ValueError("turns, work and the time until the doors open are never negative")

    @classmethod
    def before(
        cls,
        ahead: Mapping[Kind, int],
        means: Mapping[Kind, timedelta],
        *,
        usual: timedelta,
        desks: int,
        free: int = 0,
        inserted: float = 0.0,
        opens_in: timedelta = AT_ONCE,
    ) -> "Line":
        """Count the people ahead by the kind of service they wait for.

        `usual` is the mean of all services at these desks: for whoever is being
        served, for those still to be inserted ahead, and for kinds not seen yet.
        `desks` serve this line now; one that pauses does not, one that is `free`
        takes the first who waits. Before the doors open all desks are free and
        `opens_in` is the time until then.

        >>> minutes = {"ID CARD": timedelta(minutes=4), "FAMILY CARD": timedelta(minutes=12)}
        >>> ahead = {"ID CARD": 3, "FAMILY CARD": 1}
        >>> line = Line.before(ahead, minutes, usual=timedelta(minutes=6), desks=3)
        >>> line.turns, line.expected  # (3 x 4 + 12 + 6) / 3
        (5.0, datetime.timedelta(seconds=600))
        """
        if any(people < 0 for people in ahead.values()) or free < 0 or inserted < 0:
            raise ValueError("there cannot be fewer than no people or desks")
        people = sum(ahead.values()) + inserted
        whole = sum((n * means.get(kind, usual) for kind, n in ahead.items()), AT_ONCE)
        whole += inserted * usual
        if not free:
            return cls(people + 1.0, whole + usual, desks, opens_in)
        # The first `free` of those ahead sit down at once; of the rest, and of
        # oneself, each needs one service to end.
        turns = max(0.0, people + 1.0 - free)
        rest = whole * (max(0.0, people - free) / people) if people else AT_ONCE
        return cls(turns, rest + usual if turns else AT_ONCE, desks, opens_in)

    @property
    def expected(self) -> timedelta:
        """The queue-length predictor: work before one, divided among the desks."""
        return self.opens_in + self.work / self.desks


def expected_inserts(
    wait: timedelta, favoured_per_hour: float, ratio: float, *, usual: timedelta, desks: int
) -> float:
    """Return how many who are not here yet will be called before an ordinary newcomer.

    A minute of theirs counts `ratio` minutes, so whoever comes in the first
    1 - 1/ratio of the wait overtakes; each of them makes the wait longer, in
    which more may come.

    >>> half_an_hour, five = timedelta(minutes=30), timedelta(minutes=5)
    >>> round(expected_inserts(half_an_hour, 6, 2, usual=five, desks=3), 2)
    1.64
    """
    if ratio < 1 or favoured_per_hour < 0:
        raise ValueError("favoured people age at least as fast as others, and come at some rate")
    overtaking = favoured_per_hour / 3600 * (1 - 1 / ratio)
    busy = overtaking * usual.total_seconds() / desks
    if busy >= 1:
        raise ValueError("with so many favoured people an ordinary one is never called")
    return overtaking * wait.total_seconds() / (1 - busy)
