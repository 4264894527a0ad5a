"""What goes on paper and to others: Word, PDF, lines to copy, minutes, the signed decree."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.promise.standards import queries
from prima.promise.standards.report import (
    minutes_pdf,
    more_passages,
    passages,
    standard_docx,
    standard_pdf,
)
from prima.promise.standards.views.showing import here, service_step, trail

if TYPE_CHECKING:
    from prima.promise.standards.models import StandardVersion

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_safe
def word(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    version = _version(request, slug, code, number)
    return _sent(standard_docx(version), DOCX, f"{slug}-{code}-{number}.docx")


@signed_in
@require_safe
def pdf(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    version = _version(request, slug, code, number)
    return _sent(standard_pdf(version), "application/pdf", f"{slug}-{code}-{number}.pdf")


@signed_in
@require_safe
def sippn(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    """Show each field of the national service register with the text to copy into it."""
    at_hand = here(request, slug, timezone.now())
    version = queries.version_of(queries.service_named(at_hand.unit, code), number)
    document = queries.document_of(version)
    with translation.override("id"):  # the register is Indonesian, whoever fills it in
        found = (*passages(document), *more_passages(document))
        fields = [
            {"name": each.heading, "text": "\n".join(_numbered(each.lines, each.is_numbered))}
            for each in found
        ]
    page = {
        "here": at_hand,
        "version": version,
        "document": document,
        "fields": fields,
        "trail": trail(
            at_hand.unit, service_step(at_hand.unit, code, document.service.name), ("SIPPN", "")
        ),
    }
    return render(request, "standards/sippn.html", page)


@signed_in
@require_safe
def signed_copy(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    unit = here(request, slug, timezone.now()).unit
    version = queries.version_of(queries.service_named(unit, code), number)
    copy = queries.signed_copy_of(version)
    name = f"{unit.slug}-{code}-{number}-sk.pdf"
    return HttpResponse(
        bytes(copy.content),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@signed_in
@require_safe
def minutes(request: SignedInRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    unit = here(request, slug, timezone.now()).unit
    found = queries.newest_making(queries.service_named(unit, code))
    if found is None:
        raise queries.NoSuchForum
    forum = queries.forum_known_as(found, uuid)
    name = f"berita-acara-{code}-{forum.held_on:%Y-%m-%d}.pdf"
    return HttpResponse(
        minutes_pdf(forum),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _numbered(lines: tuple[str, ...], is_numbered: bool) -> list[str]:  # noqa: FBT001 - one of two looks
    if not lines:
        return [_("Not stated yet.")]
    return [f"{place}. {line}" if is_numbered else line for place, line in enumerate(lines, 1)]


def _version(request: SignedInRequest, slug: str, code: str, number: int) -> "StandardVersion":
    unit = here(request, slug, timezone.now()).unit
    return queries.version_of(queries.service_named(unit, code), number)


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
