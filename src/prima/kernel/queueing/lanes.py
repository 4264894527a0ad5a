"""Whose turn it is when several lanes wait: a minute waited by some counts more."""

from collections.abc import Sequence
from dataclasses import dataclass

ORDINARY = 0
MOST_IN_A_ROW = 1000


@dataclass(frozen=True, slots=True)
class Ageing:
    """The published rule. Lane 0 is the ordinary one; the heads of the lanes compete.

    `ratios[lane]` is how many minutes a minute waited counts. After `in_a_row`
    calls from favoured lanes an ordinary person who waits is next, whatever the
    ratios say. A tie goes to whoever came first.
    """

    ratios: tuple[float, ...] = (1.0,)
    in_a_row: int = 3

    def __post_init__(self) -> None:
        if not self.ratios or not all(ratio >= 1 for ratio in self.ratios):
            raise ValueError(f"a minute waited counts at least one minute, not {self.ratios}")
        if self.ratios[ORDINARY] != 1:
            raise ValueError("the ordinary lane ages as the clock does")
        if not 1 <= self.in_a_row <= MOST_IN_A_ROW:
            raise ValueError(f"favoured calls in a row lie in 1..{MOST_IN_A_ROW}")


def next_lane(
    heads: Sequence[float | None], rule: Ageing, favoured_in_a_row: int, now: float
) -> int | None:
    """Return the lane to call from; `heads` are since when the first of each lane waits.

    >>> rule = Ageing((1, 2), in_a_row=3)
    >>> next_lane([0, 20], rule, 0, now=30), next_lane([0, 20], rule, 0, now=50)
    (0, 1)
    >>> next_lane([0, 20], rule, 3, now=50)  # three favoured in a row: now an ordinary one
    0

    None when nobody waits.
    """
    if favoured_in_a_row >= rule.in_a_row and heads[ORDINARY] is not None:
        return ORDINARY
    best: int | None = None
    most, first = -1.0, now
    for lane, (since, ratio) in enumerate(zip(heads, rule.ratios, strict=True)):
        if since is None:
            continue
        aged = (now - since) * ratio
        if aged > most or (aged == most and since < first):
            best, most, first = lane, aged, since
    return best
