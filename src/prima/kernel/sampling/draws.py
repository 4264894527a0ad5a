"""Whom to ask: every k-th person who comes, from a random start."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class SystematicDraw:
    """Takes the number `first`, and then every `every`-th after it.

    >>> [number for number in range(1, 13) if SystematicDraw(every=5, first=2).takes(number)]
    [2, 7, 12]

    Always true: of any `every` people in a row exactly one is asked, and before
    the start is drawn each has the same chance.
    """

    every: int
    first: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.every:
            raise ValueError(f"every {self.every}-th person cannot begin with number {self.first}")

    def takes(self, number: int) -> bool:
        """Whether the person with this number (the first who came has 1) is asked."""
        if number < 1:
            raise ValueError(f"people are counted from 1, not {number}")
        return number % self.every == self.first % self.every


def systematic_draw(
    expected: int, wanted: int, luck: Random, *, response_rate: float = 1.0
) -> SystematicDraw:
    """Plan to hear `wanted` people of the `expected`, of whom only some will answer.

    >>> systematic_draw(2000, 322, Random(7), response_rate=0.8)
    SystematicDraw(every=4, first=3)

    Steps are rounded down, so that rather too many are asked than too few. When
    even everybody is too few, everybody is asked.
    """
    if expected < 1 or wanted < 1:
        raise ValueError(f"{wanted} answers cannot be planned from {expected} people")
    if not 0 < response_rate <= 1:
        raise ValueError(f"a response rate lies between 0 and 1, not at {response_rate}")
    every = max(1, int(expected * response_rate / wanted))
    return SystematicDraw(every, luck.randint(1, every))
