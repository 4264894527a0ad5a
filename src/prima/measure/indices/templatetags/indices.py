"""Figures of the measures, written and drawn."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.design.charts import Bar, BarChart, Highlight, LineChart, Point, Reference, Series
from prima.design.charts.base import decimal
from prima.design.formats import percent
from prima.kernel.satisfaction import Change, rounded
from prima.kernel.satisfaction.indices import FULL_FROM
from prima.measure.indices import labels
from prima.measure.indices.queries import Measured, Promised, item_names
from prima.measure.indices.rules import Period
from prima.promise.standards.labels import MEASURES

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

register = template.Library()
DASH = "\N{EN DASH}"
two_decimals = partial(decimal, places=2)


@register.filter
def period_words(period: Period) -> str:
    return labels.period(period)


@register.filter
def index_words(measured: Measured) -> str:
    """Write the index with two decimals, or a dash while it is not shown."""
    return two_decimals(rounded(measured.found.value, 2)) if measured.found else DASH


@register.filter
def certainty(measured: Measured) -> str:
    """Say how sure the index is: its interval and how many answered."""
    if measured.found is None:
        held_back = labels.HELD_BACK if measured.is_held_back else labels.TOO_FEW
        return str(held_back)
    answered = _("%(n)s respondents") % {"n": measured.n}
    interval = measured.found.interval
    if interval is None:
        return answered
    return _("%(low)s to %(high)s (95 %%), %(answered)s") % {
        "low": decimal(interval.low, places=1),
        "high": decimal(interval.high, places=1),
        "answered": answered,
    }


@register.filter
def why_not(measured: Measured) -> str:
    """Say why an index is not shown."""
    return str(labels.WHY_HELD_BACK if measured.is_held_back else labels.WHY_TOO_FEW)


@register.filter
def change_words(change: Change, period: Period) -> str:
    """Say by how much the index moved, and whether that is more than chance."""
    words = (
        _("%(points)s points since %(period)s: more than chance explains.")
        if change.distinguishable
        else _("%(points)s points since %(period)s: chance alone could explain this.")
    )
    points = decimal(rounded(change.difference, 2), places=2)
    sign = "+" if change.difference > 0 else ""
    return words % {"points": f"{sign}{points}", "period": labels.period(period.before)}


@register.filter
def in_period(url: str, period: Period) -> str:
    return f"{url}?period={period.code}"


@register.simple_tag
def measure_crumbs(
    unit: "Unit", period: Period | None, here: str, service: "Service | None" = None
) -> list[dict[str, str]]:
    """Return the way from the measures of a unit to a page."""

    def to(name: str, *more: str) -> str:
        url = reverse(f"indices:{name}", args=[unit.slug, *more])
        return in_period(url, period) if period else url

    crumbs = [{"label": _("Measure"), "url": to("home")}]
    if service:
        crumbs.append({"label": service.name, "url": to("service", service.code)})
    return [*crumbs, {"label": here}]


@register.filter
def grade_word(measured: Measured) -> str:
    return str(labels.PERFORMANCES[measured.found.grade.performance]) if measured.found else ""


@register.simple_tag
def items_chart(measured: Measured) -> BarChart:
    """Draw each unsur on the scale of the index, the lowest first."""
    names = item_names(measured.questionnaire, get_language() or "id")
    bars = [
        Bar(names[score.code], rounded(score.value, 2), note=f"n = {score.n}")
        for score in measured.lowest_first
    ]
    table = measured.questionnaire.scoring.table
    return BarChart(
        title=_("Value of each element"),
        bars=bars,
        floor=25,
        ceiling=100,
        references=[Reference(grade.low, grade.letter) for grade in table.grades[1:]],
        highlight=Highlight.LOWEST,
        format=two_decimals,
        label_heading=_("Element"),
        value_heading=_("Value"),
        empty=_("Too few answers yet: nothing is shown."),
    )


@register.simple_tag
def trend_chart(trend: list[Measured]) -> LineChart:
    """Draw the index of the last periods with its band, from the first that anybody answered in."""
    asked = [place for place, measured in enumerate(trend) if measured.n]
    return LineChart(
        title=_("The index over time"),
        series=[Series(_("Index"), [_point(one) for one in trend[min(asked, default=0) :]])],
        low=60,
        high=100,
        few=FULL_FROM,
        format=two_decimals,
        label_heading=_("Period"),
        empty=_("Too few answers yet: nothing is shown."),
    )


def _point(measured: Measured) -> Point:
    label = labels.period(measured.period)
    if measured.found is None:
        return Point(label, None)
    interval = measured.found.interval
    return Point(
        label,
        rounded(measured.found.value, 2),
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        n=measured.n,
    )


@register.simple_tag
def published(unit: "Unit", period: Period, trend: list[Measured]) -> list[tuple[str, str]]:
    """Return what everybody can take away of a period: its words and its address."""

    def to(kind: str, suffix: str) -> str:
        return in_period(reverse("indices:published", args=[unit.slug, kind, suffix]), period)

    shown = [measured for measured in trend if measured.found]
    files = [
        (_("Poster (PDF)"), to("poster", "pdf")),
        (_("Poster (PNG)"), to("poster", "png")),
        (_("Open data (CSV)"), to("data", "csv")),
        (_("Chart of the elements (SVG)"), to("unsur", "svg")),
        (_("Chart of the elements (PNG)"), to("unsur", "png")),
    ]
    over_time = [
        (_("Chart over time (SVG)"), to("trend", "svg")),
        (_("Chart over time (PNG)"), to("trend", "png")),
    ]
    if not trend[-1].found:
        return []
    return [*files, *over_time] if len(shown) > 1 else files


@register.simple_tag
def downloads(unit: "Unit", period: Period, trend: list[Measured]) -> list[tuple[str, str]]:
    """Return what the staff can take away of a period."""

    def to(name: str) -> str:
        return in_period(reverse(f"indices:{name}", args=[unit.slug]), period)

    return [
        *published(unit, period, trend),
        (_("Table of respondents (Excel)"), to("table")),
        (_("Recap of the units (PDF)"), to("recap-pdf")),
        (_("Recap of the units (Excel)"), to("recap-xlsx")),
    ]


@register.filter
def seen(promises: Iterable[Promised]) -> list[Promised]:
    """Keep the promises that something here measures."""
    return [line for line in promises if line.is_seen]


@register.simple_tag
def promise_label(line: Promised, with_service: object) -> str:
    """Say what is measured, and where the page is about several services, of which one."""
    words = str(MEASURES[line.commitment.measure])
    return f"{line.service.name}: {words}" if with_service else words


@register.filter
def promise_state(promised: Promised) -> str:
    return labels.STATES[promised.judged.verdict]


@register.filter
def promise_word(promised: Promised) -> str:
    return str(labels.VERDICTS[promised.judged.verdict])


@register.filter
def promise_measured(promised: Promised) -> str:
    """Say for how many of how many it was kept, with the interval of the share."""
    found, language = promised.judged, get_language() or "id"
    if found.interval is None:
        return _("%(n)s people in 90 days") % {"n": found.n} if found.n else ""
    return _("%(share)s of %(n)s people in 90 days (%(low)s to %(high)s)") % {
        "share": percent(found.hits / found.n, language=language),
        "n": found.n,
        "low": percent(found.interval.low, language=language),
        "high": percent(found.interval.high, language=language),
    }


@register.filter
def row_facts(measured: Measured) -> list[str]:
    """Say a service's index in a few words each."""
    if measured.found is None:
        return [certainty(measured)]
    letter = measured.found.grade.letter
    return [f"{index_words(measured)} ({letter})", certainty(measured)]
