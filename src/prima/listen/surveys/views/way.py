"""The page behind a link, a poster or a tablet: anybody answers, and nobody is known."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from prima.foundation.refusals import Refusal
from prima.listen.surveys.actions import ImpossibleAnswers, answer_through
from prima.listen.surveys.queries import (
    AlreadyAnswered,
    document_of,
    fresh_form,
    must_be_open,
    nonce_of_form,
    way_coded,
)
from prima.listen.surveys.rules.answering import given_to
from prima.listen.surveys.rules.codes import PROFILE, SUGGESTION_LENGTH, Channel
from prima.listen.surveys.rules.ways import CLIENT
from prima.listen.surveys.views.asking import asked_form, turned

OPEN = (Channel.LINK, Channel.KIOSK)
MOST_BYTES = 100_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponse:
    at = timezone.now()
    way = way_coded(code, *OPEN)
    must_be_open(way, at)
    document = document_of(way.instrument)
    # A tablet shows it all at once: it keeps whole answers, also while there is no network.
    form = asked_form(request, document, in_pages=way.channel != Channel.KIOSK)
    shown = turned(request, form) if request.method == "POST" else form
    if shown is None and form.is_valid():
        nonce, seconds = nonce_of_form(way, request.POST.get("form", ""), at)
        answer_through(
            way,
            nonce,
            form.given,
            at=at,
            seconds=seconds,
            profile=form.profile,
            suggestion=form.cleaned_data.get("suggestion", ""),
        )
        return redirect("surveys:way-thanks", way.code)
    page = {
        "form": shown or form,
        "way": way,
        "unit": way.unit,
        "place": {"name": way.unit.name},
        "service": way.service,
        "source": document.source,
        "wording": document.wording,
        "title": document.title.by(get_language() or "id"),
        "lead": document.lead.by(get_language() or "id") if document.lead else "",
        "once": request.POST.get("form") or fresh_form(way, at),
        "is_kiosk": way.channel == Channel.KIOSK,
        "layout": _layout(way.channel),
    }
    return render(
        request, "surveys/way.html", page, status=422 if form.errors and not shown else 200
    )


@require_safe
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    way = way_coded(code, *OPEN)
    page = {
        "way": way,
        "unit": way.unit,
        "place": {"name": way.unit.name},
        "is_kiosk": way.channel == Channel.KIOSK,
        "layout": _layout(way.channel),
    }
    return render(request, "surveys/way-thanks.html", page)


# The code of the way is the capability, and nothing of a session is used: a tablet that was away
# for a day has no fresh CSRF cookie, and nothing that another site could borrow.
@csrf_exempt
@never_cache
@require_http_methods(["PUT"])
def put(request: HttpRequest, code: str, client: str) -> JsonResponse:
    """Keep an answer that waited in a tablet. The same again is kept once and answered the same."""
    try:
        way = way_coded(code, Channel.KIOSK)
        sent = _sent(request, client)
        given = given_to(document_of(way.instrument), sent["answers"])
        answer_through(
            way,
            client,
            given,
            at=timezone.now(),
            on=sent["on"],
            seconds=sent["seconds"],
            profile=sent["profile"],
            suggestion=sent["suggestion"],
        )
    except AlreadyAnswered:
        return JsonResponse({"kept": True})
    except Refusal as refused:
        told = {"code": refused.code, "message": str(refused.message)}
        return JsonResponse(told, status=refused.status)
    return JsonResponse({"kept": True}, status=201)


def _sent(request: HttpRequest, client: str) -> dict[str, Any]:
    if not CLIENT.fullmatch(client) or len(request.body) > MOST_BYTES:
        raise ImpossibleAnswers
    try:
        sent = json.loads(request.body)
        profile = {name: str(sent["answers"].get(name, ""))[:40] for name in PROFILE}
        return {
            "answers": dict(sent["answers"]),
            "profile": profile,
            "suggestion": str(sent["answers"].get("suggestion", ""))[:SUGGESTION_LENGTH],
            "on": date.fromisoformat(sent["on"]),
            "seconds": float(sent["seconds"]),
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise ImpossibleAnswers from wrong


@never_cache
@require_safe
def worker(_request: HttpRequest, code: str) -> HttpResponse:
    """Serve the worker under the address of the way: it may look after nothing else."""
    way = way_coded(code, Channel.KIOSK)
    home = reverse("surveys:way", args=[way.code])
    program = static("surveys/offline-worker.js")
    text = f"self.PRIMA_HOME = {json.dumps(home)};\nimportScripts({json.dumps(program)});\n"
    return HttpResponse(text, content_type="text/javascript")


@require_safe
def manifest(_request: HttpRequest, code: str) -> JsonResponse:
    way = way_coded(code, Channel.KIOSK)
    home = reverse("surveys:way", args=[way.code])
    told = {
        "name": _("Survey of %(unit)s") % {"unit": way.unit.name},
        "short_name": _("Survey"),
        "start_url": home,
        "scope": home,
        "display": "fullscreen",
        "icons": [{"src": static("design/prima.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _layout(channel: str) -> str:
    return "design/kiosk.html" if channel == Channel.KIOSK else "design/survey.html"
