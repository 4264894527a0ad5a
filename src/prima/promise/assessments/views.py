"""Looking at oneself: the overview, one look, and recording the next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.promise.assessments import actions, forms, labels, queries
from prima.promise.assessments.rules import (
    GROUPS,
    Answers,
    Instrument,
    changes,
    is_about_a_service,
    standing,
)
from prima.promise.standards.queries import service_named

READ = Capability.SEE_MEASURES  # every role has it
ADDRESSES = {each.value.lower(): each for each in Instrument}


@signed_in
@require_safe
def home(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, READ, slug, at)
    mine = units_where(request.user, Capability.EDIT_PROMISE, at)
    page = {
        "unit": unit,
        "may_record": mine.filter(pk=unit.pk).exists(),
        "lines": [
            {
                "title": each.service.name if each.service else labels.INSTRUMENTS[each.instrument],
                "newest": each,
                "instrument": each.instrument.value.lower(),
            }
            for each in queries.overview(unit)
        ],
    }
    return render(request, "assessments/home.html", page)


@signed_in
@require_safe
def show(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    unit = unit_where(request.user, READ, slug, timezone.now())
    assessment = queries.assessment_known_as(unit, uuid)
    answers = queries.answers_of(assessment)
    earlier = queries.before(assessment)
    better, worse = changes(queries.answers_of(earlier), answers) if earlier else ((), ())
    page = {
        "unit": unit,
        "assessment": assessment,
        "title": labels.INSTRUMENTS[Instrument(assessment.instrument)],
        "groups": _groups(Instrument(assessment.instrument), answers),
        "standing": standing(answers),
        "earlier": earlier,
        "better": [labels.ITEMS[item] for item in better],
        "worse": [labels.ITEMS[item] for item in worse],
        "looks": [
            {"look": each, "standing": standing(queries.answers_of(each))}
            for each in queries.alike(assessment)
        ],
        "trail": _trail(unit, str(labels.INSTRUMENTS[Instrument(assessment.instrument)])),
    }
    return render(request, "assessments/show.html", page)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def assess(
    request: SignedInRequest, slug: str, instrument: str, code: str | None = None
) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.EDIT_PROMISE, slug, at)
    asked = ADDRESSES.get(instrument)
    if asked is None or is_about_a_service(asked) != (code is not None):
        raise queries.NoSuchAssessment
    service = service_named(unit, code) if code else None
    today = today_in(unit, at)
    posted = request.POST if request.method == "POST" else None
    form = forms.Assess(asked, posted, initial={"held_on": today})
    if form.is_valid():
        try:
            found = actions.record_assessment(
                unit,
                asked,
                form.answers(),
                held_on=form.cleaned_data["held_on"],
                at=at,
                today=today,
                service=service,
                by=request.user,
            )
        except actions.NotYet as refused:
            form.add_error("held_on", f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("Saved."))
            return redirect("assessments:show", slug, found.uuid)
    title = str(labels.INSTRUMENTS[asked])
    page = {
        "unit": unit,
        "service": service,
        "form": form,
        "title": title,
        "trail": _trail(unit, title),
    }
    return render(request, "assessments/form.html", page, status=422 if form.errors else 200)


def _trail(unit: Unit, label: str) -> list[dict[str, str]]:
    home_url = reverse("assessments:home", args=[unit.slug])
    return [{"label": _("Assessments"), "url": home_url}, {"label": label}]


def _groups(instrument: Instrument, answers: Answers) -> list[dict[str, object]]:
    return [
        {
            "heading": labels.GROUPS[group],
            "rows": [
                {
                    "item": labels.ITEMS[item],
                    "state": labels.STATES[answers[item].level],
                    "word": labels.LEVELS[answers[item].level],
                    "evidence": answers[item].evidence,
                }
                for item in items
            ],
        }
        for group, items in GROUPS[instrument].items()
    ]
