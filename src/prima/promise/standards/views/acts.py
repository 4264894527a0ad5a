"""What can be done on the way of a standard: each act with its form and what it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.forms import Form
from django.utils.translation import gettext_lazy

from prima.foundation.http import SignedInRequest
from prima.foundation.refusals import NotAllowed, Refusal
from prima.promise.standards import actions, forms, queries
from prima.promise.standards.rules.making import Channel, Process, Verdict
from prima.promise.standards.views.showing import Here

if TYPE_CHECKING:
    from prima.promise.standards.models import Making, Service


class NoSuchAct(Refusal):
    code = "no-such-act"
    status = 422
    message = gettext_lazy("The form did not say what to do.")
    advice = gettext_lazy("Go back, load the page again, and send it once more.")


@dataclass(frozen=True)
class Way:
    """One standard on its way, and who looks at it."""

    request: SignedInRequest
    here: Here
    service: "Service"
    making: "Making"
    process: Process

    @property
    def doing(self) -> dict[str, Any]:
        return {"at": self.here.at, "by": self.request.user}


def _write(way: Way, form: Form) -> None:
    actions.write_making(way.making, **form.cleaned_data, **way.doing)


def _advance(way: Way, _form: Form) -> None:
    actions.advance_making(way.making, today=way.here.today, **way.doing)


def _redraft(way: Way, _form: Form) -> None:
    actions.redraft(way.making, **way.doing)


def _answer(way: Way, form: Form) -> None:
    about = _named(way.request)
    actions.answer_comment(way.making, about, **form.cleaned_data, **way.doing)


def _forum(way: Way, form: Form) -> None:
    given = form.cleaned_data
    people = form.people() if isinstance(form, forms.HoldForum) else {}
    meeting = actions.Meeting(given["held_on"], given["place"], given["summary"], people)
    actions.hold_forum(way.making, meeting, **way.doing)


def _undertake(way: Way, form: Form) -> None:
    forum = queries.forum_known_as(way.making, _named(way.request))
    actions.undertake(forum, **form.cleaned_data, **way.doing)


def _fulfil(way: Way, _form: Form) -> None:
    actions.fulfil(way.making, _named(way.request), today=way.here.today, **way.doing)


def _ratify(way: Way, form: Form) -> None:
    if not way.here.may_publish:
        raise NotAllowed
    given = form.cleaned_data
    signed = actions.Signed(
        given["number"], given["dated_on"], given["signer_name"], given["signer_position"]
    )
    rest = {each: given[each] for each in ("in_force_on", "review_due_on", "why", "mark")}
    actions.ratify_version(way.making, signed, **rest, today=way.here.today, **way.doing)


def _attach(way: Way, form: Form) -> None:
    file = form.cleaned_data["file"]
    actions.attach_signed_copy(way.making.version, file.read(), file.name, **way.doing)


def _spread(way: Way, form: Form) -> None:
    given = {**form.cleaned_data, "channel": Channel(form.cleaned_data["channel"])}
    actions.spread(way.making.version, **given, **way.doing)


def _review(way: Way, form: Form) -> None:
    given = {**form.cleaned_data, "verdict": Verdict(form.cleaned_data["verdict"])}
    actions.review_standard(way.making, **given, **way.doing)


Do = Callable[[Way, Form], None]
ACTS: dict[str, tuple[type[Form], Do]] = {
    "prepare": (forms.Prepare, _write),
    "discuss": (forms.Discuss, _write),
    "consult": (forms.Consult, _write),
    "try": (forms.Try, _write),
    "advance": (Form, _advance),
    "redraft": (Form, _redraft),
    "answer": (forms.Answer, _answer),
    "forum": (forms.HoldForum, _forum),
    "undertake": (forms.Undertake, _undertake),
    "fulfil": (Form, _fulfil),
    "ratify": (forms.Ratify, _ratify),
    "attach": (forms.AttachCopy, _attach),
    "spread": (forms.Spread, _spread),
    "review": (forms.ReviewStandard, _review),
}


def _named(request: SignedInRequest) -> UUID:
    try:
        return UUID(request.POST.get("about", ""))
    except ValueError as wrong:
        raise NoSuchAct from wrong
