"""In time, too early or too late: what an appointment is worth when its holder arrives."""

from datetime import datetime, timedelta
from enum import StrEnum


class Arrival(StrEnum):
    EARLY = "EARLY"
    IN_TIME = "IN_TIME"
    LATE = "LATE"


def arrival_at(
    at: datetime, starts_at: datetime, *, before: timedelta, after: timedelta
) -> Arrival:
    """Judge an arrival. Both ends of the grace are still in time.

    >>> ten, minutes = datetime(2026, 3, 2, 10), timedelta(minutes=10)
    >>> [str(arrival_at(ten + n * minutes, ten, before=minutes, after=minutes))
    ...  for n in (-2, -1, 0, 1, 2)]
    ['EARLY', 'IN_TIME', 'IN_TIME', 'IN_TIME', 'LATE']
    """
    if at < starts_at - before:
        return Arrival.EARLY
    return Arrival.IN_TIME if at <= starts_at + after else Arrival.LATE
