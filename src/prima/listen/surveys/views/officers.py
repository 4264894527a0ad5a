"""Where officers ask people, print the paper form, and type in what came on it."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.queries import today_in
from prima.listen.surveys import forms, labels, queries
from prima.listen.surveys.actions import answer_through
from prima.listen.surveys.queries import document_of, fresh_form, nonce_of_form
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.views.asking import asked_form
from prima.listen.surveys.views.showing import language
from prima.listen.surveys.views.ways import below_ways

if TYPE_CHECKING:
    from datetime import datetime

    from prima.foundation.units.models import Unit
    from prima.listen.surveys.models import Way

CODE_LASTS = 12 * 60 * 60
INTERVIEWER = "prima_interviewer"


@signed_in
@require_safe
def paper(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Show the paper form. Its code leads the office to the page where it is typed in."""
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, timezone.now())
    way = queries.way_of(unit, code, Channel.TYPED)
    document = document_of(way.instrument)
    page = {
        "unit": unit,
        "way": way,
        "title": document.title.by(language()),
        "source": document.source,
        "form": forms.AnswerDocument(document, language()),
        "url": request.build_absolute_uri(reverse("surveys:type", args=[unit.slug, way.code])),
    }
    return render(request, "surveys/paper.html", page)


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Ask somebody who stands there. Who asks is a code, kept for the day in a cookie."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    way = queries.way_of(unit, code, Channel.ASSISTED)
    queries.must_be_open(way, at)
    is_sent = request.method == "POST"
    remembered = {"interviewer": request.COOKIES.get(INTERVIEWER, "")}
    who = forms.SayInterviewer(request.POST if is_sent else None, initial=remembered)
    document = document_of(way.instrument)
    form = forms.AnswerDocument(document, language(), request.POST if is_sent else None)
    if is_sent and all([who.is_valid(), form.is_valid()]):
        nonce, seconds = nonce_of_form(way, request.POST.get("form", ""), at)
        answer_through(
            way,
            nonce,
            form.given,
            at=at,
            seconds=seconds,
            interviewer=who.cleaned_data["interviewer"],
            profile=form.profile,
            suggestion=form.cleaned_data.get("suggestion", ""),
        )
        return _next_one(request, "surveys:ask", unit, way, who)
    page = _officer_page(request, unit, way, who, form, at)
    return render(request, "surveys/ask.html", page, status=422 if is_sent else 200)


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Type one paper form after the other: a digit answers a question and goes to the next."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    way = queries.way_of(unit, code, Channel.TYPED)
    queries.must_be_open(way, at)
    is_sent, today = request.method == "POST", today_in(unit, at)
    remembered = {
        "interviewer": request.COOKIES.get(INTERVIEWER, ""),
        "answered_on": request.GET.get("on", "")[:10] or today,
    }
    head = forms.TypePaper(today, request.POST if is_sent else None, initial=remembered)
    form = asked_form(request, document_of(way.instrument), in_pages=False, whole=False)
    if is_sent and all([head.is_valid(), form.is_valid()]):
        if form.given.is_empty:
            form.add_error(None, _("Type at least one answer of the form."))
        else:
            nonce, _seconds = nonce_of_form(way, request.POST.get("form", ""), at)
            answer_through(
                way,
                nonce,
                form.given,
                at=at,
                on=head.cleaned_data["answered_on"],
                interviewer=head.cleaned_data["interviewer"],
                profile=form.profile,
                suggestion=form.cleaned_data.get("suggestion", ""),
            )
            return _next_one(request, "surveys:type", unit, way, head)
    page = _officer_page(request, unit, way, head, form, at)
    return render(request, "surveys/type.html", page, status=422 if is_sent else 200)


def _next_one(
    request: SignedInRequest, page: str, unit: "Unit", way: "Way", head: forms.SayInterviewer
) -> HttpResponse:
    on = head.cleaned_data.get("answered_on")
    told = {"kept": "1"} | ({"on": on.isoformat()} if on else {})
    address = reverse(page, args=[unit.slug, way.code])
    response = redirect(f"{address}?{urlencode(told)}")
    response.set_cookie(
        INTERVIEWER,
        head.cleaned_data["interviewer"],
        max_age=CODE_LASTS,
        path=f"/listen/{unit.slug}/",
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


def _officer_page(
    request: SignedInRequest,
    unit: "Unit",
    way: "Way",
    head: forms.SayInterviewer,
    form: forms.AnswerDocument,
    at: "datetime",
) -> dict[str, object]:
    return {
        "unit": unit,
        "way": way,
        "head": head,
        "form": form,
        "title": form.document.title.by(language()),
        "was_kept": request.method != "POST" and "kept" in request.GET,
        "once": request.POST.get("form") or fresh_form(way, at),
        "trail": below_ways(unit, way.name or str(labels.CHANNELS[Channel(way.channel)])),
    }
