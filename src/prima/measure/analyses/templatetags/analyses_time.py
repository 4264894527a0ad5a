"""The tables of time and of rows: what changed, how the months run, who said what."""

from fractions import Fraction
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

from prima.design.charts.base import decimal
from prima.kernel.control_charts import expected_false_signals
from prima.kernel.satisfaction import Change, rounded
from prima.listen.surveys.rules.asking import ScaleKind
from prima.measure.analyses import labels
from prima.measure.analyses.queries import (
    About,
    Changes,
    Course,
    Moved,
)
from prima.measure.analyses.templatetags.analyses import (
    DASH,
    between,
    named,
    percent,
)
from prima.measure.analyses.templatetags.analyses_tables import Cells, cells, head
from prima.measure.indices.labels import period as period_words

if TYPE_CHECKING:
    from django.core.paginator import Page

    from prima.listen.surveys.rules.indexing import Asked
    from prima.measure.analyses.queries.about import Row

register = template.Library()


# --- change -------------------------------------------------------------------------------------


@register.filter
def change_verdict(change: Change) -> str:
    if change.distinguishable:
        return _("More than chance explains.")
    words = _(
        "Chance alone could explain this. Only a change of more than %(points)s could be told."
    )
    return words % {"points": decimal(change.detectable, 1)}


@register.filter
def change_figure(change: Change) -> str:
    return _signed(change.difference)


@register.filter
def change_between(change: Change) -> str:
    return _("95 %%: %(between)s points") % {"between": between(change.interval)}


@register.simple_tag
def moved_head(first: str) -> Cells:
    return [
        *head(first, _("Change in points"), _("95 %"), _("p"), _("p, corrected")),
        {"label": _("Verdict")},
    ]


@register.filter
def moved_rows(moved: list[Moved], asked: About) -> list[Cells]:
    return [
        [
            *cells(
                one.name or named(asked, one.code),
                _signed(one.difference),
                between(one.interval),
                decimal(one.p, 3),
                decimal(one.adjusted, 3),
            ),
            {"text": _("Changed") if one.is_told_apart else _("Could be chance")},
        ]
        for one in sorted(moved, key=lambda one: one.difference)
    ]


@register.filter
def periods_compared(found: Changes) -> str:
    return _("%(before)s (n = %(old)s) and %(now)s (n = %(new)s)") % {
        "before": period_words(found.before.period),
        "old": decimal(found.before.n, 0),
        "now": period_words(found.now.period),
        "new": decimal(found.now.n, 0),
    }


def _signed(points: Fraction) -> str:
    shown = decimal(rounded(points, 1), 1)
    return f"+{shown}" if points > 0 else shown


# --- course and rows ----------------------------------------------------------------------------


@register.simple_tag
def course_head() -> Cells:
    return [*head(_("Month"), _("Index"), _("n")), {"label": _("What is special")}]


@register.filter
def course_rows(found: Course) -> list[Cells]:
    """Return the months, the newest first."""
    return [
        [
            *cells(
                period_words(month.period),
                decimal(rounded(month.found.value, 2), 2) if month.found else DASH,
                decimal(month.n, 0),
            ),
            {"text": str(labels.SIGNALS[signal]) if signal else ""},
        ]
        for month, signal in reversed(list(zip(found.months, found.signals, strict=True)))
    ]


@register.filter
def course_words(found: Course) -> list[str]:
    """Say how far the chart can be believed."""
    if found.chart is None:
        return [_("Limits need two months in a row. They appear by themselves.")]
    if not found.chart.varies:
        return [_("All months are alike: there are no limits to draw.")]
    known = sum(value is not None for value in found.chart.values)
    chance = percent(expected_false_signals(1, known))
    said = []
    if not any(found.signals):
        said.append(_("No month is special: the index wobbles as it always does."))
    if found.chart.is_trial:
        said.append(_("The limits are on trial until there are twelve months."))
    words = _("Even where nothing ever happens, about %(chance)s of such charts show something.")
    return [*said, words % {"chance": chance}]


@register.simple_tag
def rows_head(asked: About) -> Cells:
    return head(_("No."), *(one.item.code for one in _columns(asked)))


@register.filter
def rows_cells(rows: "Page[Row]", asked: About) -> list[Cells]:
    """Write each answer; words that people wrote are on a page of their own."""
    codes = [one.item.code for one in _columns(asked)]
    return [
        cells(str(number), *(_answer(row.get(code)) for code in codes))
        for number, row in enumerate(rows, start=rows.start_index())
    ]


def _columns(asked: About) -> "list[Asked]":
    return [one for one in asked.document.questions if one.scale.kind is not ScaleKind.TEXT]


def _answer(value: object) -> str:
    return DASH if value is None else str(value)
