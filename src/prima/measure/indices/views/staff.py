"""The measures of a unit: each figure opens to its formula and the rows behind it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.listen.surveys.queries import annex_rows, response_rate
from prima.measure.indices import queries
from prima.measure.indices.report import survey_of
from prima.measure.indices.report.kinds import made
from prima.measure.indices.report.recap import recap_pdf, recap_workbook
from prima.measure.indices.views import TREND, asked_period, download
from prima.promise.standards.queries import service_named

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = 200  # on one page


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = _unit(request, slug, at)
    period = asked_period(request, unit, at)
    trend = queries.trend(unit, period.back(TREND))
    page = {
        "unit": unit,
        "period": period,
        "beside": queries.periods_beside(unit, period),
        "measured": trend[-1],
        "change": queries.change_since(trend[-1], trend[-2]),
        "services": queries.by_service(unit, period),
        "trend": trend,
        "promises": queries.promises(unit, today_in(unit, at)),
        "rate": response_rate(unit, period.starts_on, period.ends_on),
    }
    return render(request, "indices/home.html", page)


@signed_in
@require_safe
def service(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at = timezone.now()
    unit = _unit(request, slug, at)
    asked = service_named(unit, code)
    period = asked_period(request, unit, at)
    trend = queries.trend(unit, period.back(TREND), asked)
    page = {
        "unit": unit,
        "service": asked,
        "period": period,
        "measured": trend[-1],
        "trend": trend,
        "promises": queries.promises_of(asked, today_in(unit, at)),
    }
    return render(request, "indices/service.html", page)


@signed_in
@require_safe
def formula(request: SignedInRequest, slug: str) -> HttpResponse:
    """Open a figure: sums, weights, classes, and every answer behind it, in no order of time."""
    return _formula(request, slug, None)


@signed_in
@require_safe
def service_formula(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    return _formula(request, slug, code)


@signed_in
@require_safe
def promise(request: SignedInRequest, slug: str, code: str, line: str) -> HttpResponse:
    """Open a promise: how it is counted, and each day on which somebody came."""
    at = timezone.now()
    unit = _unit(request, slug, at)
    today = today_in(unit, at)
    promised = queries.promise_named(service_named(unit, code), line, today)
    page = {"unit": unit, "line": promised, "days": queries.days_of(promised, today)}
    return render(request, "indices/promise.html", page)


@signed_in
@require_safe
def report(request: SignedInRequest, slug: str) -> HttpResponse:
    """Return the official SKM report of a period as a tagged PDF, in Indonesian."""
    at = timezone.now()
    unit = _unit(request, slug, at)
    period = asked_period(request, unit, at)
    content = made("skm", "pdf", survey_of(unit, period, at=at))
    return download(content, f"laporan-skm-{unit.slug}-{period.code}", "pdf")


@signed_in
@require_safe
def table(request: SignedInRequest, slug: str) -> HttpResponse:
    """Return the official table of respondents as a workbook."""
    at = timezone.now()
    unit = _unit(request, slug, at)
    period = asked_period(request, unit, at)
    content = made("table", "xlsx", survey_of(unit, period, at=at))
    return download(content, f"pengolahan-skm-{unit.slug}-{period.code}", "xlsx")


@signed_in
@require_safe
def recap(request: SignedInRequest, slug: str, suffix: str) -> HttpResponse:
    """Return the results of this unit and of all below it, side by side."""
    at = timezone.now()
    unit = _unit(request, slug, at)
    period = asked_period(request, unit, at)
    pages = suffix == "pdf"
    content = recap_pdf(unit, period, at=at) if pages else recap_workbook(unit, period)
    return download(content, f"rekap-skm-{unit.slug}-{period.code}", suffix)


def _formula(request: SignedInRequest, slug: str, code: str | None) -> HttpResponse:
    at = timezone.now()
    unit = _unit(request, slug, at)
    asked = service_named(unit, code) if code else None
    period = asked_period(request, unit, at)
    measured = queries.index_of(unit, period, asked)
    rows: list[Mapping[str, int | None]] = []
    if measured.found:
        rows = annex_rows(unit, period.starts_on, period.ends_on, service=asked)
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    page = {"unit": unit, "period": period, "measured": measured, "rows": shown}
    return render(request, "indices/formula.html", page)


def _unit(request: SignedInRequest, slug: str, at: datetime) -> Unit:
    return unit_where(request.user, Capability.SEE_MEASURES, slug, at)
