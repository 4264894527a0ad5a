"""What is promised in numbers, and whether the system can check it by itself."""

from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from prima.promise.standards.rules.bounds import Line, Part, Slug
from prima.promise.standards.rules.codes import LimitUnit, Measure

_WITHIN_A_DAY = frozenset({LimitUnit.MINUTES, LimitUnit.WORKING_HOURS})
_ANY_TIME = _WITHIN_A_DAY | {LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS}

UNITS_OF_MEASURE = MappingProxyType(
    {
        # A queue lives for a day, so a wait of days is never observed.
        Measure.WAIT: _WITHIN_A_DAY,
        Measure.SERVICE_TIME: _WITHIN_A_DAY,
        Measure.COMPLETION: _ANY_TIME,
        Measure.FEE: frozenset({LimitUnit.RUPIAH}),
        Measure.COMPLAINT_ANSWER: _ANY_TIME,
    }
)


class Limit(Part):
    """The most that it may be: minutes, days or rupiah."""

    value: Annotated[int, Field(ge=0, le=1_000_000_000)]
    unit: LimitUnit


class Redress(Part):
    """What the unit owes to the person for whom the promise was broken."""

    text: Line


class Commitment(Part):
    """A measurable line of the standard: at most this much, for this share of people.

    A commitment with a redress is a guarantee.
    """

    code: Slug
    measure: Measure
    limit: Limit
    share_percent: Annotated[int, Field(ge=1, le=100)] = 100
    """For how many of every hundred people the limit is kept."""
    redress: Redress | None = None


def is_measurable(commitment: Commitment) -> bool:
    """Whether what is promised is something that the system observes.

    A time of zero is not: it would be broken by everybody.

    >>> quarter, nothing = Limit(value=15, unit="MINUTES"), Limit(value=0, unit="MINUTES")
    >>> is_measurable(Commitment(code="queue", measure="WAIT", limit=quarter))
    True
    >>> is_measurable(Commitment(code="queue", measure="WAIT", limit=nothing))
    False
    >>> is_measurable(Commitment(code="price", measure="FEE", limit=quarter))
    False
    """
    fits = commitment.limit.unit in UNITS_OF_MEASURE[commitment.measure]
    return fits and (commitment.measure is Measure.FEE or commitment.limit.value > 0)
