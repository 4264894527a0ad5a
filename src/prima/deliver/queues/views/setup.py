"""Setting up queues and counters, and where their screens are."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.queues import actions
from prima.deliver.queues.forms import SetUpCounter, SetUpQueue
from prima.deliver.queues.queries import (
    counter_numbered,
    counters_of,
    gaps_tomorrow,
    order_of,
    queue_lettered,
    queues_of,
    quick_services,
)
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.deliver.queues.models import Counter, Queue
    from prima.foundation.units.models import Unit

Save = Callable[[datetime], object]


@signed_in
@require_safe
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    unit = _unit(request, slug)
    page = {
        "unit": unit,
        "queues": queues_of(unit),
        "order": order_of(unit),
        "gaps": gaps_tomorrow(unit, timezone.now()),
        "counters": counters_of(unit),
        "kiosk_url": request.build_absolute_uri(f"/kiosk/{unit.slug}/"),
        "board_url": request.build_absolute_uri(f"/board/{unit.slug}/"),
        "desk_url": request.build_absolute_uri("/desk/"),
    }
    return render(request, "queues/setup.html", page)


@signed_in
@require_http_methods(["GET", "POST"])
def queue(request: SignedInRequest, slug: str, letter: str | None = None) -> HttpResponse:
    """Add a queue, or change the one with this letter."""
    unit = _unit(request, slug)
    known = queue_lettered(unit, letter) if letter is not None else None
    services = list(services_of(unit))
    quick = quick_services(known) if known else []
    form = SetUpQueue(_sent(request), services=services, quick=quick, known=known)

    def save(at: datetime) -> object:
        told = form.cleaned_data
        chosen = [service for service in services if service.code in told["services"]]
        terms = actions.Terms(told["station"], told["daily_limit"], frozenset(told["quick"]))
        name, by = told["name"], request.user
        if known:
            return actions.change_queue(
                known, name=name, services=chosen, terms=terms, by=by, at=at
            )
        return actions.add_queue(unit, told["letter"], name, chosen, terms=terms, by=by, at=at)

    return _edited(request, unit, known, form, save)


@signed_in
@require_http_methods(["GET", "POST"])
def counter(request: SignedInRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Add a counter, or change the one with this number."""
    unit = _unit(request, slug)
    known = counter_numbered(unit, number) if number is not None else None
    queues = list(queues_of(unit))
    form = SetUpCounter(_sent(request), queues=queues, known=known)

    def save(at: datetime) -> object:
        name, letters = form.cleaned_data["name"], form.cleaned_data["queues"]
        chosen = [queue for queue in queues if queue.letter in letters]
        if known:
            return actions.change_counter(known, name=name, queues=chosen, by=request.user, at=at)
        new = form.cleaned_data["number"]
        return actions.add_counter(unit, new, name, chosen, by=request.user, at=at)

    return _edited(request, unit, known, form, save)


def _unit(request: SignedInRequest, slug: str) -> "Unit":
    return unit_where(request.user, Capability.MANAGE_UNIT, slug, timezone.now())


def _sent(request: SignedInRequest) -> object:
    return request.POST if request.method == "POST" else None


def _edited(
    request: SignedInRequest,
    unit: "Unit",
    known: "Queue | Counter | None",
    form: SetUpQueue | SetUpCounter,
    save: Save,
) -> HttpResponse:
    """Save and go back to the overview; otherwise show the form, with what is wrong beside it."""
    if form.is_valid():
        try:
            save(timezone.now())
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("Saved."))
            return redirect("queues:setup", unit.slug)
    page = {"unit": unit, "known": known, "form": form, "is_queue": isinstance(form, SetUpQueue)}
    return render(request, "queues/edit.html", page, status=422 if form.errors else 200)
