"""The worksheets: one guided path from the service to a draft of its standard."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.rules import Capability
from prima.promise.standards import actions, forms, labels, queries
from prima.promise.standards.rules import worksheets as rules
from prima.promise.standards.rules.burden import burden
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.prefilling import drafted
from prima.promise.standards.rules.problems import UnreadableDocument
from prima.promise.standards.rules.reading import read_part
from prima.promise.standards.rules.sections import Section
from prima.promise.standards.rules.typed import Tree, Typed, changed, tidied
from prima.promise.standards.views.desk import Desk
from prima.promise.standards.views.showing import here, trail

BLANK_ROWS = 8


@dataclass(frozen=True)
class Blank:
    """A worksheet as it is printed: its questions and empty rows."""

    number: int
    title: object
    question: object
    fields: list[object]
    columns: list[object]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the worksheets of a unit, and open new ones."""
    needs = {"needs": Capability.EDIT_PROMISE} if request.method == "POST" else {}
    at_hand = here(request, slug, timezone.now(), **needs)
    form = forms.BeginWorkbook(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name = " ".join(form.cleaned_data["name"].split())
        workbook = actions.begin_workbook(at_hand.unit, name, at=at_hand.at, by=request.user)
        return redirect("standards:sheet", slug, workbook.uuid, rules.SHEETS[0].code)
    page = {
        "here": at_hand,
        "form": form,
        "workbooks": [
            {
                "name": each.document["service"]["name"],
                "url": reverse("standards:sheet", args=[slug, each.uuid, rules.SHEETS[0].code]),
                "begun_at": each.begun_at,
                "service": each.service,
            }
            for each in queries.workbooks_of(at_hand.unit)
        ],
        "vision": queries.shared_vision(at_hand.unit),
        "groups": queries.group_visions(at_hand.unit).count(),
        "trail": trail(at_hand.unit, (_("Worksheets"), "")),
    }
    return render(request, "standards/worksheets.html", page, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: SignedInRequest, slug: str, uuid: UUID, name: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    workbook = queries.workbook_known_as(at_hand.unit, uuid)
    if name not in rules.SHEET_BY_CODE:
        raise queries.NoSuchWorkbook
    written = rules.SHEET_BY_CODE[name]

    def save(typed: Typed, mark: str) -> object:
        return actions.save_sheet(
            workbook, written, typed, mark=mark, at=at_hand.at, by=request.user
        )

    def preview(typed: Typed) -> ServiceDocument | None:
        read = _as_typed(workbook.document, typed, written)
        return drafted(read) if read else None

    desk = Desk(
        request, at_hand.at, workbook.uuid, workbook.document, rules.Workbook, written, save,
        preview, newest=lambda: queries.workbook_known_as(at_hand.unit, uuid).document,
    )  # fmt: skip
    if request.method == "POST":
        answer = desk.posted(_after(slug, uuid, written))
        if answer is not None:
            return answer
    page = {
        **desk.page(),
        "here": at_hand,
        "workbook": workbook,
        "name": workbook.document["service"]["name"],
        "number": rules.NUMBER_OF_SHEET[name],
        "title": labels.SHEETS[name],
        "question": labels.SHEET_QUESTIONS[name],
        "sheets": _path(slug, uuid, written, queries.unfinished_sections(uuid, request.user)),
        "burden": burden(drafted(queries.sheets_of(workbook))),
        "onward": True,
        "trail": trail(
            at_hand.unit,
            (_("Worksheets"), reverse("standards:worksheets", args=[slug])),
            (str(labels.SHEETS[name]), ""),
        ),
    }
    return render(request, "standards/sheet.html", page, status=desk.status(page))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Show the standard that the worksheets amount to, and take it as a draft."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    workbook = queries.workbook_known_as(at_hand.unit, uuid)
    if request.method == "POST":
        version = actions.draft_from_workbook(workbook, at=at_hand.at, by=request.user)
        messages.success(request, _("The draft is saved. Nothing is promised yet."))
        return redirect("standards:write", slug, version.standard.service.code, "service")
    page = {
        "here": at_hand,
        "workbook": workbook,
        "document": drafted(queries.sheets_of(workbook)),
        "sheets": _path(slug, uuid, None, queries.unfinished_sections(uuid, request.user)),
        "trail": trail(
            at_hand.unit,
            (_("Worksheets"), reverse("standards:worksheets", args=[slug])),
            (_("The draft"), ""),
        ),
    }
    return render(request, "standards/sheet_draft.html", page)


@signed_in
@require_safe
def blank(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show all worksheets empty, to be printed for a meeting."""
    at_hand = here(request, slug, timezone.now())
    page = {
        "here": at_hand,
        "sheets": [_blank(each) for each in rules.SHEETS],
        "rows": range(BLANK_ROWS),
        "trail": trail(at_hand.unit, (_("Blank worksheets"), "")),
    }
    return render(request, "standards/blank.html", page)


def _as_typed(saved: Tree, typed: Typed, written: Section) -> rules.Workbook | None:
    tidy = tidied(typed, written, rules.Workbook)
    try:
        return read_part(json.dumps(changed(saved, tidy, written, rules.Workbook)), rules.Workbook)
    except UnreadableDocument:
        return None


def _after(slug: str, uuid: UUID, written: Section) -> str:
    place = rules.SHEETS.index(written) + 1
    if place == len(rules.SHEETS):
        return reverse("standards:sheet-draft", args=[slug, uuid])
    return reverse("standards:sheet", args=[slug, uuid, rules.SHEETS[place].code])


def _path(
    slug: str, uuid: UUID, written: Section | None, waiting: frozenset[str]
) -> list[dict[str, object]]:
    """Return the whole guided path, worksheet 3 in its place."""
    steps: list[dict[str, object]] = [
        {
            "number": rules.NUMBER_OF_SHEET[each.code],
            "name": labels.SHEETS[each.code],
            "url": reverse("standards:sheet", args=[slug, uuid, each.code]),
            "current": each == written,
            "waits": each.code in waiting,
        }
        for each in rules.SHEETS
    ]
    third: dict[str, object] = {
        "number": 3,
        "name": _("Vision and mission"),
        "url": reverse("standards:visions", args=[slug]),
        "current": False,
        "waits": False,
    }
    last: dict[str, object] = {
        "number": None,
        "name": _("The draft"),
        "url": reverse("standards:sheet-draft", args=[slug, uuid]),
        "current": written is None,
        "waits": False,
    }
    return [*steps[:3], third, *steps[3:], last]


def _blank(written: Section) -> Blank:
    rows = written.rows
    return Blank(
        rules.NUMBER_OF_SHEET[written.code],
        labels.SHEETS[written.code],
        labels.SHEET_QUESTIONS[written.code],
        [labels.field_label(each) for each in written.fields if not each.endswith(".unit")],
        [
            labels.field_label(f"{rows.path}.{each}")
            for each in rows.fields
            if not each.endswith(".unit")
        ]
        if rows
        else [],
    )
