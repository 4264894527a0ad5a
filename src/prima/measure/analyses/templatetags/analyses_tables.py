"""The tables of one period: agreement, priorities, gaps, wishes; each figure with its doubt."""

from fractions import Fraction
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prima.design.charts.base import decimal
from prima.kernel.intervals import NotEnoughData
from prima.kernel.satisfaction import rounded
from prima.measure.analyses import labels
from prima.measure.analyses.queries import (
    About,
    Agreement,
    Explained,
    Feature,
    Gaps,
    Loyalty,
    Priorities,
)
from prima.measure.analyses.templatetags.analyses import (
    DASH,
    between,
    language,
    marked,
    named,
    percent,
)

if TYPE_CHECKING:
    from prima.kernel.intervals import Interval

register = template.Library()
Cells = list[dict[str, object]]
FEWEST_FOR_A_VERDICT = 30


def head(first: str, *numbers: str) -> Cells:
    return [{"label": first}, *({"label": words, "numeric": True} for words in numbers)]


def cells(first: str, *numbers: str) -> Cells:
    rest = [{"text": text, "numeric": True} for text in numbers]
    return [{"text": first, "header": True}, *rest]


# --- reliability --------------------------------------------------------------------------------


@register.filter
def agreement_title(found: Agreement, asked: About) -> str:
    by_code = {index.code: index.name.by(language()) for index in asked.document.indices}
    return by_code.get(found.index_code, _("The official elements"))


@register.filter
def alpha_words(found: Agreement) -> str:
    """Say alpha with its interval; a verdict only where enough people answered."""
    if found.alpha is None:
        return _("Too little to say: fewer than five whole answers, or all alike.")
    words = _("%(alpha)s (95 %%: %(between)s), from %(n)s whole answers.") % {
        "alpha": decimal(found.alpha.value, 2),
        "between": between(found.alpha.interval, 2),
        "n": decimal(found.alpha.n, 0),
    }
    if found.alpha.value < 0:
        return f"{words} " + _("Below zero: some questions were answered the opposite way.")
    if found.alpha.n < FEWEST_FOR_A_VERDICT:
        return f"{words} " + _("Fewer than thirty answers: look at the interval, not at the value.")
    return words


@register.simple_tag
def agreement_head() -> Cells:
    return head(_("Question"), _("Goes with the others (r)"), _("95 %"), _("Alpha without it"))


@register.filter
def agreement_rows(found: Agreement, asked: About) -> list[Cells]:
    return [
        cells(
            named(asked, item.code),
            DASH if item.correlation is None else decimal(item.correlation, 2),
            between(item.interval, 2),
            DASH if item.without is None else decimal(item.without, 2),
        )
        for item in found.items
    ]


@register.filter
def constant_words(found: Agreement, asked: About) -> str:
    """Name what everybody answered alike: it says nothing about agreement."""
    if not (found.alpha and found.alpha.constant):
        return ""
    names = ", ".join(named(asked, code) for code in found.alpha.constant)
    return _("Left out, because everybody answered alike: %(names)s.") % {"names": names}


# --- priorities and gaps ------------------------------------------------------------------------


@register.simple_tag
def priorities_head() -> Cells:
    numbers = (_("Found"), _("Expected"), _("Met"), _("How sure"))
    return [*head(_("Question"), *numbers), {"label": _("Field")}]


@register.filter
def priorities_rows(found: Priorities, asked: About) -> list[Cells]:
    rows: list[Cells] = []
    marks = marked(found.points)
    for code, point in found.points.items():
        likely = found.likely[code]
        words = str(labels.QUADRANTS[likely.quadrant])
        if not likely.is_clear:
            words = _("%(field)s (unclear)") % {"field": words}
        rows.append(
            [
                *cells(
                    f"{marks[code]} {named(asked, code)}",
                    decimal(point.performance, 2),
                    decimal(point.importance, 2),
                    percent(found.met[code] / 100, 0),
                    percent(likely.share, 0),
                ),
                {"text": words},
            ]
        )
    return rows


@register.filter
def csi_word(found: Priorities) -> str:
    return str(labels.CSI_WORDS[found.word])


@register.filter
def csi_percent(value: Fraction) -> str:
    return f"{decimal(rounded(value, 1), 1)}%"


@register.simple_tag
def gaps_head(first: str) -> Cells:
    return head(first, _("n"), _("Gap"), _("95 %"))


@register.filter
def gap_rows(found: Gaps, asked: About) -> list[Cells]:
    return [
        cells(
            named(asked, gap.code),
            decimal(gap.n, 0),
            decimal(gap.gap, 2),
            between(gap.interval, 2),
        )
        for gap in sorted(found.items, key=lambda gap: gap.gap)
    ]


