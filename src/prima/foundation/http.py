"""HTTP edges shared by every app: refusals become pages, and a busy database says so."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from prima.foundation.people.models import Person
from prima.foundation.refusals import NotAllowed, NotFound, Refusal

logger = logging.getLogger(__name__)
Handler = Callable[[HttpRequest], HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request behind `login_required`: somebody is there."""

    user: Person


class StaleForm(Refusal):
    code = "stale-form"
    status = 403
    message = _("This form has been open for too long.")
    advice = _("Go back, load the page again, and send it once more.")


class LockedOut(Refusal):
    code = "locked-out"
    status = 429
    message = _("Too many attempts to sign in.")
    advice = _(
        "Wait 15 minutes, then try again. If you forgot your password, ask your administrator."
    )


class Overloaded(Refusal):
    code = "overloaded"
    status = 503
    message = _("The system is busy. Nothing was changed.")
    advice = _("Wait a moment, then try again.")


class Unreadable(Refusal):
    code = "unreadable"
    status = 400
    message = _("This request cannot be read.")
    advice = _("Go back, load the page again, and try once more.")


class Failed(Refusal):
    code = "failed"
    status = 500
    message = _("Something went wrong on our side. Nothing was changed.")
    advice = _("Try again. If it happens again, tell the person who looks after this machine.")


class TooLarge(Refusal):
    code = "too-large"
    status = 413
    message = _("This is too large to be sent at once.")
    advice = _("Send a file of at most 6 MB.")


class DiskFull(Refusal):
    code = "disk-full"
    status = 503
    message = _("The disk of this machine is full. Nothing was changed.")
    advice = _("Tell the person who looks after this machine to make room.")


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Turn a refusal into its page: the one place that does so."""
    said = {
        "status": refusal.status,
        "code": refusal.code,
        "message": refusal.message,
        "advice": refusal.advice,
    }
    page = render(request, "design/refusal.html", said, status=refusal.status)
    page.headers["X-Refusal"] = refusal.code
    if refusal.status in {429, 503}:
        page.headers["Retry-After"] = "900" if refusal.status == 429 else "5"  # noqa: PLR2004 - HTTP's number
    return page


class BoundedBodies:
    """Refuse what is larger than any form of ours, before a byte of it is read or kept."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.LARGEST_BODY:
            return refuse(request, TooLarge())
        return self.get_response(request)


class RefusalPages:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refuse(request, error) if isinstance(error, Refusal) else None


class OverloadPages:
    """Say plainly that the database cannot take the act now: locked too long, or no room.

    The act's transaction was rolled back, so nothing was changed. Anything else that the database
    raises is a bug and stays one.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError):
            return None
        said = str(error).lower()
        logger.error("database_refused", extra={"said": said})
        if "full" in said or "no space" in said:
            return refuse(request, DiskFull())
        if "locked" in said or "busy" in said or "connect" in said or "pool" in said:
            return refuse(request, Overloaded())
        return None


class ChosenLanguage:
    """Speak the language somebody chose, Indonesian otherwise.

    The browser's Accept-Language is not asked: kiosks and office machines often come in English.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        if not translation.check_for_language(chosen) or chosen not in dict(settings.LANGUAGES):
            chosen = settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old (Django's CSRF_FAILURE_VIEW)."""
    logger.warning("stale_form", extra={"reason": reason})
    return refuse(request, StaleForm())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself could not read (handler400)."""
    logger.warning("bad_request", extra={"kind": type(exception).__name__})
    return refuse(request, Unreadable())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer where somebody may not go (handler403)."""
    return refuse(request, NotAllowed())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer an address that leads nowhere (handler404)."""
    return refuse(request, NotFound())


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a bug (handler500). The page itself may be what fails: then in plain words."""
    try:
        return refuse(request, Failed())
    except Exception:
        logger.exception("failed_page_failed")
        return HttpResponse(f"{Failed.message} {Failed.advice}", "text/plain", 500)


def locked_out(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Answer somebody who guessed too often (AXES_LOCKOUT_CALLABLE)."""
    return refuse(request, LockedOut())


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Guard a page: whoever is not signed in goes to the sign-in page and comes back."""
    guarded: Any = login_required(view)
    guarded.is_guarded = True
    return guarded  # type: ignore[no-any-return]  # the decorator keeps the view's shape
