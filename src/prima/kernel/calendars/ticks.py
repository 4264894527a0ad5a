"""Moments as whole microseconds, so that sums are exact and searches are fast."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
TICK = timedelta(microseconds=1)
SECOND = 1_000_000
DAY = 86_400 * SECOND


class NaiveTime(ValueError):
    """Not a moment: a datetime without a time zone, or only a date."""


class ClockSkew(ValueError):
    """Something ends before it begins: a clock was wrong, or two moments changed places."""


def ticks(at: datetime) -> int:
    """Count the microseconds since 1970 in UTC.

    >>> ticks(datetime(1970, 1, 2, tzinfo=UTC)) == DAY
    True
    """
    try:
        since = at - EPOCH
    except TypeError:
        raise NaiveTime(f"needs a datetime with a time zone, not {at!r}") from None
    return (since.days * 86_400 + since.seconds) * SECOND + since.microseconds


def period_ticks(start: datetime, end: datetime) -> tuple[int, int]:
    began, ended = ticks(start), ticks(end)
    if ended < began:
        raise ClockSkew(f"ends at {end} before it begins at {start}")
    return began, ended
