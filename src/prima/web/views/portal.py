"""The public portal: what do you need, what does it take, and is the promise being kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.deliver.appointments.queries import next_free
from prima.deliver.queues.queries import offers, today
from prima.foundation.units.queries import service_units, today_in, unit_named
from prima.measure.indices.queries import promises_of
from prima.promise.charter.queries import in_force as charter_in_force
from prima.promise.standards.queries import NoSuchVersion, document_of, in_force, service_named
from prima.promise.standards.rules.life_events import life_events
from prima.promise.standards.rules.needs import events_meant
from prima.web import queries

LONGEST_SEARCH = 80


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST_SEARCH].strip()
    page = {
        "words": words,
        "found": queries.services_matching(words, at) if words else [],
        "events": events_meant(words) if words else [],
        "life_events": life_events().values(),
        "units": [queries.doors(unit, at) for unit in service_units()],
    }
    return render(request, "web/home.html", page)


@require_safe
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    page = {
        "unit": unit,
        "doors": queries.doors(unit, at),
        "services": queries.services_to_ask_for(unit, at),
        "week": queries.week(unit, at),
        "today": today(unit, at),
        "charter": charter_in_force(unit, today_in(unit, at)),
    }
    return render(request, "web/unit.html", page)


@require_safe
def service(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    service = service_named(unit, code)
    version = in_force(service, today_in(unit, at))
    if version is None or not service.is_offered:
        raise NoSuchVersion
    page = {
        "unit": unit,
        "service": service,
        "version": version,
        "document": document_of(version),
        "doors": queries.doors(unit, at),
        "booking": next_free(service, at),
        "promises": promises_of(service, today_in(unit, at)),
        "offer": next((one for one in offers(unit, at) if one.service == service), None),
    }
    return render(request, "web/service.html", page)
