"""How many people a period needs, from which services, and how the draw begins. No database.

The formulas are the kernel's (`prima.kernel.sampling`); here is what a unit may choose of them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from random import Random

from prima.kernel.sampling import (
    SystematicDraw,
    cochran,
    people,
    quotas,
    slovin,
    systematic_draw,
    table_size,
)

USUAL_MARGIN = Decimal("5.0")
LEAST_MARGIN, MOST_MARGIN = Decimal("0.5"), Decimal("20.0")
MOST_EFFECT = Decimal("10.00")
USUAL_RESPONSE = 50
"""Per cent; as long as the unit has no plan of its own to learn from."""
HELD_UP = 5
"""Answers that each service needs before anything of it is shown."""
REASON_LENGTH = 200


class Method(StrEnum):
    KREJCIE_MORGAN = "KREJCIE_MORGAN"  # the table that PermenPANRB 14/2017 names
    COCHRAN = "COCHRAN"  # a share to within a margin, corrected for a finite population
    SLOVIN = "SLOVIN"  # for those whose rules ask for it
    CENSUS = "CENSUS"  # everybody


OWN_MARGIN = (Method.COCHRAN, Method.SLOVIN)
"""The table has its margin built in, and whoever asks everybody has none."""


class Basis(StrEnum):
    """Which period the population was counted in."""

    BEFORE = "BEFORE"  # the one before, as long as this one
    YEAR_AGO = "YEAR_AGO"
    SO_FAR = "SO_FAR"  # this one, as far as it has come, drawn out to its end


@dataclass(frozen=True)
class Wish:
    """What the head of the unit chooses. Where the draw begins is not among it."""

    method: Method = Method.KREJCIE_MORGAN
    margin: Decimal = USUAL_MARGIN  # per cent
    effect: Decimal = Decimal("1.00")  # the design effect
    response: int = USUAL_RESPONSE  # per cent

    def __post_init__(self) -> None:
        if not LEAST_MARGIN <= self.margin <= MOST_MARGIN:
            raise ValueError(f"a margin cannot be {self.margin} per cent")
        if not 1 <= self.effect <= MOST_EFFECT:
            raise ValueError(f"a design effect cannot be {self.effect}")
        if not 1 <= self.response <= 100:  # noqa: PLR2004 - per cent
            raise ValueError(f"a response rate cannot be {self.response} per cent")

    def wanted(self, population: int) -> int:
        """Return how many answers this asks for; never more than there are people.

        >>> Wish().wanted(1000), Wish(Method.SLOVIN).wanted(1000), Wish(Method.CENSUS).wanted(40)
        (278, 286, 40)
        >>> Wish(effect=Decimal("1.95")).wanted(1000)
        543
        """
        margin = Fraction(self.margin) / 100
        match self.method:
            case Method.CENSUS:
                return population
            case Method.COCHRAN:
                size = people(cochran(float(margin), population=population))
            case Method.SLOVIN:
                size = people(slovin(population, margin))
            case _:
                size = table_size(population)
        return min(population, ceil(size * Fraction(self.effect)))


@dataclass(frozen=True)
class Part:
    """What one service owes to the sample, and which of its people are asked."""

    population: int
    quota: int
    draw: SystematicDraw


def shares(wanted: int, served: Mapping[str, int]) -> dict[str, int]:
    """Share out the answers by how many each service serves; small ones are held up to five.

    >>> shares(50, {"ktp": 700, "akta": 250, "pindah": 50})
    {'ktp': 33, 'akta': 12, 'pindah': 5}
    >>> shares(4, {"ktp": 700, "akta": 250, "pindah": 50})
    {'ktp': 2, 'akta': 1, 'pindah': 1}
    """
    for least in range(HELD_UP, 0, -1):
        if sum(min(least, count) for count in served.values()) <= wanted:
            return quotas(wanted, served, at_least=least)
    return quotas(wanted, served)


def parts(wish: Wish, served: Mapping[str, int], rest: Fraction, seed: str) -> dict[str, Part]:
    """Plan each service. `rest` is the share of the period that is still to come.

    Services that nobody used, or that owe nothing, have no part: all of their people may answer.

    >>> found = parts(Wish(response=80), {"ktp": 2000, "pindah": 0}, Fraction(1), "a seed")
    >>> found["ktp"].quota, found["ktp"].draw.every, list(found)
    (322, 4, ['ktp'])
    """
    used = {code: count for code, count in served.items() if count}
    owed = shares(wish.wanted(sum(used.values())), used)
    return {
        code: Part(
            count,
            owed[code],
            systematic_draw(
                max(1, int(count * rest)),
                owed[code],
                luck_of(seed, code),
                response_rate=wish.response / 100,
            ),
        )
        for code, count in used.items()
        if owed[code]
    }


def luck_of(seed: str, code: str) -> Random:
    """Return the luck of one service: whoever knows the seed can draw its start again."""
    return Random(f"{seed} {code}")  # noqa: S311 - repeatable on purpose; the seed is the secret


def seal_of(seed: str) -> str:
    """Return what the journal keeps of a seed until the period is over.

    >>> seal_of("a seed")[:8]
    '8f44d509'
    """
    return hashlib.sha256(seed.encode()).hexdigest()
