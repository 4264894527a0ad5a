"""Writing a version: its rows, performers and sections, without losing what anybody typed."""

import hashlib
import re
from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.refusals import Refusal
from prima.promise.procedures import actions, forms, queries
from prima.promise.procedures.report.svg import screen_svg
from prima.promise.procedures.rules import editing
from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.procedures.views.desk import Desk, differing
from prima.promise.procedures.views.showing import (
    activity_rows,
    conflict_rows,
    gap_rows,
)
from prima.promise.standards.rules.bounds import SLUG_PATTERN


class TooManyRows(Refusal):
    code = "too-many-rows"
    message = gettext_lazy("A procedure has at most 60 activities.")
    advice = gettext_lazy(
        "Write what goes beyond as a procedure of its own, and name it as related."
    )


LONGEST_CODE = 60
Change = Callable[[ProcedureDocument, str], ProcedureDocument]
CHANGES: dict[str, Change] = {
    "up": lambda document, code: editing.moved(document, code, -1),
    "down": lambda document, code: editing.moved(document, code, 1),
    "remove": editing.without_activity,
    "add": lambda document, code: editing.with_new_activity(document, code or None),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def rows(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Show the table of activities, and the form of the one at hand."""
    desk = Desk(request, slug, code)
    if desk.posted and "do" in desk.posted:
        return _moved(desk, slug, code)
    service = desk.procedure.service
    standard = queries.standard_of(service, desk.here.today) if service else None
    activity = _at_hand(desk)
    if activity and request.POST.get("row_mark") == _row_mark(activity):
        desk.mark = queries.mark_of(desk.version)  # only other rows changed meanwhile
    form: Form = Form()
    if activity is not None:
        form = forms.EditActivity(desk.document, activity, standard, desk.posted)
        if form.is_valid() and isinstance(form, forms.EditActivity):
            yours = form.changed_activity
            if desk.keep(_with(desk.document, yours)):
                if desk.is_autosave:
                    return desk.told(200, form, row_mark=_row_mark(yours))
                messages.success(request, _("Saved."))
                return redirect(f"{request.path}?activity={activity.code}#activity")
    return desk.answer(
        "procedures/rows.html",
        form,
        activity=activity,
        row_mark=_row_mark(activity) if activity else "",
        rows=activity_rows(desk.document),
        gaps=gap_rows(desk.document),
        conflicts=conflict_rows(
            queries.conflicts_of(desk.version, desk.here.today), desk.document, standard
        ),
        svg=screen_svg(desk.document),
        both=differing(form, desk, is_gone=_is_gone(desk)),
    )


def _at_hand(desk: Desk) -> Activity | None:
    """Return the row that was asked for, else the first.

    What was typed into a row that somebody took away meanwhile must not land in another one.
    """
    asked = (desk.posted or desk.request.GET).get("activity", "")
    asked = asked if re.match(SLUG_PATTERN, asked) and len(asked) <= LONGEST_CODE else ""
    row = editing.row_of(desk.document, asked)
    activities = desk.document.activities
    if desk.posted and row is None and desk.document.performers:
        lost = editing.with_new_activity(desk.document, None).activities[-1]
        return lost.model_copy(update={"code": asked or lost.code})
    return activities[row or 0] if activities else None


def _with(document: ProcedureDocument, activity: Activity) -> ProcedureDocument:
    try:
        return editing.with_activity(document, activity)
    except ValidationError as full:  # a row that was taken away comes back to a full table
        raise TooManyRows from full


def _row_mark(activity: Activity) -> str:
    return hashlib.sha256(activity.model_dump_json().encode()).hexdigest()[:16]


def _moved(desk: Desk, slug: str, code: str) -> HttpResponse:
    """Move, add or take away a row: one button, one change."""
    act, _colon, which = desk.request.POST.get("do", "").partition(":")
    change = CHANGES.get(act)
    if change is None:
        raise actions.NotWritten
    try:
        document = change(desk.document, which)
    except ValidationError as full:
        raise TooManyRows from full
    before = {activity.code for activity in desk.document.activities}
    if not desk.keep(document):
        raise actions.ChangedMeanwhile
    added = [each.code for each in document.activities if each.code not in before]
    aim = added[0] if added else which
    url = reverse("procedures:rows", args=[slug, code])
    return redirect(f"{url}?activity={aim}#{'activity' if added else 'rows'}")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sections(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    desk = Desk(request, slug, code)
    form = forms.EditSections(desk.document, desk.posted)
    kept = form.is_valid() and desk.keep(editing.changed(desk.document, **form.changed_parts))
    if kept and not desk.is_autosave:
        messages.success(request, _("Saved."))
        return redirect("procedures:sections", slug, code)
    return desk.answer("procedures/sections.html", form, both=differing(form, desk))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def performers(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    desk = Desk(request, slug, code)
    form = forms.EditPerformers(desk.document, desk.posted)
    kept = form.is_valid() and desk.keep(
        editing.changed(desk.document, performers=form.changed_performers)
    )
    if kept and not desk.is_autosave:
        messages.success(request, _("Saved."))
        return redirect("procedures:rows", slug, code)
    return desk.answer("procedures/performers.html", form, both=differing(form, desk))


def _is_gone(desk: Desk) -> bool:
    """Say whether somebody took the row away that was written here."""
    asked = desk.request.POST.get("activity", "")
    return bool(desk.posted) and editing.row_of(desk.document, asked) is None
