"""How analyses are said and drawn. Every figure comes with how sure it is."""

from functools import partial
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.design import formats
from prima.design.charts import (
    Bar,
    BarChart,
    LineChart,
    Point,
    Reference,
    ScatterChart,
    Series,
    Spot,
)
from prima.design.charts.base import Number, decimal
from prima.kernel.intervals import Interval
from prima.kernel.satisfaction import rounded
from prima.kernel.satisfaction.indices import FULL_FROM
from prima.measure.analyses import labels
from prima.measure.analyses.queries import About, Course, Explained, Gaps, Priorities
from prima.measure.analyses.rules import METHOD_PAGES, Analysis
from prima.measure.indices.labels import HELD_BACK, TOO_FEW, WHY_HELD_BACK
from prima.measure.indices.labels import period as period_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from prima.foundation.units.models import Unit

register = template.Library()
DASH = "\N{EN DASH}"
two = partial(decimal, places=2)
FIELDS = ("CONCENTRATE", "KEEP_UP", "LOW_PRIORITY", "POSSIBLE_OVERKILL")


def language() -> str:
    return "en" if get_language() == "en" else "id"


def percent(share: "Fraction | float", places: int = 1) -> str:
    return formats.percent(float(share), places, language=language())


def in_percent(value: Number) -> str:
    """Write a number of per cent, with its sign."""
    return f"{decimal(value, 1)}%"


def between(interval: Interval | None, places: int = 1, times: float = 1) -> str:
    """Write an interval as people read it."""
    if interval is None:
        return DASH
    low, high = (decimal(times * end, places) for end in (interval.low, interval.high))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def named(asked: About, code: str) -> str:
    """Return what a question is called, by its code or by its name in the question bank."""
    by_code = asked.document.by_code
    if code in by_code:
        return by_code[code].item.named(language())
    banked = (one.item for one in asked.document.questions if one.item.banked == code)
    return next((item.named(language()) for item in banked), code)


def marked(codes: "Iterable[str]") -> dict[str, str]:
    """Give each thing a number, so that a dot can carry its number."""
    return {code: str(number) for number, code in enumerate(codes, start=1)}


@register.filter
def analysis_title(analysis: Analysis) -> str:
    return str(labels.TITLES[analysis])


@register.filter
def analysis_method(analysis: Analysis) -> str:
    return str(labels.METHODS[analysis])


@register.simple_tag
def method_links(unit: "Unit", analysis: Analysis) -> list[dict[str, str]]:
    """Return where the method of an analysis is written down."""
    return [
        {
            "label": str(labels.METHODS[analysis]),
            "url": reverse("analyses:method", args=[unit.slug, name]),
        }
        for name in METHOD_PAGES[analysis]
    ]


@register.simple_tag
def analysis_crumbs(unit: "Unit", query: str, here: str) -> list[dict[str, str]]:
    measure, home = (reverse(name, args=[unit.slug]) for name in ("indices:home", "analyses:home"))
    return [
        {"label": _("Measure"), "url": measure},
        {"label": _("Analyses"), "url": f"{home}?{query}" if query else home},
        {"label": here},
    ]


@register.filter
def about_words(asked: About) -> str:
    """Say what a page is about, and how many answered."""
    whose = asked.service.name if asked.service else asked.unit.name
    return _("%(whose)s, %(period)s, %(n)s answers") % {
        "whose": whose,
        "period": period_words(asked.period),
        "n": decimal(asked.n, 0),
    }


@register.filter
def instrument_title(instrument: object) -> str:
    return str(instrument.title[language()])  # type: ignore[attr-defined]  # an Instrument


@register.filter
def why_nothing(asked: About) -> str:
    return str(HELD_BACK if asked.is_held_back else TOO_FEW)


@register.filter
def why_nothing_long(asked: About) -> str:
    if asked.is_held_back:
        return str(WHY_HELD_BACK)
    return _("Answers are looked at when at least five people have given them.")


@register.simple_tag
def priorities_chart(asked: About, found: Priorities) -> ScatterChart:
    """Draw importance against performance; what may lie in another field is hollow."""
    marks = marked(found.points)
    spots = [
        Spot(
            named(asked, code),
            point.performance,
            point.importance,
            mark=marks[code],
            unsure=not found.likely[code].is_clear,
            note=labels.QUADRANTS[found.likely[code].quadrant],
        )
        for code, point in found.points.items()
    ]
    corners = [labels.QUADRANTS[name] for name in labels.QUADRANTS if name in FIELDS]
    return ScatterChart(
        title=_("Importance and performance"),
        spots=spots,
        x_heading=_("What people found"),
        y_heading=_("What they expect"),
        cuts=(found.cut.performance, found.cut.importance),
        corners=(corners[0], corners[1], corners[2], corners[3]),
        unsure_label=_("Hollow dot: with other respondents it could lie in another field."),
        note_heading=_("Field"),
        label_heading=_("Question"),
        format=two,
        y_format=two,
    )


@register.simple_tag
def gaps_chart(found: Gaps) -> BarChart:
    names = {part.code: part.name.by(language()) for part in found.index.dimensions}
    return BarChart(
        title=_("Found less expected, by dimension"),
        bars=[
            Bar(
                names[gap.code],
                gap.gap,
                gap.interval.low if gap.interval else None,
                gap.interval.high if gap.interval else None,
                note=f"n = {gap.n}",
            )
            for gap in found.dimensions
        ],
        format=two,
        label_heading=_("Dimension"),
        value_heading=_("Gap"),
    )


@register.simple_tag
def drivers_chart(asked: About, found: Explained) -> BarChart:
    """Draw the parts of R², the largest first."""
    drivers = found.found.items if found.found else {}
    in_order = sorted(drivers, key=lambda code: -drivers[code].part)
    return BarChart(
        title=_("Part of the differences that each element explains"),
        bars=[
            Bar(
                named(asked, code),
                100 * drivers[code].part,
                100 * min(drivers[code].interval.low, drivers[code].part),
                100 * max(drivers[code].interval.high, drivers[code].part),
            )
            for code in in_order
        ],
        format=in_percent,
        label_heading=_("Element"),
        value_heading=_("Part"),
        highlight=None,
    )


@register.simple_tag
def course_chart(found: Course) -> LineChart:
    points = [
        Point(
            period_words(month.period),
            rounded(month.found.value, 2) if month.found else None,
            n=month.n if month.found else None,
        )
        for month in found.months
    ]
    references = []
    if found.chart and found.chart.varies:
        limits = found.chart.limits[-1]
        references = [
            Reference(limits.low, _("lower limit")),
            Reference(limits.centre, _("mean")),
            Reference(limits.high, _("upper limit")),
        ]
    return LineChart(
        title=_("The index, month by month"),
        series=[Series(_("Index"), points)],
        references=references,
        few=FULL_FROM,
        format=two,
        label_heading=_("Month"),
        empty=_("Too few answers yet: nothing is shown."),
    )


@register.filter
def with_query(url: str, query: str) -> str:
    return f"{url}?{query}"


@register.simple_tag
def measure_trail(above: str, url: str, here: str) -> list[dict[str, str]]:
    return [{"label": above, "url": url}, {"label": here}]
