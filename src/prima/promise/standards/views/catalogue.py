"""The services of a unit: what each promises, and how a new one comes in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import NotAllowed, Refusal
from prima.promise.standards import actions, forms, queries
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.views.showing import finding_rows, here, problem_rows, trail


@signed_in
@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    page = {"here": at_hand, "lines": queries.catalogue_lines(at_hand.unit, at_hand.today)}
    return render(request, "standards/catalogue.html", page)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, slug: str) -> HttpResponse:
    """Start from a template, or take a document in."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    unit = at_hand.unit
    posted, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.WriteDocument(posted, files)
    if form.is_valid() and form.document is not None:
        try:
            draft = actions.import_document(unit, form.document, at=at_hand.at, by=request.user)
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("The draft is saved. Nothing is promised yet."))
            return redirect("standards:draft", slug, draft.standard.service.code)
    known = set(queries.services_of(unit).values_list("code", flat=True))
    page = {
        "here": at_hand,
        "form": form,
        "problems": problem_rows(form.problems),
        "templates": [one.service for code, one in catalogue().items() if code not in known],
        "trail": trail(unit, (_("Add a service"), "")),
    }
    return render(request, "standards/add.html", page, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Show a standard of the catalogue, and take it over: as a draft, or promised at once."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    document = queries.template_named(code)
    form = forms.AdoptTemplate(at_hand.today)
    if request.method == "POST" and "draft" in request.POST:
        actions.offer_service(at_hand.unit, document, at=at_hand.at, by=request.user)
        messages.success(request, _("The draft is saved. Nothing is promised yet."))
        return redirect("standards:draft", slug, code)
    if request.method == "POST":
        if not at_hand.may_publish:
            raise NotAllowed
        form = forms.AdoptTemplate(at_hand.today, request.POST)
        if form.is_valid():
            try:
                actions.adopt_template(
                    at_hand.unit,
                    code,
                    in_force_on=form.cleaned_data["in_force_on"],
                    at=at_hand.at,
                    today=at_hand.today,
                    by=request.user,
                )
            except actions.TooEarly as refused:
                form.add_error("in_force_on", f"{refused.message} {refused.advice}")
            else:
                messages.success(request, _("The standard is published."))
                return redirect("standards:service", slug, code)
    page = {
        "here": at_hand,
        "document": document,
        "findings": finding_rows(document),
        "form": form,
        "trail": trail(at_hand.unit, (document.service.name, "")),
    }
    return render(request, "standards/template.html", page, status=422 if form.errors else 200)
