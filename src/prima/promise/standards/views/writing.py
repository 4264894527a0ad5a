"""Writing a draft section by section, with the public page beside it."""

import json
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.promise.standards import actions, forms, labels, queries
from prima.promise.standards.rules.components import PLACE_OF_COMPONENT, components
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import findings
from prima.promise.standards.rules.problems import UnreadableDocument
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.sections import BY_CODE, SECTIONS, Section
from prima.promise.standards.rules.typed import Typed, changed, tidied
from prima.promise.standards.views.desk import Desk
from prima.promise.standards.views.reading import AtHand
from prima.promise.standards.views.showing import Here, finding_row, here, service_step, trail

if TYPE_CHECKING:
    from prima.promise.standards.models import Service


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, slug: str) -> HttpResponse:
    """Begin a service from nothing: its name and what it is for."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    form = forms.BeginService(request.POST if request.method == "POST" else None)
    if form.is_valid():
        document = form.document()
        try:
            actions.offer_service(at_hand.unit, document, at=at_hand.at, by=request.user)
        except actions.ServiceExists as refused:
            form.add_error("name", f"{refused.message} {refused.advice}")
        else:
            return redirect("standards:write", slug, document.service.code, SECTIONS[0].code)
    page = {
        "here": at_hand,
        "form": form,
        "trail": trail(at_hand.unit, (_("Begin from nothing"), "")),
    }
    return render(request, "standards/begin.html", page, status=422 if form.errors else 200)


@signed_in
@require_POST
def begin_next(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Begin the next version with what the newest says."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    service = queries.service_named(at_hand.unit, code)
    actions.begin_next_version(service, at=at_hand.at, by=request.user)
    messages.success(request, _("The draft is begun. Nothing changes for the public yet."))
    return redirect("standards:write", slug, code, SECTIONS[0].code)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: SignedInRequest, slug: str, code: str, name: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    service = queries.service_named(at_hand.unit, code)
    draft = queries.draft_of(service)
    if name not in BY_CODE or draft is None:
        raise queries.NoSuchVersion
    written = BY_CODE[name]
    document = queries.document_of(draft)

    def save(typed: Typed, mark: str) -> object:
        return actions.save_section(
            draft, written, typed, mark=mark, at=at_hand.at, by=request.user
        )

    def preview(typed: Typed) -> ServiceDocument | None:
        return _as_typed(draft.document, typed, written)

    desk = Desk(
        request, at_hand.at, draft.uuid, draft.document, ServiceDocument, written, save, preview,
        newest=lambda: queries.version_known_as(draft.uuid).document,
        codes={each.code: each.text for each in document.standard.delivery.requirements},
    )  # fmt: skip
    if request.method == "POST":
        answer = desk.posted(_after(slug, code, written))
        if answer is not None:
            return answer
    page = {
        **desk.page(),
        "here": at_hand,
        "service": service,
        "draft": draft,
        "title": labels.SECTIONS[name],
        "question": labels.SECTION_QUESTIONS.get(name, ""),
        "sections": _section_rows(request, at_hand, code, draft.uuid, document, written),
        "findings": _findings(at_hand, service, document, written),
        "onward": written != SECTIONS[-1],
        "trail": trail(
            at_hand.unit, service_step(at_hand.unit, code, service.name), (_("Write"), "")
        ),
    }
    return render(request, "standards/section.html", page, status=desk.status(page))


def _as_typed(saved: dict[str, object], typed: Typed, written: Section) -> ServiceDocument | None:
    """Return the document as it would read with what is typed; None while that is no document."""
    tidy = tidied(typed, written, ServiceDocument)
    try:
        return read_document(json.dumps(changed(saved, tidy, written, ServiceDocument)))
    except UnreadableDocument:
        return None


def _after(slug: str, code: str, written: Section) -> str:
    place = min(SECTIONS.index(written) + 1, len(SECTIONS) - 1)
    return reverse("standards:write", args=[slug, code, SECTIONS[place].code])


def _section_rows(
    request: SignedInRequest,
    at_hand: Here,
    code: str,
    about: UUID,
    document: ServiceDocument,
    written: Section,
) -> list[dict[str, object]]:
    """Return every section with whether it is filled and whether something typed waits there."""
    filled = {PLACE_OF_COMPONENT[each.code][1]: each.filled for each in components(document)}
    standard = document.standard
    filled |= {
        "service": True,
        "commitments": bool(standard.commitments),
        "vulnerable_groups": bool(standard.vulnerable_groups),
    }
    waiting = queries.unfinished_sections(about, request.user)
    return [
        {
            "name": labels.SECTIONS[each.code],
            "url": reverse("standards:write", args=[at_hand.unit.slug, code, each.code]),
            "filled": filled[each.code.replace("-", "_")],
            "waits": each.code in waiting,
            "current": each == written,
        }
        for each in SECTIONS
    ]


def _findings(
    at_hand: Here, service: "Service", document: ServiceDocument, written: Section
) -> list[dict[str, str]]:
    read = AtHand(at_hand, service, list(queries.versions_of(service)))
    own = [path.split(".") for path in written.fields]
    own += [written.rows.path.split(".")] if written.rows else []
    return [
        finding_row(each)
        for each in findings(document, read.beside())
        if any(_is_under(list(each.path), path) for path in own)
    ]


def _is_under(path: list[str | int], place: list[str]) -> bool:
    """Whether one of the two paths leads to or into the other."""
    return all(here == there for here, there in zip(path, place, strict=False))
