"""The ticket on a phone: where do I stand, and where do I go? No app, no account."""

from importlib import resources
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.deliver.queues import actions, labels
from prima.deliver.queues.queries import announced_to, standing, ticket_known_as
from prima.deliver.queues.queries.routes import route_of
from prima.deliver.queues.rules import LIFECYCLE, UNDER_WAY, Move, Reason, State
from prima.foundation.journal.queries import end_of
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day
from prima.promise.standards.queries import document_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from prima.deliver.queues.models import Ticket

COMES = (State.WAITING, State.CALLED)  # may say that they are on their way


@never_cache
@require_safe
def show(request: HttpRequest, secret: str) -> HttpResponse:
    return _page(request, "queues/ticket.html", secret)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once, then give up the place. Whoever is too late sees where they stand instead."""
    if request.method == "POST":
        return _act(request, secret, actions.leave)
    if not _may(ticket_known_as(secret), Move.LEAVE):
        return redirect("queues:ticket", secret)
    return _page(request, "queues/leave.html", secret)


@never_cache
@require_POST
def on_my_way(request: HttpRequest, secret: str) -> HttpResponse:
    return _act(request, secret, actions.say_on_my_way)


@never_cache
@require_POST
def let_pass(request: HttpRequest, secret: str) -> HttpResponse:
    return _act(request, secret, actions.let_one_pass)


@never_cache
@require_POST
def come_back(request: HttpRequest, secret: str) -> HttpResponse:
    return _act(request, secret, actions.come_back)


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Send the script that keeps a ticket readable offline, from where it may watch over /t/."""
    script = (resources.files("prima.deliver.queues") / "static/queues/offline.js").read_bytes()
    return HttpResponse(script, content_type="text/javascript")


def _act(request: HttpRequest, secret: str, act: "Callable[..., Ticket]") -> HttpResponse:
    """Act, and show where that leads. Whoever is too late sees where they stand instead."""
    try:
        act(ticket_known_as(secret), at=timezone.now())
    except Refusal as refused:
        if refused.status == 404:  # noqa: PLR2004 - there is nothing to show
            raise
        return _page(request, "queues/ticket.html", secret, refused)
    return redirect("queues:ticket", secret)


def _may(ticket: "Ticket", move: Move) -> bool:
    return move in LIFECYCLE.moves_from(State(ticket.state))


def _page(
    request: HttpRequest, template: str, secret: str, refused: Refusal | None = None
) -> HttpResponse:
    at = timezone.now()
    heard = end_of(ticket_known_as(secret).unit_id)
    ticket = ticket_known_as(secret)  # after that: what happens meanwhile is heard as an event
    now = standing(ticket, at)
    page = {
        "ticket": ticket,
        "unit": ticket.unit,
        "place": {"name": ticket.unit.name, "url": reverse("unit", args=[ticket.unit.slug])},
        "standing": now,
        "state_word": labels.STATES[now.state],
        "is_under_way": now.state in UNDER_WAY,
        "announced": announced_to(ticket, at),
        "route": route_of(ticket),
        "sent_because": labels.REASONS[Reason(ticket.why)] if ticket.why else None,
        "document": document_of(ticket.version),
        "heard": heard,
        "refused": refused,
        "at": at,
        **_offered(ticket, at),
    }
    return render(request, template, page, status=refused.status if refused else 200)


def _offered(ticket: "Ticket", at: "datetime") -> dict[str, bool]:
    """Return what the holder of a ticket may do now."""
    is_today = ticket.on == local_day(at, ticket.unit.time_zone)
    return {
        "may_leave": _may(ticket, Move.LEAVE),
        "may_say_on_my_way": is_today and ticket.state in COMES and not ticket.on_my_way_at,
        "may_let_pass": is_today and ticket.state == State.WAITING,
        "may_come_back": is_today and _may(ticket, Move.RETURN),
    }
