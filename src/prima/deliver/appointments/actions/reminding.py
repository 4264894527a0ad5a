"""Saying that an appointment is near. Whoever sends messages listens to the journal."""

from datetime import datetime

from django.db import transaction

from prima.deliver.appointments.actions.locking import locked, tell
from prima.deliver.appointments.models import Appointment
from prima.deliver.appointments.rules import State


@transaction.atomic
def remind(appointment: Appointment, *, at: datetime) -> bool:
    """Write once that its holder is to be reminded; say whether this was the time."""
    held = locked(appointment)
    if held.state != State.BOOKED or held.reminded_at is not None:
        return False
    held.reminded_at = at
    held.save(update_fields=["reminded_at"])
    tell("appointment.reminder-due", held, at=at)
    return True
