"""The cycle of service: the moments at which a person meets the unit, drawn as a circle."""

from enum import StrEnum
from fractions import Fraction
from math import cos, pi, sin

MIDDLE, RADIUS = 50, 38
KEPT_FROM = Fraction(3, 4)
RISK_FROM = Fraction(1, 2)
SHOWN_FROM = 5


class Feeling(StrEnum):
    """How a moment was, as the design's states say it."""

    KEPT = "kept"
    AT_RISK = "at-risk"
    BROKEN = "broken"
    UNKNOWN = "unknown"


def spots(count: int) -> list[tuple[float, float]]:
    """Place the moments on a circle of 100 by 100, the first on top, clockwise.

    >>> spots(4)
    [(50.0, 12.0), (88.0, 50.0), (50.0, 88.0), (12.0, 50.0)]
    """
    turns = (2 * pi * number / count for number in range(count))
    return [
        (round(MIDDLE + RADIUS * sin(turn), 2), round(MIDDLE - RADIUS * cos(turn), 2))
        for turn in turns
    ]


def feeling(satisfied: Fraction | None) -> Feeling:
    """Say how a moment was, from 0 (the worst answer) to 1 (the best).

    >>> [feeling(Fraction(n, 4)).value for n in (4, 3, 2, 1)]
    ['kept', 'kept', 'at-risk', 'broken']
    """
    if satisfied is None:
        return Feeling.UNKNOWN
    if satisfied >= KEPT_FROM:
        return Feeling.KEPT
    return Feeling.AT_RISK if satisfied >= RISK_FROM else Feeling.BROKEN
