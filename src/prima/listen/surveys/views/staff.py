"""What the staff see of the survey: how many answered, what they suggested, which files came in."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.kernel.calendars import local_day
from prima.listen.surveys import labels, queries
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.rules.periods import half_year
from prima.listen.surveys.rules.themes import themes
from prima.listen.surveys.views.showing import trail
from prima.promise.standards.queries import services_of

SUGGESTIONS_ON_A_PAGE = 50
BATCHES_SHOWN = 20
ONE_DAY = timedelta(days=1)


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    starts_on, ends_on = half_year(local_day(at, unit.time_zone))
    instrument = queries.instrument_in_use()
    by_service = queries.service_moments(unit, starts_on, ends_on, instrument=instrument)
    names = {service.pk: service.name for service in services_of(unit)}
    channels = queries.channel_counts(unit, starts_on, ends_on, instrument=instrument)
    may_import = units_where(request.user, Capability.COLLECT_ANSWERS, at).filter(pk=unit.pk)
    rate = queries.response_rate(unit, starts_on, ends_on)
    page = {
        "unit": unit,
        "starts_on": starts_on,
        "last_on": ends_on - ONE_DAY,
        "answered": sum(channels.values()),
        "voided": queries.voided_count(unit, starts_on, ends_on, instrument=instrument),
        "rate": rate,
        "share": float(rate.share) if rate.share is not None else None,
        "channels": [(labels.CHANNELS[channel], channels[channel]) for channel in Channel],
        "services": sorted(
            (names.get(service or 0, ""), moments.respondents)
            for service, moments in by_service.items()
        ),
        "latest": queries.latest_answers(unit, 8, instrument=instrument),
        "batches": [
            (batch, labels.BATCH_STATES[BatchState(batch.state)])
            for batch in queries.batches_of(unit)[:BATCHES_SHOWN]
        ],
        "may_import": may_import.exists(),
    }
    return render(request, "surveys/home.html", page)


@signed_in
@require_safe
def suggestions(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    starts_on, ends_on = half_year(local_day(at, unit.time_zone))
    written = queries.suggestions(unit, starts_on, ends_on)
    found = themes([one.text for one in written])
    chosen = next((theme for theme in found if theme.word == request.GET.get("theme")), None)
    shown = [written[place] for place in chosen.answers] if chosen else written
    pages = Paginator(shown, SUGGESTIONS_ON_A_PAGE)
    page = {
        "unit": unit,
        "starts_on": starts_on,
        "last_on": ends_on - ONE_DAY,
        "themes": found,
        "chosen": chosen,
        "page": pages.get_page(request.GET.get("page", "1")[:6]),
        "trail": trail(unit, _("Suggestions")),
    }
    return render(request, "surveys/suggestions.html", page)
