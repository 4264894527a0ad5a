"""What the queue does by itself: it ends what yesterday left."""

from datetime import datetime

from prima.deliver.queues.actions import close_day
from prima.deliver.queues.queries import days_left_open


def close_yesterday(*, at: datetime) -> int:
    """End the tickets of earlier days in every unit, and return how many.

    Each unit's day ends at its own midnight. Twice is once, so it may run as often as one likes.
    """
    return sum(close_day(unit, on=day, at=at) for unit, day in days_left_open(at))
