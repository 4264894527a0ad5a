"""What the guarantees would have cost: before they are declared, and since."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import today_in
from prima.kernel.periods import NoSuchPeriod, Period
from prima.measure.guarantees import queries
from prima.promise.charter.queries import draft_of, in_force
from prima.promise.standards.queries import services_of

QUARTER = 3


class UnknownQuarter(NotFound):
    code = "unknown-quarter"


@signed_in
@require_safe
def history(request: SignedInRequest, slug: str) -> HttpResponse:
    """Try the draft, or else the charter in force, on a quarter; the last whole one by default."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    today = today_in(unit, at)
    period = _asked(request.GET.get("period"), Period.around(today, QUARTER).before)
    draft = draft_of(unit)
    version = draft or in_force(unit, today)
    page = {
        "unit": unit,
        "draft": draft,
        "version": version,
        "period": period,
        "before": period.before,
        "after": Period.around(period.ends_on, period.months) if period.ends_on <= today else None,
        "history": queries.history_of(unit, version, period, today),
        "names": {service.code: service.name for service in services_of(unit)},
        "trail": [
            {"label": _("Charter"), "url": reverse("charter:home", args=[slug])},
            {"label": _("Guarantees, tried on history")},
        ],
    }
    return render(request, "guarantees/history.html", page)


def _asked(code: str | None, usual: Period) -> Period:
    if code is None:
        return usual
    try:
        return Period.read(code)
    except NoSuchPeriod as unknown:
        raise UnknownQuarter from unknown
