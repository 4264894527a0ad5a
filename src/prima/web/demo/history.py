"""The days of the demonstration, one after the other, up to now."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from prima.deliver.queues.actions import close_day
from prima.deliver.queues.queries import last_day
from prima.foundation.people.queries import person_named
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import calendar_of, service_units
from prima.foundation.units.rules import Zone
from prima.promise.standards.queries import in_force, service_named, versions_of
from prima.web.demo.day import Day
from prima.web.demo.founding import (
    BEFORE,
    found_demo,
    open_now,
    promise_shorter_wait,
)
from prima.web.demo.visitors import WEEKDAYS, Arrival, Visitors

DAYS = 90
IMPROVED = "poli-umum"
IMPROVED_AFTER = 50  # days: then the shorter wait is promised
SEED = "prima"
OFFICER = "budi"
BUSY = 0.6  # of an ordinary day's visits, each hour of today
JUST_CAME = 5  # so that somebody waits when the desk is tried
A_MOMENT = timedelta(seconds=40)
FOR_VISITORS = frozenset({1})  # this counter is left to whoever tries the desk
Progress = Callable[[int, int, date], None]


def make_demo(at: datetime, *, days: int = DAYS, progress: Progress) -> tuple[Unit, Day]:
    """Make what is missing of the demonstration up to this moment, and return today as it runs."""
    unit = service_units().first() or _begin(at, days)
    today = at.astimezone(Zone(unit.zone).tzinfo).date()
    missing = list(_missing_days(unit, today, days))
    for number, day in enumerate(missing, start=1):
        progress(number, len(missing) + 1, day)
        _past_day(unit, day)
    progress(len(missing) + 1, len(missing) + 1, today)
    return unit, _today(unit, today, at)


def _begin(at: datetime, days: int) -> Unit:
    first = at - timedelta(days=days)
    return found_demo(first - BEFORE)


def _missing_days(unit: Unit, today: date, days: int) -> Iterator[date]:
    known = last_day(unit)
    day = known + timedelta(days=1) if known else today - timedelta(days=days)
    while day < today:
        yield day
        day += timedelta(days=1)


@transaction.atomic
def _past_day(unit: Unit, day: date) -> None:
    """Let a whole day happen in one transaction: 90 days of commits would wait for the disk."""
    windows = calendar_of(unit).windows_on(day)
    morning = _moment(unit, day, time(7))
    if day == _first_promise(unit) + BEFORE + timedelta(days=IMPROVED_AFTER):
        promise_shorter_wait(unit, IMPROVED, minutes=25, at=morning)
    if not windows:
        return
    visitors = Visitors(f"{SEED} {day}")
    happening = Day(unit, person_named(OFFICER), visitors, improved=_is_improved(unit, day))
    opens, closes = windows[0].opens, windows[-1].closes
    begins, ends = _moment(unit, day, opens), _moment(unit, day, closes)
    last_call = ends - timedelta(minutes=30)
    happening.expect(visitors.arrivals(begins, last_call, scale=WEEKDAYS[day.weekday()]))
    happening.until(ends + timedelta(hours=2))
    close_day(unit, at=ends + timedelta(hours=2), on=day)


def _first_promise(unit: Unit) -> date:
    """Return the day on which the first version came into force: the unit was founded then."""
    first = versions_of(service_named(unit, IMPROVED)).last()
    assert first is not None  # noqa: S101 - published when the unit was founded
    return first.publication.in_force_on


def _is_improved(unit: Unit, day: date) -> bool:
    version = in_force(service_named(unit, IMPROVED), day)
    return version is not None and version.number > 1


def _today(unit: Unit, today: date, at: datetime) -> Day:
    """Let today happen up to now, and plan the rest of it for the live simulation."""
    is_new = last_day(unit) != today
    if is_new:
        open_now(unit, today, at)
        unit.refresh_from_db()
    visitors = Visitors(f"{SEED} {today} {at:%H%M}")
    happening = Day(
        unit,
        person_named(OFFICER),
        visitors,
        improved=True,
        left_to_people=FOR_VISITORS,
    )
    window = calendar_of(unit).windows_on(today)[0]
    begins = _moment(unit, today, window.opens) if is_new else at
    rest = min(_moment(unit, today, time(23, 30)), at + timedelta(hours=12))
    with transaction.atomic():
        if not is_new:
            happening.take_up(at)
        hours = max((rest - begins) / timedelta(hours=1), 0.1)
        happening.expect(visitors.arrivals(begins, rest, scale=BUSY * hours))
        happening.expect([Arrival(at - A_MOMENT, "pendaftaran")] * JUST_CAME)
        happening.until(at)
    return happening


def _moment(unit: Unit, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, Zone(unit.zone).tzinfo).astimezone(UTC)
