"""Booking in four pages without a script: service, day, time, done."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.appointments.actions import Holder, Lifted, book, wish_for
from prima.deliver.appointments.forms import Book
from prima.deliver.appointments.queries import (
    NoAppointments,
    NoSuchTime,
    bookable_plans,
    days_of,
    is_in_reach,
    next_free,
    plan_of,
    slots_on,
)
from prima.deliver.appointments.rules import Exemption
from prima.deliver.appointments.views.addresses import (
    day_read,
    device_of,
    moment_read,
    remember_device,
    serves_here,
)
from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.queries import today_in, unit_named
from prima.promise.standards.queries import service_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from prima.deliver.appointments.models import Plan


@never_cache
@require_safe
def services(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which services give appointments, and when the next one is free."""
    at = timezone.now()
    unit = unit_named(slug)
    plans = bookable_plans(unit, today_in(unit, at))
    offers = [offer for plan in plans if (offer := next_free(plan.service, at))]
    return render(request, "appointments/services.html", {"unit": unit, "offers": offers})


@never_cache
@require_safe
def days(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    at = timezone.now()
    plan = _plan(slug, code, at)
    found = days_of(plan, at)
    page = {
        "unit": plan.unit,
        "plan": plan,
        "days": [day for day in found if any(slot.starts_at > at for slot in day.slots)],
        "first_free": next((day.first_free for day in found if day.first_free), None),
        "last": found[-1].on,
    }
    return render(request, "appointments/days.html", page)


@never_cache
@require_safe
def times(request: HttpRequest, slug: str, code: str, on: str) -> HttpResponse:
    at = timezone.now()
    plan, day = _plan_and_day(slug, code, on, at)
    free = [slot for slot in slots_on(plan, day, at) if slot.is_free]
    page = {"unit": plan.unit, "plan": plan, "on": day, "free": free}
    if not free:
        after = [other for other in days_of(plan, at) if other.on > day]
        page["next_free"] = next((other.first_free for other in after if other.free), None)
    return render(request, "appointments/times.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, slug: str, code: str, on: str, clock: str) -> HttpResponse:
    """Ask for what is needed and no more, and book. The key makes a double tap one booking."""
    at = timezone.now()
    plan, day = _plan_and_day(slug, code, on, at)
    starts_at = moment_read(plan.unit, day, clock)
    slot = next((slot for slot in slots_on(plan, day, at) if slot.starts_at == starts_at), None)
    if slot is None:
        raise NoSuchTime

    def made(form: Book, who: Holder) -> HttpResponse:
        lifted = None
        if reason := form.cleaned_data.get("exemption"):
            assert request.user.is_authenticated  # noqa: S101 - only officers have the field
            lifted = Lifted(request.user, Exemption(reason))
        key = form.cleaned_data["key"]
        appointment = book(plan.service, starts_at, key=key, at=at, who=who, lifted=lifted)
        return redirect("appointments:appointment", appointment.secret)

    page = {"slot": slot, "on": day, "form_url": request.path}
    return _asked(request, plan, "appointments/confirm.html", page, made, at)


@never_cache
@require_http_methods(["GET", "POST"])
def wait(request: HttpRequest, slug: str, code: str, on: str) -> HttpResponse:
    """Write somebody on the waiting list of a day."""
    at = timezone.now()
    plan, day = _plan_and_day(slug, code, on, at)
    if not slots_on(plan, day, at):
        raise NoSuchTime

    def made(form: Book, who: Holder) -> HttpResponse:
        wish = wish_for(plan.service, day, key=form.cleaned_data["key"], at=at, who=who)
        return redirect("appointments:wish", wish.secret)

    return _asked(request, plan, "appointments/wait.html", {"on": day}, made, at, may_lift=False)


def _asked(
    request: HttpRequest,
    plan: "Plan",
    template: str,
    page: dict[str, object],
    made: "Callable[[Book, Holder], HttpResponse]",
    at: datetime,
    *,
    may_lift: bool = True,
) -> HttpResponse:
    """Show the form; when it was sent, do what it asks for, or say beside it why not."""
    is_officer = serves_here(request, plan.unit, at)
    device = device_of(request)
    form = Book(
        request.POST if request.method == "POST" else None,
        initial={"key": uuid4()},
        asks_identity=plan.asks_identity,
        may_lift=is_officer and may_lift,
    )
    status, refused = 422, None
    if form.is_valid():
        identity = form.cleaned_data.get("identity", "")
        try:
            answer = made(form, Holder("" if is_officer else device, identity))
        except NotFound:
            raise
        except Refusal as no:
            status, refused = no.status, no
        else:
            remember_device(answer, device)
            return answer
    page |= {"unit": plan.unit, "plan": plan, "form": form, "refused": refused}
    is_fine = not form.errors and refused is None
    answer = render(request, template, page, status=200 if is_fine else status)
    remember_device(answer, device)
    return answer


def _plan_and_day(slug: str, code: str, on: str, at: datetime) -> "tuple[Plan, date]":
    plan, day = _plan(slug, code, at), day_read(on)
    if not is_in_reach(plan, day, at):
        raise NoSuchTime
    return plan, day


def _plan(slug: str, code: str, at: datetime) -> "Plan":
    """Return the plan that people can book from; a closed one is no page at all."""
    unit = unit_named(slug)
    plan = plan_of(service_named(unit, code))
    if not bookable_plans(unit, today_in(unit, at)).filter(pk=plan.pk).exists():
        raise NoAppointments
    return plan
