"""What whoever holds the secret address can do: look, cancel, move, check in."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.appointments import actions, labels
from prima.deliver.appointments.forms import Move as MoveForm
from prima.deliver.appointments.queries import (
    NoSuchTime,
    ahead_on_the_list,
    appointment_known_as,
    days_of,
    is_in_reach,
    is_still_open,
    slots_on,
    wish_known_as,
)
from prima.deliver.appointments.rules import State, WishState, arrival_at
from prima.deliver.appointments.rules.invitation import Invitation
from prima.deliver.appointments.views.addresses import day_read, device_of
from prima.design.formats import clock, day
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in
from prima.kernel.calendars import Zone
from prima.promise.standards.queries import document_of, in_force

if TYPE_CHECKING:
    from prima.deliver.appointments.models import Appointment, Wish
    from prima.foundation.units.models import Unit


@never_cache
@require_safe
def show(request: HttpRequest, secret: str) -> HttpResponse:
    return _page(request, appointment_known_as(secret))


@never_cache
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the appointment as a file for the phone's own calendar."""
    held = appointment_known_as(secret)
    title = _("%(service)s at %(unit)s") % {"service": held.service.name, "unit": held.unit.name}
    invitation = Invitation(
        uid=f"{held.uuid}@prima",
        made_at=held.booked_at,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        title=title,
        text=_reminder(request, held),
        place=", ".join(filter(None, [held.unit.name, held.unit.address])),
        url=_address(request, held),
    )
    answer = HttpResponse(invitation.as_file(), "text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{held}.ics"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once, then give the time back."""
    held = appointment_known_as(secret)
    if request.method == "POST":
        try:
            actions.cancel(held, at=timezone.now())
        except Refusal as refused:
            return _page(request, held, refused)
        return redirect("appointments:appointment", secret)
    if held.state != State.BOOKED:
        return redirect("appointments:appointment", secret)
    page = {"held": held, "unit": held.unit, "place": place_of(held.unit)}
    return render(request, "appointments/cancel.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose another day, then another time. The appointment keeps its number and address."""
    held, at = appointment_known_as(secret), timezone.now()
    if held.state != State.BOOKED:
        return redirect("appointments:appointment", secret)
    days = [found for found in days_of(held.plan, at) if found.free]
    page = {"held": held, "unit": held.unit, "place": place_of(held.unit), "days": days}
    if "on" not in request.GET:
        return render(request, "appointments/move.html", page)
    on = day_read(request.GET["on"])
    if not is_in_reach(held.plan, on, at):
        raise NoSuchTime
    slots = {slot.starts_at.isoformat(): slot for slot in slots_on(held.plan, on, at)}
    zone, language = Zone(held.unit.zone).tzinfo, get_language() or "id"
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        times=[
            (moment, clock(slot.starts_at, zone, language=language))
            for moment, slot in slots.items()
            if slot.is_free
        ],
        asks_identity=bool(held.identity) and on != held.on,
    )
    refused, status = None, 422 if form.errors else 200
    if form.is_valid():
        who = actions.Holder(device_of(request), form.cleaned_data.get("identity", ""))
        starts_at = slots[form.cleaned_data["starts_at"]].starts_at
        try:
            actions.move_to(held, starts_at, at=at, who=who)
        except Refusal as no:
            refused, status = no, no.status
        else:
            return redirect("appointments:appointment", secret)
    page |= {"on": on, "form": form, "refused": refused}
    return render(request, "appointments/move.html", page, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Say what checking in gives now, then do it. The ticket's page goes on from there."""
    held, at = appointment_known_as(secret), timezone.now()
    refused = None
    if request.method == "POST":
        try:
            held = actions.check_in(held, at=at, as_walk_in="walk_in" in request.POST)
        except Refusal as no:
            refused = no
    if held.ticket is not None:
        return redirect("queues:ticket", held.ticket.secret)
    if held.state != State.BOOKED:
        return redirect("appointments:appointment", secret)
    page = {**arriving(held, at), "refused": refused}
    status = refused.status if refused else 200
    return render(request, "appointments/check_in.html", page, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest, secret: str) -> HttpResponse:
    """Where somebody stands on the waiting list: take what is offered, or leave."""
    waiting, at = wish_known_as(secret), timezone.now()
    refused = None
    if request.method == "POST":
        try:
            if "withdraw" not in request.POST:
                appointment = actions.accept(waiting, at=at)
                return redirect("appointments:appointment", appointment.secret)
            actions.withdraw(waiting, at=at)
        except Refusal as no:
            refused = no
        else:
            return redirect("appointments:wish", secret)
    if waiting.state == WishState.TAKEN and waiting.appointment is not None:
        return redirect("appointments:appointment", waiting.appointment.secret)
    page = {**_on_the_list(waiting, at), "refused": refused}
    status = refused.status if refused else 200
    return render(request, "appointments/wish.html", page, status=status)


def place_of(unit: "Unit") -> dict[str, str]:
    """Return whose page this is: a secret address does not name the unit."""
    return {"name": unit.name, "url": reverse("unit", args=[unit.slug])}


def arriving(held: "Appointment", at: datetime) -> dict[str, object]:
    """Return what a page must know to say in advance what checking in gives now."""
    plan = held.plan
    return {
        "held": held,
        "unit": held.unit,
        "place": place_of(held.unit),
        "arrival": arrival_at(at, held.starts_at, before=plan.before, after=plan.after),
        "is_today": held.on == today_in(held.unit, at),
        "opens_at": held.starts_at - plan.before,
        "ends_at": held.starts_at + plan.after,
    }


def _page(
    request: HttpRequest, held: "Appointment", refused: Refusal | None = None
) -> HttpResponse:
    at = timezone.now()
    version = in_force(held.service, held.on)
    page = {
        **arriving(held, at),
        "state_word": labels.STATES[State(held.state)],
        "is_still_open": is_still_open(held),
        "document": document_of(version) if version else None,
        "check_in_url": request.build_absolute_uri(
            reverse("appointments:check-in", args=[held.secret])
        ),
        "reminder": _reminder(request, held),
        "refused": refused,
    }
    status = refused.status if refused else 200
    return render(request, "appointments/appointment.html", page, status=status)


def _on_the_list(waiting: "Wish", at: datetime) -> dict[str, object]:
    offer = waiting.appointment if waiting.state == WishState.OFFERED else None
    has_lapsed = offer is not None and offer.held_until is not None and offer.held_until <= at
    return {
        "wish": waiting,
        "unit": waiting.plan.unit,
        "place": place_of(waiting.plan.unit),
        "state_word": labels.WISHES[WishState(waiting.state)],
        "offer": None if has_lapsed else offer,
        "ahead": ahead_on_the_list(waiting),
    }


def _reminder(request: HttpRequest, held: "Appointment") -> str:
    """Return a text to send to oneself, or to whoever comes along."""
    zone, language = Zone(held.unit.zone).tzinfo, get_language() or "id"
    return _(
        "%(service)s at %(unit)s: %(day)s, %(time)s. Booking number %(number)s. %(address)s"
    ) % {
        "service": held.service.name,
        "unit": held.unit.name,
        "day": day(held.on, language=language),
        "time": clock(held.starts_at, zone, language=language),
        "number": held,
        "address": _address(request, held),
    }


def _address(request: HttpRequest, held: "Appointment") -> str:
    return request.build_absolute_uri(reverse("appointments:appointment", args=[held.secret]))
