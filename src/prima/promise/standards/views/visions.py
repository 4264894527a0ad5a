"""Worksheet 3: every group writes its own vision and missions; side by side they become one."""

from typing import TYPE_CHECKING, Any
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
from prima.promise.standards import actions, forms, queries
from prima.promise.standards.views.showing import here, trail

if TYPE_CHECKING:
    from prima.promise.standards.models import GroupVision


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def visions(request: SignedInRequest, slug: str) -> HttpResponse:
    """Worksheet 3: every group writes its own; side by side they become one."""
    needs = {"needs": Capability.EDIT_PROMISE} if request.method == "POST" else {}
    at_hand = here(request, slug, timezone.now(), **needs)
    written = list(queries.group_visions(at_hand.unit))
    agreed = queries.shared_vision(at_hand.unit)
    posted = request.POST if request.method == "POST" else None
    write = forms.WriteVision(posted if posted and "write" in posted else None)
    agree = forms.AgreeVision(
        posted if posted and "agree" in posted else None, initial=_together(written)
    )
    if write.is_valid():
        actions.write_vision(at_hand.unit, **_cleaned(write), at=at_hand.at, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(request.path)
    if agree.is_valid():
        actions.agree_vision(
            at_hand.unit,
            agree.sentences("vision", [(each.group, each.vision) for each in written]),
            agree.sentences(
                "missions", [(each.group, line) for each in written for line in each.missions]
            ),
            at=at_hand.at,
            by=request.user,
        )
        messages.success(request, _("The vision of all is agreed."))
        return redirect(request.path)
    errors = write.errors or agree.errors
    page = {
        "here": at_hand,
        "written": written,
        "agreed": agreed,
        "write": write,
        "agree": agree,
        "wrong": write if write.errors else agree,
        "trail": trail(
            at_hand.unit,
            (_("Worksheets"), reverse("standards:worksheets", args=[slug])),
            (_("Vision and mission"), ""),
        ),
    }
    return render(request, "standards/visions.html", page, status=422 if errors else 200)


@signed_in
@require_POST
def edit_vision(request: SignedInRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Change what a group wrote; its name stays."""
    at_hand = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
    vision = queries.group_vision_known_as(at_hand.unit, uuid)
    form = forms.WriteVision({**request.POST.dict(), "group": vision.group})
    if form.is_valid():
        actions.write_vision(at_hand.unit, **_cleaned(form), at=at_hand.at, by=request.user)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, " ".join(str(each) for each in form.errors.values()))
    return redirect("standards:visions", slug)


def _together(written: "list[GroupVision]") -> dict[str, str]:
    """Return everything that was written, once, as a beginning for what all agree on."""
    missions = dict.fromkeys(line for each in written for line in each.missions)
    visions = dict.fromkeys(each.vision for each in written)
    return {"vision": "\n".join(visions), "missions": "\n".join(missions)}


def _cleaned(form: forms.WriteVision) -> dict[str, Any]:
    given = form.cleaned_data
    return {**given, "vision": " ".join(given["vision"].split())}
