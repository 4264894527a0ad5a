"""A line through periods: what changed, how sure it is, and where nothing was measured."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prima.design.charts.base import (
    LARGEST,
    NO_VALUE,
    Chart,
    Number,
    Reference,
    Table,
    check_measured,
    finite,
    plain,
    span,
)
from prima.design.charts.lettering import Words
from prima.design.charts.line_layout import draw_lines
from prima.design.charts.scales import Scale, line_scale
from prima.design.charts.svg import Drawing, Paper


@dataclass(frozen=True)
class Point:
    """What was measured in one period, how far off it may be, and from how many cases."""

    label: Words
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    n: int | None = None

    def __post_init__(self) -> None:
        check_measured(self.value, self.low, self.high)


@dataclass(frozen=True)
class Series:
    label: Words
    points: Sequence[Point]


@dataclass(frozen=True, kw_only=True)
class LineChart(Chart):
    """One line to look at, and lines beside it for comparison.

    All series have the same periods in the same order. `low` and `high` widen the axis, so that
    charts beside each other can share it; they never cut a value off. A point from fewer than
    `few` cases is drawn hollow, with a broken line to it.
    """

    series: Sequence[Series]
    low: Number | None = None
    high: Number | None = None
    references: Sequence[Reference] = ()
    few: int | None = None
    label_heading: Words = ""

    def __post_init__(self) -> None:
        periods = [[str(point.label) for point in series.points] for series in self.series]
        if any(labels != periods[0] for labels in periods):
            raise ValueError("All series of a chart have the same periods.")
        for bound in (self.low, self.high):
            if bound is not None:
                finite(bound)
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError("The axis runs from low to high.")

    @property
    def is_empty(self) -> bool:
        return all(point.value is None for series in self.series for point in series.points)

    @property
    def labels(self) -> list[str]:
        return [str(point.label) for point in self.series[0].points]

    def is_few(self, point: Point) -> bool:
        return self.few is not None and point.n is not None and point.n < self.few

    def scale(self, *, count: int) -> Scale:
        """Cover all values and references; intervals only as far as the axis that was asked for."""
        low = None if self.low is None else finite(self.low)
        high = None if self.high is None else finite(self.high)
        values = [finite(reference.value) for reference in self.references]
        values += [
            finite(point.value)
            for series in self.series
            for point in series.points
            if point.value is not None
        ]
        for point in self.series[0].points:
            if point.low is not None and point.high is not None:
                values.append(max(finite(point.low), -LARGEST if low is None else low))
                values.append(min(finite(point.high), LARGEST if high is None else high))
        return line_scale(values, low=low, high=high, count=count)

    def table(self) -> Table:
        points = [point for series in self.series for point in series.points]
        has_interval = any(point.low is not None for point in points)
        has_n = any(point.n is not None for point in points)
        head = [str(self.label_heading or _("Period"))]
        columns = [self.labels] if self.series else []
        for series in self.series:
            head += [str(series.label or _("Value"))]
            columns.append([self.written(point) for point in series.points])
            if has_interval:
                head.append(_("Interval"))
                columns.append([span(each.low, each.high, self.format) for each in series.points])
            if has_n:
                head.append(_("Cases (n)"))
                columns.append(["" if each.n is None else plain(each.n) for each in series.points])
        return Table(tuple(head), tuple(zip(*columns, strict=True)))

    def notes(self) -> tuple[str, ...]:
        points = [point for series in self.series for point in series.points]
        notes = []
        if self.series and any(point.low is not None for point in self.series[0].points):
            notes.append(
                str(self.interval_label or _("The band shows where the true value may lie."))
            )
        if any(self.is_few(point) for point in points if point.value is not None):
            notes.append(
                ngettext(
                    "Hollow point, broken line: fewer than %(few)s case, so be careful.",
                    "Hollow point, broken line: fewer than %(few)s cases, so be careful.",
                    self.few or 0,
                )
                % {"few": self.few}
            )
        return tuple(notes)

    def written(self, point: Point) -> str:
        return NO_VALUE if point.value is None else self.format(point.value)

    def _draw(self, paper: Paper) -> Drawing:
        return draw_lines(self, paper)

    def _summary(self) -> str:
        """Tell the story of the main line; of the first that has values when it has none."""
        known = next(
            known
            for known in (
                [point for point in series.points if point.value is not None]
                for series in self.series
            )
            if known
        )
        lowest = min(known, key=_value)
        highest = max(known, key=_value)
        return ngettext(
            "%(count)s period. Last: %(last)s (%(last_on)s).",
            "%(count)s periods. Last: %(last)s (%(last_on)s). Lowest: %(low)s (%(low_on)s). "
            "Highest: %(high)s (%(high_on)s).",
            len(known),
        ) % {
            "count": len(known),
            "last": self.written(known[-1]),
            "last_on": known[-1].label,
            "low": self.written(lowest),
            "low_on": lowest.label,
            "high": self.written(highest),
            "high_on": highest.label,
        }


def _value(point: Point) -> float:
    return 0.0 if point.value is None else finite(point.value)
