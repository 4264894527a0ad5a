"""Locking what is decided about, and telling the journal."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.models import Appointment, Plan, Wish
from prima.deliver.appointments.queries import NoAppointments
from prima.deliver.appointments.queries.holders import appointments
from prima.deliver.appointments.rules import LIFECYCLE, WISHES, Move, State, WishMove, WishState
from prima.foundation.journal.actions import record
from prima.foundation.journal.rules import Detail
from prima.foundation.refusals import Refusal
from prima.kernel.lifecycle import IllegalMove

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.promise.standards.models import Service


class NotNow(Refusal):
    code = "not-now"
    message = _("This has changed in the meantime.")
    advice = _("Look at where it stands now, then decide again.")


def locked_plan(service: "Service") -> Plan:
    """Lock what a service gives until the commit. Raises NoAppointments."""
    held = Plan.objects.select_for_update(no_key=True).filter(service=service)
    pk = held.values_list("pk", flat=True).first()
    if pk is None:
        raise NoAppointments
    return plan_by_id(pk)


def locked_plan_of(plan_id: int) -> Plan:
    Plan.objects.select_for_update(no_key=True).get(pk=plan_id)
    return plan_by_id(plan_id)


def plan_by_id(plan_id: int) -> Plan:
    return Plan.objects.select_related("unit", "service__unit").get(pk=plan_id)


def locked(appointment: Appointment) -> Appointment:
    Appointment.objects.select_for_update(no_key=True).get(pk=appointment.pk)
    return appointments().get(pk=appointment.pk)


def locked_wish(wish: Wish) -> Wish:
    Wish.objects.select_for_update(no_key=True).get(pk=wish.pk)
    return Wish.objects.select_related("plan__unit", "plan__service__unit").get(pk=wish.pk)


def make_move(appointment: Appointment, move: Move) -> None:
    """Put a locked appointment where a move leads, without saving. Raises NotNow."""
    try:
        appointment.state = LIFECYCLE.after(State(appointment.state), move)
    except IllegalMove as refused:
        raise NotNow from refused
    if appointment.state != State.HELD:
        appointment.held_until = None


def make_wish_move(wish: Wish, move: WishMove) -> None:
    try:
        wish.state = WISHES.after(WishState(wish.state), move)
    except IllegalMove as refused:
        raise NotNow from refused


def tell(
    verb: str,
    appointment: Appointment,
    *,
    at: datetime,
    by: "Person | None" = None,
    **details: Detail,
) -> None:
    record(
        verb,
        f"appointment:{appointment.uuid}",
        unit_id=appointment.unit_id,
        at=at,
        by=by,
        number=str(appointment),
        service=appointment.service.code,
        starts_at=appointment.starts_at.isoformat(),
        **details,
    )


def tell_wish(verb: str, wish: Wish, *, at: datetime) -> None:
    record(
        verb,
        f"wish:{wish.uuid}",
        unit_id=wish.plan.unit_id,
        at=at,
        service=wish.plan.service.code,
        on=str(wish.on),
    )
