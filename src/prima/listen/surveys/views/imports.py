"""Bringing in a file: send it, look at what was read, confirm, throw away, undo."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.kernel.calendars import local_day
from prima.listen.surveys import actions, forms, labels, queries
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.views.showing import (
    batch_page,
    language,
    preview_page,
    problem_rows,
    trail,
)
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.listen.surveys.models import Batch

PROBLEMS_ON_A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    services = services_of(unit)
    instruments = {
        f"{instrument.code}:{instrument.version}": instrument
        for instrument in sorted(queries.instruments(), key=lambda found: found.code, reverse=True)
    }
    form = forms.SendFile(
        [(service.code, service.name) for service in services],
        [(key, instrument.title[language()]) for key, instrument in instruments.items()],
        local_day(at, unit.time_zone),
        *((request.POST, request.FILES) if request.method == "POST" else ()),
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            read = actions.preview_import(
                unit,
                given["file"].name,
                given["file"].read(),
                channel=Channel(given["channel"]),
                answered_on=given["answered_on"],
                service=services.filter(code=given["service"]).first(),
                instrument=instruments[given["instrument"]],
                at=at,
                by=request.user,
            )
        except actions.UnreadableFile as unreadable:
            form.add_error("file", [str(unreadable.message), str(unreadable.advice)])
        else:
            return redirect("surveys:batch", unit.slug, read.uuid)
    page = {"unit": unit, "form": form, "trail": trail(unit, _("Import answers"))}
    return render(request, "surveys/upload.html", page, status=422 if form.errors else 200)


@signed_in
@require_safe
def batch(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    return _show(request, slug, uuid)


@signed_in
@require_POST
def columns(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Read the file once more, by what somebody says its columns are."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    found = queries.batch_known_as(unit, uuid)
    form = forms.DescribeColumns(
        queries.preview_of(found, at), _meanings(found), request.POST, request.FILES
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            again = actions.read_again(
                found, file.name, file.read(), form.choices, at=at, by=request.user
            )
        except (actions.UnreadableFile, actions.OtherHeadings) as refused:
            form.add_error("file", [str(refused.message), str(refused.advice)])
        else:
            messages.success(request, _("The file was read as you said, and so will the next one."))
            return redirect("surveys:batch", unit.slug, again.uuid)
    return _show(request, slug, uuid, columns_form=form)


def _meanings(found: "Batch") -> list[tuple[str, str]]:
    questionnaire = queries.questionnaire_of(found.instrument)
    return [(code, str(name)) for code, name in labels.meanings(questionnaire, language()).items()]


@signed_in
@require_POST
def confirm(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    found = queries.batch_known_as(unit, uuid)
    form = forms.ConfirmImport(
        order_asked=queries.preview_of(found, at).order_asked,
        was_counted=queries.counted_before(found).exists(),
        data=request.POST,
    )
    if not form.is_valid():
        return _show(request, slug, uuid, confirm_form=form)
    again = form.cleaned_data.get("again", False)
    actions.confirm_import(found, at=at, by=request.user, order=form.chosen_order, again=again)
    messages.success(request, _("The answers count from now on."))
    return redirect("surveys:batch", unit.slug, found.uuid)


@signed_in
@require_POST
def discard(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    actions.discard_import(queries.batch_known_as(unit, uuid), at=at, by=request.user)
    messages.success(request, _("Nothing of the file was kept."))
    return redirect("surveys:home", unit.slug)


@signed_in
@require_POST
def undo(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    found = queries.batch_known_as(unit, uuid)
    form = forms.UndoImport(request.POST)
    if not form.is_valid():
        return _show(request, slug, uuid, undo_form=form)
    actions.undo_import(found, reason=form.cleaned_data["reason"], at=at, by=request.user)
    messages.success(request, _("The import was undone. Its answers no longer count."))
    return redirect("surveys:batch", unit.slug, found.uuid)


@signed_in
@require_safe
def template(request: SignedInRequest, slug: str) -> HttpResponse:
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, timezone.now())
    instrument = queries.instrument_in_use()
    workbook = queries.template_workbook(instrument, services_of(unit))
    name = f"{instrument.code}-{instrument.version}-{unit.slug}.xlsx".lower()
    return HttpResponse(
        workbook,
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _show(
    request: SignedInRequest,
    slug: str,
    uuid: UUID,
    *,
    confirm_form: forms.ConfirmImport | None = None,
    undo_form: forms.UndoImport | None = None,
    columns_form: forms.DescribeColumns | None = None,
) -> HttpResponse:
    """Show a file: what was read while it waits, what became of it afterwards."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.COLLECT_ANSWERS, slug, at)
    found = queries.batch_known_as(unit, uuid)
    status = 422 if confirm_form or undo_form or columns_form else 200
    if found.state != BatchState.PREVIEW:
        page = batch_page(unit, found) | {"form": undo_form or forms.UndoImport()}
        return render(request, "surveys/batch.html", page, status=status)
    reading = queries.preview_of(found, at)
    was_counted = queries.counted_before(found).exists()
    rows = problem_rows(reading, queries.questionnaire_of(found.instrument))
    problems = Paginator(rows, PROBLEMS_ON_A_PAGE)
    page = preview_page(unit, found, reading) | {
        "problems": problems.get_page(request.GET.get("page", "1")[:6]),
        "was_counted": was_counted,
        "opens_columns": bool(columns_form) or reading.scale_asked or reading.lacks_columns,
        "columns_form": columns_form or forms.DescribeColumns(reading, _meanings(found)),
        "form": confirm_form
        or forms.ConfirmImport(order_asked=reading.order_asked, was_counted=was_counted),
    }
    return render(request, "surveys/preview.html", page, status=status)
