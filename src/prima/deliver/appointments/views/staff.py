"""Who is expected today, by number: check them in, or say that they did not come."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prima.deliver.appointments import actions, labels
from prima.deliver.appointments.queries import (
    NoSuchAppointment,
    appointment_of,
    bookable_plans,
    expected_on,
    is_still_open,
)
from prima.deliver.appointments.rules import Arrival, State, arrival_at
from prima.deliver.appointments.views.addresses import day_read
from prima.deliver.queues.rules import Channel
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.queries import today_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from prima.deliver.appointments.models import Appointment
    from prima.foundation.people.models import Person

A_DAY = timedelta(days=1)


@never_cache
@signed_in
@require_safe
def expected(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SERVE, slug, at)
    today = today_in(unit, at)
    on = day_read(request.GET["on"]) if "on" in request.GET else today
    found = expected_on(unit, on)
    page = {
        "unit": unit,
        "on": on,
        "is_today": on == today,
        "before": on - A_DAY if on.toordinal() > 1 else None,
        "after": on + A_DAY if (on.month, on.day, on.year) != (12, 31, 9999) else None,
        "expected": found,
        "rows": [_row(held, at) for held in found.appointments],
        "plans": bookable_plans(unit, today),
        "door_url": request.build_absolute_uri(reverse("appointments:door", args=[slug])),
    }
    return render(request, "appointments/expected.html", page)


@never_cache
@signed_in
@require_POST
def mark(request: SignedInRequest, slug: str, uuid: UUID, move: str) -> HttpResponse:
    """Check somebody in, or say that they did not come; what is refused is told on the list."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.SERVE, slug, at)
    if move not in MOVES:
        raise Http404
    held = appointment_of(uuid)
    if held.unit_id != unit.pk:
        raise NoSuchAppointment
    try:
        messages.success(request, MOVES[move](held, request.user, at))
    except NotFound:
        raise
    except Refusal as refused:
        messages.warning(request, f"{refused.message} {refused.advice}")
    return redirect("appointments:expected", slug)


def _row(held: "Appointment", at: datetime) -> dict[str, object]:
    plan = held.plan
    arrival = arrival_at(at, held.starts_at, before=plan.before, after=plan.after)
    is_booked = held.state == State.BOOKED
    return {
        "held": held,
        "word": labels.STATES[State(held.state)],
        "is_booked": is_booked,
        "is_in_time": is_booked and arrival is Arrival.IN_TIME,
        "is_late": is_booked and arrival is Arrival.LATE,
        "was_late": held.arrival == Arrival.LATE,
        "was_early": held.arrival == Arrival.EARLY,
        "is_shut": is_booked and not is_still_open(held),
    }


# --- the moves, by their names in addresses -------------------------------------------------------


def _check_in(held: "Appointment", by: "Person", at: datetime) -> str:
    return _told(actions.check_in(held, at=at, by=by, channel=Channel.DESK))


def _walk_in(held: "Appointment", by: "Person", at: datetime) -> str:
    return _told(actions.check_in(held, at=at, by=by, channel=Channel.DESK, as_walk_in=True))


def _told(done: "Appointment") -> str:
    told = {"number": done, "ticket": done.ticket}
    if done.arrival == Arrival.IN_TIME:
        return _("%(number)s has ticket %(ticket)s.") % told
    return _("%(number)s has ticket %(ticket)s, among those who walked in.") % told


def _miss(held: "Appointment", by: "Person", at: datetime) -> str:
    return _("%(number)s did not come.") % {"number": actions.miss(held, by=by, at=at)}


MOVES: "dict[str, Callable[[Appointment, Person, datetime], str]]" = {
    "check-in": _check_in,
    "walk-in": _walk_in,
    "no-show": _miss,
}
