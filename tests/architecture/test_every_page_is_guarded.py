"""Whoever is not signed in reaches the pages on one list, and no other."""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    "prima.design.views",
    "prima.foundation.health.views",
    "prima.web.views.finding",
    "prima.web.views.portal",
    "prima.web.views.preferences",
    "prima.web.views.start",
    "prima.promise.standards.views.schema",
    "prima.promise.standards.views.consultation",
    "prima.promise.procedures.views.public",
    "prima.promise.charter.views.public",
    "prima.deliver.appointments.views.booking",
    "prima.deliver.appointments.views.door",
    "prima.deliver.appointments.views.holding",
    "prima.deliver.queues.views.board",
    "prima.deliver.queues.views.kiosk",
    "prima.deliver.queues.views.ticket",
    "prima.listen.surveys.views.answer",
    "prima.listen.surveys.views.way",
    "prima.measure.indices.views.public",
    "prima.measure.guarantees.views.public",
}
THEIR_OWN_GUARD = ("allauth.", "django.views.")  # sign-in itself


def pages(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, Callable[..., object]]]:
    for pattern in patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns, where)
        else:
            yield where, pattern.callback


def is_guarded(view: Callable[..., object]) -> bool:
    return getattr(view, "is_guarded", False)


def unguarded(found: Iterator[tuple[str, Callable[..., object]]]) -> list[str]:
    return [
        f"/{where} ({view.__module__})"
        for where, view in found
        if not is_guarded(view)
        and view.__module__ not in PUBLIC
        and not view.__module__.startswith(THEIR_OWN_GUARD)
    ]


def test_every_page_is_guarded_or_public_by_decision() -> None:
    assert unguarded(pages(get_resolver().url_patterns)) == []


def test_an_open_door_would_be_seen() -> None:
    def secrets() -> None: ...

    assert unguarded(iter([("secrets", secrets)])) == [f"/secrets ({__name__})"]
