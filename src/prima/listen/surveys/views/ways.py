"""Where the staff open ways to answer, look at them, print posters and close them."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.listen.surveys import forms, labels, queries
from prima.listen.surveys.actions import close_way, open_way
from prima.listen.surveys.queries import document_of
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.views.showing import language, trail
from prima.promise.standards.queries import document_of as standard_of
from prima.promise.standards.queries import promised_on, services_of

if TYPE_CHECKING:
    from datetime import datetime

    from prima.foundation.units.models import Unit
    from prima.listen.surveys.models import Way

PUBLIC = (Channel.LINK, Channel.KIOSK)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    may_open = units_where(request.user, Capability.MANAGE_UNIT, at).filter(slug=slug).exists()
    needed = Capability.MANAGE_UNIT if request.method == "POST" else Capability.SEE_MEASURES
    unit = unit_where(request.user, needed, slug, at)
    instruments = {str(found.pk): found for found in queries.adopted_instruments()}
    services = {service.code: service for service in services_of(unit)}
    form = forms.OpenWay(
        [(key, found.title[language()]) for key, found in instruments.items()],
        [(code, service.name) for code, service in services.items()],
        _moments(unit, at),
        request.POST if request.method == "POST" else None,
    )
    if form.is_valid():
        given = form.cleaned_data
        way = open_way(
            unit,
            instruments[given["instrument"]],
            Channel(given["channel"]),
            service=services.get(given["service"]),
            name=given["name"],
            moment=given["moment"].partition(":")[2],
            at=at,
            by=request.user,
        )
        return redirect("surveys:way-staff", unit.slug, way.code)
    page = {
        "unit": unit,
        "form": form,
        "may_open": may_open,
        "services": list(services.values()),
        "ways": [(way, *_words(way)) for way in queries.ways_of(unit)],
        "trail": trail(unit, _("Ways to answer")),
    }
    return render(request, "surveys/ways.html", page, status=422 if form.errors else 200)


@signed_in
@require_safe
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    way = queries.way_of(unit, code)
    channel, instrument = _words(way)
    page = {
        "unit": unit,
        "way": way,
        "channel": channel,
        "instrument": instrument,
        "is_public": way.channel in PUBLIC,
        "is_kiosk": way.channel == Channel.KIOSK,
        "is_assisted": way.channel == Channel.ASSISTED,
        "is_typed": way.channel == Channel.TYPED,
        "is_secure": request.is_secure(),
        "may_close": units_where(request.user, Capability.MANAGE_UNIT, at)
        .filter(pk=unit.pk)
        .exists(),
        "url": request.build_absolute_uri(reverse("surveys:way", args=[way.code])),
        "trail": below_ways(unit, way.name or str(channel)),
    }
    return render(request, "surveys/way-staff.html", page)


@signed_in
@require_POST
def close(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    close_way(queries.way_of(unit, code), at=at, by=request.user)
    return redirect("surveys:ways", unit.slug)


@signed_in
@require_safe
def poster(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, timezone.now())
    way = queries.way_of(unit, code, *PUBLIC)
    url = request.build_absolute_uri(reverse("surveys:way", args=[way.code]))
    title = document_of(way.instrument).title.by(language())
    page = {"unit": unit, "way": way, "url": url, "title": title}
    return render(request, "surveys/poster.html", page)


def _moments(unit: "Unit", at: "datetime") -> list[tuple[str, str]]:
    """Name the steps of every standard in force: the moments at which a person meets the unit."""
    services = list(services_of(unit))
    promised = promised_on(services, today_in(unit, at))
    return [
        (f"{service.code}:{step.code}", f"{service.name}: {step.text}")
        for service in services
        if service.pk in promised
        for step in standard_of(promised[service.pk]).standard.delivery.procedure
    ]


def _words(way: "Way") -> tuple[object, str]:
    return labels.CHANNELS[Channel(way.channel)], way.instrument.title[language()]


def below_ways(unit: "Unit", here: str) -> list[dict[str, str]]:
    first, last = trail(unit, here)
    address = reverse("surveys:ways", args=[unit.slug])
    return [first, {"label": _("Ways to answer"), "url": address}, last]
