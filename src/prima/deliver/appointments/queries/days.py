"""Which days have free times: the calendar that people choose from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from prima.deliver.appointments.models import Plan
from prima.deliver.appointments.queries.plans import plan_known
from prima.deliver.appointments.queries.records import records_of
from prima.deliver.appointments.queries.slots import Slot, booked_between, slots_of_day
from prima.foundation.units.queries import today_in
from prima.promise.standards.queries import in_force

if TYPE_CHECKING:
    from prima.promise.standards.models import Service


@dataclass(frozen=True, slots=True)
class Day:
    """A day within reach. Without slots no appointments are given on it."""

    on: date
    slots: tuple[Slot, ...]

    @property
    def free(self) -> int:
        return sum(slot.is_free for slot in self.slots)

    @property
    def first_free(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.is_free), None)


@dataclass(frozen=True, slots=True)
class NextFree:
    """What the page of a service says: appointments are given, and when the next one is free."""

    plan: Plan
    slot: Slot | None


def days_of(plan: Plan, at: datetime) -> list[Day]:
    """Return today and every day that can be booked, in order."""
    today = today_in(plan.unit, at)
    last, terms = today + timedelta(days=plan.days_ahead), plan.terms
    booked = booked_between(plan, today, last, records_of(plan, today))
    return [
        Day(on, tuple(slots_of_day(plan, terms, on, at, booked[on])))
        for on in (today + timedelta(days=n) for n in range(plan.days_ahead + 1))
    ]


def next_free(service: "Service", at: datetime) -> NextFree | None:
    """Return when the service's next appointment is free; None when it gives no appointments."""
    plan = plan_known(service)
    is_promised = in_force(service, today_in(service.unit, at)) is not None
    if plan is None or not plan.is_open or not service.is_offered or not is_promised:
        return None
    free = (day.first_free for day in days_of(plan, at))
    return NextFree(plan, next((slot for slot in free if slot), None))
