"""Finding a place at a time. The plan is locked by whoever asks."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.queries import slots_on
from prima.deliver.appointments.rules import TAKING
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in
from prima.kernel.calendars import local_day
from prima.promise.standards.queries import in_force

if TYPE_CHECKING:
    from prima.deliver.appointments.queries import Slot


class TimeTaken(Refusal):
    code = "time-taken"
    message = _("This time is no longer free.")
    advice = _("Choose another time, or write yourself on the waiting list of the day.")


def place_at(plan: Plan, starts_at: datetime, at: datetime) -> "tuple[Slot, int]":
    """Return the free slot that begins then, and a seat in it. Raises TimeTaken."""
    on = local_day(starts_at, plan.unit.time_zone)
    is_promised = in_force(plan.service, today_in(plan.unit, at)) is not None
    slots = slots_on(plan, on, at) if is_promised and plan.service.is_offered else []
    slot = next((slot for slot in slots if slot.starts_at == starts_at and slot.is_free), None)
    if slot is None:
        raise TimeTaken
    return slot, _free_seat(plan, slot)


def sit(appointment: Appointment, slot: "Slot", seat: int, at: datetime) -> None:
    """Give the appointment its time, without saving."""
    zone = appointment.unit.time_zone
    appointment.on = local_day(slot.starts_at, zone)
    appointment.starts_at, appointment.ends_at, appointment.seat = (
        slot.starts_at,
        slot.ends_at,
        seat,
    )
    appointment.booked_at, appointment.reminded_at = at, None
    appointment.lead_days = (appointment.on - local_day(at, zone)).days


def _free_seat(plan: Plan, slot: "Slot") -> int:
    taken = set(
        Appointment.objects.filter(
            plan=plan, starts_at=slot.starts_at, state__in=TAKING
        ).values_list("seat", flat=True)
    )
    return next(seat for seat in range(1, len(taken) + 2) if seat not in taken)
