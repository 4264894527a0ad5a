"""What if a step took another time: a page that computes and keeps nothing."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.promise.standards import labels
from prima.promise.standards.forms import WhatIf
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.what_if import NO_CHANGE, Outcome, kept_share, outcome
from prima.promise.standards.views.reading import at_hand, page_of

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

Past = Callable[["Service"], Sequence[timedelta]]
"""How long past cases of a service took, in working time: known to the stages above this one."""


def none_known(_service: "Service") -> Sequence[timedelta]:
    return ()


@signed_in
@require_safe
def what_if(
    request: SignedInRequest, slug: str, code: str, past: Past = none_known
) -> HttpResponse:
    """Try other times and another number of counters; `past` is given where cases are known."""
    read = at_hand(request, slug, code)
    form = WhatIf(read.document, request.GET or None)
    now = then = outcome(read.document, NO_CHANGE)
    promised = read.document.standard.delivery.completion
    if form.is_valid():
        now = outcome(read.document, form.before())
        then = outcome(read.document, form.change())
        if form.cleaned_data["promised"]:
            promised = Duration(value=form.cleaned_data["promised"], unit=then.unit)
    is_kept = promised is None or then.needed <= promised.value
    page = {
        **page_of(read, _("What if")),
        "form": form,
        "is_tried": form.is_bound and form.is_valid(),
        "rows": _rows(now, then),
        "path": [step.text for step in then.path.steps],
        "needed": labels.amount(then.needed, then.unit),
        "promised": labels.amount(promised.value, promised.unit) if promised else "",
        "is_kept": is_kept,
        "past": kept_share(past(read.service), promised) if promised else None,
    }
    return render(request, "standards/what_if.html", page, status=422 if form.errors else 200)


def _rows(now: Outcome, then: Outcome) -> list[dict[str, object]]:
    pairs = [
        (
            _("Shortest promise that can be kept"),
            *(labels.amount(each.needed, each.unit) for each in (now, then)),
        ),
        (_("Steps"), *(str(len(each.procedure)) for each in (now, then))),
        (_("Visits"), *(str(each.visits) for each in (now, then))),
        (
            _("Work of officers on one person"),
            *(labels.nominal(round(each.officer_minutes)) for each in (now, then)),
        ),
        (
            _("People that the counters can serve in an hour"),
            *(_people(each.people_an_hour) for each in (now, then)),
        ),
        (_("What one person costs the unit"), *(_cost(each.unit_cost) for each in (now, then))),
        (_("The most that a person pays"), *(_price(each.rupiah) for each in (now, then))),
    ]
    return [{"term": term, "now": old, "then": new} for term, old, new in pairs]


def _people(number: Fraction | None) -> str:
    return "–" if number is None else str(int(number))  # noqa: RUF001 the sign for nothing


def _cost(rupiah: int) -> str:
    return labels.rupiahs(rupiah) if rupiah else _("Not stated")


def _price(rupiah: int | None) -> str:
    return _("Not stated") if rupiah is None else labels.rupiahs(rupiah)
