"""What anybody may see: whether a printed copy is still in force, and the schema."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prima.foundation.units.queries import today_in
from prima.promise.procedures import queries
from prima.promise.procedures.rules.exchange import published_schema


@require_safe
def copy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say whether the copy that bears this code is in force, and which version is if it is not."""
    at = timezone.now()
    found = queries.version_known_as(uuid)
    today = today_in(found.procedure.unit, at)
    in_force = queries.in_force(found.procedure, today)
    page = {
        "version": found,
        "document": queries.document_of(found),
        "in_force": in_force,
        "is_in_force": in_force == found,
        "is_early": found.ratification.effective_on > today,
    }
    return render(request, "procedures/copy.html", page)


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(published_schema(), content_type="application/schema+json")
