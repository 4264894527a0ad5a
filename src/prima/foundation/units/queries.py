"""What can be asked about units: where they stand in the tree, and when they are open."""

from datetime import date, datetime, time
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from prima.foundation.refusals import NotFound
from prima.foundation.statements import run
from prima.foundation.units.models import Installed, OpeningWindow, SpecialDay, Unit
from prima.foundation.units.rules import Installation, Kind
from prima.kernel.calendars import NeverOpen, Window, WorkingCalendar, Zone, local_day

# Every page asks where somebody may act, and to build this anew takes longer than to run it.
BELOW = (
    "WITH RECURSIVE below (id) AS (SELECT id FROM units_unit WHERE id IN ({roots})"
    " UNION SELECT unit.id FROM units_unit unit JOIN below ON unit.parent_id = below.id)"
    " SELECT id FROM below"
)


class NoSuchUnit(NotFound):
    code = "no-such-unit"


def all_units() -> QuerySet[Unit]:
    return Unit.objects.order_by("name")


def service_units() -> QuerySet[Unit]:
    return Unit.objects.filter(kind=Kind.SERVICE_UNIT).order_by("name")


def unit_named(slug: str) -> Unit:
    unit = Unit.objects.filter(slug=slug).first()
    if unit is None:
        raise NoSuchUnit
    return unit


def unit_by_id(unit_id: int) -> Unit:
    return Unit.objects.get(pk=unit_id)


def within(*roots: Unit) -> QuerySet[Unit]:
    """Return these units and all below them."""
    if not roots:
        return Unit.objects.none()
    places = ", ".join(["%s"] * len(roots))
    rows = run(BELOW.format(roots=places), [root.pk for root in roots])
    return Unit.objects.filter(pk__in=[pk for (pk,) in rows])


def installation() -> Installation | None:
    """Return what this database is for; None while nothing was founded in it."""
    row = Installed.objects.first()
    return Installation(row.kind) if row else None


def calendar_of(unit: Unit) -> WorkingCalendar:
    """Return the unit's working-time clock: its own hours, or those of the nearest unit above.

    Special days of every unit above count too; the nearest one's word stands.
    """
    return _calendar(unit.pk, unit.calendar_mark)


@lru_cache(maxsize=2048)
def _calendar(unit_id: int, _mark: UUID) -> WorkingCalendar:
    unit = Unit.objects.get(pk=unit_id)
    line = [*unit.ancestors(), unit]
    return WorkingCalendar(zone=Zone(unit.zone), weekly=_hours(line), special=_special(line))


def _hours(line: list[Unit]) -> dict[int, tuple[Window, ...]]:
    for unit in reversed(line):
        rows = OpeningWindow.objects.filter(unit=unit)
        hours: dict[int, tuple[Window, ...]] = {}
        for row in rows:
            hours[row.weekday] = (*hours.get(row.weekday, ()), Window(row.opens, row.closes))
        if hours:
            return hours
    return {}


def _special(line: list[Unit]) -> dict[date, tuple[Window, ...]]:
    days: dict[date, tuple[Window, ...]] = {}
    for unit in line:
        for row in SpecialDay.objects.filter(unit=unit):
            days[row.on] = tuple(
                Window(time.fromisoformat(opens), time.fromisoformat(closes))
                for opens, closes in row.windows
            )
    return days


def today_in(unit: Unit, at: datetime) -> date:
    """Return the day that it is where the unit stands."""
    return local_day(at, unit.time_zone)


def next_opening(unit: Unit, at: datetime) -> datetime | None:
    """Return when the doors open next: None when they are open now, or never are."""
    calendar = calendar_of(unit)
    if calendar.is_open(at):
        return None
    try:
        return calendar.next_opening(at)
    except NeverOpen:
        return None


def special_days_from(unit: Unit, first: date, last: date) -> QuerySet[SpecialDay]:
    """Return the unit's own special days between two days, both included."""
    return SpecialDay.objects.filter(unit=unit, on__gte=first, on__lte=last)
