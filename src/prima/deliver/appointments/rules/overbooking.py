"""How many more than there are places may book, because some will not come.

Whoever books two weeks ahead stays away more often than whoever books for tomorrow, so each booked
person counts with the share of no-shows that was measured for their lead time. When these shares
add up to a whole person, one more may book. The day is looked at in its order: a place that becomes
free at ten is no help to somebody who was told to come at nine. Page: docs/methods/appointments.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

ENOUGH = 50  # appointments of a lead time that are over; before that nobody is overbooked


class Lead(StrEnum):
    """How long before the day somebody booked."""

    SAME_DAY = "SAME_DAY"
    DAYS_1_3 = "DAYS_1_3"
    DAYS_4_7 = "DAYS_4_7"
    DAYS_8_14 = "DAYS_8_14"
    LONGER = "LONGER"


_LAST_DAY = {Lead.SAME_DAY: 0, Lead.DAYS_1_3: 3, Lead.DAYS_4_7: 7, Lead.DAYS_8_14: 14}


def lead_of(days: int) -> Lead:
    """Return the lead time of somebody who books so many days ahead.

    >>> [str(lead_of(days)) for days in (0, 3, 4, 30)]
    ['SAME_DAY', 'DAYS_1_3', 'DAYS_4_7', 'LONGER']
    """
    return next((lead for lead, last in _LAST_DAY.items() if days <= last), Lead.LONGER)


@dataclass(frozen=True, slots=True)
class Record:
    """Of n appointments that are over, so many were missed."""

    n: int = 0
    missed: int = 0

    @property
    def is_enough(self) -> bool:
        return self.n >= ENOUGH

    @property
    def risk(self) -> Fraction:
        """Return the share that stays away; nothing while too few are over to say.

        >>> Record(49, 40).risk, Record(50, 10).risk
        (Fraction(0, 1), Fraction(1, 5))
        """
        return Fraction(self.missed, self.n) if self.is_enough else Fraction(0)


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot: its places, and for each of those who booked the chance that they stay away."""

    places: int
    risks: tuple[Fraction, ...] = ()

    @property
    def extras(self) -> int:
        return max(0, len(self.risks) - self.places)


def take_another(slots: Sequence[Filled]) -> list[bool]:
    """Say for each slot of a day, in order, whether one more may book it.

    A slot takes at most one more than it has places, and one without places none.

    >>> fifth = Fraction(1, 5)
    >>> take_another([Filled(1, (fifth,))] * 5)
    [False, False, False, False, True]
    """
    credit = list(accumulate(sum(slot.risks, -Fraction(slot.extras)) for slot in slots))
    least_from_here_on = reversed(list(accumulate(reversed(credit), min)))
    return [
        len(slot.risks) < slot.places or (slot.places > 0 and not slot.extras and least >= 1)
        for slot, least in zip(slots, least_from_here_on, strict=True)
    ]
