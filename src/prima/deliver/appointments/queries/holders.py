"""What the holder of a secret address, or of a number, may see."""

from uuid import UUID

from django.db.models import QuerySet

from prima.deliver.appointments.models import Appointment, Wish
from prima.deliver.appointments.rules import SIGNS, State, WishState, could_be_a_secret, number_read
from prima.foundation.refusals import NotFound


class NoSuchAppointment(NotFound):
    code = "no-such-appointment"


class NoSuchWish(NotFound):
    code = "no-such-wish"


def appointments() -> QuerySet[Appointment]:
    return Appointment.objects.select_related("plan", "unit", "service__unit", "ticket__origin")


def appointment_known_as(secret: str) -> Appointment:
    """Return the appointment of a secret address: whoever has it may change it.

    What is only held for somebody is not theirs yet. Raises NoSuchAppointment.
    """
    if not could_be_a_secret(secret):
        raise NoSuchAppointment
    return _given(appointments().filter(secret=secret))


def appointment_named(text: str) -> Appointment:
    """Return the appointment of a number as people write it, or of the code that a scanner read.

    A number is enough to arrive with, and for nothing else. Raises NoSuchAppointment.
    """
    read = number_read(text)
    known_by = "number" if len(read) == SIGNS else "secret"
    return _given(appointments().filter(**{known_by: read}))


def _given(found: QuerySet[Appointment]) -> Appointment:
    appointment = found.exclude(state__in=[State.HELD, State.LAPSED]).first()
    if appointment is None:
        raise NoSuchAppointment
    return appointment


def appointment_of(uuid: UUID) -> Appointment:
    appointment = appointments().filter(uuid=uuid).first()
    if appointment is None:
        raise NoSuchAppointment
    return appointment


def wish_known_as(secret: str) -> Wish:
    wish = None
    if could_be_a_secret(secret):
        related = ("plan__unit", "plan__service__unit", "appointment")
        wish = Wish.objects.select_related(*related).filter(secret=secret).first()
    if wish is None:
        raise NoSuchWish
    return wish


def ahead_on_the_list(wish: Wish) -> int:
    """Return how many wished for the same day before."""
    return Wish.objects.filter(
        plan=wish.plan, on=wish.on, state=WishState.WAITING, pk__lt=wish.pk
    ).count()
