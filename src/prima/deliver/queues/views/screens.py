"""Setting up boards: what they show, what the unit says on them, and the voice that calls."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from prima.deliver.queues import actions
from prima.deliver.queues.forms import ChooseScreen, ChooseVoice, KeepClips, PutUpNotice
from prima.deliver.queues.queries import (
    can_speak,
    clips,
    counters_of,
    notice_of,
    notices_ahead,
    queues_of,
)
from prima.deliver.queues.rules.saying import Voice
from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.queries import unit_where
from prima.foundation.people.rules import Capability
from prima.foundation.refusals import Refusal

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


@signed_in
@require_http_methods(["GET", "POST"])
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what there is; sent, put up a message."""
    unit, at = _unit(request, slug), timezone.now()
    with timezone.override(unit.time_zone):  # the moments that somebody types are the unit's
        form = PutUpNotice(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                actions.put_up_notice(unit, **form.cleaned_data, by=request.user, at=at)
            except Refusal as refused:
                form.add_error("ends_at", f"{refused.message} {refused.advice}")
            else:
                messages.success(request, _("Saved."))
                return redirect("queues:screens", unit.slug)
        return _page(request, unit, notice=form)


@signed_in
@require_POST
def take_down(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    unit = _unit(request, slug)
    actions.take_down_notice(notice_of(unit, uuid), by=request.user, at=timezone.now())
    messages.success(request, _("The message was taken down."))
    return redirect("queues:screens", unit.slug)


@signed_in
@require_POST
def voice(request: SignedInRequest, slug: str) -> HttpResponse:
    """Keep recordings; or let the machine make what is missing; or drop the unit's own."""
    unit = _unit(request, slug)
    act = request.POST.get("act")
    form = ChooseVoice(request.POST) if act else KeepClips(request.POST, request.FILES)
    if form.is_valid():
        try:
            said = _done(request, unit, form, act)
        except Refusal as refused:
            form.add_error(None, f"{refused.message} {refused.advice}")
        else:
            messages.success(request, said)
            return redirect("queues:screens", unit.slug)
    return _page(request, unit, recordings=form)


def _done(
    request: SignedInRequest, unit: "Unit", form: ChooseVoice | KeepClips, act: str | None
) -> str:
    chosen, at = Voice(form.cleaned_data["voice"]), timezone.now()
    if act == "drop":
        dropped = actions.drop_clips(unit, chosen, by=request.user, at=at)
        words = ngettext("%(n)s recording was removed.", "%(n)s recordings were removed.", dropped)
        return words % {"n": dropped}
    if act:
        made = actions.make_clips(unit, chosen, by=request.user, at=at)
        words = ngettext("%(n)s recording was made.", "%(n)s recordings were made.", made)
        return words % {"n": made}
    files = {file.name: file.read() for file in form.cleaned_data["recordings"]}
    kept = len(actions.keep_clips(unit, chosen, files, by=request.user, at=at))
    return ngettext("%(n)s recording was kept.", "%(n)s recordings were kept.", kept) % {"n": kept}


def _unit(request: SignedInRequest, slug: str) -> "Unit":
    return unit_where(request.user, Capability.MANAGE_UNIT, slug, timezone.now())


def _page(
    request: SignedInRequest,
    unit: "Unit",
    *,
    notice: PutUpNotice | None = None,
    recordings: ChooseVoice | KeepClips | None = None,
) -> HttpResponse:
    wrong = next((form for form in (notice, recordings) if form is not None and form.errors), None)
    voices = [clips(unit, voice) for voice in Voice]
    page = {
        "unit": unit,
        "screen": ChooseScreen(queues=queues_of(unit), counters=counters_of(unit)),
        "notices": notices_ahead(unit, timezone.now()),
        "notice": notice or PutUpNotice(),
        "recordings": recordings if isinstance(recordings, KeepClips) else KeepClips(),
        "voices": voices,
        "has_gaps": not all(known.is_whole for known in voices),
        "can_speak": can_speak(),
        "wrong": wrong,
        "now": timezone.now(),
    }
    return render(request, "queues/screens.html", page, status=422 if wrong else 200)
