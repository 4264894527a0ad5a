"""How a day will go with so many counters, and what another order would do."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.deliver.queues.queries import order_of
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.kernel.intervals import NotEnoughData
from prima.measure.waiting import queries
from prima.measure.waiting.forms import AskDay, AskOrder
from prima.measure.waiting.queries import Effect, Pool

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

TWICE = Decimal(2)  # the ratio that is tried while nobody is favoured


@signed_in
@require_safe
def staffing(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the next open day, or another one, half-hour by half-hour; the counters can be tried."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    today = today_in(unit, at)
    known = queries.pools(unit)
    pool = _chosen(request.GET, known)
    form = AskDay(request.GET or None, pools=known)
    asked = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or queries.next_open_day(unit, today)
    plan = queries.plan(unit, pool, on, asked.get("counters"), today=today) if pool and on else None
    if plan is not None and not form.is_bound:
        tells = {"on": on, "counters": plan.counters, "pool": plan.pool.key}
        form = AskDay(initial=tells, pools=known)
    manages = units_where(request.user, Capability.MANAGE_UNIT, at).contains(unit)
    page = {"unit": unit, "on": on, "plan": plan, "form": form, "manages": manages}
    return render(request, "waiting/staffing.html", page, status=422 if form.errors else 200)


@signed_in
@require_safe
def priority(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what a priority does to those who have it and to the others, before it holds."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    today = today_in(unit, at)
    measured = queries.entitled_share(unit, today)
    order = order_of(unit)
    usual = {
        "ratio": order.entitled_ratio if order.entitled_ratio > 1 else TWICE,
        "in_a_row": order.in_a_row,
        "percent": round(100 * measured) if measured is not None else AskOrder.ASSUMED,
    }
    known = queries.pools(unit)
    pool = _chosen(request.GET, known)
    form = AskOrder(request.GET or None, initial=usual, pools=known)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else usual
    on = queries.next_open_day(unit, today)
    page = {
        "unit": unit,
        "on": on,
        "form": form,
        "order": order,
        "pool": pool,
        "is_measured": measured is not None,
        "effect": _effect(unit, pool, on, today, asked) if pool and on else None,
    }
    return render(request, "waiting/priority.html", page, status=422 if form.errors else 200)


def _chosen(asked: QueryDict, pools: list[Pool]) -> Pool | None:
    named = asked.get("pool")
    return next((pool for pool in pools if pool.key == named), pools[0] if pools else None)


def _effect(
    unit: "Unit", pool: Pool, on: date, today: date, asked: dict[str, Any]
) -> Effect | None:
    """Return what the order that is asked about does; None while too little was measured."""
    opening = queries.opening_on(unit, on)
    if opening is None:
        return None
    share, tried = asked["percent"] / 100, {name: asked[name] for name in ("ratio", "in_a_row")}
    try:
        return queries.effect(unit, pool, on, opening, today=today, share=share, **tried)
    except NotEnoughData:
        return None
