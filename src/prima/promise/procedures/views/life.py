"""The life of a version: begun, developed, ratified, understood, looked at, evaluated."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.promise.procedures import actions, forms, queries
from prima.promise.procedures.labels import bpmn_problem
from prima.promise.procedures.rules.bpmn import UnreadableBpmn, from_bpmn
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.procedures.rules.drafting import draft_from
from prima.promise.procedures.rules.exchange import read_procedure
from prima.promise.procedures.rules.understanding import questions
from prima.promise.procedures.views.showing import Here, here, step, trail
from prima.promise.standards.labels import problem
from prima.promise.standards.queries import service_named
from prima.promise.standards.rules.plain_yaml import LARGEST_BYTES
from prima.promise.standards.rules.problems import UnreadableDocument


@signed_in
@require_POST
def start(request: SignedInRequest, slug: str, service: str) -> HttpResponse:
    """Begin the procedure of a service with what follows from its standard."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    found = service_named(at_hand.unit, service)
    standard = queries.standard_of(found, at_hand.today)
    if standard is None:
        raise queries.NoSuchProcedure
    begun = actions.start_procedure(
        at_hand.unit, draft_from(standard), service=found, at=at_hand.at, by=request.user
    )
    messages.success(request, _("The draft is made from the steps of the standard."))
    return redirect("procedures:rows", slug, begun.procedure.code)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: SignedInRequest, slug: str) -> HttpResponse:
    """Begin a procedure with a file from another office or another tool."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    posted, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.TakeIn(posted, files)
    if form.is_valid():
        document = _read(form)
        if document is not None:
            try:
                begun = actions.start_procedure(
                    at_hand.unit, document, at=at_hand.at, by=request.user
                )
            except Refusal as refused:
                form.add_error("file", f"{refused.message} {refused.advice}")
            else:
                messages.success(request, _("The procedure is taken in as a draft."))
                return redirect("procedures:rows", slug, begun.procedure.code)
    page = {"here": at_hand, "form": form, "trail": trail(at_hand.unit, (_("Take in"), ""))}
    return render(request, "procedures/form.html", page | {
        "heading": _("Take a procedure in"), "submit": _("Take in"), "multipart": True,
    }, status=422 if form.errors else 200)  # fmt: skip


def _read(form: forms.TakeIn) -> ProcedureDocument | None:
    content: bytes = form.cleaned_data["file"].read(4 * LARGEST_BYTES + 1)
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    try:
        return from_bpmn(content) if is_xml else read_procedure(content)
    except UnreadableBpmn as wrong:
        form.add_error("file", bpmn_problem(wrong))
    except UnreadableDocument as wrong:
        for each in wrong.problems[:10]:
            where = _("Line %(line)s: ") % {"line": each.line} if each.line else ""
            form.add_error("file", f"{where}{problem(each)}")
    return None


@signed_in
@require_POST
def next_version(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    procedure = queries.procedure_named(at_hand.unit, code)
    actions.start_next_version(procedure, at=at_hand.at, by=request.user)
    return redirect("procedures:why", slug, code)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def why(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Say why the version is needed, who writes it, and what came out of trying it."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    procedure = queries.procedure_named(at_hand.unit, code)
    version = queries.written_version(procedure)
    if version is None:
        raise queries.NoSuchProcedureVersion
    said = {name: getattr(version, name) for name in ("need", "team", "trial")}
    form = forms.SayWhy(request.POST if request.method == "POST" else None, initial=said)
    mark = request.POST.get("mark", queries.mark_of(version))
    if form.is_valid():
        try:
            actions.revise(
                version, said=form.cleaned_data, mark=mark, at=at_hand.at, by=request.user
            )
        except actions.ChangedMeanwhile as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
            return _form(request, at_hand, form, procedure, _("Why and how"), _("Save"), {
                "mark": queries.mark_of(version),
                "both": [
                    {"field": field.label, "theirs": field.initial, "yours": field.data}
                    for field in form if field.initial != field.data
                ],
            }, status=409)  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("procedures:show", slug, code)
    return _form(request, at_hand, form, procedure, _("Why and how"), _("Save"), {"mark": mark})


@signed_in
@require_POST
def advance(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    """Go from need assessment to developing, or from implementing to monitoring."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    version = queries.version_of(queries.procedure_named(at_hand.unit, code), number)
    act = actions.monitor if "monitor" in request.POST else actions.develop
    act(version, at=at_hand.at, today=at_hand.today, by=request.user)
    messages.success(request, _("The procedure is in its next state."))
    return redirect("procedures:show", slug, code)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ratify(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.PUBLISH_PROMISE)
    procedure = queries.procedure_named(at_hand.unit, code)
    version = queries.written_version(procedure)
    if version is None:
        raise queries.NoSuchProcedureVersion
    first = {"effective_on": at_hand.today, "signer_name": request.user.full_name}
    form = forms.Ratify(request.POST if request.method == "POST" else None, initial=first)
    mark = request.POST.get("mark", queries.mark_of(version))
    if form.is_valid():
        try:
            actions.ratify(
                version, **form.cleaned_data, mark=mark, at=at_hand.at, today=at_hand.today,
                by=request.user,
            )  # fmt: skip
        except actions.TooEarly as refused:
            form.add_error("effective_on", f"{refused.message} {refused.advice}")
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("The procedure is ratified."))
            return redirect("procedures:show", slug, code)
    heading = _("Ratify version %(number)s") % {"number": version.number}
    return _form(request, at_hand, form, procedure, heading, _("Ratify"), {"mark": mark})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def understand(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    """Ask what the version says; who answers all of it rightly has acknowledged it."""
    at_hand = here(request, slug, timezone.now())
    procedure = queries.procedure_named(at_hand.unit, code)
    version = queries.version_of(procedure, number)
    asked = questions(queries.document_of(version), version.number)
    form = forms.Answer(asked, request.POST if request.method == "POST" else None)
    if form.is_valid():
        answers = [form.cleaned_data[f"question_{place}"] for place in range(len(asked))]
        try:
            actions.acknowledge(version, request.user, answers, at=at_hand.at)
        except actions.NotUnderstood as refused:
            for place in refused.places:
                form.add_error(f"question_{place}", f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("Thank you. You know this version."))
            return redirect("procedures:show", slug, code)
    heading = _("Do you know this procedure?")
    return _form(request, at_hand, form, procedure, heading, _("Answer"), {})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    procedure = queries.procedure_named(at_hand.unit, code)
    version = queries.version_of(procedure, number)
    form = forms.LookAt(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.record_check(
            version, form.answers, note=form.cleaned_data["note"], seen_on=at_hand.today,
            at=at_hand.at, by=request.user,
        )  # fmt: skip
        messages.success(request, _("The check is recorded."))
        return redirect("procedures:show", slug, code)
    return _form(request, at_hand, form, procedure, _("Is it followed?"), _("Record"), {})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    procedure = queries.procedure_named(at_hand.unit, code)
    version = queries.version_of(procedure, number)
    form = forms.Evaluate(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.evaluate(
            version, verdict=form.said, found=form.cleaned_data["found"], held_on=at_hand.today,
            at=at_hand.at, by=request.user,
        )  # fmt: skip
        messages.success(request, _("The evaluation is recorded."))
        return redirect("procedures:show", slug, code)
    return _form(request, at_hand, form, procedure, _("Yearly evaluation"), _("Record"), {})


def _form(
    request: SignedInRequest,
    at_hand: Here,
    form: Form,
    procedure: object,
    heading: str,
    submit: str,
    more: dict[str, object],
    status: int = 200,
) -> HttpResponse:
    code, title = getattr(procedure, "code", ""), str(procedure)
    page = {
        "here": at_hand,
        "procedure": procedure,
        "form": form,
        "heading": heading,
        "submit": submit,
        "trail": trail(at_hand.unit, step(at_hand.unit, code, title), (heading, "")),
        **more,
    }
    wrong = 422 if form.errors else 200
    return render(request, "procedures/form.html", page, status=status if status != 200 else wrong)  # noqa: PLR2004 - HTTP's number
