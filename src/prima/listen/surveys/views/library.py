"""Which instruments there are, what they ask, and how a unit brings in its own."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.listen.surveys import forms, labels, queries
from prima.listen.surveys.actions import InstrumentAnswered, adopt_document
from prima.listen.surveys.rules import library
from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.editing import moved_up, with_question, without_question
from prima.listen.surveys.rules.schema import published_schema
from prima.listen.surveys.views.showing import language, trail

if TYPE_CHECKING:
    from datetime import datetime

    from prima.foundation.units.models import Unit


@signed_in
@require_safe
def instruments(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, at)
    adopted = queries.adopted_instruments()
    known = {(found.code, found.version) for found in adopted}
    shipped = [(name, library.shipped_document(name)) for name in library.names()]
    page = {
        "unit": unit,
        "adopted": [(found, found.title[language()]) for found in adopted],
        "shipped": [
            (name, document, *_told(document))
            for name, document in shipped
            if (document.code, document.version) not in known
        ],
        "may_adopt": units_where(request.user, Capability.MANAGE_UNIT, at)
        .filter(pk=unit.pk)
        .exists(),
        "trail": trail(unit, _("Questionnaires")),
    }
    return render(request, "surveys/instruments.html", page)


@signed_in
@require_safe
def shipped(request: SignedInRequest, slug: str, name: str) -> HttpResponse:
    """Show an instrument that comes with Prima, as a person would see it."""
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, timezone.now())
    if name not in library.names():
        raise queries.NoSuchInstrument
    return _preview(request, unit, library.shipped_document(name), name=name)


@signed_in
@require_safe
def adopted(request: SignedInRequest, slug: str, code: str, version: str) -> HttpResponse:
    unit = unit_where(request.user, Capability.SEE_MEASURES, slug, timezone.now())
    document = queries.document_of(queries.instrument_known_as(code, version))
    return _preview(request, unit, document)


@signed_in
@require_safe
def as_yaml(request: SignedInRequest, slug: str, code: str, version: str) -> HttpResponse:
    unit_where(request.user, Capability.SEE_MEASURES, slug, timezone.now())
    document = queries.document_of(queries.instrument_known_as(code, version))
    response = HttpResponse(library.written(document), content_type="application/yaml")
    response.headers["Content-Disposition"] = f'attachment; filename="{code}-{version}.yaml"'
    return response


@signed_in
@require_POST
def adopt(request: SignedInRequest, slug: str, name: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    if name not in library.names():
        raise queries.NoSuchInstrument
    adopt_document(library.shipped_document(name), unit=unit, at=at, by=request.user)
    return redirect("surveys:instruments", unit.slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write or paste an instrument, look at it on a phone, and adopt it."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    if request.method == "POST":
        return _brought(request, unit, at)
    form = forms.BringInstrument(initial={"text": _to_begin_with(request)})
    return _editor(request, unit, form, forms.AddQuestion())


def _brought(request: SignedInRequest, unit: "Unit", at: "datetime") -> HttpResponse:
    """Do what the pressed button says with the text: look, adopt, or change a question."""
    form, row = forms.BringInstrument(request.POST), forms.AddQuestion(request.POST)
    if not form.is_valid():
        return _editor(request, unit, form, row)
    move, _colon, code = request.POST.get("move", "look").partition(":")
    if move == "adopt":
        try:
            adopt_document(form.document, unit=unit, at=at, by=request.user)
        except InstrumentAnswered as answered:
            form.add_error("text", [str(answered.message), str(answered.advice)])
            return _editor(request, unit, form, row)
        known = (unit.slug, form.document.code, form.document.version)
        return redirect("surveys:instrument", *known)
    if move == "add" and not row.is_valid():
        return _editor(request, unit, form, row, form.document)
    try:
        document = _changed(form.document, move, code, row)
    except library.UnreadableInstrument as unreadable:
        form.add_error("text", unreadable.troubles)
        return _editor(request, unit, form, row)
    if document is not form.document:
        form = forms.BringInstrument(initial={"text": library.written(document)})
        row = forms.AddQuestion()
    return _editor(request, unit, form, row, document)


def _changed(document: Document, move: str, code: str, row: forms.AddQuestion) -> Document:
    if move == "add":
        given = row.cleaned_data
        return with_question(
            document, row.words, given["question_scale"], why=given["question_why"]
        )
    if move == "remove":
        return without_question(document, code)
    return moved_up(document, code) if move == "up" else document


def _editor(
    request: SignedInRequest,
    unit: "Unit",
    form: forms.BringInstrument,
    row: forms.AddQuestion,
    document: Document | None = None,
) -> HttpResponse:
    own = [item for part in document.sections for item in part.items] if document else []
    page = {
        "unit": unit,
        "form": form,
        "row": row,
        "own": [(item.code, item.question.by(language())) for item in own],
        "preview": forms.AnswerDocument(document, language()) if document else None,
        "title": document.title.by(language()) if document else "",
        "trail": _below(unit, _("Bring in a questionnaire")),
    }
    is_wrong = bool(form.errors or row.errors)
    return render(request, "surveys/bring.html", page, status=422 if is_wrong else 200)


@signed_in
@require_safe
def schema(_request: SignedInRequest) -> HttpResponse:
    return HttpResponse(published_schema(), content_type="application/schema+json")


def _to_begin_with(request: SignedInRequest) -> str:
    """Begin with an instrument that comes with Prima, in a version of the unit's own."""
    name = request.GET.get("from", "pulse")
    document = library.shipped_document(name if name in library.names() else "pulse")
    return library.written(document.model_copy(update={"version": f"{document.version}-a"[:20]}))


def _preview(
    request: SignedInRequest, unit: "Unit", document: Document, *, name: str = ""
) -> HttpResponse:
    page = {
        "unit": unit,
        "document": document,
        "name": name,
        "title": document.title.by(language()),
        "lead": document.lead.by(language()) if document.lead else "",
        "form": forms.AnswerDocument(document, language()),
        "facts": _facts(document),
        "may_adopt": units_where(request.user, Capability.MANAGE_UNIT, timezone.now())
        .filter(pk=unit.pk)
        .exists(),
        "trail": _below(unit, document.title.by(language())),
    }
    return render(request, "surveys/instrument.html", page)


def _facts(document: Document) -> list[dict[str, object]]:
    indices = [index.name.by(language()) for index in document.indices]
    if document.official:
        indices.insert(0, _("Satisfaction index, 25 to 100"))
    wording, audience = _told(document)[:2]
    return [
        {"term": _("Code and version"), "value": f"{document.code} {document.version}"},
        {"term": _("Source"), "value": document.source},
        {"term": _("Wording"), "value": wording},
        {"term": _("Who is asked"), "value": audience},
        {"term": _("What comes of it"), "value": ", ".join(indices)},
    ]


def _told(document: Document) -> tuple[object, object, int]:
    form = forms.AnswerDocument(document, language())
    return (
        labels.WORDINGS[document.wording],
        labels.AUDIENCES[document.audience],
        form.question_count,
    )


def _below(unit: "Unit", here: str) -> list[dict[str, str]]:
    first, last = trail(unit, here)
    address = reverse("surveys:instruments", args=[unit.slug])
    return [first, {"label": _("Questionnaires"), "url": address}, last]
