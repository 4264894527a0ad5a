"""Paper for when the power is gone: a sheet to print before, and typing it in afterwards."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prima.deliver.queues import actions
from prima.deliver.queues.forms import EnterLate
from prima.deliver.queues.queries import counter_numbered, offers
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.queries import calendar_of
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from django.http import QueryDict

    from prima.deliver.queues.models import Counter
    from prima.promise.standards.models import Service

ROWS = 25  # fit on A4


@signed_in
@require_safe
def sheet(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """Show a sheet with numbered lines, one for each visit, to print before it is needed."""
    counter = _counter(request, slug, number)
    page = {"unit": counter.unit, "counter": counter, "rows": range(1, ROWS + 1)}
    return render(request, "queues/paper.html", page)


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def late(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """Type in one line of the sheet after the other."""
    counter, at = _counter(request, slug, number), timezone.now()
    services = [offer.service for offer in offers(counter.unit, at)]
    today = local_day(at, counter.unit.time_zone)
    first = {"key": uuid4(), "on": today}
    form = EnterLate(_sent(request), services=services, initial=first)
    if form.is_valid():
        chosen = {service.code: service for service in services}[form.cleaned_data["service"]]
        try:
            ticket = _enter(counter, chosen, form.cleaned_data, request, at)
        except NotFound:
            raise
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            said = _("The visit was entered as %(number)s.")
            messages.success(request, said % {"number": ticket})
            return redirect("queues:late", slug, number)
    page = {"unit": counter.unit, "counter": counter, "form": form}
    return render(request, "queues/late.html", page, status=422 if form.errors else 200)


def _enter(
    counter: "Counter",
    service: "Service",
    told: dict[str, Any],
    request: SignedInRequest,
    at: datetime,
) -> str:
    names = ("taken_at", "called_at", "served_at", "finished_at")
    times = (_moment(counter, told["on"], told[name]) for name in names)
    paper = actions.OnPaper(*times)
    ticket = actions.enter_late(counter, service, paper, key=told["key"], by=request.user, at=at)
    return ticket.display_number


def _moment(counter: "Counter", on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=calendar_of(counter.unit).zone.tzinfo)


def _counter(request: SignedInRequest, slug: str, number: int) -> "Counter":
    unit = unit_where(request.user, Capability.SERVE, slug, timezone.now())
    return counter_numbered(unit, number)


def _sent(request: SignedInRequest) -> "QueryDict | None":
    return request.POST if request.method == "POST" else None
