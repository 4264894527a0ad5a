"""Cancelling and moving, by whoever holds the appointment. What becomes free goes to the list."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.actions.limits import IDENTITY, Holder, NotTheSame
from prima.deliver.appointments.actions.locking import locked, locked_plan_of, make_move, tell
from prima.deliver.appointments.actions.places import place_at, sit
from prima.deliver.appointments.actions.waiting import let_lapse, offer_free
from prima.deliver.appointments.models import Appointment
from prima.deliver.appointments.rules import Arrival, Move, arrival_at
from prima.foundation.refusals import Refusal


class Over(Refusal):
    code = "appointment-over"
    message = _("The time of this appointment is over.")
    advice = _("You can book a new one, or come during opening hours and take a number.")


@transaction.atomic
def cancel(appointment: Appointment, *, at: datetime) -> Appointment:
    """Give the time back. Raises NotNow; Over when nobody else could use it any more."""
    plan = locked_plan_of(appointment.plan_id)
    held = locked(appointment)
    make_move(held, Move.CANCEL)
    _refuse_over(held, at)
    held.device = held.identity = ""
    held.save(update_fields=["state", "held_until", "device", "identity"])
    tell("appointment.cancelled", held, at=at)
    offer_free(plan, held.on, at)
    return held


@transaction.atomic
def move_to(
    appointment: Appointment, starts_at: datetime, *, at: datetime, who: Holder
) -> Appointment:
    """Take another time instead, and keep number and address.

    Another day has other marks. So whoever gave an NIK or phone number gives it once more, and
    whoever has another one cannot take the appointment over. Raises NotNow, Over, TimeTaken,
    NotTheSame.
    """
    plan = locked_plan_of(appointment.plan_id)
    let_lapse(plan, at)
    held = locked(appointment)
    make_move(held, Move.SHIFT)
    _refuse_over(held, at)
    if starts_at == held.starts_at:
        return held
    left = held.on
    slot, seat = place_at(plan, starts_at, at)
    before = held.starts_at
    sit(held, slot, seat, at)
    if held.on != left:
        if held.identity and who.marks_on(left)[IDENTITY] != held.identity:
            raise NotTheSame
        is_marked = bool(held.identity)
        for name, mark in who.marks_on(held.on).items():
            setattr(held, name, mark if name != IDENTITY or is_marked else "")
    held.save()
    tell("appointment.moved", held, at=at, from_starts_at=before.isoformat())
    offer_free(plan, left, at)
    return held


def _refuse_over(held: Appointment, at: datetime) -> None:
    """Raise Over after the grace: whoever did not come cannot undo it."""
    plan = held.plan
    if arrival_at(at, held.starts_at, before=plan.before, after=plan.after) is Arrival.LATE:
        raise Over
