"""The desk: one key to call, serve and finish, with the standard of the service beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prima.deliver.queues import actions
from prima.deliver.queues.forms import CallCertain, Finish, HandOver, Park, WhichTicket
from prima.deliver.queues.queries import (
    alarms_of,
    away,
    counter_numbered,
    counters_of,
    current_at,
    desk,
    last_finished_at,
    queues_of,
)
from prima.deliver.queues.rules import CallReason, ParkReason, Reason, State
from prima.deliver.queues.rules.guidance import guidance
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.journal.queries import end_of
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import NotFound, Refusal
from prima.promise.standards.queries import document_of

if TYPE_CHECKING:
    from datetime import datetime

    from prima.deliver.queues.models import Counter, Queue, Ticket


class NobodyAtThisCounter(Refusal):
    code = "nobody-at-this-counter"
    message = gettext_lazy("Nobody is at this counter now.")
    advice = gettext_lazy("Call the next number first.")


class NotChosen(Refusal):
    code = "not-chosen"
    status = 422
    message = gettext_lazy("Something is missing, or the number is not there any more.")
    advice = gettext_lazy("Choose the number and the reason, then try again.")


class NoteTooLong(Refusal):
    code = "note-too-long"
    status = 422
    message = gettext_lazy("The note is too long, so nothing was finished.")
    advice = gettext_lazy("Write at most 280 characters.")


class NotHandedOver(Refusal):
    code = "not-handed-over"
    status = 422
    message = gettext_lazy("The ticket was not handed over.")
    advice = gettext_lazy("Choose the queue to hand over to, and why.")


@never_cache
@signed_in
@require_safe
def counters(request: SignedInRequest) -> HttpResponse:
    """Let an officer choose where they sit today."""
    units = units_where(request.user, Capability.SERVE, timezone.now())
    rows = [(unit, list(counters_of(unit))) for unit in units]
    return render(request, "queues/counters.html", {"units": [row for row in rows if row[1]]})


@never_cache
@signed_in
@require_safe
def show(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    return _shown(request, _counter(request, slug, number))


@never_cache
@signed_in
@require_POST
def move(request: SignedInRequest, slug: str, number: int, move: str) -> HttpResponse:
    """Make one move and come back. A refusal is told on the desk itself: nobody is sent away."""
    if move not in MOVES:
        raise Http404
    counter = _counter(request, slug, number)
    try:
        MOVES[move](request, counter, timezone.now())
    except NotFound:
        raise
    except Refusal as refused:
        messages.warning(request, f"{refused.message} {refused.advice}")
        return _shown(request, counter, status=refused.status)
    return redirect("queues:desk", slug, number)


def _counter(request: SignedInRequest, slug: str, number: int) -> "Counter":
    return counter_numbered(
        unit_where(request.user, Capability.SERVE, slug, timezone.now()), number
    )


def _shown(request: SignedInRequest, counter: "Counter", *, status: int = 200) -> HttpResponse:
    at = timezone.now()
    heard = end_of(counter.unit_id)
    shown = desk(counter, at)
    page: dict[str, object] = {
        "unit": counter.unit,
        "desk": shown,
        "heard": heard,
        "guidance": guidance(get_language() or "id"),
    }
    if shown.current:
        others = _others(shown.current)
        page["document"] = document_of(shown.current.version)
        page["hand_over"] = HandOver(queues=others) if others else None
        page["park"] = Park()
        page["finish"] = Finish()
    else:
        page["certain"] = CallCertain(line=shown.line) if shown.line else None
        finished = last_finished_at(counter, at)
        if finished:
            page["finished"] = finished
            page["finished_url"] = request.build_absolute_uri(f"/t/{finished.secret}/")
    return render(request, "queues/desk.html", page, status=status)


def _others(ticket: "Ticket") -> "list[Queue]":
    """Return the queues that a ticket can be handed over to."""
    return [queue for queue in queues_of(ticket.unit) if queue.pk != ticket.queue_id]


def _at_hand(counter: "Counter") -> "Ticket":
    ticket = current_at(counter)
    if ticket is None:
        raise NobodyAtThisCounter
    return ticket


# --- the moves, by their names in addresses -------------------------------------------------------

Move = Callable[[SignedInRequest, "Counter", "datetime"], None]


def _call(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    actions.call_next(counter, by=request.user, at=at)


def _call_certain(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    line = desk(counter, at).line
    form = CallCertain(request.POST, line=line)
    if not form.is_valid():
        raise NotChosen
    ticket = next(one for one in line if str(one.uuid) == form.cleaned_data["ticket"])
    reason = CallReason(form.cleaned_data["reason"])
    actions.call_certain(counter, ticket, by=request.user, at=at, reason=reason)


def _finish(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    ticket = actions.finish(_at_hand(counter), by=request.user, at=at, **_how(request))
    if ticket.state == State.WAITING:
        _say_where(request, ticket)


def _finish_and_next(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    called = actions.finish_and_call_next(counter, by=request.user, at=at, **_how(request))
    if called is None:
        messages.success(request, _("Finished. Nobody is waiting for this counter."))


def _how(request: SignedInRequest) -> dict[str, Any]:
    form = Finish(request.POST)
    if not form.is_valid():
        raise NoteTooLong
    return form.cleaned_data


def _hand_over(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    ticket = _at_hand(counter)
    others = {queue.letter: queue for queue in _others(ticket)}
    form = HandOver(request.POST, queues=others.values())
    if not form.is_valid():
        raise NotHandedOver
    to, reason = others[form.cleaned_data["to"]], Reason(form.cleaned_data["reason"])
    note = form.cleaned_data["note"]
    moved = actions.hand_over(ticket, to, by=request.user, at=at, reason=reason, note=note)
    _say_where(request, moved)


def _park(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    form = Park(request.POST)
    if not form.is_valid():
        raise NotChosen
    reason = ParkReason(form.cleaned_data["reason"])
    actions.park(_at_hand(counter), by=request.user, at=at, reason=reason)


def _come_back(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    """Let somebody wait again who was away for a while, or who was missed."""
    form = WhichTicket(request.POST)
    gone = {ticket.uuid: ticket for ticket in away(counter, at)}
    ticket = gone.get(form.cleaned_data["ticket"]) if form.is_valid() else None
    if ticket is None:
        raise NotChosen
    act = actions.resume if ticket.state == State.PARKED else actions.come_back
    _say_where(request, act(ticket, by=request.user, at=at))


def _say_where(request: SignedInRequest, ticket: "Ticket") -> None:
    said = _("%(number)s now waits in %(queue)s.")
    messages.success(request, said % {"number": ticket.display_number, "queue": ticket.queue.name})


def _alarm(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    actions.raise_alarm(counter, by=request.user, at=at)


def _alarm_over(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
    """End every alarm of the unit: whoever saw to it says so at whichever desk is nearest."""
    for alarm in alarms_of(counter.unit):
        actions.end_alarm(alarm.counter, by=request.user, at=at)


def _with_ticket(act: "Callable[..., Ticket]") -> Move:
    def made(request: SignedInRequest, counter: "Counter", at: "datetime") -> None:
        act(_at_hand(counter), by=request.user, at=at)

    return made


MOVES: dict[str, Move] = {
    "call": _call,
    "call-certain": _call_certain,
    "recall": _with_ticket(actions.recall),
    "serve": _with_ticket(actions.serve),
    "finish": _finish,
    "finish-and-next": _finish_and_next,
    "no-show": _with_ticket(actions.miss),
    "hand-over": _hand_over,
    "park": _park,
    "come-back": _come_back,
    "alarm": _alarm,
    "alarm-over": _alarm_over,
}
