"""Bringing a draft into force, and stopping or starting to offer a service."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal
from prima.promise.standards import actions, forms, labels, queries
from prima.promise.standards.rules.differences import differences
from prima.promise.standards.views.reading import AtHand
from prima.promise.standards.views.showing import finding_rows, here, service_step, trail


class NotSaid(Refusal):
    code = "not-said"
    status = 422
    message = _("The form did not say whether to offer the service.")
    advice = _("Go back, load the page again, and send it once more.")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.PUBLISH_PROMISE)
    unit = at_hand.unit
    service = queries.service_named(unit, code)
    draft = queries.draft_of(service)
    if draft is None:
        raise queries.NoSuchVersion
    form = forms.PublishVersion(
        request.POST if request.method == "POST" else None,
        initial={"in_force_on": at_hand.today, "mark": queries.mark_of(draft)},
    )
    if form.is_valid():
        try:
            publication = actions.publish_version(
                draft,
                **form.cleaned_data,
                at=at_hand.at,
                today=at_hand.today,
                by=request.user,
            )
        except actions.TooEarly as refused:
            form.add_error("in_force_on", f"{refused.message} {refused.advice}")
        except actions.ChangedMeanwhile as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, gettext("The standard is published."))
            return redirect("standards:version", slug, code, publication.new.number)
    document = queries.document_of(draft)
    read = AtHand(at_hand, service, list(queries.versions_of(service)))
    before = next(iter(read.before), None)
    changes = differences(queries.document_of(before), document) if before else ()
    page = {
        "here": at_hand,
        "service": service,
        "draft": draft,
        "before": before,
        "changes": labels.told_in_order(changes),
        "findings": finding_rows(document, read.beside()),
        "form": form,
        "trail": trail(unit, service_step(unit, code, service.name), (gettext("Publish"), "")),
    }
    status = 422 if form.errors else 200
    return render(request, "standards/publish.html", page, status=status)


@signed_in
@require_POST
def offered(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.PUBLISH_PROMISE)
    service = queries.service_named(at_hand.unit, code)
    form = forms.OfferService(request.POST)
    if not form.is_valid():
        raise NotSaid
    is_offered = form.cleaned_data["offer"] == "yes"
    actions.set_offered(service, is_offered=is_offered, at=at_hand.at, by=request.user)
    said = (
        gettext("The service is offered again.")
        if is_offered
        else gettext("The service is no longer offered. Its standard and its history stay.")
    )
    messages.success(request, said)
    return redirect("standards:service", slug, code)
