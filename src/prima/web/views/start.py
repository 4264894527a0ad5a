"""The first run: from an empty database to an office that serves, on one page."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prima.foundation.people.actions import WeakPassword
from prima.foundation.people.queries import nobody_is_here, person_named
from prima.foundation.server.setup_code import forget_setup_code, is_setup_code
from prima.foundation.units.actions import UnknownRegion
from prima.foundation.units.rules import Zone
from prima.web.actions import AlreadyFounded, Founder, Office, found_office
from prima.web.forms import Start


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if not nobody_is_here():
        raise AlreadyFounded
    form = Start(request.POST or None)
    if form.is_valid() and _code_matches(form):
        try:
            return _founded(request, form)
        except WeakPassword as weak:
            form.add_error("password", str(weak))
        except UnknownRegion as unknown:
            form.add_error("region_code", str(unknown))
    return render(request, "web/start.html", {"form": form}, status=422 if form.errors else 200)


def _code_matches(form: Start) -> bool:
    """Compare with the code that the start of the server printed: only its keeper may begin."""
    if is_setup_code(form.cleaned_data["setup_code"]):
        return True
    form.add_error("setup_code", _("This is not the code. Look where Prima was started."))
    return False


def _founded(request: HttpRequest, form: Start) -> HttpResponse:
    said = form.cleaned_data
    unit = found_office(
        Office(
            template=said["template"],
            name=said["name"],
            zone=Zone(said["zone"]),
            region_code=said["region_code"],
            address=said["address"],
        ),
        Founder(said["username"], said["full_name"], said["password"]),
        at=timezone.now(),
    )
    forget_setup_code()
    login(request, person_named(said["username"]), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return redirect("overview-of", unit.slug)
