"""Nobody holds more appointments than their share, so that nobody trades in them.

Nothing is kept of a device or a person but a mark: an HMAC with this installation's secret over
what they gave and the day of the appointment. So two days of one person look like two persons, and
only this installation can count them, day by day.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.models import Appointment, Plan, Wish
from prima.deliver.appointments.rules import (
    Exemption,
    State,
    WishState,
    digits_of,
    is_an_identity,
)
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

DEVICE, IDENTITY = "device", "identity"


class TooMany(Refusal):
    code = "too-many-appointments"
    message = _("You already hold as many appointments for this service as one person may.")
    advice = _("Cancel one that you do not need, or ask an officer if you book for several people.")


class IdentityNeeded(Refusal):
    code = "identity-needed"
    status = 422
    message = _("An NIK or a phone number is needed to book.")
    advice = _("Enter 9 to 16 digits. We keep only a mark of it, until the day is over.")


class NotTheSame(Refusal):
    code = "not-the-same"
    status = 422
    message = _("This is not the NIK or phone number with which the appointment was booked.")
    advice = _("Enter the same one again. An appointment cannot be passed on.")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who books, as far as it is known: a device's cookie, an NIK or phone number."""

    device: str = ""
    identity: str = ""

    def marks_on(self, on: date) -> dict[str, str]:
        """Return what is kept of them for an appointment on a day."""
        return {
            DEVICE: mark(DEVICE, self.device, on) if self.device else "",
            IDENTITY: mark(IDENTITY, digits_of(self.identity), on) if self.identity else "",
        }


@dataclass(frozen=True, slots=True)
class Lifted:
    """An officer lets somebody book past the limit, and says why."""

    by: "Person"
    reason: Exemption


def mark(kind: str, text: str, on: date) -> str:
    """Return the mark of a device or a person on one day: 64 hexadecimal digits."""
    salt = f"prima.appointments.{kind}"
    return salted_hmac(salt, f"{on}:{text}", algorithm="sha256").hexdigest()


def refuse_too_many(plan: Plan, who: Holder, at: datetime) -> None:
    """Raise TooMany when they hold their share already, IdentityNeeded when nobody can tell."""
    if who.identity and not is_an_identity(who.identity):
        raise IdentityNeeded
    if plan.asks_identity and not who.identity:
        raise IdentityNeeded
    for kind, limit in ((DEVICE, plan.per_device), (IDENTITY, plan.per_identity)):
        if _held(plan, kind, who, at) >= limit:
            raise TooMany


def _held(plan: Plan, kind: str, who: Holder, at: datetime) -> int:
    """Count the coming appointments and wishes with this mark, whose days have each their own."""
    today = today_in(plan.unit, at)
    days = [today + timedelta(days=n) for n in range(plan.days_ahead + 1)]
    marks = [found for on in days if (found := who.marks_on(on)[kind])]
    if not marks:
        return 0
    known = {f"{kind}__in": marks, "plan": plan}
    booked = Appointment.objects.filter(state=State.BOOKED, ends_at__gt=at, **known)
    wished = Wish.objects.filter(state__in=[WishState.WAITING, WishState.OFFERED], **known)
    return booked.count() + wished.count()
