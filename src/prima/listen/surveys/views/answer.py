"""The answer page: for whoever holds a token, without a sign-in and without a trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.deliver.queues.queries import served_ticket
from prima.foundation.units.queries import unit_named
from prima.listen.surveys import forms
from prima.listen.surveys.actions import AlreadyOffered, answer_survey, issue_token
from prima.listen.surveys.queries import (
    NoSuchSurvey,
    document_of,
    instrument_in_use,
    invitation_in,
    open_invitation,
    proves_draw,
)
from prima.listen.surveys.rules.codes import VALID_DAYS
from prima.promise.standards.queries import services_of

COOKIE = "prima_survey"
# The token is in the address: no page and no log of another place should learn it.
REFERRER = "strict-origin"


@require_POST
def offer(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the holder of a served ticket their survey; the same phone may open it again."""
    try:
        served = served_ticket(secret)
        drawn = proves_draw(request.POST.get("drawn", ""), served.uuid)
        token = issue_token(served, at=timezone.now(), drawn=drawn)
    except AlreadyOffered as offered:
        token = _kept_by_this_phone(request, offered)
    response = redirect("surveys:answer", token)
    response.set_cookie(
        COOKIE,
        token,
        max_age=VALID_DAYS * 24 * 60 * 60,
        path=reverse("surveys:offer", args=[secret]),
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


def _kept_by_this_phone(request: HttpRequest, otherwise: AlreadyOffered) -> str:
    token = request.COOKIES.get(COOKIE, "")
    try:
        invitation_in(token)
    except NoSuchSurvey:
        raise otherwise from None
    return token


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    at = timezone.now()
    invitation, unit = open_invitation(token, at)
    document = document_of(instrument_in_use())
    language = get_language() or "id"
    came = request.POST if request.method == "POST" else None
    form = forms.AnswerDocument(document, language, came)
    if form.is_valid():
        suggestion = form.cleaned_data["suggestion"]
        answer_survey(token, form.numbers, at=at, profile=form.profile, suggestion=suggestion)
        return redirect("surveys:thanks", unit.slug)
    page = {
        "form": form,
        "unit": unit,
        "place": {"name": unit.name},
        "served_on": invitation.served_on,
        "service": services_of(unit).filter(pk=invitation.service_id or 0).first(),
        "source": document.source,
        "wording": document.wording,
    }
    status = 422 if form.errors else 200
    response = render(request, "surveys/answer.html", page, status=status)
    response.headers["Referrer-Policy"] = REFERRER
    return response


@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    unit = unit_named(slug)
    return render(request, "surveys/thanks.html", {"unit": unit, "place": {"name": unit.name}})
