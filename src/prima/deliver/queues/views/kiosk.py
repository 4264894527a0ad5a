"""The kiosk: three taps to a printed number. It goes on when the printer does not."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.queues.actions import take_ticket_at
from prima.deliver.queues.forms import TakeTicket
from prima.deliver.queues.queries import NoSuchTicket, offers, standing, ticket_known_as
from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.queries import calendar_of, next_opening, unit_named
from prima.kernel.calendars import local_day
from prima.promise.standards.queries import document_of, in_force, service_named

if TYPE_CHECKING:
    from prima.deliver.queues.models import Ticket

PAPER = "prima_paper"  # the cookie of a kiosk that knows its printer
WIDTHS = ("80", "58")  # millimetres
YEAR = timedelta(days=365)


class NotAskedForOnce(Refusal):
    code = "not-asked-for-once"
    status = 422
    message = _("No number was taken.")
    advice = _("Touch the button once more.")


@never_cache
@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    if {"again", "width"} & set(request.GET):
        return _begin_anew(request, slug)
    at = timezone.now()
    unit = unit_named(slug)
    page = {
        "unit": unit,
        "is_open": calendar_of(unit).is_open(at),
        "opens_at": next_opening(unit, at),
        "offers": offers(unit, at),
    }
    return render(request, "queues/kiosk.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Say in short what is promised, and give a number. The key makes a double tap one ticket."""
    if request.method != "POST":
        return _promise(request, slug, code)
    try:
        ticket = _take(request, slug, code)
    except NotFound:
        raise
    except Refusal as refused:
        return _promise(request, slug, code, refused)
    return redirect("queues:kiosk-ticket", slug, ticket.secret)


@never_cache
@require_safe
def printed(request: HttpRequest, slug: str, secret: str) -> HttpResponse:
    """Show the number, print it by itself, and go back to the first page for whoever is next."""
    ticket = ticket_known_as(secret)
    if ticket.unit.slug != slug:
        raise NoSuchTicket
    width = request.GET.get("width") or request.COOKIES.get(PAPER)
    page = {
        "unit": ticket.unit,
        "ticket": ticket,
        "standing": standing(ticket, timezone.now()),
        "phone_url": request.build_absolute_uri(f"/t/{ticket.secret}/"),
        "width": width if width in WIDTHS else WIDTHS[0],
    }
    return render(request, "queues/printed.html", page)


def _begin_anew(request: HttpRequest, slug: str) -> HttpResponse:
    """Forget the language of whoever stood here; remember how wide this kiosk's paper is."""
    answer = redirect("queues:kiosk", slug)
    answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    width = request.GET.get("width")
    if width in WIDTHS:
        answer.set_cookie(
            PAPER, width, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
        )
    return answer


def _take(request: HttpRequest, slug: str, code: str) -> "Ticket":
    form = TakeTicket(request.POST)
    if not form.is_valid():
        raise NotAskedForOnce
    return take_ticket_at(slug, code, key=form.cleaned_data["key"], at=timezone.now())


def _promise(
    request: HttpRequest, slug: str, code: str, refused: Refusal | None = None
) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    service = service_named(unit, code)
    version = in_force(service, local_day(at, unit.time_zone))
    page = {
        "unit": unit,
        "service": service,
        "offer": next((offer for offer in offers(unit, at) if offer.service == service), None),
        "opens_at": next_opening(unit, at),
        "document": document_of(version) if version else None,
        "form": TakeTicket(initial={"key": uuid4()}),
        "refused": refused,
    }
    return render(request, "queues/take.html", page, status=refused.status if refused else 200)
