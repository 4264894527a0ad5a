"""Booking: once for each key, and never more than there are places, whoever else is asking."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.actions.limits import refuse_too_many
from prima.deliver.appointments.actions.locking import locked_plan, tell
from prima.deliver.appointments.actions.places import place_at, sit
from prima.deliver.appointments.actions.waiting import let_lapse
from prima.deliver.appointments.models import Appointment
from prima.foundation.refusals import Refusal

if TYPE_CHECKING:
    from prima.deliver.appointments.actions.limits import Holder, Lifted
    from prima.promise.standards.models import Service


class KeyReused(Refusal):
    code = "key-reused"
    message = _("This page has already booked an appointment for another service.")
    advice = _("Start again from the first page.")


@transaction.atomic
def book(
    service: "Service",
    starts_at: datetime,
    *,
    key: UUID,
    at: datetime,
    who: "Holder",
    lifted: "Lifted | None" = None,
) -> Appointment:
    """Book the time. The same key gives the same appointment, also after it was moved.

    An officer may lift the limits, with a reason; never the number of places. Raises
    NoAppointments, TimeTaken, TooMany, IdentityNeeded, KeyReused.
    """
    plan = locked_plan(service)
    known = Appointment.objects.filter(key=key).first()
    if known is not None:
        if known.service_id != service.pk:
            raise KeyReused
        return known
    let_lapse(plan, at)
    if lifted is None:
        refuse_too_many(plan, who, at)
    slot, seat = place_at(plan, starts_at, at)
    appointment = Appointment(key=key, plan=plan, unit=plan.unit, service=plan.service)
    sit(appointment, slot, seat, at)
    for name, mark in who.marks_on(appointment.on).items():
        setattr(appointment, name, mark)
    appointment.exemption = lifted.reason if lifted else ""
    appointment.save()
    by = lifted.by if lifted else None
    tell("appointment.booked", appointment, at=at, by=by, is_extra=slot.is_extra)
    if lifted:
        tell("appointment.limit-lifted", appointment, at=at, by=by, reason=lifted.reason)
    return appointment
