"""The ticket on a phone: where do I stand, and where do I go? No app, no account."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.queues import labels
from prima.deliver.queues.actions import leave as leave_queue
from prima.deliver.queues.queries import standing, ticket_known_as
from prima.deliver.queues.rules import LIFECYCLE, UNDER_WAY, Move, State
from prima.foundation.journal.queries import end_of
from prima.foundation.refusals import Refusal
from prima.promise.standards.queries import document_of

if TYPE_CHECKING:
    from prima.deliver.queues.models import Ticket


@never_cache
@require_safe
def show(request: HttpRequest, secret: str) -> HttpResponse:
    return _page(request, "queues/ticket.html", secret)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once, then give up the place. Whoever is too late sees where they stand instead."""
    ticket = ticket_known_as(secret)
    if request.method == "POST":
        try:
            leave_queue(ticket, at=timezone.now())
        except Refusal as refused:
            return _page(request, "queues/ticket.html", secret, refused)
        return redirect("queues:ticket", secret)
    if not _may_leave(ticket):
        return redirect("queues:ticket", secret)
    return _page(request, "queues/leave.html", secret)


def _may_leave(ticket: "Ticket") -> bool:
    return Move.LEAVE in LIFECYCLE.moves_from(State(ticket.state))


def _page(
    request: HttpRequest, template: str, secret: str, refused: Refusal | None = None
) -> HttpResponse:
    heard = end_of(ticket_known_as(secret).unit_id)
    ticket = ticket_known_as(secret)  # after that: what happens meanwhile is heard as an event
    now = standing(ticket, timezone.now())
    page = {
        "ticket": ticket,
        "unit": ticket.unit,
        "place": {"name": ticket.unit.name, "url": reverse("unit", args=[ticket.unit.slug])},
        "standing": now,
        "state_word": labels.STATES[now.state],
        "is_under_way": now.state in UNDER_WAY,
        "may_leave": _may_leave(ticket),
        "document": document_of(ticket.version),
        "heard": heard,
        "refused": refused,
    }
    return render(request, template, page, status=refused.status if refused else 200)
