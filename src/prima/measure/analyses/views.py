"""Pages beside the index: each figure with how sure it is, its method, and the rows behind it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import today_in
from prima.kernel.periods import NoSuchPeriod, Period
from prima.measure.analyses import queries
from prima.measure.analyses.rules import Analysis
from prima.measure.indices.queries import newest_period
from prima.promise.standards.queries import service_named, services_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

ROWS = 200  # on one page
FOUND: dict[Analysis, Callable[[queries.About], object]] = {
    Analysis.RELIABILITY: queries.agreements,
    Analysis.CHANGE: queries.changes,
    Analysis.PRIORITIES: queries.priorities,
    Analysis.GAP: queries.gaps,
    Analysis.KANO: queries.features,
    Analysis.LOYALTY: queries.loyalty,
    Analysis.DRIVERS: queries.explained,
    Analysis.COURSE: queries.course,
}


class UnknownPeriod(NotFound):
    code = "unknown-period"


class NoSuchAnalysis(NotFound):
    code = "no-such-analysis"


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    asked, page = _page(request, slug)
    page["analyses"] = [(one, one in asked.possible) for one in Analysis]
    return render(request, "analyses/home.html", page)


@signed_in
@require_safe
def show(request: SignedInRequest, slug: str, name: str) -> HttpResponse:
    if name not in list(Analysis):
        raise NoSuchAnalysis
    analysis = Analysis(name)
    asked, page = _page(request, slug)
    page["analysis"] = analysis
    page["is_possible"] = analysis in asked.possible
    if page["is_possible"] and asked.is_shown:
        page["found"] = FOUND[analysis](asked)
    return render(request, f"analyses/{analysis}.html", page)


@signed_in
@require_safe
def rows(request: SignedInRequest, slug: str) -> HttpResponse:
    """Open the answers behind the figures: one line each, in an order that tells no time."""
    asked, page = _page(request, slug)
    page["page"] = Paginator(asked.rows, ROWS).get_page(request.GET.get("page", "1")[:6])
    return render(request, "analyses/rows.html", page)


@signed_in
@require_safe
def method(request: SignedInRequest, slug: str, name: str) -> HttpResponse:
    """Show how a figure is made: formula, source, worked example. The pages are in English."""
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, timezone.now())
    title, blocks = queries.method_page(name)
    page = {"unit": unit, "title": title, "blocks": blocks}
    return render(request, "analyses/method.html", page)


def _page(request: SignedInRequest, slug: str) -> tuple[queries.About, dict[str, object]]:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    today = today_in(unit, at)
    period = _period(request, unit, today)
    code = request.GET.get("service")
    service = service_named(unit, code) if code else None
    instrument = queries.instrument_coded(request.GET.get("instrument"))
    asked = queries.about(unit, period, service, instrument)
    later = Period.around(period.ends_on, period.months)
    kept = {"instrument": instrument.code} | ({"service": code} if code else {})
    return asked, {
        "unit": unit,
        "asked": asked,
        "period": period,
        "instruments": queries.instruments_asked(),
        "services": list(services_of(unit)),
        "query": urlencode({"period": period.code, **kept}),
        "earlier": (period.before, urlencode({"period": period.before.code, **kept})),
        "later": (later, urlencode({"period": later.code, **kept}))
        if later.starts_on <= today
        else None,
    }


def _period(request: HttpRequest, unit: "Unit", today: date) -> Period:
    code = request.GET.get("period")
    if code is None:
        return newest_period(unit, today)
    try:
        return Period.read(code)
    except NoSuchPeriod as unknown:
        raise UnknownPeriod from unknown
