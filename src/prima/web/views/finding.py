"""From a need to a door: life events, checklists, and the catalogue as open data."""

import json
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import today_in, unit_named
from prima.promise.standards.queries import NoSuchVersion, document_of, in_force, service_named
from prima.promise.standards.rules.life_events import life_events
from prima.web import catalogue

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

MOST_TICKED = 60


class NoSuchNeed(NotFound):
    code = "no-such-need"


@require_safe
def need(request: HttpRequest, code: str) -> HttpResponse:
    """Show which services a life event takes, and behind which doors they are."""
    event = life_events().get(code)
    if event is None:
        raise NoSuchNeed
    page = {"event": event, "doors": catalogue.doors_of(event, timezone.now())}
    return render(request, "web/need.html", page)


@require_safe
def checklist(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Let somebody tick what they have, see what is missing, and print it. Nothing is kept."""
    unit = unit_named(slug)
    service = service_named(unit, code)
    version = in_force(service, today_in(unit, timezone.now()))
    if version is None or not service.is_offered:
        raise NoSuchVersion
    have = request.GET.getlist("have")[:MOST_TICKED]
    items = catalogue.ticked(document_of(version), have)
    page = {
        "unit": unit,
        "service": service,
        "document": document_of(version),
        "items": items,
        "is_asked": "check" in request.GET,
        "missing": catalogue.still_missing(items),
        "trail": [
            {"label": unit.name, "url": reverse("unit", args=[slug])},
            {"label": service.name, "url": reverse("service", args=[slug, code])},
        ],
    }
    return render(request, "web/checklist.html", page)


@require_safe
def services_json(request: HttpRequest) -> HttpResponse:
    """Return the whole catalogue as linked data (schema.org)."""
    graph = [
        catalogue.government_service(one, _address(request, one.service))
        for one in catalogue.published(timezone.now())
    ]
    said = {"@context": "https://schema.org", "@graph": graph}
    return _open(HttpResponse(json.dumps(said, ensure_ascii=False), "application/ld+json"))


@require_safe
def services_csv(request: HttpRequest) -> HttpResponse:
    """Return the whole catalogue as a table."""
    everything = catalogue.published(timezone.now())
    text = catalogue.as_csv(everything, lambda service: _address(request, service))
    answer = HttpResponse(text, "text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="services.csv"'
    return _open(answer)


def _address(request: HttpRequest, service: "Service") -> str:
    return request.build_absolute_uri(reverse("service", args=[service.unit.slug, service.code]))


def _open(answer: HttpResponse) -> HttpResponse:
    """Let any other site read it: it is everybody's."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer
