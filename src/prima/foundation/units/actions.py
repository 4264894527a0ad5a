"""What can be done with units: found them, set their hours, name their special days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

import holidays
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Installed, OpeningWindow, SpecialDay, Unit
from prima.foundation.units.queries import within
from prima.foundation.units.rules import DayKind, Installation, Kind, Zone, is_region_code
from prima.kernel.calendars import Window
from prima.kernel.calendars.hours import week_in_order

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

Hours = Mapping[int, Sequence[tuple[time, time]]]


class OtherInstallation(Refusal):
    code = "other-installation"
    message = _("This database was founded for something else.")
    advice = _("Keep demonstrations and real data in different folders.")


class UnknownRegion(Refusal):
    code = "unknown-region"
    status = 422
    message = _("This is not a region code.")
    advice = _("Use the code of the Ministry of Home Affairs, such as 33.74.01.")


class OverlappingHours(Refusal):
    code = "overlapping-hours"
    status = 422
    message = _("Two opening hours of a day overlap.")
    advice = _("Write each stretch of the day once, in order.")


@transaction.atomic
def found(kind: Installation, *, at: datetime) -> None:
    """Say what this database is for, once. Raises OtherInstallation when it is the other."""
    row, _new = Installed.objects.get_or_create(defaults={"kind": kind, "founded_at": at})
    if row.kind != kind:
        raise OtherInstallation


@transaction.atomic
def establish_unit(
    name: str,
    *,
    at: datetime,
    by: "Person | None" = None,
    kind: Kind = Kind.SERVICE_UNIT,
    zone: Zone = Zone.WIB,
    parent: Unit | None = None,
    region_code: str = "",
    address: str = "",
    phone: str = "",
) -> Unit:
    if region_code and not is_region_code(region_code):
        raise UnknownRegion
    unit = Unit.objects.create(
        name=name,
        slug=_free_slug(name),
        kind=kind,
        zone=zone,
        parent=parent,
        region_code=region_code,
        address=address,
        phone=phone,
    )
    record("unit.established", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by, kind=kind)
    return unit


@transaction.atomic
def set_hours(unit: Unit, hours: Hours, *, at: datetime, by: "Person | None" = None) -> None:
    """Replace the unit's weekly hours. Weekdays that are not given are closed."""
    try:
        week_in_order({day: tuple(Window(*pair) for pair in pairs) for day, pairs in hours.items()})
    except ValueError as impossible:
        raise OverlappingHours from impossible
    OpeningWindow.objects.filter(unit=unit).delete()
    OpeningWindow.objects.bulk_create(
        OpeningWindow(unit=unit, weekday=weekday, opens=opens, closes=closes)
        for weekday, windows in hours.items()
        for opens, closes in windows
    )
    _renew_calendars(unit)
    record("unit.hours-set", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by)


@transaction.atomic
def name_special_day(
    unit: Unit,
    on: date,
    name: str,
    *,
    kind: DayKind,
    at: datetime,
    windows: Sequence[tuple[time, time]] = (),
    by: "Person | None" = None,
) -> SpecialDay:
    pairs = [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in windows]
    day, _new = SpecialDay.objects.update_or_create(
        unit=unit, on=on, defaults={"name": name, "kind": kind, "windows": pairs}
    )
    _renew_calendars(unit)
    subject = f"unit:{unit.uuid}"
    record("unit.special-day", subject, unit_id=unit.pk, at=at, by=by, on=str(on), kind=kind)
    return day


@transaction.atomic
def seed_holidays(
    unit: Unit, years: Iterable[int], *, at: datetime, by: "Person | None" = None
) -> int:
    """Write the national holidays and joint leave days of these years; return how many are new.

    Days that somebody already wrote stand. The table is meant to be edited: lunar dates and joint
    leave follow a yearly joint decree of three ministers.
    """
    wanted = list(years)
    known = set(SpecialDay.objects.filter(unit=unit).values_list("on", flat=True))
    new = []
    for category, kind in (("public", DayKind.HOLIDAY), ("government", DayKind.JOINT_LEAVE)):
        named = holidays.country_holidays("ID", years=wanted, language="id", categories=category)
        for on, name in sorted(named.items()):
            if on not in known:
                known.add(on)
                new.append(SpecialDay(unit=unit, on=on, name=name[:120], kind=kind))
    SpecialDay.objects.bulk_create(new)
    _renew_calendars(unit)
    record(
        "unit.holidays-seeded", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by, days=len(new)
    )
    return len(new)


def _renew_calendars(unit: Unit) -> None:
    """Let the clocks of the unit and everything below it be built anew.

    A mark is drawn and not counted: one that was rolled back never comes again.
    """
    unit.calendar_mark = uuid4()
    within(unit).update(calendar_mark=unit.calendar_mark)


def _free_slug(name: str) -> str:
    base = slugify(name)[:50] or "unit"
    taken = set(Unit.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(slug for slug in candidates if slug not in taken)
