from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prima.foundation.health.findings import WORDS, State, worst
from prima.foundation.health.queries import examine

MARKS = {
    State.GOOD: "kept",
    State.NOTE: "unknown",
    State.ATTENTION: "at-risk",
    State.BROKEN: "broken",
}


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say what is wrong, in words or in JSON. Answer 503 when nobody can be served."""
    at = timezone.now()
    findings = examine(at)
    state = worst(findings)
    status = HTTPStatus.SERVICE_UNAVAILABLE if state is State.BROKEN else HTTPStatus.OK
    if (
        request.GET.get("format") == "json"
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    ):
        known = [
            {
                "code": finding.code,
                "state": finding.state,
                "message": str(finding.message),
                "advice": str(finding.advice),
            }
            for finding in findings
        ]
        answer = {"state": state, "version": settings.VERSION, "findings": known}
        return JsonResponse(answer, status=status)
    rows = [(finding, MARKS[finding.state], WORDS[finding.state]) for finding in findings]
    context = {"rows": rows, "word": WORDS[state], "at": at, "version": settings.VERSION}
    # Without the request: what surrounds other pages asks the database who is signed in.
    return HttpResponse(render_to_string("health/health.html", context), status=status)
