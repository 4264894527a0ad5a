"""What appointments do by themselves: lapse, be offered, be recalled to mind, and end."""

from datetime import datetime

from prima.deliver.appointments.actions import end_days, offer_freed, remind
from prima.deliver.appointments.queries import (
    plans_with_a_list,
    to_be_reminded,
    units_left_behind,
)


def offer_what_is_free(*, at: datetime) -> int:
    """Let offers lapse and make the next ones; return how many were made."""
    return sum(offer_freed(plan_id, at=at) for plan_id in plans_with_a_list())


def end_yesterday(*, at: datetime) -> int:
    """Mark who did not come on earlier days and forget their marks; return how many.

    Each unit's day ends at its own midnight. Twice is once.
    """
    return sum(end_days(unit, at=at) for unit in units_left_behind(at))


def remind_of_tomorrow(*, at: datetime) -> int:
    """Write down once for each coming appointment that it is near; return how many."""
    return sum(remind(appointment, at=at) for appointment in to_be_reminded(at))
