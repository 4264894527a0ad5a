"""Which times of a day are free."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.queries.records import records_of
from prima.deliver.appointments.rules import (
    TAKING,
    Filled,
    Lead,
    Opening,
    Record,
    State,
    Terms,
    lead_of,
    openings_of,
    take_another,
)
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import calendar_of, today_in

Booked = Mapping[datetime, tuple[Fraction, ...]]


class NoSuchTime(NotFound):
    code = "no-such-time"


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of a day. `is_extra` says that whoever books it now is booked over the places."""

    starts_at: datetime
    ends_at: datetime
    places: int
    taken: int
    is_free: bool

    @property
    def is_extra(self) -> bool:
        return self.is_free and self.taken >= self.places


def slots_on(plan: Plan, on: date, at: datetime) -> list[Slot]:
    """Return the times that the plan has on a day, in order; free ones can be booked now."""
    records = records_of(plan, today_in(plan.unit, at))
    return slots_of_day(plan, plan.terms, on, at, booked_between(plan, on, on, records)[on])


def booked_between(
    plan: Plan, first: date, last: date, records: Mapping[Lead, Record]
) -> defaultdict[date, Booked]:
    """Return for each day and time the risks of those who take a place: one query for all days."""
    rows = Appointment.objects.filter(
        plan=plan, on__gte=first, on__lte=last, state__in=TAKING
    ).values_list("on", "starts_at", "state", "lead_days")
    days: defaultdict[date, defaultdict[datetime, tuple[Fraction, ...]]]
    days = defaultdict(lambda: defaultdict(tuple))
    for on, starts_at, state, lead_days in rows:
        risk = records[lead_of(lead_days)].risk if state == State.BOOKED else Fraction(0)
        days[on][starts_at] = (*days[on][starts_at], risk)
    return days  # type: ignore[return-value]  # a defaultdict is a mapping that is only read


def slots_of_day(plan: Plan, terms: Terms, on: date, at: datetime, booked: Booked) -> list[Slot]:
    openings = openings_on(plan, on, terms)
    filled = [Filled(slot.places, _risks_in(slot, booked)) for slot in openings]
    in_reach = is_in_reach(plan, on, at)
    return [
        Slot(
            opening.starts_at,
            opening.ends_at,
            opening.places,
            len(slot.risks),
            in_reach and takes and opening.starts_at >= at + terms.notice,
        )
        for opening, slot, takes in zip(openings, filled, take_another(filled), strict=True)
        if opening.places or slot.risks
    ]


def _risks_in(slot: Opening, booked: Booked) -> tuple[Fraction, ...]:
    """Return who comes in a slot: also those who booked a time that an older plan had."""
    return tuple(
        risk
        for starts_at, risks in booked.items()
        if slot.starts_at <= starts_at < slot.ends_at
        for risk in risks
    )


def openings_on(plan: Plan, on: date, terms: Terms) -> tuple[Opening, ...]:
    """Return the slots of a day by the unit's calendar: holidays and special days close them."""
    midnight = datetime.combine(on, time.min, ZoneInfo(plan.unit.time_zone))
    doors = calendar_of(plan.unit).windows_on(on)
    bookable = terms.windows.get(on.weekday(), ()) if terms.windows else None
    return openings_of(midnight, doors, bookable, terms.layout)


def is_still_open(appointment: Appointment) -> bool:
    """Say whether the doors are still open then: a day may have been closed after the booking."""
    return calendar_of(appointment.unit).is_open(appointment.starts_at)


def is_in_reach(plan: Plan, on: date, at: datetime) -> bool:
    """Say whether a day can be booked at all: from today on, as far ahead as the plan goes."""
    return plan.is_open and 0 <= (on - today_in(plan.unit, at)).days <= plan.days_ahead
