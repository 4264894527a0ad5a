"""Who is expected on a day, and whose day has passed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from prima.deliver.appointments.models import Appointment, Wish
from prima.deliver.appointments.queries.holders import appointments
from prima.deliver.appointments.rules import State, WishState
from prima.foundation.units.queries import service_units, today_in

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

SHOWN = (State.BOOKED, State.ARRIVED, State.MISSED, State.CALLED_OFF)
REMINDER = timedelta(hours=24)
_MARKED = ~Q(device="") | ~Q(identity="")


@dataclass(frozen=True, slots=True)
class Expected:
    """A day's list, by time, and how many stand where."""

    appointments: tuple[Appointment, ...]
    wishes: int

    def count(self, state: str) -> int:
        return sum(appointment.state == state for appointment in self.appointments)

    @property
    def booked(self) -> int:
        return self.count(State.BOOKED)

    @property
    def arrived(self) -> int:
        return self.count(State.ARRIVED)

    @property
    def missed(self) -> int:
        return self.count(State.MISSED)


def expected_on(unit: "Unit", on: date) -> Expected:
    """Return who is expected at a unit on a day: numbers only, there is nothing else."""
    rows = appointments().filter(unit=unit, on=on, state__in=SHOWN)
    waiting = [WishState.WAITING, WishState.OFFERED]
    wishes = Wish.objects.filter(plan__unit=unit, on=on, state__in=waiting).count()
    return Expected(tuple(rows.order_by("starts_at", "service__name", "seat")), wishes)


def left_behind(unit: "Unit", at: datetime) -> QuerySet[Appointment]:
    """Return what earlier days left undecided, or still marked."""
    return Appointment.objects.filter(
        Q(state=State.BOOKED) | _MARKED, unit=unit, on__lt=today_in(unit, at)
    )


def units_left_behind(at: datetime) -> "list[Unit]":
    """Return the units in which earlier days left something, of appointments or of the list."""
    return [
        unit
        for unit in service_units()
        if left_behind(unit, at).exists() or _marked_wishes(unit, at).exists()
    ]


def plans_with_a_list() -> list[int]:
    """Return the plans for whose full days somebody waits, or was offered a time."""
    waiting = Wish.objects.filter(state__in=[WishState.WAITING, WishState.OFFERED])
    return sorted(set(waiting.values_list("plan", flat=True)))


def _marked_wishes(unit: "Unit", at: datetime) -> QuerySet[Wish]:
    return Wish.objects.filter(_MARKED, plan__unit=unit, on__lt=today_in(unit, at))


def to_be_reminded(at: datetime) -> QuerySet[Appointment]:
    """Return the appointments of the next 24 hours of which nobody was reminded."""
    return Appointment.objects.filter(
        state=State.BOOKED, reminded_at__isnull=True, starts_at__gt=at, starts_at__lte=at + REMINDER
    ).select_related("unit")
