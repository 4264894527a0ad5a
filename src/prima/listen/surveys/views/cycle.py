"""The cycle of service, drawn, with the place where it hurts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.listen.surveys import queries
from prima.listen.surveys.rules.cycle import feeling, spots
from prima.listen.surveys.rules.periods import half_year
from prima.listen.surveys.views.showing import trail
from prima.promise.standards.labels import ACTORS
from prima.promise.standards.queries import service_named, services_of
from prima.promise.standards.rules.codes import Actor


@signed_in
@require_safe
def cycle(request: SignedInRequest, slug: str, service: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    about, today = service_named(unit, service), today_in(unit, at)
    starts_on, ends_on = half_year(today)
    moments = queries.cycle_of(about, today, starts_on, ends_on)
    found = [
        {
            "number": number,
            "moment": moment,
            "actor": ACTORS[Actor(moment.actor)],
            "state": feeling(moment.satisfied),
            "share": float(moment.satisfied) if moment.satisfied is not None else None,
            "x": f"{x:.2f}",
            "y": f"{y:.2f}",
        }
        for number, (moment, (x, y)) in enumerate(
            zip(moments, spots(len(moments)), strict=True), start=1
        )
    ]
    known = [
        (moment.satisfied, number)
        for number, moment in enumerate(moments)
        if moment.satisfied is not None
    ]
    page = {
        "unit": unit,
        "service": about,
        "services": list(services_of(unit)),
        "moments": found,
        "worst": found[min(known)[1]] if known else None,
        "trail": trail(unit, _("Moments of truth")),
    }
    return render(request, "surveys/cycle.html", page)
