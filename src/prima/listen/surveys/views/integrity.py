"""What looks as if somebody had helped it, and what the index is without it."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prima.design import formats
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.kernel.calendars import local_day
from prima.kernel.moments import Moments
from prima.kernel.satisfaction.indices import SHOWN_FROM, index
from prima.kernel.satisfaction.instruments import Convention
from prima.kernel.satisfaction.instruments import Instrument as Scoring
from prima.kernel.satisfaction.rounding import rounded
from prima.listen.surveys import forms, labels, queries
from prima.listen.surveys.actions import void_suspicious
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.integrity import Sign
from prima.listen.surveys.rules.periods import half_year
from prima.listen.surveys.views.showing import language, trail

ONE_DAY = timedelta(days=1)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def integrity(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    needed = Capability.MANAGE_UNIT if request.method == "POST" else Capability.SEE_MEASURES
    unit = unit_where(request.user, needed, slug, at)
    instrument = queries.instrument_in_use()
    form = forms.VoidSuspicious(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        void_suspicious(
            unit,
            Sign(given["sign"]),
            given["on"],
            Channel(given["channel"]),
            given["way"],
            instrument=instrument,
            reason=given["reason"],
            at=at,
            by=request.user,
        )
        return redirect("surveys:integrity", unit.slug)
    starts_on, ends_on = half_year(local_day(at, unit.time_zone))
    beside = queries.moments_beside(unit, starts_on, ends_on, instrument=instrument)
    scoring, convention = instrument.scoring, Convention(instrument.convention)
    found = queries.suspicious_of(unit, starts_on, ends_on, instrument=instrument)
    page = {
        "unit": unit,
        "form": form,
        "starts_on": starts_on,
        "last_on": ends_on - ONE_DAY,
        "figures": [
            _figure(_("Index of all answers"), beside.all, scoring, convention),
            _figure(_("Index without a sign"), beside.unsuspicious, scoring, convention),
        ],
        "found": [
            (one, labels.SIGNS[one.sign], labels.CHANNELS[one.channel], key)
            for key, one in enumerate(found)
        ],
        "may_void": units_where(request.user, Capability.MANAGE_UNIT, at)
        .filter(pk=unit.pk)
        .exists(),
        "trail": trail(unit, _("Can these answers be believed?")),
    }
    return render(request, "surveys/integrity.html", page, status=422 if form.errors else 200)


def _figure(
    label: str, moments: Moments, scoring: Scoring, convention: Convention
) -> dict[str, str]:
    """Say an index and of how many, or that they are too few to be shown."""
    n = formats.number(moments.respondents, language=language())
    count = ngettext("%(n)s answer", "%(n)s answers", moments.respondents) % {"n": n}
    if moments.n < SHOWN_FROM:
        too_few = _("Too few to be shown.")
        return {"label": label, "value": "-", "certainty": f"{count}. {too_few}"}
    found = index(moments, scoring, convention)
    shown = formats.number(rounded(found.value, 2), 2, language=language())
    return {"label": label, "value": shown, "certainty": count}
