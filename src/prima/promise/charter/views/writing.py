"""Writing the next charter: its sentences, its guarantees, and declaring it."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.promise.charter import actions, forms, queries
from prima.promise.charter.rules.document import CharterDocument
from prima.promise.charter.views.showing import Here, here, lacks, trail
from prima.promise.standards.queries import services_of


@signed_in
@require_POST
def begin(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    actions.draft_charter(at_hand.unit, at=at_hand.at, by=request.user)
    messages.success(request, _("The draft is begun. Nothing is promised before it is declared."))
    return redirect("charter:home", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    draft = queries.the_draft_of(at_hand.unit)
    document = queries.document_of(draft)
    form = forms.WriteCharter(
        request.POST if request.method == "POST" else None,
        initial=forms.WriteCharter.initial_of(document, queries.mark_of(draft)),
    )
    if form.is_valid():
        try:
            actions.revise_charter(
                draft,
                form.document_after(document),
                mark=form.cleaned_data["mark"],
                at=at_hand.at,
                by=request.user,
            )
        except actions.ChangedMeanwhile as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("Saved."))
            return redirect("charter:home", slug)
    return _form(request, at_hand, form, _("Write the charter"), _("Save"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_guarantee(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    document = queries.document_of(queries.the_draft_of(at_hand.unit))
    services = {service.code: service.name for service in services_of(at_hand.unit)}
    taken = [each.code for each in document.guarantees]
    form = forms.AddGuarantee(services, taken, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.guarantee is not None:
        guarantees = (*document.guarantees, form.guarantee)
        _revise(request, at_hand, document.model_copy(update={"guarantees": guarantees}))
        messages.success(request, _("The guarantee is in the draft."))
        return redirect("charter:home", slug)
    return _form(request, at_hand, form, _("Add a guarantee"), _("Add"))


@signed_in
@require_POST
def remove_guarantee(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    document = queries.document_of(queries.the_draft_of(at_hand.unit))
    left = tuple(each for each in document.guarantees if each.code != code)
    _revise(request, at_hand, document.model_copy(update={"guarantees": left}))
    messages.success(request, _("The guarantee is no longer in the draft."))
    return redirect("charter:home", slug)


def _revise(request: SignedInRequest, at_hand: Here, document: CharterDocument) -> None:
    """Save what was decided about the draft as it stands now: one guarantee more or less."""
    draft = queries.the_draft_of(at_hand.unit)
    mark = queries.mark_of(draft)
    actions.revise_charter(draft, document, mark=mark, at=at_hand.at, by=request.user)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.PUBLISH_PROMISE)
    draft = queries.the_draft_of(at_hand.unit)
    form = forms.DeclareCharter(
        request.POST if request.method == "POST" else None,
        initial={"in_force_on": at_hand.today, "mark": queries.mark_of(draft)},
    )
    if form.is_valid():
        try:
            actions.declare_charter(
                draft, **form.cleaned_data, at=at_hand.at, today=at_hand.today, by=request.user
            )
        except actions.TooEarly as refused:
            form.add_error("in_force_on", f"{refused.message} {refused.advice}")
        except (actions.ChangedMeanwhile, actions.CharterIncomplete) as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("The charter is declared."))
            return redirect("charter:home", slug)
    still = lacks(queries.document_of(draft))
    return _form(request, at_hand, form, _("Declare the charter"), _("Declare"), still)


def _form(
    request: SignedInRequest,
    at_hand: Here,
    form: Form,
    heading: str,
    submit: str,
    still: list[str] | None = None,
) -> HttpResponse:
    page = {
        "here": at_hand,
        "form": form,
        "heading": heading,
        "submit": submit,
        "lacks": still or [],
        "trail": trail(at_hand.unit, heading),
    }
    return render(request, "charter/form.html", page, status=422 if form.errors else 200)
