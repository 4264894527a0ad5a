"""The overview: today first. What waits, what is at risk, what people said, what to change."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.deliver.queues.queries import board
from prima.deliver.queues.queries import today as queue_today
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.listen.surveys.queries import latest_answers
from prima.measure.indices.queries import index_of, newest_period, promises
from prima.measure.indices.rules import Verdict
from prima.web import queries
from prima.web.navigation import place_of

LATEST = 5
AT_RISK = (Verdict.BROKEN, Verdict.AT_RISK)  # what hurts most comes first


@signed_in
@require_safe
def first(request: SignedInRequest) -> HttpResponse:
    """Go to the first unit in which this person has a role."""
    place = place_of(request.user, None, timezone.now())
    if place is None:
        return render(request, "web/no_role.html")
    return redirect("overview-of", place.unit.slug)


@signed_in
@require_safe
def today(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    day = today_in(unit, at)
    promised = promises(unit, day)
    page = {
        "unit": unit,
        "day": day,
        "doors": queries.doors(unit, at),
        "queue": queue_today(unit, at),
        "board": board(unit, at),
        "at_risk": [line for line in promised if line.judged.verdict in AT_RISK],
        "promised": len(promised),
        "measured": index_of(unit, newest_period(unit, day)),
        "answers": latest_answers(unit, LATEST),
    }
    return render(request, "web/overview.html", page)


@signed_in
@require_safe
def improve(request: SignedInRequest, slug: str) -> HttpResponse:
    """Close the loop: what hurts most, and where the next promise is drafted."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    day = today_in(unit, at)
    measured = index_of(unit, newest_period(unit, day))
    broken = [line for line in promises(unit, day) if line.judged.verdict in AT_RISK]
    page = {
        "unit": unit,
        "measured": measured,
        "broken": sorted(broken, key=lambda line: AT_RISK.index(line.judged.verdict)),
    }
    return render(request, "web/improve.html", page)
