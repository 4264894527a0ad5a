"""The kiosk: three taps to a printed number. It goes on when the printer does not."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.deliver.queues import labels
from prima.deliver.queues.actions import take_ticket_at, walk_away
from prima.deliver.queues.forms import TakeTicket
from prima.deliver.queues.queries import (
    NoSuchTicket,
    announced_for,
    offers,
    order_of,
    standing,
    ticket_known_as,
    told_before,
)
from prima.deliver.queues.rules import Lane, Told, could_be_a_secret
from prima.deliver.queues.views.sealing import sealed, unsealed
from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.queries import calendar_of, next_opening, unit_named
from prima.kernel.calendars import local_day
from prima.promise.standards.queries import document_of, in_force, service_named

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        "more": _more(request),
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


@require_POST
def no_thanks(_request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Count somebody who saw the wait and goes, and begin anew for whoever is next."""
    walk_away(service_named(unit_named(slug), code), at=timezone.now())
    return redirect(f"{reverse('queues:kiosk', args=[slug])}?again")


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
        "told": told_before(ticket),
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


def _more(request: HttpRequest) -> str:
    """Return the secret of the ticket whose holder wants one more service, if there is one."""
    told = request.GET.get("more") or request.POST.get("more", "")
    return told if could_be_a_secret(told) else ""


def _take(request: HttpRequest, slug: str, code: str) -> "Ticket":
    form = TakeTicket(request.POST)
    if not form.is_valid():
        raise NotAskedForOnce
    told = form.cleaned_data
    return take_ticket_at(
        slug,
        code,
        key=told["key"],
        at=timezone.now(),
        lane=Lane.ENTITLED if told["is_entitled"] else Lane.ORDINARY,
        people=told["people"] or 1,
        visit=ticket_known_as(told["more"]).visit if told["more"] else None,
        told=unsealed(told["told"], f"{slug}/{code}"),
    )


def _promise(
    request: HttpRequest, slug: str, code: str, refused: Refusal | None = None
) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    service = service_named(unit, code)
    version = in_force(service, local_day(at, unit.time_zone))
    told = announced_for(service, at)
    page = {
        "unit": unit,
        "service": service,
        "offer": next((offer for offer in offers(unit, at) if offer.service == service), None),
        "opens_at": next_opening(unit, at),
        "document": document_of(version) if version else None,
        "announced": _announced(told),
        "form": TakeTicket.to_show(
            key=uuid4(), more=_more(request), told=sealed(told, f"{slug}/{code}")
        ),
        "priority_counts": order_of(unit).ratio(Lane.ENTITLED) > 1,
        "refused": refused,
    }
    return render(request, "queues/take.html", page, status=refused.status if refused else 200)


def _announced(told: "Mapping[Lane, Told]") -> dict[str, object]:
    """Return the wait of most people, and of those who may go earlier where it differs."""
    usual, earlier = told.get(Lane.ORDINARY), told.get(Lane.ENTITLED)
    differs = usual is not None and earlier is not None and earlier.wait != usual.wait
    return {"usual": usual, "earlier": labels.announced(earlier) if earlier and differs else ""}
