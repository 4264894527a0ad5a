"""The tables that open a figure: sums, weights, classes, trust, and the answers behind it."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from django import template
from django.core.paginator import Page
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.deliver.queues.queries import Kept
from prima.design.charts.base import decimal
from prima.design.formats import short_day
from prima.kernel.satisfaction import Convention, rounded
from prima.measure.indices import labels
from prima.measure.indices.queries import Measured, Promised, item_codes, item_names
from prima.measure.indices.templatetags.indices import DASH, certainty
from prima.promise.standards.labels import amount

register = template.Library()
Cells = list[dict[str, object]]


@register.simple_tag
def formula_head() -> Cells:
    numbers = (
        _("Sum"),
        _("Answers"),
        _("Mean (NRR)"),
        _("Weight"),
        _("Weighted mean"),
        _("Value"),
    )
    heads = [{"label": words, "numeric": True} for words in numbers]
    return [{"label": _("Element")}, *heads, {"label": _("Grade")}]


@register.simple_tag
def formula_rows(measured: Measured) -> list[Cells]:
    if measured.found is None:
        return []
    codes = item_codes(measured.questionnaire)
    names = item_names(measured.questionnaire, get_language() or "id")
    return [
        [
            {"text": f"{codes[score.code]} {names[score.code]}", "header": True},
            _number(score.mean * score.n, 0),
            _number(Fraction(score.n), 0),
            _number(score.mean, 3),
            _number(score.weight, 4),
            _number(score.weighted_mean, 3),
            _number(score.value, 2),
            {"text": score.grade.letter},
        ]
        for score in measured.found.items
    ]


@register.simple_tag
def class_head() -> Cells:
    return [
        {"label": _("Grade")},
        {"label": _("Performance")},
        {"label": _("From")},
        {"label": _("To")},
    ]


@register.simple_tag
def class_rows(measured: Measured) -> list[Cells]:
    return [
        [
            {"text": grade.letter, "header": True},
            {"text": labels.PERFORMANCES[grade.performance]},
            _number(Fraction(grade.low), 2),
            _number(Fraction(grade.high), 2),
        ]
        for grade in reversed(measured.questionnaire.scoring.table.grades)
    ]


@register.filter
def index_sum(measured: Measured) -> str:
    """Say the last step in numbers."""
    if measured.found is None:
        return ""
    total = decimal(rounded(measured.found.index_1_to_4, 4), places=4)
    return _("Sum of the weighted means %(sum)s, times 25") % {"sum": total}


@register.filter
def convention_words(measured: Measured) -> str:
    if measured.questionnaire.convention == Convention.EXACT:
        return _("Computed with exact fractions; rounded half up only here, where it is shown.")
    return _("Computed with weights of three decimals, as many published reports do.")


@register.filter
def trust_items(measured: Measured) -> list[dict[str, str]]:
    """Return evidence and reliability as the `facts` component takes them."""
    items = [
        {"term": _("Evidence"), "value": str(labels.EVIDENCES[measured.evidence])},
        {"term": _("Index with its interval"), "value": certainty(measured)},
        {"term": _("How the interval is made"), "value": str(labels.INTERVAL)},
    ]
    alpha = measured.alpha
    if alpha is not None:
        shown = {
            "alpha": decimal(alpha.value, places=2),
            "low": decimal(alpha.interval.low, places=2),
            "high": decimal(alpha.interval.high, places=2),
        }
        words = _("%(alpha)s (95 %%: %(low)s to %(high)s)") % shown
        note = labels.ALPHA_IS_NEGATIVE if alpha.value < 0 else labels.ALPHA_IS_NO_VERDICT
        term = _("Agreement of the elements (Cronbach's alpha)")
        items.append({"term": term, "value": words, "note": str(note)})
    return items


@register.simple_tag
def annex_head(measured: Measured) -> Cells:
    codes = item_codes(measured.questionnaire).values()
    return [{"label": _("No.")}, *({"label": code, "numeric": True} for code in codes)]


@register.filter
def annex_cells(rows: Page[Mapping[str, int | None]], measured: Measured) -> list[Cells]:
    codes = item_codes(measured.questionnaire)
    return [
        [
            {"text": number, "header": True},
            *(_answer(row[code]) for code in codes),
        ]
        for number, row in enumerate(rows, start=rows.start_index())
    ]


@register.filter
def counted_words(line: Promised) -> str:
    return str(labels.COUNTED[line.commitment.measure])


@register.filter
def counted_items(line: Promised) -> list[dict[str, str]]:
    """Return what a promise is counted from as the `facts` component takes it."""
    found = line.judged
    limit = amount(line.commitment.limit.value, line.commitment.limit.unit)
    return [
        {"term": _("Limit"), "value": limit},
        {"term": _("Promised share"), "value": f"{line.commitment.share_percent}%"},
        {"term": _("Version of the standard"), "value": str(line.version.number)},
        {"term": _("People in the last 90 days"), "value": decimal(found.n, places=0)},
        {"term": _("Of these within the limit"), "value": decimal(found.hits, places=0)},
    ]


@register.simple_tag
def day_head() -> Cells:
    numbers = (_("People"), _("Within the limit"))
    return [{"label": _("Day")}, *({"label": words, "numeric": True} for words in numbers)]


@register.filter
def day_rows(days: Mapping[date, Kept]) -> list[Cells]:
    """Return the days, the newest first."""
    language = get_language() or "id"
    return [
        [
            {"text": short_day(day, language=language), "header": True},
            {"text": kept.n, "numeric": True},
            {"text": kept.hits, "numeric": True},
        ]
        for day, kept in sorted(days.items(), reverse=True)
    ]


def _answer(value: int | None) -> dict[str, object]:
    return {"text": DASH if value is None else value, "numeric": True}


def _number(value: Fraction, places: int) -> dict[str, object]:
    return {"text": decimal(rounded(value, places), places=places), "numeric": True}
