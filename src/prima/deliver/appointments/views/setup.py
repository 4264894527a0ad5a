"""Deciding which services give appointments, and on what terms."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.appointments import labels
from prima.deliver.appointments.actions import set_plan
from prima.deliver.appointments.forms import SetUpPlan, written
from prima.deliver.appointments.queries import plan_known, plans_of, records_of
from prima.deliver.appointments.rules import ENOUGH, Terms
from prima.deliver.queues.queries import order_of
from prima.deliver.queues.rules import Lane
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in
from prima.promise.standards.queries import service_named, services_of

if TYPE_CHECKING:
    from datetime import datetime

    from prima.deliver.appointments.models import Plan


@signed_in
@require_safe
def plans(request: SignedInRequest, slug: str) -> HttpResponse:
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, timezone.now())
    known = {plan.service_id: plan for plan in plans_of(unit)}
    rows = [(service, known.get(service.pk)) for service in services_of(unit)]
    page = {
        "unit": unit,
        "rows": rows,
        "count_for_nothing": bool(known) and order_of(unit).ratio(Lane.APPOINTMENT) == 1,
    }
    return render(request, "appointments/plans.html", page)


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Set a service's terms; beside them, how many did not come, by how long before they booked."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    service = service_named(unit, code)
    known = plan_known(service)
    form = SetUpPlan(
        request.POST if request.method == "POST" else None,
        initial=written(known.terms if known else Terms()),
    )
    if form.is_valid():
        try:
            set_plan(service, form.terms, at=at, by=request.user)
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("Saved."))
            return redirect("appointments:plans", slug)
    page = {
        "unit": unit,
        "service": service,
        "form": form,
        "records": _records(known, at) if known else [],
        "enough": ENOUGH,
    }
    return render(request, "appointments/plan.html", page, status=422 if form.errors else 200)


def _records(known: "Plan", at: "datetime") -> list[tuple[object, object]]:
    records = records_of(known, today_in(known.unit, at))
    return [(labels.LEADS[lead], record) for lead, record in records.items()]
