"""What every page may show around its contents."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.web.navigation import Place, navigation, place_of

THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, object]:
    """Return what layouts read. Navigation is looked up late: pages without it pay nothing."""
    theme = request.COOKIES.get("prima_theme", "")
    user = getattr(request, "user", None)  # a request refused early was never asked who it is
    person = user if isinstance(user, Person) else None
    return {
        "demo": settings.DEMO,
        "theme": theme if theme in THEMES else "",
        "person": person,
        "version": settings.VERSION,
        "sign_in_url": reverse("account_login"),
        "sign_out_url": reverse("account_logout"),
        "languages_url": reverse("language"),
        "theme_url": reverse("theme"),
        "place": SimpleLazyObject(lambda: _place(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
    }


def _here(request: HttpRequest) -> Place | None:
    """Return the unit at hand, looked up once for a request."""
    if not hasattr(request, "_place_at_hand"):
        match = request.resolver_match
        slug = match.kwargs.get("slug") if match else None
        person = getattr(request, "user", None)
        at_hand = (
            place_of(person, slug, timezone.now())  # noqa: TID251 - a door of every page
            if isinstance(person, Person)
            else None
        )
        request._place_at_hand = at_hand  # type: ignore[attr-defined]  # noqa: SLF001 - ours, on this request
    return request._place_at_hand  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001 - set above


def _place(request: HttpRequest) -> dict[str, object]:
    match = request.resolver_match
    slug = match.kwargs.get("slug") if match else None
    at_hand = _here(request)
    if at_hand is not None:
        return _named(at_hand.unit)
    unit = Unit.objects.filter(slug=slug).first() if slug else None
    return _named(unit) if unit else {"name": "Prima", "url": reverse("home")}


def _named(unit: Unit) -> dict[str, object]:
    return {"name": unit.name, "url": reverse("unit", args=[unit.slug])}


def _navigation(request: HttpRequest) -> list[dict[str, object]]:
    at_hand = _here(request)
    return navigation(request, at_hand) if at_hand else []
