"""The charter as anybody may read it: the page, and the posters to print."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.units.queries import today_in, unit_named
from prima.promise.charter import queries
from prima.promise.charter.report import charter_pdf
from prima.promise.charter.views.reading import charter_page

PAPERS: Final = ("a3", "a4")
LANGUAGES: Final = ("id", "en")


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    unit = unit_named(slug)
    today = today_in(unit, timezone.now())
    version = queries.charter_in_force(unit, today)
    page = charter_page(unit, queries.document_of(version), today)
    trail = [{"label": unit.name, "url": reverse("unit", args=[slug])}, {"label": _("Our charter")}]
    page |= {"unit": unit, "version": version, "trail": trail}
    return render(request, "charter/show.html", page)


@require_safe
def poster(request: HttpRequest, slug: str, paper: str) -> HttpResponse:
    """Return the charter in force as a PDF; `?in=en` asks for English."""
    if paper not in PAPERS:
        raise queries.NoSuchCharter
    unit = unit_named(slug)
    today = today_in(unit, timezone.now())
    version = queries.charter_in_force(unit, today)
    asked = request.GET.get("in", "")
    language = asked if asked in LANGUAGES else translation.get_language() or "id"
    address = request.build_absolute_uri(reverse("charter:show", args=[slug]))
    pdf = charter_pdf(version, today, address=address, paper=paper, language=language)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="charter-{slug}-{paper}.pdf"'
    return answer
