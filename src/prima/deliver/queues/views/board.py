"""The board on the wall: made once as a page, and from then on kept true by events."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prima.deliver.queues.queries import board
from prima.deliver.queues.rules import AT_COUNTER
from prima.foundation.units.queries import unit_named


@never_cache
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    shown = board(unit, at)
    newest = shown.calls[0] if shown.calls else None
    page = {
        "unit": unit,
        "board": shown,
        "newest": newest,
        "is_current": newest is not None and newest.state in AT_COUNTER,
        "before": shown.calls[1:],
        "at": at,
    }
    return render(request, "queues/board.html", page)
