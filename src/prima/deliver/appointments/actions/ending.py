"""How an appointment ends that nobody came to, and how its marks are forgotten."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.actions.locking import locked, make_move, tell
from prima.deliver.appointments.models import Appointment, Wish
from prima.deliver.appointments.queries import is_still_open, left_behind
from prima.deliver.appointments.rules import Arrival, Move, State, arrival_at
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


class TooEarlyToTell(Refusal):
    code = "too-early-to-tell"
    message = _("This person may still come.")
    advice = _("Wait until their time and the grace after it are over.")


@transaction.atomic
def miss(appointment: Appointment, *, by: "Person", at: datetime) -> Appointment:
    """Say that nobody came. Raises NotNow, TooEarlyToTell."""
    held = locked(appointment)
    make_move(held, Move.MISS)
    plan = held.plan
    if arrival_at(at, held.starts_at, before=plan.before, after=plan.after) is not Arrival.LATE:
        raise TooEarlyToTell
    held.save(update_fields=["state"])
    tell("appointment.missed", held, at=at, by=by)
    return held


@transaction.atomic
def end_days(unit: "Unit", *, at: datetime) -> int:
    """End what earlier days left, and empty the marks of those days; return how many ended.

    Whoever was expected while the doors were open did not come; otherwise it was us.
    """
    ended = 0
    for row in left_behind(unit, at).filter(state=State.BOOKED).order_by("id"):
        held = locked(row)
        was_open = is_still_open(held)
        make_move(held, Move.MISS if was_open else Move.CALL_OFF)
        held.save(update_fields=["state"])
        tell("appointment.missed" if was_open else "appointment.called-off", held, at=at)
        ended += 1
    today = today_in(unit, at)
    Appointment.objects.filter(unit=unit, on__lt=today).exclude(device="", identity="").update(
        device="", identity=""
    )
    Wish.objects.filter(plan__unit=unit, on__lt=today).exclude(device="", identity="").update(
        device="", identity=""
    )
    return ended
