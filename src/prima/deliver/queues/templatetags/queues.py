"""How queue values are laid out for components."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from prima.deliver.queues.queries import Call, Line
from prima.promise.standards import labels as promised
from prima.promise.standards.rules.codes import Measure
from prima.promise.standards.rules.document import ServiceDocument

register = template.Library()


@register.simple_tag
def live_url(slug: str, heard: int) -> str:
    """Return where a page listens, from what it has heard on: nothing is missed in between."""
    return f"/live/board/{slug}?since={heard}"


@register.filter
def as_status(state: str) -> str:
    """Return the word by which the status component knows a ticket's state."""
    return state.lower().replace("_", "")


@register.filter
def calls(before: Iterable[Call]) -> list[dict[str, str]]:
    return [{"number": call.number, "counter": call.counter_name} for call in before]


@register.filter
def waiting_lines(waiting: Iterable[Line]) -> list[dict[str, object]]:
    """Return the queues with most people waiting first: a board has little room."""
    longest_first = sorted(waiting, key=lambda line: -line.waiting)
    return [
        {"label": line.name, "letter": line.letter, "number": line.waiting}
        for line in longest_first
    ]


@register.filter
def line(term: str, value: str) -> list[dict[str, str]]:
    return [{"term": term, "value": value}]


@register.simple_tag
def line_head() -> list[dict[str, object]]:
    return [{"label": _("Queue")}, {"label": _("People waiting"), "numeric": True}]


@register.filter
def line_rows(waiting: Iterable[Line]) -> list[list[dict[str, object]]]:
    return [
        [
            {"text": f"{line.letter} {line.name}", "header": True},
            {"text": line.waiting, "numeric": True},
        ]
        for line in waiting
    ]


@register.filter
def promised_times(document: ServiceDocument) -> list[dict[str, str]]:
    """Return what is promised to whoever queues: the longest wait, and the time at the counter."""
    return [
        {
            "term": str(promised.MEASURES[line.measure]),
            "value": promised.amount(line.limit.value, line.limit.unit),
            "note": _at_most(line.share_percent),
        }
        for line in document.standard.commitments
        if line.measure in {Measure.WAIT, Measure.SERVICE_TIME}
    ]


def _at_most(share_percent: int) -> str:
    if share_percent == 100:  # noqa: PLR2004 - everybody
        return _("at most, for everybody")
    return _("at most, for %(share)s of 100 people") % {"share": share_percent}
