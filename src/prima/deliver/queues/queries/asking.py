"""What giving a number must know of a service, in one statement: it is asked at every tap.

Django takes fifteen times as long to write this SQL as SQLite to run it, so it is written once and
kept, with places for the values. Django still writes it: what is renamed there is renamed here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from prima.deliver.queues.models import QueueService
from prima.deliver.queues.rules import Intake
from prima.foundation.statements import run
from prima.foundation.units.models import Unit
from prima.kernel.calendars import Zone, local_day
from prima.promise.standards.rules.versions import in_force

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

_BY_NAME = ("service__unit__slug", "service__code")
_BY_ID = ("service__id",)
_PROMISE = "service__standard__publications"
_FIRST_ON_EARTH = Zone.WIT.tzinfo.key  # no unit's day begins before this one's


@dataclass(frozen=True, slots=True)
class Asked:
    """A service that has a queue and was promised, as it is on the unit's day."""

    unit: Unit
    on: date
    queue_id: int
    letter: str
    service_id: int
    code: str
    is_offered: bool
    is_quick: bool
    daily_limit: int | None
    closed_on: date | None
    closed_because: str
    version_id: int

    @property
    def intake(self) -> Intake:
        """Whether somebody closed it today. Whether it is full, the next number tells."""
        return Intake.CLOSED if self.closed_on == self.on else Intake.OPEN


def asked_for(service: "Service", at: datetime) -> Asked | None:
    """Return what a service is today; None when it has no queue, or promises nothing yet."""
    return _asked(_BY_ID, [service.pk], at)


def asked_at(slug: str, code: str, at: datetime) -> Asked | None:
    """Return the same for the service of a unit, both known by their names in addresses."""
    return _asked(_BY_NAME, [slug, code], at)


def _asked(known_by: tuple[str, ...], values: list[int | str], at: datetime) -> Asked | None:
    newest = connection.ops.adapt_datefield_value(local_day(at, _FIRST_ON_EARTH))
    rows = run(_question(known_by, connection.vendor), [*values, newest])
    if not rows:
        return None
    unit_id, zone, mark, *service = rows[0][:-2]
    mark = mark if isinstance(mark, UUID) else UUID(mark)
    unit = Unit(pk=unit_id, zone=zone, calendar_mark=mark)
    on = local_day(at, unit.time_zone)
    version_id = in_force((row[-2:] for row in rows), on)
    return Asked(unit, on, *service, version_id) if version_id is not None else None


@cache
def _question(known_by: tuple[str, ...], _vendor: str) -> str:
    """Return the SQL; its places are those of `known_by`, then the newest day.

    Two versions are enough: only one comes into force a day, and the newest day is at most a day
    ahead of the unit's own.
    """
    rows = QueueService.objects.all()
    for name in known_by:
        rows = rows.filter(**{name: 0})
    rows = rows.filter(**{f"{_PROMISE}__in_force_on__lte": date.min})
    sql, _values = (
        rows.order_by(f"-{_PROMISE}__in_force_on")
        .values_list(
            "service__unit_id", "service__unit__zone", "service__unit__calendar_mark",
            "queue_id", "queue__letter", "service_id", "service__code", "service__is_offered",
            "is_quick", "queue__daily_limit", "queue__closed_on", "queue__closed_because",
            f"{_PROMISE}__in_force_on", f"{_PROMISE}__new_id",
        )[:2]
        .query.sql_with_params()
    )  # fmt: skip
    return str(sql)
