"""The published JSON Schema of a standard: public, for editors and other systems."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from prima.promise.standards.rules.schema import published_schema


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(published_schema(), content_type="application/schema+json")
