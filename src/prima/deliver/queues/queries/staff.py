"""Who serves where, where nobody will, and who calls for help."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from prima.deliver.queues.models import Alarm, Counter, CounterQueue, Duty, Queue
from prima.deliver.queues.rules.roster import Span, uncovered
from prima.foundation.people.queries import people_of
from prima.foundation.people.rules import Capability, roles_with
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import calendar_of
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


FURTHEST = 15  # days: longer holidays are no gap in a roster


class NoSuchDuty(NotFound):
    code = "no-such-duty"


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of a day in which nobody serves a queue that people can take numbers for."""

    queue: Queue
    on: date
    span: Span


def duties_of(unit: "Unit") -> QuerySet[Duty]:
    """Return the roster: the weekdays first, then single days."""
    duties = Duty.objects.filter(counter__unit=unit).select_related("counter", "officer")
    return duties.order_by("on", "weekday", "starts_at", "counter__number")


def duty_of(unit: "Unit", duty_id: int) -> Duty:
    duty = duties_of(unit).filter(pk=duty_id).first()
    if duty is None:
        raise NoSuchDuty
    return duty


def officers_of(unit: "Unit", at: datetime) -> "list[Person]":
    """Return who has a role here that serves at counters, by name."""
    roles = people_of(unit, at).filter(kind__in=roles_with(Capability.SERVE))
    return list({role.person.pk: role.person for role in roles}.values())


def on_duty(counter: Counter, at: datetime) -> list[str]:
    """Return the names of those whom the roster has at this counter now."""
    on = local_day(at, counter.unit.time_zone)
    now = at.astimezone(calendar_of(counter.unit).zone.tzinfo).time()
    duties = [duty for duty in duties_on(counter.unit, on) if duty.counter_id == counter.pk]
    return [duty.officer.full_name for duty in duties if duty.starts_at <= now < duty.ends_at]


def gaps_tomorrow(unit: "Unit", at: datetime) -> list[Gap]:
    """Return where nobody is on duty on the next day on which the unit is open.

    A unit that keeps no roster has no gaps: it was not asked.
    """
    if not Duty.objects.filter(counter__unit=unit).exists():
        return []
    day = _next_open_day(unit, local_day(at, unit.time_zone))
    return gaps_on(unit, day) if day is not None else []


def gaps_on(unit: "Unit", on: date) -> list[Gap]:
    """Return the open hours of a day in which nobody serves a queue, queue by queue."""
    windows = [Span(each.opens, each.closes) for each in calendar_of(unit).windows_on(on)]
    duties = duties_on(unit, on)
    queues = Queue.objects.filter(unit=unit).order_by("letter")
    serving: dict[int, set[int]] = {}
    for counter, queue in CounterQueue.objects.filter(counter__unit=unit).values_list(
        "counter", "queue"
    ):
        serving.setdefault(queue, set()).add(counter)
    return [
        Gap(queue, on, span)
        for queue in queues
        for span in uncovered(
            windows,
            [
                Span(duty.starts_at, duty.ends_at)
                for duty in duties
                if duty.counter_id in serving.get(queue.pk, set())
            ],
        )
    ]


def alarms_of(unit: "Unit") -> QuerySet[Alarm]:
    """Return the alarms that nobody has ended yet, the oldest first."""
    alarms = Alarm.objects.filter(counter__unit=unit, ended_at__isnull=True)
    return alarms.select_related("counter", "raised_by").order_by("id")


def duties_on(unit: "Unit", on: date) -> list[Duty]:
    """Return the duties of a day: a counter that has some of this day follows only these."""
    of_day = Q(on=on) | Q(weekday=on.weekday())
    duties = list(
        Duty.objects.filter(of_day, counter__unit=unit).select_related("officer", "counter")
    )
    special = {duty.counter_id for duty in duties if duty.on is not None}
    return [duty for duty in duties if duty.on is not None or duty.counter_id not in special]


def _next_open_day(unit: "Unit", today: date) -> date | None:
    days = (today + timedelta(days=ahead) for ahead in range(1, FURTHEST))
    return next((day for day in days if calendar_of(unit).windows_on(day)), None)
