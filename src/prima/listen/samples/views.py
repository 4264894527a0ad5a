"""Where the head of a unit plans a sample and sees how far it has come."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.kernel.periods import Period
from prima.listen.samples import forms, labels, queries
from prima.listen.samples.actions import plan_sample, withdraw_plan
from prima.listen.samples.rules import Basis, Method, Wish, parts
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from datetime import datetime

    from prima.foundation.units.models import Unit

LENGTHS = (6, 3, 1, 12)  # months; units report by half-years
NO_SEED = "the draw comes later"


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    today = today_in(unit, at)
    plans = list(queries.plans_of(unit))
    now = next((one for one in plans if one.ends_on > today and not one.withdrawn_at), None)
    page = {
        "unit": unit,
        "plans": plans,
        "standing": queries.standing_of(now, today) if now else None,
        "may_plan": _may_plan(request, unit, at),
    }
    return render(request, "samples/home.html", page)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Work out a sample, and plan it. The page shows every number but where the draw begins."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    today = today_in(unit, at)
    periods = {period.code: period for period in _periods(today)}
    choices = [(code, labels.period(period)) for code, period in periods.items()]
    asked = request.POST if request.method == "POST" else request.GET
    learned = None if asked else queries.usual_response(unit, today)
    form = forms.ChooseSample(choices, asked or None, response=learned)
    page: dict[str, object] = {"unit": unit, "form": form}
    if form.is_valid():
        period = periods[form.cleaned_data["period"]]
        if request.method == "POST":
            kept = plan_sample(unit, period, form.wish, at=at, by=request.user)
            return redirect("samples:plan", unit.slug, kept.uuid)
        page |= _worked_out(unit, period, form.wish, today)
    return render(request, "samples/new.html", page, status=422 if form.errors else 200)


@signed_in
@require_safe
def plan(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    return _shown(request, slug, uuid, forms.Withdraw())


@signed_in
@require_POST
def withdraw(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    form = forms.Withdraw(request.POST)
    if not form.is_valid():
        return _shown(request, slug, uuid, form)
    found = queries.plan_known_as(unit, uuid)
    withdraw_plan(found, reason=form.cleaned_data["reason"], at=at, by=request.user)
    return redirect("samples:plan", unit.slug, uuid)


def _shown(request: SignedInRequest, slug: str, uuid: UUID, form: forms.Withdraw) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    today = today_in(unit, at)
    found = queries.plan_known_as(unit, uuid)
    page = {
        "unit": unit,
        "plan": found,
        "standing": queries.standing_of(found, today),
        "is_over": found.ends_on <= today,
        "form": form,
        "may_plan": _may_plan(request, unit, at),
    }
    return render(request, "samples/plan.html", page, status=422 if form.errors else 200)


def _may_plan(request: SignedInRequest, unit: "Unit", at: "datetime") -> bool:
    return units_where(request.user, Capability.MANAGE_UNIT, at).filter(pk=unit.pk).exists()


def _periods(today: date) -> list[Period]:
    """Return the periods that run and the next half-year, the usual one first."""
    running = [Period.around(today, months) for months in LENGTHS]
    half = running[0]
    return [half, Period.around(half.ends_on, half.months), *running[1:]]


def _worked_out(unit: "Unit", period: Period, wish: Wish, today: date) -> dict[str, object]:
    """Say what a wish comes to, without drawing anything."""
    counted = queries.population_of(unit, period, today)
    if counted is None:
        return {"is_worked_out": True, "population": 0}
    services = {service.code: service for service in services_of(unit)}
    served = {code: counted.served.get(one.pk, 0) for code, one in services.items()}
    population = sum(served.values())
    if not population:
        return {"is_worked_out": True, "population": 0}
    planned = parts(wish, served, counted.rest, NO_SEED)
    return {
        "is_worked_out": True,
        "population": population,
        "wanted": wish.wanted(population),
        "basis": labels.BASES[Basis(counted.basis)],
        "method": labels.METHODS[Method(wish.method)],
        "strata": [(services[code].name, part) for code, part in planned.items()],
    }
