"""Reading days and times out of addresses, and the cookie that tells devices apart."""

import re
import secrets
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from prima.deliver.appointments.queries import NoSuchTime
from prima.deliver.appointments.rules import could_be_a_secret
from prima.foundation.people.queries import units_where
from prima.foundation.people.rules import Capability

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

DEVICE = "prima_device"
KEPT = timedelta(days=30)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)", re.ASCII)


def day_read(text: str) -> date:
    """Return the day of an address such as /2026-03-02/. Raises NoSuchTime."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else _no_day()
    except ValueError as no_day:
        raise NoSuchTime from no_day


def moment_read(unit: "Unit", on: date, text: str) -> datetime:
    """Return the moment of an address such as /2026-03-02/0930/. Raises NoSuchTime."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise NoSuchTime
    return datetime.combine(on, time(int(found[1]), int(found[2])), ZoneInfo(unit.time_zone))


def device_of(request: HttpRequest) -> str:
    """Return what this browser is known by; a new one gets a new name."""
    known = request.COOKIES.get(DEVICE, "")
    return known if could_be_a_secret(known) else secrets.token_urlsafe(16)


def remember_device(answer: HttpResponse, device: str) -> None:
    answer.set_cookie(
        DEVICE, device, max_age=KEPT, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )


def serves_here(request: HttpRequest, unit: "Unit", at: datetime) -> bool:
    """Say whether an officer of this unit is at the keyboard."""
    return units_where(request.user, Capability.SERVE, at).filter(pk=unit.pk).exists()


def _no_day() -> date:
    raise NoSuchTime
