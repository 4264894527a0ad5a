"""The way of a standard on one page: its stage, what is missing, the form for what is next."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.promise.standards import actions, labels, queries
from prima.promise.standards.rules.making import (
    FIELDS_OF_STAGE,
    YEARS_UNTIL_REVIEW,
    Channel,
    Stage,
    Verdict,
    is_open,
    missing,
)
from prima.promise.standards.views.acts import ACTS, NoSuchAct, Way
from prima.promise.standards.views.showing import here, service_step, trail

WRITTEN = {
    Stage.PREPARATION: "prepare",
    Stage.INTERNAL: "discuss",
    Stage.CONSULTATION: "consult",
    Stage.TRIAL: "try",
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def making(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Show where the standard stands, and do the next thing."""
    needs = {"needs": Capability.EDIT_PROMISE} if request.method == "POST" else {}
    at_hand = here(request, slug, timezone.now(), **needs)
    service = queries.service_named(at_hand.unit, code)
    found = queries.newest_making(service)
    draft = queries.draft_of(service)
    if request.method == "POST" and request.POST.get("act") == "begin":
        if draft is None:
            raise queries.NoSuchVersion
        actions.begin_making(draft, at=at_hand.at, by=request.user)
        return redirect("standards:making", slug, code)
    page = {
        "here": at_hand,
        "service": service,
        "draft": draft,
        "trail": trail(
            at_hand.unit,
            service_step(at_hand.unit, code, service.name),
            (_("The way of the standard"), ""),
        ),
    }
    may_begin = draft is not None and (found is None or found.version_id != draft.pk)
    if found is None:
        return render(request, "standards/making.html", {**page, "may_begin": may_begin})
    way = Way(request, at_hand, service, found, queries.process_of(found))
    posted: tuple[str, Form] | None = None
    if request.method == "POST":
        answer = _done(way)
        if isinstance(answer, HttpResponse):
            return answer
        posted = answer
    shown = {**page, **_shown(way, posted), "may_begin": may_begin}
    return render(request, "standards/making.html", shown, status=422 if posted else 200)


def _done(way: Way) -> HttpResponse | tuple[str, Form]:
    """Do what was asked, or return the act with the form that says why not."""
    act = way.request.POST.get("act", "")
    if act not in ACTS:
        raise NoSuchAct
    kind, do = ACTS[act]
    name = f"{act}-{way.request.POST.get('about', '')}"
    form = kind(way.request.POST, way.request.FILES, prefix=_prefix(act, way.request))
    if form.is_valid():
        try:
            do(way, form)
        except (actions.TooEarly, actions.NobodyThere, actions.NotAPdf) as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        except (actions.StillMissing, actions.ChangedMeanwhile) as refused:
            messages.error(way.request, f"{refused.message} {refused.advice}")
            return redirect(way.request.path)
        else:
            messages.success(way.request, _("Saved."))
            return redirect(way.request.path)
    return name, form


@dataclass(frozen=True)
class Forms:
    """The form of each act: as it was sent if it was refused, else empty."""

    sent: dict[str, Form]

    def of(self, act: str, about: object = "", **initial: object) -> Form:
        empty = ACTS[act][0](prefix=f"{act}{about}", initial=initial)
        return self.sent.get(f"{act}-{about}", empty)


def _shown(way: Way, posted: tuple[str, Form] | None) -> dict[str, object]:
    given = Forms(dict([posted]) if posted else {})
    return {
        "making": way.making,
        "version": way.making.version,
        "process": way.process,
        "posted_form": posted[1] if posted else None,
        **_stages(way, given),
        **_asked(way, given),
        **_after_it(way, given),
    }


def _stages(way: Way, given: Forms) -> dict[str, object]:
    """Return where it stands, what is missing, and the form of the stage at hand."""
    stages, now = list(Stage), way.process.stage
    written = WRITTEN.get(now)
    own = {each: getattr(way.making, each) for each in FIELDS_OF_STAGE.get(now, ())}
    return {
        "stage": now.value,
        "stage_name": labels.STAGES[now],
        "stages": [
            {
                "name": labels.STAGES[each],
                "state": _state(stages.index(each) - stages.index(now)),
                "current": each is now,
            }
            for each in stages
        ],
        "lacks": [labels.lack(each) for each in missing(way.process, way.here.today)],
        "act": written,
        "form": given.of(written, **own) if written else None,
    }


def _asked(way: Way, given: Forms) -> dict[str, object]:
    """Return what the public said, in comments and forums."""
    found, today = way.making, way.here.today
    return {
        "is_open": is_open(found.opens_on, found.closes_on, today),
        "comments": [
            {"comment": each, "form": given.of("answer", each.uuid)}
            for each in found.comments.all()
        ],
        "forums": [
            {
                "forum": each,
                "people": [
                    (name, getattr(each, group.value.lower()))
                    for group, name in labels.GROUPS.items()
                ],
                "form": given.of("undertake", each.uuid),
            }
            for each in found.forums.prefetch_related("undertakings")
        ],
        "forum_form": given.of("forum", held_on=today),
    }


def _after_it(way: Way, given: Forms) -> dict[str, object]:
    """Return the ratification and what comes after it."""
    version, today = way.making.version, way.here.today
    in_years = today + timedelta(days=365 * YEARS_UNTIL_REVIEW)
    days = {"dated_on": today, "in_force_on": today, "review_due_on": in_years}
    return {
        "ratify_form": given.of("ratify", mark=queries.mark_of(version), **days),
        "decree": queries.decree_of(version),
        "attach_form": given.of("attach"),
        "spread_form": given.of("spread", spread_on=today),
        "spreadings": [
            {"spreading": each, "channel": labels.SPREAD_BY[Channel(each.channel)]}
            for each in version.spreadings.all()
        ],
        "review_form": given.of("review", held_on=today, review_due_on=in_years),
        "reviews": [
            {"review": each, "verdict": labels.REVIEW_VERDICTS[Verdict(each.verdict)]}
            for each in version.reviews.all()
        ],
    }


def _state(distance: int) -> str:
    return "done" if distance < 0 else "serving" if distance == 0 else "unknown"


def _prefix(act: str, request: SignedInRequest) -> str:
    return f"{act}{request.POST.get('about', '')}"
