"""What is promised and what was: the standard in force, its history, one version, a comparison."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.promise.standards import labels, queries
from prima.promise.standards.rules.differences import differences
from prima.promise.standards.rules.versions import State
from prima.promise.standards.rules.writing import write_document
from prima.promise.standards.views.showing import here, service_step, trail


@signed_in
@require_safe
def service(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    unit = at_hand.unit
    service = queries.service_named(unit, code)
    versions = list(queries.versions_of(service))
    promised = queries.in_force(service, at_hand.today)
    page = {
        "here": at_hand,
        "service": service,
        "promised": next((each for each in versions if each == promised), None),
        "document": queries.document_of(promised) if promised else None,
        "draft": next((each for each in versions if each.state == State.DRAFT), None),
        "coming": [
            each
            for each in versions
            if each.state == State.PUBLISHED and each.publication.in_force_on > at_hand.today
        ],
        "versions": versions,
        "trail": trail(unit, (service.name, "")),
    }
    return render(request, "standards/service.html", page)


@signed_in
@require_safe
def version(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    unit = at_hand.unit
    service = queries.service_named(unit, code)
    version = queries.version_of(service, number)
    name = _("Version %(number)s") % {"number": number}
    page = {
        "here": at_hand,
        "service": service,
        "version": version,
        "is_promised": version == queries.in_force(service, at_hand.today),
        "document": queries.document_of(version),
        "trail": trail(unit, service_step(unit, code, service.name), (name, "")),
    }
    return render(request, "standards/version.html", page)


@signed_in
@require_safe
def text(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    """Give a version to another office, as a file."""
    unit = here(request, slug, timezone.now()).unit
    version = queries.version_of(queries.service_named(unit, code), number)
    name = f"{unit.slug}-{code}-{number}.yaml"
    return HttpResponse(
        write_document(queries.document_of(version)),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@signed_in
@require_safe
def diff(request: SignedInRequest, slug: str, code: str, old: int, new: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    unit = at_hand.unit
    service = queries.service_named(unit, code)
    before, after = queries.version_of(service, old), queries.version_of(service, new)
    changes = differences(queries.document_of(before), queries.document_of(after))
    page = {
        "here": at_hand,
        "service": service,
        "old": before,
        "new": after,
        "changes": labels.told_in_order(changes),
        "trail": trail(unit, service_step(unit, code, service.name), (_("What changed"), "")),
    }
    return render(request, "standards/diff.html", page)
