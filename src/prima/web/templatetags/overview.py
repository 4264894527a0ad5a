"""Words and rows of the overview."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.deliver.queues.queries import Today
from prima.design.charts.base import decimal
from prima.design.formats import duration, short_day
from prima.kernel.satisfaction import ItemScore
from prima.listen.surveys.queries import LatestAnswer
from prima.measure.indices.queries import Measured, Promised, item_names
from prima.promise.standards import labels

register = template.Library()
Cells = list[dict[str, object]]


@register.filter
def longest_wait(queue: Today) -> str:
    if not queue.waiting:
        return ""
    spent = duration(queue.longest_wait, language=get_language() or "id")
    return _("longest wait: %(time)s") % {"time": spent}


@register.filter
def at_counters(queue: Today) -> int:
    return queue.called + queue.serving


@register.simple_tag
def answer_head() -> Cells:
    return [{"label": _("Day")}, {"label": _("Service")}, {"label": _("Index"), "numeric": True}]


@register.filter
def answer_rows(answers: Iterable[LatestAnswer]) -> list[Cells]:
    """Return the newest answers: their day and their index, and nothing that points at a person."""
    language = get_language() or "id"
    return [
        [
            {"text": short_day(answer.on, language=language), "header": True},
            {"text": answer.service_name or "-"},
            {"text": decimal(answer.index_shown, places=2), "numeric": True},
        ]
        for answer in answers
    ]


@register.filter
def promise_title(line: Promised) -> str:
    words = labels.commitment(line.commitment)
    return f"{line.service.name}: {labels.MEASURES[line.commitment.measure]}, {words}"


@register.filter
def item_words(score: ItemScore, measured: Measured) -> str:
    name = item_names(measured.questionnaire, get_language() or "id")[score.code]
    return f"{name}: {decimal(score.value, places=2)} ({score.grade.letter})"
