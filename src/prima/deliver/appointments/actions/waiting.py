"""The waiting list of a full day: what becomes free is offered to whoever wished first."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.actions.limits import refuse_too_many
from prima.deliver.appointments.actions.locking import (
    locked,
    locked_plan,
    locked_plan_of,
    locked_wish,
    make_move,
    make_wish_move,
    tell,
    tell_wish,
)
from prima.deliver.appointments.actions.places import place_at, sit
from prima.deliver.appointments.models import Appointment, Plan, Wish
from prima.deliver.appointments.queries import is_in_reach, slots_on
from prima.deliver.appointments.rules import Move, State, WishMove, WishState
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in

if TYPE_CHECKING:
    from prima.deliver.appointments.actions.limits import Holder
    from prima.promise.standards.models import Service


class StillFree(Refusal):
    code = "still-free"
    message = _("This day still has free times.")
    advice = _("Choose one of them.")


class NothingGiven(Refusal):
    code = "nothing-given"
    message = _("No appointments are given on this day.")
    advice = _("Choose another day.")


@transaction.atomic
def wish_for(service: "Service", on: date, *, key: UUID, at: datetime, who: "Holder") -> Wish:
    """Write somebody on the waiting list of a day. The same key gives the same place on it.

    Raises NoAppointments, StillFree, NothingGiven, TooMany, IdentityNeeded.
    """
    plan = locked_plan(service)
    known = Wish.objects.filter(key=key).first()
    if known is not None:
        return known
    let_lapse(plan, at)
    if not _has_times(plan, on, at):
        raise NothingGiven
    if any(slot.is_free for slot in slots_on(plan, on, at)):
        raise StillFree
    refuse_too_many(plan, who, at)
    wish = Wish.objects.create(key=key, plan=plan, on=on, wished_at=at, **who.marks_on(on))
    tell_wish("wish.made", wish, at=at)
    return wish


@transaction.atomic
def withdraw(wish: Wish, *, at: datetime) -> Wish:
    """Leave the list, and give back what was offered. Raises NotNow."""
    plan = locked_plan_of(wish.plan_id)
    held = locked_wish(wish)
    make_wish_move(held, WishMove.WITHDRAW)
    held.device = held.identity = ""
    held.save()
    if held.appointment is not None:
        _give_back(held.appointment, at)
    tell_wish("wish.withdrawn", held, at=at)
    offer_free(plan, held.on, at)
    return held


@transaction.atomic
def accept(wish: Wish, *, at: datetime) -> Appointment:
    """Take the time that is offered. Raises NotNow when it is offered no longer."""
    plan = locked_plan_of(wish.plan_id)
    let_lapse(plan, at)
    taken = locked_wish(wish)
    make_wish_move(taken, WishMove.TAKE)
    assert taken.appointment is not None  # noqa: S101 - a constraint says so
    appointment = locked(taken.appointment)
    make_move(appointment, Move.CONFIRM)
    appointment.booked_at = at
    appointment.lead_days = (appointment.on - today_in(plan.unit, at)).days
    appointment.device, appointment.identity = taken.device, taken.identity
    appointment.save()
    taken.save()
    tell_wish("wish.taken", taken, at=at)
    tell("appointment.booked", appointment, at=at, is_extra=False)
    return appointment


def offer_freed(plan_id: int, *, at: datetime) -> int:
    """Let a plan's offers lapse, offer what is free, and return to how many: the job's part."""
    with transaction.atomic():
        plan = locked_plan_of(plan_id)
        offered = let_lapse(plan, at)
        waiting = Wish.objects.filter(plan=plan, state=WishState.WAITING)
        for wish in waiting.filter(on__lt=today_in(plan.unit, at)).order_by("id"):
            _lapse(locked_wish(wish), at)
        for on in sorted(set(waiting.values_list("on", flat=True))):
            offered += offer_free(plan, on, at)
    return offered


def let_lapse(plan: Plan, at: datetime) -> int:
    """End the offers of a locked plan whose time is over, and offer those times to the next."""
    over = Appointment.objects.filter(plan=plan, state=State.HELD, held_until__lte=at)
    days = set()
    for row in over.order_by("id"):
        wish = Wish.objects.get(appointment=row)
        _lapse(locked_wish(wish), at)
        _give_back(row, at)
        days.add(row.on)
    return sum(offer_free(plan, on, at) for on in sorted(days))


def offer_free(plan: Plan, on: date, at: datetime) -> int:
    """Hold the free times of a day of a locked plan for those on its list, and return how many."""
    waiting = Wish.objects.filter(plan=plan, on=on, state=WishState.WAITING).order_by("id")
    offered = 0
    for wish in waiting:
        free = next((slot for slot in slots_on(plan, on, at) if slot.is_free), None)
        if free is None:
            break
        _offer(plan, locked_wish(wish), free.starts_at, at)
        offered += 1
    return offered


def _offer(plan: Plan, wish: Wish, starts_at: datetime, at: datetime) -> None:
    slot, seat = place_at(plan, starts_at, at)
    appointment = Appointment(
        key=uuid4(), plan=plan, unit=plan.unit, service=plan.service, state=State.HELD
    )
    sit(appointment, slot, seat, at)
    appointment.held_until = min(at + plan.hold, slot.starts_at)
    appointment.save()
    make_wish_move(wish, WishMove.OFFER)
    wish.appointment = appointment
    wish.save()
    tell_wish("wish.offered", wish, at=at)


def _lapse(wish: Wish, at: datetime) -> None:
    make_wish_move(wish, WishMove.LAPSE)
    wish.device = wish.identity = ""
    wish.save()
    tell_wish("wish.lapsed", wish, at=at)


def _give_back(appointment: Appointment, at: datetime) -> None:
    held = locked(appointment)
    make_move(held, Move.LAPSE)
    held.save()
    tell("appointment.lapsed", held, at=at)


def _has_times(plan: Plan, on: date, at: datetime) -> bool:
    """Say whether anything at all could still become free on this day."""
    return is_in_reach(plan, on, at) and any(slot.starts_at > at for slot in slots_on(plan, on, at))
