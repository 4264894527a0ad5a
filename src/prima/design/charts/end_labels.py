"""The words at the right of a line chart: last values, whose they are, and what to compare with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prima.design.charts.base import finite
from prima.design.charts.lettering import BOLDER, text_width, wrapped
from prima.design.charts.svg import SMALL, Paper, Sheet

if TYPE_CHECKING:
    from prima.design.charts.line import LineChart, Series
    from prima.design.charts.line_layout import Frame

GUTTER_SHARE: Final = 0.28  # of the paper; longer names break into two lines
END_GAP: Final = 6
LEADING: Final = 1.18
GAP: Final = 2


@dataclass(frozen=True)
class EndLabel:
    """Lines of words for a value; beside its point when the line ends before the axis does."""

    value: float
    lines: list[tuple[str, str]]  # role and words
    beside: int | None = None

    def height(self, paper: Paper) -> float:
        return sum(_leading(role, paper) for role, _words in self.lines)


def end_labels(chart: "LineChart", paper: Paper) -> list[EndLabel]:
    return [*_series_labels(chart, paper), *_reference_labels(chart, paper)]


def widest(labels: Sequence[EndLabel], paper: Paper) -> float:
    lines = [line for label in labels for line in label.lines]
    return BOLDER * max(text_width(words, _size(role, paper)) for role, words in lines)


def room_for(labels: Sequence[EndLabel], paper: Paper) -> float:
    """Return the height that they take below each other."""
    return sum(label.height(paper) + GAP for label in labels)


def draw_end_labels(labels: Sequence[EndLabel], sheet: Sheet, frame: "Frame") -> None:
    """Write beside a line that ends early where there is room for it, else in the column."""
    column = []
    for label in labels:
        x = frame.right if label.beside is None else frame.x(label.beside) + 9
        if x + widest([label], sheet.paper) <= frame.right:
            _write(label, sheet, x, frame.y(label.value) - label.height(sheet.paper) / 2)
        else:
            column.append(label)
    for label, top in zip(column, _tops(column, sheet.paper, frame), strict=True):
        _write(label, sheet, frame.right + END_GAP, top)


def _series_labels(chart: "LineChart", paper: Paper) -> Iterator[EndLabel]:
    """Yield the last value of each series, named where there are several."""
    several = len(chart.series) > 1
    for series in chart.series:
        last = _last_known(series)
        if last is None:
            continue
        point = series.points[last]
        lines = [("value" if series is chart.series[0] else "label", chart.written(point))]
        if several:
            names = wrapped(series.label, paper.small, GUTTER_SHARE * paper.width)
            lines += [("note", name) for name in names]
        early = last < len(series.points) - 1 or len(series.points) == 1
        yield EndLabel(finite(point.value or 0), lines, last if early and not several else None)


def _reference_labels(chart: "LineChart", paper: Paper) -> Iterator[EndLabel]:
    for reference in chart.references:
        words = f"{reference.label} {chart.format(reference.value)}"
        lines = wrapped(words, paper.small, GUTTER_SHARE * paper.width)
        yield EndLabel(finite(reference.value), [("note", line) for line in lines])


def _last_known(series: "Series") -> int | None:
    known = (index for index, point in enumerate(series.points) if point.value is not None)
    return max(known, default=None)


def _tops(column: Sequence[EndLabel], paper: Paper, frame: "Frame") -> list[float]:
    """Place each label at the height of its value, and push apart those that would touch."""
    order = sorted(range(len(column)), key=lambda index: -column[index].value)
    tops = [0.0] * len(column)
    free = 0.0
    for index in order:
        half_a_line = _leading(column[index].lines[0][0], paper) / 2
        tops[index] = max(free, frame.y(column[index].value) - half_a_line)
        free = tops[index] + column[index].height(paper) + GAP
    free = frame.bottom + paper.text * 0.6
    for index in reversed(order):
        tops[index] = min(tops[index], free - column[index].height(paper))
        free = tops[index] - GAP
    return tops


def _write(label: EndLabel, sheet: Sheet, x: float, top: float) -> None:
    for role, words in label.lines:
        top += _leading(role, sheet.paper)
        sheet.write(role, words, x, top - 0.25 * _size(role, sheet.paper))


def _size(role: str, paper: Paper) -> int:
    return paper.small if role in SMALL else paper.text


def _leading(role: str, paper: Paper) -> float:
    return LEADING * _size(role, paper)
