"""The results, published: index, unsur, trend, promises kept, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.foundation.units.queries import today_in, unit_named
from prima.measure.indices import queries
from prima.measure.indices.report import survey_of
from prima.measure.indices.report.kinds import PUBLISHED, NothingDrawn, made
from prima.measure.indices.views import TREND, asked_period, download


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    period = asked_period(request, unit, at)
    trend = queries.trend(unit, period.back(TREND))
    page = {
        "unit": unit,
        "period": period,
        "beside": queries.periods_beside(unit, period),
        "measured": trend[-1],
        "trend": trend,
        "promises": queries.promises(unit, today_in(unit, at)),
    }
    return render(request, "indices/results.html", page)


@require_safe
def published(request: HttpRequest, slug: str, kind: str, suffix: str) -> HttpResponse:
    """Return the poster, the open data or a chart of a period."""
    at = timezone.now()
    unit = unit_named(slug)
    period = asked_period(request, unit, at)
    if kind not in PUBLISHED:
        raise NothingDrawn
    content = made(kind, suffix, survey_of(unit, period, at=at))
    return download(content, f"{kind}-skm-{unit.slug}-{period.code}", suffix)
