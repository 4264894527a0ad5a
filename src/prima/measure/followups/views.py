"""What a unit does about its lowest unsur: the plan of a period, and one action with its stand."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.kernel.periods import NoSuchPeriod, Period
from prima.listen.surveys.queries import instrument_in_use, questionnaire_of
from prima.measure.followups import actions, forms, queries
from prima.measure.followups.rules import Term

if TYPE_CHECKING:
    from prima.measure.followups.models import FollowUp


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    needed = Capability.MANAGE_UNIT if request.method == "POST" else Capability.SEE_MEASURES
    unit = unit_where(request.user, needed, slug, at)
    period, items = _period(request, unit, at), _items()
    form = forms.PlanFollowUp(
        list(items.items()),
        request.POST if request.method == "POST" else None,
        initial={"item": request.GET.get("item", ""), "term": Term.SHORT},
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.plan_follow_up(
            unit,
            period,
            given["item"],
            action=given["action"],
            owner=given["owner"],
            term=Term(given["term"]),
            at=at,
            by=request.user,
        )
        messages.success(request, _("The follow-up is in the plan."))
        return redirect(f"{reverse('followups:plan', args=[unit.slug])}?period={period.code}")
    page = {
        "unit": unit,
        "period": period,
        "items": items,
        "planned": queries.planned_after(unit, period),
        "carried": queries.carried_into(unit, period),
        "may_plan": units_where(request.user, Capability.MANAGE_UNIT, at)
        .filter(pk=unit.pk)
        .exists(),
        "form": form,
    }
    return render(request, "followups/plan.html", page, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    found = queries.follow_up_known_as(unit, uuid)
    form = forms.TellProgress(
        request.POST if request.method == "POST" else None,
        initial={"done_percent": found.done_percent, "evidence": found.evidence},
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.tell_progress(found, **given, at=at, by=request.user)
        messages.success(request, _("The stand of the follow-up is noted."))
        return redirect("followups:follow-up", unit.slug, found.uuid)
    return _shown(request, unit, found, form=form)


@signed_in
@require_POST
def drop(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    found = queries.follow_up_known_as(unit, uuid)
    form = forms.DropFollowUp(request.POST)
    if not form.is_valid():
        return _shown(request, unit, found, drop_form=form)
    actions.drop_follow_up(found, reason=form.cleaned_data["reason"], at=at, by=request.user)
    messages.success(request, _("The follow-up was given up."))
    return redirect("followups:plan", unit.slug)


def _shown(
    request: HttpRequest,
    unit: Unit,
    found: "FollowUp",
    *,
    form: forms.TellProgress | None = None,
    drop_form: forms.DropFollowUp | None = None,
) -> HttpResponse:
    stands_at = {"done_percent": found.done_percent, "evidence": found.evidence}
    period = Period(found.period_starts_on, found.period_months)
    page = {
        "unit": unit,
        "follow_up": found,
        "item": _items().get(found.item, found.item),
        "period": period,
        "form": form or forms.TellProgress(initial=stands_at),
        "drop_form": drop_form or forms.DropFollowUp(),
    }
    wrong = any(one is not None and one.errors for one in (form, drop_form))
    return render(request, "followups/follow-up.html", page, status=422 if wrong else 200)


def _items() -> dict[str, str]:
    language = "en" if get_language() == "en" else "id"
    asked = questionnaire_of(instrument_in_use()).in_order
    return {item.code: item.name.by(language) for item in asked}


def _period(request: HttpRequest, unit: Unit, at: datetime) -> Period:
    """Return the period that the address names, or the half-year that runs."""
    try:
        return Period.read(request.GET.get("period", ""))
    except NoSuchPeriod:
        return Period.half_year_of(today_in(unit, at))
