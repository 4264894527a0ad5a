"""Charts of waiting and of forecasts."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django import template
from django.utils.translation import gettext as _

from prima.design.charts import Bar, BarChart, LineChart, Point, Reference, Series
from prima.design.charts.base import decimal
from prima.design.formats import clock, short_day
from prima.kernel.queueing import Band
from prima.measure.waiting import labels
from prima.measure.waiting.queries import Forecast, Measured, Promise, Review, Told
from prima.measure.waiting.rules import Opening, Spread

register = template.Library()
FEW = 10  # people: fewer make a point hollow
PERCENT = 100
whole = partial(decimal, places=0)
tenth = partial(decimal, places=1)


@register.simple_tag
def days_chart(measured: Measured) -> LineChart:
    """Draw what 9 of 10 people waited at most, day by day, and beside it half of them."""
    days = measured.by_day().items()
    names = [short_day(on, language=labels.language()) for on, _row in days]
    rows = [row.wait for _on, row in days]
    return LineChart(
        title=_("The wait day by day"),
        subtitle=_("Minutes"),
        series=[
            Series(_("9 of 10 waited at most"), _points(names, rows, of_ninety=True)),
            Series(_("Half waited at most"), _points(names, rows, of_ninety=False)),
        ],
        low=0,
        few=FEW,
        format=whole,
        label_heading=_("Day"),
        empty=_("Nobody came in these days."),
    )


def _points(names: Sequence[str], rows: Sequence[Spread | None], *, of_ninety: bool) -> list[Point]:
    points = []
    for name, row in zip(names, rows, strict=True):
        found = (row.ninety if of_ninety else row.half) if row else None
        points.append(Point(name, found.value if found else None, n=found.n if found else None))
    return points


@register.simple_tag
def hours_chart(measured: Measured) -> BarChart:
    """Draw what 9 of 10 people waited at most, by the hour at which they came."""
    bars = []
    for hour, row in measured.by_hour().items():
        found = row.wait.ninety if row.wait else None
        interval = found.interval if found else None
        bars.append(
            Bar(
                f"{hour:02}.00",
                found.value if found else None,
                low=interval.low if interval else None,
                high=interval.high if interval else None,
                note=f"n = {found.n}" if found else "",
            )
        )
    return BarChart(
        title=_("The wait by hour of arrival"),
        subtitle=_("Minutes within which 9 of 10 people were called"),
        bars=bars,
        format=whole,
        label_heading=_("Hour"),
        value_heading=_("Minutes"),
        empty=_("Nobody came in these days."),
    )


@register.simple_tag
def coverage_chart(told: Told) -> LineChart | None:
    """Draw the share of kept announcements with the limits of the p' chart; one day has none."""
    chart = told.found.chart
    if chart is None:
        return None
    names = [short_day(on, language=labels.language()) for on in told.days]
    triples = list(zip(names, chart.values, chart.limits, strict=True))
    return LineChart(
        title=_("Announced waits that were kept"),
        subtitle=_("Percent of those who were told a wait; p' chart"),
        series=[
            Series(_("Kept"), [Point(name, _percent(value)) for name, value, _limits in triples]),
            Series(
                _("Upper limit"),
                [Point(name, _percent(min(1.0, each.high))) for name, _value, each in triples],
            ),
            Series(
                _("Lower limit"),
                [Point(name, _percent(max(0.0, each.low))) for name, _value, each in triples],
            ),
        ],
        references=[Reference(PERCENT * told.found.promised, _("announced"))],
        low=50,
        high=100,
        format=tenth,
        label_heading=_("Day"),
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else PERCENT * share


@register.simple_tag
def forecast_chart(forecast: Forecast, promise: Promise) -> LineChart:
    """Draw the 90 % wait of each half-hour, with between what most days lie."""
    outlook = forecast.planned
    return LineChart(
        title=_("Expected wait"),
        subtitle=_("Minutes within which 9 of 10 people are called; the band holds 9 of 10 days"),
        series=[Series(_("Foretold"), _foretold(forecast.opening, outlook.waits))],
        references=[Reference(promise.target.within, _("promised"))],
        low=0,
        format=whole,
        label_heading=_("Half-hour"),
        interval_label=_("The band holds the middle 90 % of the days that were simulated."),
    )


def _foretold(opening: Opening, waits: Sequence[Band | None]) -> list[Point]:
    points = []
    for half, band in enumerate(waits):
        name = clock_label(opening, half)
        if band is None:
            points.append(Point(name, None))
        else:
            low, high = min(band.days.low, band.mean), max(band.days.high, band.mean)
            points.append(Point(name, band.mean, low=low, high=high))
    return points


def clock_label(opening: Opening, half: int) -> str:
    """Return when a half-hour begins."""
    return clock_words(opening.at(half))


def clock_words(at: datetime) -> str:
    """Write a time of day without its zone: a chart has no room for it."""
    return clock(at, language=labels.language()).split("\N{NO-BREAK SPACE}")[0].split(" ")[0]


@register.simple_tag
def review_chart(review: Review) -> LineChart:
    """Draw what was expected of a day beside what happened."""
    names = [clock_words(half.starts_at) for half in review.halves]
    halves = list(zip(names, review.halves, strict=True))
    happened = [Point(name, half.waited, n=half.came or None) for name, half in halves]
    expected = [Point(name, half.foretold.mean if half.foretold else None) for name, half in halves]
    return LineChart(
        title=_("Expected and happened"),
        subtitle=_("Minutes within which 9 of 10 people were called"),
        series=[Series(_("Happened"), happened), Series(_("Foretold"), expected)],
        low=0,
        format=whole,
        label_heading=_("Half-hour"),
    )
