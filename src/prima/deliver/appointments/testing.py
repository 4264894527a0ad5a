"""Ready-made appointments for tests, built through the real actions."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from prima.deliver.appointments.actions import Holder, book, set_plan, wish_for
from prima.deliver.appointments.models import Appointment, Plan, Wish
from prima.deliver.appointments.queries import plan_of, slots_on
from prima.deliver.appointments.rules import Terms
from prima.foundation.units.testing import MONDAY_9AM

if TYPE_CHECKING:
    from datetime import date

    from prima.promise.standards.models import Service

A_MINUTE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)
TUESDAY_10AM = MONDAY_9AM + timedelta(days=1, hours=1)  # one place


def a_plan(service: "Service", terms: Terms | None = None, *, at: datetime = MONDAY_9AM) -> Plan:
    """Return the service's plan: a quarter of an hour for each person, for the next 14 days."""
    set_plan(service, terms or Terms(), at=at)
    return plan_of(service)


def somebody(number: int = 1) -> Holder:
    """Return the citizen of this number, with a phone of their own."""
    return Holder(device=f"device-{number:04}-of-the-cast", identity=f"0812{number:08}")


def an_appointment(
    plan: Plan,
    starts_at: datetime = TUESDAY_10AM,
    *,
    at: datetime = MONDAY_9AM,
    who: Holder | None = None,
    key: UUID | None = None,
) -> Appointment:
    return book(plan.service, starts_at, key=key or uuid4(), at=at, who=who or somebody())


def a_wish(plan: Plan, on: "date", *, at: datetime = MONDAY_9AM, who: Holder | None = None) -> Wish:
    return wish_for(plan.service, on, key=uuid4(), at=at, who=who or somebody(99))


def a_full_day(plan: Plan, on: "date", *, at: datetime = MONDAY_9AM) -> list[Appointment]:
    """Return the appointments of a day after everybody booked it, each with their own phone."""
    booked: list[Appointment] = []
    while free := next((slot for slot in slots_on(plan, on, at) if slot.is_free), None):
        who = somebody(1000 + len(booked))
        booked.append(an_appointment(plan, free.starts_at, at=at, who=who))
    return booked
