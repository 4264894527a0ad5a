"""How long was promised. The unit stays with the number: three days are not 24 hours."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

LONGEST = 10_000_000


class TimeUnit(StrEnum):
    MINUTES = "MINUTES"  # of working time
    WORKING_HOURS = "WORKING_HOURS"
    WORKING_DAYS = "WORKING_DAYS"
    CALENDAR_DAYS = "CALENDAR_DAYS"


CLOCKED = {TimeUnit.MINUTES: timedelta(minutes=1), TimeUnit.WORKING_HOURS: timedelta(hours=1)}


@dataclass(frozen=True)
class Duration:
    value: int
    unit: TimeUnit

    def __post_init__(self) -> None:
        if not 0 <= self.value <= LONGEST:
            raise ValueError(f"a duration lies in 0..{LONGEST}, not {self.value}")
