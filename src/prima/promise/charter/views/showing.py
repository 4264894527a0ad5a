"""The charter as the unit sees it: in force, being drafted, and as it was."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.promise.charter import labels, queries
from prima.promise.charter.rules.codes import Chapter
from prima.promise.charter.rules.completeness import missing
from prima.promise.charter.rules.document import CharterDocument
from prima.promise.charter.views.reading import Page, charter_page

READ = Capability.SEE_MEASURES  # every role has it: who works here may read what is promised


@dataclass(frozen=True)
class Here:
    """The unit at hand, the day there, and what this person may do."""

    unit: Unit
    at: datetime
    today: date
    may_edit: bool
    may_declare: bool


def here(request: SignedInRequest, slug: str, at: datetime, needs: Capability = READ) -> Here:
    unit = unit_where(request.user, needs, slug, at)
    may_edit, may_declare = (
        capability is needs or units_where(request.user, capability, at).filter(pk=unit.pk).exists()
        for capability in (Capability.EDIT_PROMISE, Capability.PUBLISH_PROMISE)
    )
    return Here(unit, at, today_in(unit, at), may_edit, may_declare)


def trail(unit: Unit, label: str) -> list[dict[str, str]]:
    home = {"label": _("Charter"), "url": reverse("charter:home", args=[unit.slug])}
    return [home, {"label": label}]


def lacks(document: CharterDocument) -> list[str]:
    """Say what a draft still lacks, in the words of its chapters."""
    words = {chapter.field: str(labels.CHAPTERS[chapter]) for chapter in Chapter}
    return [words.get(field, _("Who signs")) for field in missing(document)]


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    in_force = queries.in_force(at_hand.unit, at_hand.today)
    draft = queries.draft_of(at_hand.unit)
    page: Page = {
        "here": at_hand,
        "in_force": in_force,
        "draft": draft,
        "lacks": lacks(queries.document_of(draft)) if draft else [],
        "versions": queries.versions_of(at_hand.unit),
    }
    shown = draft or in_force
    if shown is not None:
        page |= charter_page(at_hand.unit, queries.document_of(shown), at_hand.today)
    return render(request, "charter/home.html", page)


@signed_in
@require_safe
def version(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    found = queries.version_of(at_hand.unit, number)
    page = charter_page(at_hand.unit, queries.document_of(found), at_hand.today)
    return render(request, "charter/version.html", page | {
        "here": at_hand,
        "version": found,
        "trail": trail(at_hand.unit, _("Version %(number)s") % {"number": number}),
    })  # fmt: skip
