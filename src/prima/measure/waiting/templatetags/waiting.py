"""Figures on waiting, laid out for components."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from prima.deliver.queues import labels as queued
from prima.deliver.queues.queries import Station
from prima.deliver.queues.rules import Exit
from prima.design.formats import clock, duration, number, percent, short_day
from prima.kernel.queueing import Verdict
from prima.measure.waiting import labels
from prima.measure.waiting.queries import Measured, Share
from prima.measure.waiting.rules import Row, Spread, Stop, Work

if TYPE_CHECKING:
    from django.core.paginator import Page

    from prima.foundation.units.models import Unit

register = template.Library()
Cell = dict[str, object]

_numeric = {"numeric": True}


@register.simple_tag
def waiting_tabs(unit: "Unit", here: str, manages: object = True) -> list[Cell]:  # noqa: FBT002 - a tag's
    names = {
        "home": _("The last days"),
        "now": _("Now"),
        "staffing": _("Staffing"),
        "priority": _("Priority"),
        "officers": _("Officers"),
    }
    shown = names if manages else {name: names[name] for name in ("home", "now", "staffing")}
    return [
        {
            "label": label,
            "url": reverse(f"waiting:{name}", args=[unit.slug]),
            "current": name == here,
        }
        for name, label in shown.items()
    ]


@register.simple_tag
def day_tabs(here: str, choices: Iterable[int], days: int) -> list[Cell]:
    return [
        {
            "label": _("%(days)s days") % {"days": each},
            "url": f"{here}?days={each}",
            "current": each == days,
        }
        for each in choices
    ]


@register.simple_tag
def rows_url(unit: "Unit", days: int, **of: object) -> str:
    """Return where the stops behind a figure are."""
    asked = "".join(f"&{name}={value}" for name, value in of.items())
    return f"{reverse('waiting:rows', args=[unit.slug])}?days={days}{asked}"


register.filter("minutes", labels.minutes)
register.filter("half_words", labels.half)
register.filter("ninety_words", labels.ninety)
register.filter("coverage_words", labels.coverage)


@register.filter
def verdict_words(verdict: Verdict) -> str:
    return str(labels.VERDICTS[verdict])


@register.filter
def verdict_state(verdict: Verdict) -> str:
    return labels.STATES[verdict]


@register.filter
def half_certainty(spread: Spread | None) -> str:
    return labels.certainty(spread, of_ninety=False)


@register.filter
def ninety_certainty(spread: Spread | None) -> str:
    return labels.certainty(spread, of_ninety=True)


@register.filter
def share_words(share: Share) -> str:
    return percent(share.hits / share.n, language=labels.language()) if share.n else labels.DASH


@register.filter
def share_certainty(share: Share) -> str:
    """Say between what a share lies, and of how many it is."""
    if share.interval is None:
        return str(labels.TOO_FEW)
    say = partial(percent, language=labels.language())
    span = _("%(low)s to %(high)s (95 %%)") % {
        "low": say(share.interval.low),
        "high": say(share.interval.high),
    }
    return f"{span}, {labels.people(share.n)}"


# Now


@register.simple_tag
def station_head() -> list[Cell]:
    return [
        {"label": _("Queue")},
        {"label": _("People waiting"), **_numeric},
        {"label": _("Longest wait"), **_numeric},
        {"label": _("Counters that serve"), **_numeric},
        {"label": _("Announced to who comes now")},
    ]


@register.filter
def station_rows(stations: Iterable[Station]) -> list[list[Cell]]:
    return [
        [
            {"text": f"{each.letter} {each.name}", "header": True},
            {"text": each.waiting, **_numeric},
            {"text": _whole(each.longest) if each.waiting else labels.DASH, **_numeric},
            {"text": each.serving, **_numeric},
            {"text": queued.announced(each.told) if each.told else labels.DASH},
        ]
        for each in stations
    ]


def _whole(spent: timedelta) -> str:
    return duration(spent, language=labels.language())


# Groups


@register.simple_tag
def group_head(label: str) -> list[Cell]:
    return [
        {"label": label},
        {"label": _("People"), **_numeric},
        {"label": _("Wait, half"), **_numeric},
        {"label": _("Wait, 9 of 10"), **_numeric},
        {"label": _("Service, half"), **_numeric},
        {"label": _("Service, 9 of 10"), **_numeric},
    ]


@register.simple_tag
def queue_rows(measured: Measured, days: int) -> list[list[Cell]]:
    return [
        _group(str(queue), rows_url(measured.unit, days, queue=queue.pk), row)
        for queue, row in measured.by_queue()
    ]


@register.simple_tag
def service_rows(measured: Measured, days: int) -> list[list[Cell]]:
    return [
        _group(service.name, rows_url(measured.unit, days, service=service.pk), row)
        for service, row in measured.by_service()
    ]


def _group(name: str, url: str, row: Row) -> list[Cell]:
    return [
        {"text": name, "url": url, "header": True},
        {"text": row.came, **_numeric},
        {"text": _with_interval(row.wait, of_ninety=False), **_numeric},
        {"text": _with_interval(row.wait, of_ninety=True), **_numeric},
        {"text": _with_interval(row.service, of_ninety=False), **_numeric},
        {"text": _with_interval(row.service, of_ninety=True), **_numeric},
    ]


def _with_interval(spread: Spread | None, *, of_ninety: bool) -> str:
    """Write a quantile with its interval in brackets, which says how sure it is."""
    if spread is None:
        return labels.DASH
    found = spread.ninety if of_ninety else spread.half
    if found.interval is None:
        return labels.minutes(found.value)
    say = partial(number, decimals=0, language=labels.language())
    span = f"{say(found.interval.low)}{labels.DASH}{say(found.interval.high)}"
    return f"{labels.minutes(found.value)} ({span})"


@register.simple_tag
def counter_head() -> list[Cell]:
    return [
        {"label": _("Counter")},
        {"label": _("Open"), **_numeric},
        {"label": _("With nobody"), **_numeric},
    ]


@register.filter
def counter_rows(measured: Measured) -> list[list[Cell]]:
    """Return how long each counter was open and had nobody. Idle time is room, not a fault."""
    return [
        [
            {"text": str(desk), "header": True},
            {"text": _whole(timedelta(minutes=round(found.minutes))), **_numeric},
            {"text": percent(found.idle_share, 0, language=labels.language()), **_numeric},
        ]
        for desk, found in measured.by_counter()
    ]


@register.filter
def exit_items(exits: Mapping[Exit, int]) -> list[Cell]:
    """Return who went without being served, and how."""
    say = partial(number, language=labels.language())
    return [{"term": str(queued.EXITS[each]), "value": say(n)} for each, n in exits.items()]


# Officers


@register.simple_tag
def work_head() -> list[Cell]:
    return [
        {"label": _("Officer")},
        {"label": _("People served"), **_numeric},
        {"label": _("Mostly")},
        {"label": _("Service, half"), **_numeric},
        {"label": _("Service, 9 of 10"), **_numeric},
        {"label": _("Beside the same services"), **_numeric},
    ]


@register.simple_tag
def work_rows(measured: Measured, services: Mapping[int, str]) -> list[list[Cell]]:
    return [
        [
            {"text": person.full_name, "header": True},
            {"text": work.n, **_numeric},
            {"text": _mix(work, services)},
            {"text": _with_interval(work.service, of_ninety=False), **_numeric},
            {"text": _with_interval(work.service, of_ninety=True), **_numeric},
            {"text": _beside(work), **_numeric},
        ]
        for person, work in measured.by_officer()
    ]


def _mix(work: Work, services: Mapping[int, str]) -> str:
    say = partial(percent, decimals=0, language=labels.language())
    return ", ".join(
        f"{services.get(service, labels.DASH)} {say(share)}" for service, share in work.mix
    )


def _beside(work: Work) -> str:
    if work.beside is None:
        return labels.DASH
    return _("%(times)s times") % {"times": number(work.beside, 2, language=labels.language())}


# Rows


@register.simple_tag
def stop_head() -> list[Cell]:
    return [
        {"label": _("Day")},
        {"label": _("Came")},
        {"label": _("Queue")},
        {"label": _("Service")},
        {"label": _("Waited"), **_numeric},
        {"label": _("Served"), **_numeric},
    ]


@register.simple_tag
def stop_rows(
    page: "Page[Stop]",
    measured: Measured,
    queues: Mapping[int, str],
    services: Mapping[int, str],
) -> list[list[Cell]]:
    return [
        [
            {"text": short_day(stop.on, language=labels.language()), "header": True},
            {"text": clock(measured.local(stop.came_at), language=labels.language())},
            {"text": queues.get(stop.queue, labels.DASH)},
            {"text": services.get(stop.service, labels.DASH)},
            {"text": labels.minutes(stop.waited), **_numeric},
            {"text": labels.minutes(stop.served), **_numeric},
        ]
        for stop in page
    ]
