"""Writing the next version: as text, checked before it is kept, with what the machine found."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.promise.standards import actions, forms, queries
from prima.promise.standards.rules.writing import write_document
from prima.promise.standards.views.showing import (
    finding_rows,
    here,
    problem_rows,
    service_step,
    trail,
)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    unit = at_hand.unit
    service = queries.service_named(unit, code)
    newest = queries.versions_of(service)[0]
    draft = queries.draft_of(service)
    initial = {
        "text": write_document(queries.document_of(newest)),
        "mark": queries.mark_of(draft) if draft else "",
    }
    posted, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.WriteDocument(posted, files, initial=initial)
    if form.is_valid() and form.document is not None and "check" not in request.POST:
        try:
            if draft:
                mark = form.cleaned_data["mark"]
                actions.revise_draft(
                    draft, form.document, at=at_hand.at, by=request.user, mark=mark
                )
            else:
                actions.draft_next_version(service, form.document, at=at_hand.at, by=request.user)
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, _("The draft is saved. Nothing is promised yet."))
            return redirect("standards:draft", slug, code)
    kept = queries.document_of(draft) if draft else None
    shown = form.document if form.is_bound else kept
    page = {
        "here": at_hand,
        "service": service,
        "draft": draft,
        "form": form,
        "problems": problem_rows(form.problems),
        "document": shown,
        "is_checked": form.is_bound and not form.errors,
        "findings": finding_rows(shown) if shown else [],
        "trail": trail(unit, service_step(unit, code, service.name), (_("Draft"), "")),
    }
    return render(request, "standards/draft.html", page, status=422 if form.errors else 200)