@register.filter
def gap_figures(found: Gaps) -> list[dict[str, str]]:
    """Name each overall figure: there are three, and they differ."""
    people = ngettext("%(n)s person", "%(n)s people", found.n) % {"n": decimal(found.n, 0)}
    return [
        {
            "value": decimal(found.found.of_dimensions, 2),
            "label": _("Mean gap of the dimensions (as the authors have it)"),
            "certainty": people,
        },
        {
            "value": decimal(found.found.of_items, 2),
            "label": _("Mean gap of the questions"),
            "certainty": people,
        },
        {
            "value": decimal(found.found.perceived, 2),
            "label": _("What people found, alone (SERVPERF)"),
            "certainty": people,
        },
    ]


# --- Kano, loyalty, drivers ---------------------------------------------------------------------


@register.simple_tag
def kano_head() -> Cells:
    numbers = (_("n"), _("Raises satisfaction"), _("Lowers it when missing"))
    return [*head(_("Feature"), *numbers), {"label": _("What it is")}]


@register.filter
def kano_rows(features: list[Feature], asked: About) -> list[Cells]:
    return [
        [*cells(_feature(asked, one.code), *_kano_numbers(one)), {"text": _kano_words(one)}]
        for one in features
    ]


def _feature(asked: About, code: str) -> str:
    names = {
        item: part.name.by(language())
        for index in asked.document.indices
        for part in index.dimensions
        for item in part.items
    }
    return names.get(code, code)


def _kano_numbers(one: Feature) -> tuple[str, str, str]:
    try:
        if one.found:
            return decimal(one.n, 0), decimal(one.found.better, 2), decimal(one.found.worse, 2)
    except NotEnoughData:  # nobody's answers could be weighed
        pass
    return decimal(one.n, 0), DASH, DASH


def _kano_words(one: Feature) -> str:
    if one.found is None:
        return _("Fewer than 5 answers: not shown")
    words = str(labels.CATEGORIES[one.found.category])
    if one.found.is_badly_worded:
        return _("%(category)s. Many contradict themselves: check the wording.") % {
            "category": words
        }
    if not one.found.is_clear:
        return _("%(category)s (not clear yet)") % {"category": words}
    return words


@register.filter
def loyalty_figures(found: Loyalty, asked: About) -> list[dict[str, str]]:
    shown = []
    if found.promoters:
        shown.append(
            {
                "value": decimal(rounded(found.promoters.value, 1), 1),
                "label": _("NPS: promoters less detractors, from -100 to 100"),
                "certainty": _certainty(between(found.promoters.interval), found.promoters.n),
            }
        )
    if found.effort:
        n = found.effort.n
        shown += [
            {
                "value": decimal(rounded(found.effort.mean, 2), 2),
                "label": _("CES: how easy it was, from 1 to 7"),
                "certainty": _certainty(between(found.effort.interval, 2), n),
            },
            {
                "value": percent(found.effort.easy),
                "label": _("CES: for how many it was easy (5 to 7)"),
                "certainty": _certainty(_percents(found.effort.easy_interval), n),
            },
        ]
    return shown + [
        {
            "value": percent(one.share),
            "label": named(asked, one.code),
            "certainty": _certainty(_percents(one.interval), one.n),
        }
        for one in found.shares
        if one.share is not None and one.interval is not None
    ]


def _percents(interval: "Interval") -> str:
    low, high = (percent(end) for end in (interval.low, interval.high))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _certainty(words: str, n: int) -> str:
    return _("95 %%: %(between)s, %(n)s answers") % {"between": words, "n": decimal(n, 0)}


@register.filter
def drivers_verdict(found: Explained, asked: About) -> str:
    """Name the first driver only when its interval lies above all others."""
    if found.found is None:
        return ""
    first = found.found.clear_first
    if first is None:
        return _("The intervals overlap: nobody can say which element matters most.")
    return _("%(name)s matters most, beyond doubt.") % {"name": named(asked, first)}


@register.filter
def drivers_facts(found: Explained, asked: About) -> list[dict[str, str]]:
    explained = found.found.explained if found.found else 0.0
    return [
        {"term": _("What is explained"), "value": named(asked, found.outcome)},
        {"term": _("Of its differences, explained in all (R²)"), "value": percent(explained)},
        {"term": _("Whole answers"), "value": decimal(found.found.n if found.found else 0, 0)},
        {"term": _("Times drawn again"), "value": decimal(found.times, 0)},
    ]
