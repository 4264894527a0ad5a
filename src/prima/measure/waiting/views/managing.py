"""How long people wait and are served: now, and over the last days."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.deliver.queues.queries import queues_of, stations
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.journal.queries import end_of
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.measure.indices.queries import promises
from prima.measure.waiting.queries import Measured
from prima.measure.waiting.rules import FAIR_FROM, Stop
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

DAYS = (7, 30, 90)
USUAL = 30
ROWS = 200  # on one page


@signed_in
@require_safe
def now(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show each station as it stands; the page hears of every change and asks again."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    heard = end_of(unit.pk)  # first: what happens while the rest is read is heard as an event
    page = {
        "unit": unit,
        "heard": heard,
        "at": at,
        "stations": stations(unit, at),
        "manages": _manages(request, unit, at),
    }
    return render(request, "waiting/now.html", page)


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    today = today_in(unit, at)
    page = {
        "unit": unit,
        "measured": _measured(request, unit, today),
        "promises": [line for line in promises(unit, today) if line.is_seen],
        "manages": _manages(request, unit, at),
        **_days(request),
    }
    return render(request, "waiting/home.html", page)


@signed_in
@require_safe
def officers(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what each officer did to whoever is responsible: no ranking, no small numbers."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    page = {
        "unit": unit,
        "measured": _measured(request, unit, today_in(unit, at)),
        "services": {service.pk: service.name for service in services_of(unit)},
        "fair_from": FAIR_FROM,
        **_days(request),
    }
    return render(request, "waiting/officers.html", page)


@signed_in
@require_safe
def rows(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the stops behind a figure: of a day, an hour, a queue or a service; nobody's name."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    measured = _measured(request, unit, today_in(unit, at))
    chosen = [stop for stop in measured.stops if _is_asked(request, measured, stop)]
    page = {
        "unit": unit,
        "measured": measured,
        "page": Paginator(chosen, ROWS).get_page(request.GET.get("page")),
        "queues": {queue.pk: queue.letter for queue in queues_of(unit)},
        "services": {service.pk: service.name for service in services_of(unit)},
        "query": _query(request),
        **_days(request),
    }
    return render(request, "waiting/rows.html", page)


def _manages(request: SignedInRequest, unit: "Unit", at: datetime) -> bool:
    return units_where(request.user, Capability.MANAGE_UNIT, at).contains(unit)


def _days(request: SignedInRequest) -> dict[str, object]:
    return {"days": _asked_days(request), "choices": DAYS}


def _asked_days(request: SignedInRequest) -> int:
    asked = request.GET.get("days", "")
    return next((days for days in DAYS if str(days) == asked), USUAL)


def _query(request: SignedInRequest) -> str:
    """Return what was asked for, for the links to the other pages."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"{asked.urlencode()}&" if asked else ""


def _measured(request: SignedInRequest, unit: "Unit", today: date) -> Measured:
    """Return the days that are asked for: the last of them is today."""
    tomorrow = today + timedelta(days=1)
    return Measured(unit, tomorrow - timedelta(days=_asked_days(request)), tomorrow)


def _is_asked(request: SignedInRequest, measured: Measured, stop: Stop) -> bool:
    tells: dict[str, object] = {
        "on": stop.on,
        "hour": measured.hour_of(stop),
        "queue": stop.queue,
        "service": stop.service,
    }
    return all(
        str(value) == request.GET[name] for name, value in tells.items() if name in request.GET
    )
