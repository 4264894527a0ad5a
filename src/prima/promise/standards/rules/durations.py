"""How long something takes, and how two lengths in different units compare.

Deadlines are computed by the calendar of a unit. Here nobody knows the calendar: a standard is
compared with itself, so lengths are compared by the nominal week of Perpres 21/2023, 37.5 hours in
five days.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.codes import TimeUnit

NOMINAL_MINUTES = MappingProxyType(
    {
        TimeUnit.MINUTES: Fraction(1),
        TimeUnit.WORKING_HOURS: Fraction(60),
        TimeUnit.WORKING_DAYS: Fraction(450),
        TimeUnit.CALENDAR_DAYS: Fraction(450 * 5, 7),
    }
)
DAYS = frozenset({TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS})


class Duration(Part):
    """A length of time with its unit."""

    value: Annotated[int, Field(ge=1, le=10_000)]
    unit: TimeUnit


def nominal_minutes(durations: Iterable[Duration]) -> Fraction:
    """Return the working minutes that the durations take one after the other.

    >>> nominal_minutes([Duration(value=2, unit=TimeUnit.WORKING_HOURS)])
    Fraction(120, 1)
    """
    return sum((each.value * NOMINAL_MINUTES[each.unit] for each in durations), Fraction(0))


def least(unit: TimeUnit, durations: Iterable[Duration]) -> int:
    """Return the smallest number of `unit` that holds all the durations, one after the other.

    A promise in days ends with the day, and the day on which everything was handed in is not
    counted, so minutes and hours that do not fill a day cost none.

    >>> hour = Duration(value=60, unit=TimeUnit.MINUTES)
    >>> three_days = Duration(value=3, unit=TimeUnit.WORKING_DAYS)
    >>> least(TimeUnit.WORKING_DAYS, [hour, three_days])
    3
    >>> least(TimeUnit.MINUTES, [hour, hour])
    120
    """
    exact = nominal_minutes(durations) / NOMINAL_MINUTES[unit]
    return int(exact) if unit in DAYS else ceil(exact)
