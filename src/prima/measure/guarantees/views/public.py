"""Promised and kept: each promise of the charter with what was measured about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.units.queries import today_in, unit_named
from prima.measure.guarantees import queries
from prima.measure.indices.queries import promises
from prima.promise.charter.labels import CHAPTERS
from prima.promise.charter.queries import charter_in_force, document_of
from prima.promise.charter.rules.codes import Chapter
from prima.promise.standards.queries import services_of

NOT_COUNTED = (
    Chapter.CITIZEN_RIGHTS,
    Chapter.UNIT_OBLIGATIONS,
    Chapter.UNIT_SANCTIONS,
)
"""What the unit owes in sentences that no figure stands for."""


@require_safe
def kept(request: HttpRequest, slug: str) -> HttpResponse:
    unit = unit_named(slug)
    today = today_in(unit, timezone.now())
    version = charter_in_force(unit, today)
    document, language = document_of(version), get_language() or "id"
    page = {
        "unit": unit,
        "version": version,
        "history": queries.kept_in_window(unit, version, today),
        "promises": promises(unit, today),
        "names": {service.code: service.name for service in services_of(unit)},
        "statement": [each.in_language(language) for each in document.statement],
        "unmeasured": [
            {
                "heading": CHAPTERS[which],
                "lines": [each.in_language(language) for each in getattr(document, which.field)],
            }
            for which in NOT_COUNTED
        ],
        "trail": [
            {"label": unit.name, "url": reverse("unit", args=[slug])},
            {"label": _("Our charter"), "url": reverse("charter:show", args=[slug])},
            {"label": _("Promised and kept")},
        ],
    }
    return render(request, "guarantees/kept.html", page)
