"""What the head decides of the queue: whose turn it is, who serves when, and when it is full."""

from dataclasses import asdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prima.deliver.queues import actions
from prima.deliver.queues.forms import AssignDuty, CloseIntake, SetOrder
from prima.deliver.queues.queries import (
    counters_of,
    duties_of,
    duty_of,
    gaps_tomorrow,
    officers_of,
    order_of,
    queue_lettered,
)
from prima.deliver.queues.rules import IntakeReason, Order
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from django.http import QueryDict

    from prima.foundation.units.models import Unit


@signed_in
@require_http_methods(["GET", "POST"])
def order(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the rule in words, and change it."""
    unit = _unit(request, slug)
    now = order_of(unit)
    form = SetOrder(_sent(request), initial=asdict(now))
    if form.is_valid():
        actions.set_order(unit, Order(**form.cleaned_data), by=request.user, at=timezone.now())
        messages.success(request, _("Saved. The rule holds from the next call on."))
        return redirect("queues:order", slug)
    page = {"unit": unit, "order": now, "form": form}
    return render(request, "queues/order.html", page, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def roster(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show who serves where and when, where nobody does, and add a duty."""
    unit, at = _unit(request, slug), timezone.now()
    counters = {str(each.number): each for each in counters_of(unit)}
    officers = {each.uuid: each for each in officers_of(unit, at)}
    form = AssignDuty(_sent(request), counters=counters.values(), officers=officers.values())
    if form.is_valid():
        told = form.cleaned_data
        shift = actions.Shift(told["starts_at"], told["ends_at"], told["weekday"], told["on"])
        counter, officer = counters[told["counter"]], officers[UUID(told["officer"])]
        try:
            actions.assign_duty(counter, officer, shift, by=request.user, at=at)
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("Saved."))
            return redirect("queues:roster", slug)
    page = {
        "unit": unit,
        "form": form,
        "duties": duties_of(unit),
        "gaps": gaps_tomorrow(unit, at),
    }
    return render(request, "queues/roster.html", page, status=422 if form.errors else 200)


@signed_in
@require_POST
def cancel(request: SignedInRequest, slug: str, duty: int) -> HttpResponse:
    unit = _unit(request, slug)
    actions.cancel_duty(duty_of(unit, duty), by=request.user, at=timezone.now())
    messages.success(request, _("The duty was taken off the roster."))
    return redirect("queues:roster", slug)


@signed_in
@require_http_methods(["GET", "POST"])
def intake(request: SignedInRequest, slug: str, letter: str) -> HttpResponse:
    """Give no more numbers of a queue today, with the reason that people read; or give them again.

    Officers may: they see first that the day is full.
    """
    at = timezone.now()
    unit = unit_where(request.user, Capability.SERVE, slug, at)
    queue = queue_lettered(unit, letter)
    if request.method == "POST" and "open" in request.POST:
        actions.open_intake(queue, by=request.user, at=at)
        messages.success(request, _("Numbers are given again."))
        return redirect("queues:intake", slug, letter)
    form = CloseIntake(_sent(request))
    if form.is_valid():
        reason = IntakeReason(form.cleaned_data["reason"])
        actions.close_intake(queue, by=request.user, at=at, reason=reason)
        messages.success(request, _("No more numbers are given today."))
        return redirect("queues:intake", slug, letter)
    is_closed = queue.closed_on == local_day(at, unit.time_zone)
    page = {"unit": unit, "queue": queue, "is_closed": is_closed, "form": form}
    return render(request, "queues/intake.html", page, status=422 if form.errors else 200)


def _unit(request: SignedInRequest, slug: str) -> "Unit":
    return unit_where(request.user, Capability.MANAGE_UNIT, slug, timezone.now())


def _sent(request: SignedInRequest) -> "QueryDict | None":
    return request.POST if request.method == "POST" else None
