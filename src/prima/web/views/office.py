"""The office itself: its hours, its special days, and who works there."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.foundation.people.actions import NameTaken, WeakPassword, dismiss, enrol
from prima.foundation.people.queries import people_of, role_known_as, unit_where
from prima.foundation.people.rules import Capability, RoleKind
from prima.foundation.units.actions import name_special_day, set_hours
from prima.foundation.units.queries import special_days_from, today_in
from prima.foundation.units.rules import DayKind
from prima.web import forms, queries

AHEAD = timedelta(days=120)


@signed_in
@require_safe
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    today = today_in(unit, at)
    page = {
        "unit": unit,
        "week": list(zip(forms.WEEKDAYS, queries.written_week(unit), strict=True)),
        "special_days": special_days_from(unit, today, today + AHEAD),
        "roles": people_of(unit, at),
    }
    return render(request, "web/office.html", page)


@signed_in
@require_http_methods(["GET", "POST"])
def hours(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    written = queries.written_week(unit)
    form = forms.Hours(
        request.POST or None, initial={f"day_{number}": day for number, day in enumerate(written)}
    )
    if form.is_valid():
        set_hours(unit, form.chosen, at=at, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("office", slug)
    return _form_page(request, slug, form, _("Opening hours"))


@signed_in
@require_http_methods(["GET", "POST"])
def special_day(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.MANAGE_UNIT, slug, at)
    form = forms.NameSpecialDay(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        name_special_day(
            unit,
            said["on"],
            said["name"],
            kind=DayKind(said["kind"]),
            windows=said["windows"],
            at=at,
            by=request.user,
        )
        messages.success(request, _("Saved."))
        return redirect("office", slug)
    return _form_page(request, slug, form, _("Name a special day"))


@signed_in
@require_http_methods(["GET", "POST"])
def person(request: SignedInRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_where(request.user, Capability.APPOINT, slug, at)
    form = forms.Enrol(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            enrol(
                said["username"],
                said["full_name"],
                said["password"],
                unit=unit,
                kind=RoleKind(said["role"]),
                at=at,
                by=request.user,
            )
        except NameTaken as taken:
            form.add_error("username", str(taken))
        except WeakPassword as weak:
            form.add_error("password", str(weak))
        else:
            messages.success(request, _("Enrolled."))
            return redirect("office", slug)
    return _form_page(request, slug, form, _("Enrol somebody"))


@signed_in
@require_POST
def end_role(request: SignedInRequest, slug: str, uuid: UUID, kind: str) -> HttpResponse:
    """End somebody's role. Nobody ends their own: an office without a head could not go on."""
    at = timezone.now()
    unit = unit_where(request.user, Capability.APPOINT, slug, at)
    role = role_known_as(unit, uuid, kind, at)
    if role.person == request.user:
        messages.warning(request, _("You cannot end your own role. Ask another head of unit."))
    else:
        dismiss(role, at=at, by=request.user)
        messages.success(request, _("The role has ended. What was done under it stays."))
    return redirect("office", slug)


def _form_page(request: SignedInRequest, slug: str, form: Form, heading: str) -> HttpResponse:
    page = {"form": form, "heading": heading, "slug": slug}
    return render(request, "web/office_form.html", page, status=422 if form.errors else 200)
