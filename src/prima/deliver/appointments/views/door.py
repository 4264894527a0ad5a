"""Checking in at the door: on the kiosk, with a scanner, or on one's own phone."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from prima.deliver.appointments import actions
from prima.deliver.appointments.forms import CheckIn
from prima.deliver.appointments.queries import NoSuchAppointment, appointment_named
from prima.deliver.appointments.rules import Arrival, State
from prima.deliver.appointments.views.holding import arriving
from prima.deliver.queues.rules import Channel
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import unit_named

if TYPE_CHECKING:
    from prima.deliver.appointments.models import Appointment
    from prima.foundation.units.models import Unit


@never_cache
@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a ticket for a number or a code; say first what whoever is early or late gets."""
    unit, at = unit_named(slug), timezone.now()
    form = CheckIn(request.POST if request.method == "POST" else None)
    page: dict[str, object] = {"unit": unit, "form": form}
    if not form.is_valid():
        return render(request, "appointments/door.html", page, status=422 if form.errors else 200)
    held = _found(unit, form)
    if held is None:
        return render(request, "appointments/door.html", page, status=422)
    told = arriving(held, at)
    walks_in = form.cleaned_data["walk_in"]
    is_asked = held.state == State.BOOKED and told["is_today"]
    if is_asked and told["arrival"] is not Arrival.IN_TIME and not walks_in:
        return render(request, "appointments/door.html", page | told)
    try:
        held = actions.check_in(held, at=at, channel=Channel.KIOSK, as_walk_in=walks_in)
    except Refusal as refused:
        page["refused"] = refused
        return render(request, "appointments/door.html", page, status=refused.status)
    assert held.ticket is not None  # noqa: S101 - a constraint says so
    return redirect("queues:kiosk-ticket", slug, held.ticket.secret)


def _found(unit: "Unit", form: CheckIn) -> "Appointment | None":
    try:
        held = appointment_named(form.cleaned_data["code"])
    except NoSuchAppointment:
        held = None
    if held is None or held.unit_id != unit.pk:
        form.add_error("code", _("No appointment here has this number. Check it, sign by sign."))
        return None
    return held
