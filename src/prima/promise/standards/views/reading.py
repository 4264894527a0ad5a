"""What the machine reads in a standard: findings, principles, and how it compares with others."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.units.queries import calendar_of
from prima.kernel.readability import TooShort, school_grade
from prima.promise.standards import labels, queries
from prima.promise.standards.rules.burden import burden
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.comparing import compared
from prima.promise.standards.rules.differences import differences
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import Surroundings, findings
from prima.promise.standards.rules.principles import SIX_OF_2014, TEN_OF_2003
from prima.promise.standards.rules.proofreading.finding import Neighbour, WeekHours
from prima.promise.standards.rules.proofreading.texts import texts
from prima.promise.standards.rules.scoring import scored
from prima.promise.standards.rules.versions import State
from prima.promise.standards.views.showing import Here, Page, here, service_step, trail
from prima.promise.standards.views.telling import comparative_rows, principle_rows, severity_groups

if TYPE_CHECKING:
    from prima.promise.standards.models import Service, StandardVersion


@dataclass(frozen=True)
class AtHand:
    """The version that is read: the draft where there is one, else the newest."""

    here: Here
    service: "Service"
    versions: "list[StandardVersion]"

    @property
    def version(self) -> "StandardVersion":
        return self.versions[0]

    @cached_property
    def document(self) -> ServiceDocument:
        return queries.document_of(self.version)

    @cached_property
    def before(self) -> "list[StandardVersion]":
        return [each for each in self.versions[1:] if each.state == State.PUBLISHED]

    @cached_property
    def elsewhere(self) -> list[queries.Found]:
        return queries.same_service_elsewhere(self.service, self.here.today)

    def beside(self) -> Surroundings:
        return Surroundings(
            before=queries.document_of(self.before[0]) if self.before else None,
            elsewhere=tuple(
                Neighbour(each.service.unit.name, each.document) for each in self.elsewhere
            ),
            hours=_week_of(self.here),
            is_a_template=False,
        )


def at_hand(request: SignedInRequest, slug: str, code: str) -> AtHand:
    place = here(request, slug, timezone.now())
    service = queries.service_named(place.unit, code)
    return AtHand(place, service, list(queries.versions_of(service)))


def _week_of(place: Here) -> WeekHours | None:
    """Return the unit's ordinary week, or None while nobody has said when it is open."""
    weekly = calendar_of(place.unit).weekly
    hours = {
        day: tuple((window.opens, window.closes) for window in windows)
        for day, windows in weekly.items()
    }
    return hours if any(hours.values()) else None


@signed_in
@require_safe
def reading(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    read = at_hand(request, slug, code)
    found = findings(read.document, read.beside())
    page = {
        **page_of(read, _("What the machine reads")),
        "groups": severity_groups(found),
        "grade": _grade(read.document),
        "asked": burden(read.document),
    }
    return render(request, "standards/reading.html", page)


@signed_in
@require_safe
def principles(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    read = at_hand(request, slug, code)
    found = findings(read.document, read.beside())
    rows = principle_rows(scored(read.document, found, queries.agreement_of(read.version)))
    page = {
        **page_of(read, _("Principles")),
        "six": [rows[each] for each in SIX_OF_2014],
        "ten": [rows[each] for each in TEN_OF_2003],
    }
    return render(request, "standards/principles.html", page)


@signed_in
@require_safe
def compare(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Compare with a version before, with the same service of another unit, or the template."""
    read = at_hand(request, slug, code)
    others = _others(read)
    chosen = request.GET.get("with", next(iter(others), ""))
    if others and chosen not in others:
        raise queries.NoSuchVersion
    page = {
        **page_of(read, _("Compare")),
        "others": [
            {"label": name, "url": f"?with={key}", "current": key == chosen}
            for key, (name, _document) in others.items()
        ],
    }
    if others:
        name, document = others[chosen]
        page |= {
            "other": name,
            "comparatives": comparative_rows(compared(document, read.document)),
            "changes": labels.told_in_order(differences(document, read.document)),
        }
    return render(request, "standards/compare.html", page)


def _others(read: AtHand) -> dict[str, tuple[str, ServiceDocument]]:
    """Return what it can be compared with, by a key for the address, the likeliest first."""
    others = {
        f"version-{each.number}": (
            _("Version %(number)s") % {"number": each.number},
            queries.document_of(each),
        )
        for each in read.before
    }
    for found in read.elsewhere:
        others[f"unit-{found.service.unit.slug}"] = (found.service.unit.name, found.document)
    if read.service.code in catalogue():
        others["template"] = (_("The template"), catalogue()[read.service.code])
    return others


def page_of(read: AtHand, title: str) -> Page:
    unit, service = read.here.unit, read.service
    return {
        "here": read.here,
        "service": service,
        "version": read.version,
        "is_draft": read.version.state == State.DRAFT,
        "document": read.document,
        "trail": trail(unit, service_step(unit, service.code, service.name), (title, "")),
    }


def _grade(document: ServiceDocument) -> float | None:
    try:
        return school_grade(text.words for text in texts(document) if text.is_for_citizens)
    except TooShort:
        return None
