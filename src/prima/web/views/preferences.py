"""What somebody chose for this browser: a language, a theme. Kept in a cookie, nowhere else."""

from collections.abc import Container

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from prima.web.context import THEMES

YEAR = 365 * 24 * 60 * 60


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    known = dict(settings.LANGUAGES)
    return _kept(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language", ""), known)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    return _kept(request, "prima_theme", request.POST.get("theme", ""), (*THEMES, ""))


def _kept(request: HttpRequest, cookie: str, value: str, known: Container[str]) -> HttpResponse:
    """Go back to where the choice was made; an unknown choice changes nothing."""
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(wanted if safe else "/")
    if value in known:
        response.set_cookie(
            cookie, value, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
        )
    return response
