"""Which letter and which word an index earns, by the table that its survey was held under.

The table travels with the survey as data. The most frequent error in published
reports is a survey of 2017 judged by the table of 2004, where nearly everything
is good.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from prima.kernel.satisfaction.rounding import exact, nearest

LOWEST_INDEX = 25
HIGHEST_INDEX = 100

PLACES = 2
STEP = Decimal("0.01")


class Performance(StrEnum):
    """The four words of both regulations, as codes."""

    NOT_GOOD = "NOT_GOOD"  # Tidak Baik
    LESS_GOOD = "LESS_GOOD"  # Kurang Baik
    GOOD = "GOOD"  # Baik
    VERY_GOOD = "VERY_GOOD"  # Sangat Baik


@dataclass(frozen=True, slots=True)
class Grade:
    """One class: an index from `low` to `high`, as printed, earns this letter and word."""

    letter: str
    performance: Performance
    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if type(self.letter) is not str or not self.letter.strip():
            raise ValueError("a class has a letter")
        if any(bound.as_tuple().exponent != -PLACES for bound in (self.low, self.high)):
            raise ValueError(f"bounds have two decimals, not {self.low} and {self.high}")
        if not LOWEST_INDEX <= self.low <= self.high <= HIGHEST_INDEX:
            raise ValueError(f"no index lies from {self.low} to {self.high}")

    @classmethod
    def of(cls, letter: str, performance: str, low: str, high: str) -> "Grade":
        """Read one class from plain text.

        >>> Grade.of("B", "GOOD", "76.61", "88.30").high
        Decimal('88.30')
        """
        if not all(type(bound) is str and bound.isascii() for bound in (low, high)):
            raise ValueError("the bounds of a class are written as text")
        try:
            return cls(letter, Performance(performance), Decimal(low), Decimal(high))
        except InvalidOperation:
            raise ValueError(f"{low!r:.20} and {high!r:.20} are not bounds") from None


@dataclass(frozen=True)
class ClassTable:
    """The classes of an index, from the lowest to the highest.

    >>> SKM_2017.grade(Fraction("76.605")).letter  # between the printed 76.60 and 76.61
    'B'
    >>> SKM_2017.grade(Fraction("74.926")).letter, IKM_2004.grade(Fraction("74.926")).letter
    ('C', 'B')

    Always true: the classes are sorted and cover 25.00 to 100.00 in steps of 0.01
    without gap or overlap, and a letter stands for one of them only.
    """

    code: str
    grades: tuple[Grade, ...]
    lows: tuple[int, ...] = field(init=False, repr=False, compare=False)  # in hundredths

    def __post_init__(self) -> None:
        if type(self.code) is not str or not self.code:
            raise ValueError("a class table has a code")
        if not self.grades:
            raise ValueError("a class table has classes")
        if self.grades[0].low != LOWEST_INDEX or self.grades[-1].high != HIGHEST_INDEX:
            raise ValueError(f"classes cover {LOWEST_INDEX}.00 to {HIGHEST_INDEX}.00")
        for below, above in pairwise(self.grades):
            if above.low - below.high != STEP:
                raise ValueError(f"{above.low} is not the next index after {below.high}")
        if len({grade.letter for grade in self.grades}) < len(self.grades):
            raise ValueError("a letter stands for one class only")
        lows = tuple(nearest(Fraction(grade.low), PLACES) for grade in self.grades)
        object.__setattr__(self, "lows", lows)

    def grade(self, index: Fraction | Decimal | float) -> Grade:
        """Give the class of an index from 25 to 100: first rounded half-up, then compared."""
        index = exact(index)
        whole = index.denominator
        if not LOWEST_INDEX * whole <= index.numerator <= HIGHEST_INDEX * whole:
            raise ValueError(f"an index lies in {LOWEST_INDEX}..{HIGHEST_INDEX}, not at {index}")
        return self.grades[bisect_right(self.lows, nearest(index, PLACES)) - 1]

    def as_dict(self) -> dict[str, Any]:
        """Give the table as plain data, bounds as text so that no decimal is lost."""
        rows = [(g.letter, g.performance.value, str(g.low), str(g.high)) for g in self.grades]
        names = ("letter", "performance", "low", "high")
        return {"code": self.code, "grades": [dict(zip(names, row, strict=True)) for row in rows]}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "ClassTable":
        """Read what `as_dict` gave."""
        try:
            return cls(plain["code"], tuple(Grade.of(**row) for row in plain["grades"]))
        except (KeyError, TypeError) as wrong:
            raise ValueError(f"this is not a class table: {wrong!r:.80}") from wrong


SKM_2017 = ClassTable(  # PermenPANRB 14/2017, annex
    "SKM_2017",
    (
        Grade.of("D", Performance.NOT_GOOD, "25.00", "64.99"),
        Grade.of("C", Performance.LESS_GOOD, "65.00", "76.60"),
        Grade.of("B", Performance.GOOD, "76.61", "88.30"),
        Grade.of("A", Performance.VERY_GOOD, "88.31", "100.00"),
    ),
)

IKM_2004 = ClassTable(  # KepmenPAN 25/2004, annex
    "IKM_2004",
    (
        Grade.of("D", Performance.NOT_GOOD, "25.00", "43.75"),
        Grade.of("C", Performance.LESS_GOOD, "43.76", "62.50"),
        Grade.of("B", Performance.GOOD, "62.51", "81.25"),
        Grade.of("A", Performance.VERY_GOOD, "81.26", "100.00"),
    ),
)
