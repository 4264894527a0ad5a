"""How queue values are laid out for components."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from prima.deliver.queues import labels
from prima.deliver.queues.models import Duty, Ticket
from prima.deliver.queues.queries import Call, Line
from prima.deliver.queues.rules import IntakeReason, Lane, Order, Reason, State, Told
from prima.deliver.queues.rules.saying import Voice
from prima.design.formats import short_day
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
    return "paused" if state == State.PARKED else state.lower().replace("_", "")


@register.filter
def said(told: Told | None) -> str:
    """Return what was announced as a sentence, nothing when nothing was."""
    return labels.announced(told) if told else ""


@register.filter
def voice_word(voice: Voice) -> str:
    return str(labels.VOICES[voice])


@register.filter
def calls(before: Iterable[Call]) -> list[dict[str, str]]:
    return [{"number": call.number, "counter": call.counter_name} for call in before]


@register.filter
def waiting_lines(
    waiting: Iterable[Line], announced: Mapping[str, str] | None = None
) -> list[dict[str, object]]:
    """Return the queues with most people waiting first: a board has little room.

    `announced` is what is said of the wait, by letter; without it nothing is said.
    """
    longest_first = sorted(waiting, key=lambda line: -line.waiting)
    said = announced or {}
    return [
        {
            "label": line.name,
            "letter": line.letter,
            "number": line.waiting,
            "wait": said.get(line.letter, ""),
        }
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


@register.filter
def who(ticket: Ticket) -> str:
    """Return what an officer should know of whoever comes: how many, and in which lane."""
    people = ticket.visit.people
    told = [ngettext("%(n)s person", "%(n)s people", people) % {"n": people}] if people > 1 else []
    if ticket.lane != Lane.ORDINARY:
        told.append(str(labels.LANES[Lane(ticket.lane)]))
    if ticket.why:
        told.append(str(labels.REASONS[Reason(ticket.why)]))
    return " · ".join(told)


@register.filter
def state_word(ticket: Ticket) -> str:
    return str(labels.STATES[State(ticket.state)])


@register.filter
def intake_reason(reason: IntakeReason) -> str:
    return str(labels.INTAKE_REASONS[reason])


@register.simple_tag
def turn_head() -> list[dict[str, object]]:
    return [{"label": _("Number")}, {"label": _("Who")}]


@register.filter
def turn_rows(line: Iterable[Ticket]) -> list[list[dict[str, object]]]:
    """Return who is next, number by number, with what makes them different."""
    return [
        [{"text": one.display_number, "header": True}, {"text": _and_coming(one)}] for one in line
    ]


@register.filter
def in_words(order: Order) -> list[str]:
    """Return the unit's rule as sentences that hang on a wall."""
    return labels.order_in_words(order)


@register.filter
def duty_day(duty: Duty) -> str:
    """Return the day of a duty: a weekday, or a date."""
    return short_day(duty.on, language=get_language() or "id") if duty.on else _weekday(duty)


def _weekday(duty: Duty) -> str:
    return str(WEEKDAYS[duty.weekday or 0])


def _and_coming(ticket: Ticket) -> str:
    told = [who(ticket)]
    if ticket.on_my_way_at:
        told.append(_("is on the way"))
    return " · ".join(filter(None, told)) or str(labels.LANES[Lane.ORDINARY])
