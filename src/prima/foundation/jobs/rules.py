"""When jobs run, and how often they are tried. No database, no clock, no Django."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOLD = timedelta(seconds=30)  # how long the process that runs the jobs may be silent
LONGEST_RUN = timedelta(minutes=5)  # a task that runs longer is taken for dead
PAUSES = (10, 60, 6 * 60, 36 * 60)  # seconds before the second attempt, the third, …
MOST_ATTEMPTS = len(PAUSES) + 1
KEPT_SUCCESSFUL = timedelta(days=7)
KEPT_FAILED = timedelta(days=90)
WRONG_CLOCK = timedelta(days=1)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Every:
    """A slot begins each time this much has passed, counted from 1970."""

    span: timedelta

    def slot(self, at: datetime) -> datetime:
        """Return when the newest slot began.

        >>> Every(timedelta(minutes=10)).slot(datetime(2026, 11, 20, 7, 19, tzinfo=UTC)).isoformat()
        '2026-11-20T07:10:00+00:00'
        """
        return at - (at - _EPOCH) % self.span


@dataclass(frozen=True, slots=True)
class Daily:
    """A slot begins each day at this time on the wall."""

    clock: time
    zone: str = "Asia/Jakarta"

    def slot(self, at: datetime) -> datetime:
        """Return when the newest slot began.

        >>> Daily(time(2, 0)).slot(datetime(2026, 11, 20, 7, 0, tzinfo=UTC)).isoformat()
        '2026-11-19T19:00:00+00:00'
        """
        zone = ZoneInfo(self.zone)
        today = at.astimezone(zone).date()
        begins = datetime.combine(today, self.clock, tzinfo=zone)
        if begins > at:
            begins = datetime.combine(today - timedelta(days=1), self.clock, tzinfo=zone)
        return begins.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A function `f(*, at: datetime)` that runs once in each slot. Never reuse a name."""

    name: str
    function: str
    when: Every | Daily


def is_due(slot: datetime, last: datetime | None, at: datetime) -> bool:
    """Say whether a slot is still to be run, given the last one that was.

    A last slot that lies days ahead was written while the clock was wrong; it counts for nothing.
    """
    return last is None or last < slot or last > at + WRONG_CLOCK


def may_take(holder: str, expires_at: datetime, by: str, at: datetime) -> bool:
    """Say whether `by` may hold what `holder` held until `expires_at`.

    An end too far ahead was written while a clock was wrong; two machines may differ a bit.
    """
    return holder == by or not at <= expires_at <= at + 2 * HOLD


def pause_before(attempt: int) -> timedelta:
    """Return how long to wait before this attempt, the second or a later one.

    >>> str(pause_before(2)), str(pause_before(MOST_ATTEMPTS))
    ('0:00:10', '0:36:00')
    """
    return timedelta(seconds=PAUSES[attempt - 2])
