"""Where a line, its band and its labels go."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from prima.design.charts.base import decimal, finite
from prima.design.charts.end_labels import END_GAP, draw_end_labels, end_labels, room_for, widest
from prima.design.charts.lettering import shortened, text_width
from prima.design.charts.periods import marks, runs
from prima.design.charts.svg import NARROW, Drawing, Paper, Sheet, across, box, circle, down, trace

if TYPE_CHECKING:
    from prima.design.charts.line import LineChart, Point, Series
    from prima.design.charts.scales import Scale

TOP: Final = 8
LABEL_SHARE: Final = 0.4  # of the paper, for the label of one period
INSET: Final = 6
CROWD: Final = 10  # nearer than this, points are not drawn one by one


@dataclass(frozen=True)
class Frame:
    """The plot: places of periods and values, left < right and top < bottom."""

    left: float
    right: float
    top: float
    bottom: float
    scale: "Scale"
    count: int

    @property
    def step(self) -> float:
        return (self.right - self.left - 2 * INSET) / max(1, self.count - 1)

    def x(self, index: int) -> float:
        if self.count == 1:
            return (self.left + self.right) / 2
        return self.left + INSET + index * self.step

    def y(self, value: float) -> float:
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)

    def spot(self, index: int, point: "Point") -> tuple[float, float]:
        return self.x(index), self.y(0 if point.value is None else finite(point.value))


def draw_lines(chart: "LineChart", paper: Paper) -> Drawing:
    sheet = Sheet(paper)
    narrow = paper == NARROW
    scale = chart.scale(count=3 if narrow else 4)
    labels = end_labels(chart, paper)
    left = max(text_width(decimal(tick, scale.places), paper.small) for tick in scale.ticks) + 6
    right = paper.width - widest(labels, paper) - END_GAP
    bottom = TOP + max(150 if narrow else 190, room_for(labels, paper))
    frame = Frame(left, right, TOP, bottom, scale, len(chart.labels))
    draw_grid(sheet, frame)
    for reference in chart.references:
        sheet.stroke("reference", across(frame.y(finite(reference.value)), left, right))
    for series in reversed(chart.series[1:]):
        draw_other(series, sheet, frame)
    draw_main(chart, sheet, frame)
    draw_end_labels(labels, sheet, frame)
    return sheet.done(draw_periods(chart.labels, sheet, frame))


def draw_grid(sheet: Sheet, frame: Frame) -> None:
    for tick in frame.scale.ticks:
        y = frame.y(tick)
        sheet.stroke("base" if tick == 0 else "grid", across(y, frame.left, frame.right))
        words = decimal(tick, frame.scale.places)
        sheet.write("note", words, frame.left - 6, y + sheet.paper.small * 0.35, "end")


def draw_other(series: "Series", sheet: Sheet, frame: Frame) -> None:
    for run in runs(point.value is not None for point in series.points):
        spots = [frame.spot(index, series.points[index]) for index in run]
        if len(spots) > 1:
            sheet.stroke("line-other", trace(spots))
        else:
            sheet.stroke("point-other", circle(*spots[0], 2.5))


def draw_main(chart: "LineChart", sheet: Sheet, frame: Frame) -> None:
    points = chart.series[0].points
    draw_band(points, sheet, frame)
    last = max((i for i, point in enumerate(points) if point.value is not None), default=-1)
    crowded = frame.step < CROWD
    few = [chart.is_few(point) for point in points]
    for run in runs(point.value is not None for point in points):
        for unsure, pairs in groupby(pairwise(run), key=lambda pair: few[pair[0]] or few[pair[1]]):
            (start, *_), *_ = stretch = list(pairs)
            spots = [frame.spot(i, points[i]) for i in (start, *[end for _, end in stretch])]
            sheet.stroke("line-few" if unsure else "line", trace(spots))
        for index in run:
            if few[index] or index == last or len(run) == 1 or not crowded:
                role = "point-few" if few[index] else "point"
                radius = 4 if index == last else 2.5 if crowded else 3.2
                sheet.stroke(role, circle(*frame.spot(index, points[index]), radius))


def draw_band(points: Sequence["Point"], sheet: Sheet, frame: Frame) -> None:
    """Fill between the ends of the intervals; one alone becomes a narrow post."""
    ends = {
        index: (frame.y(finite(point.low)), frame.y(finite(point.high)))
        for index, point in enumerate(points)
        if point.value is not None and point.low is not None and point.high is not None
    }
    for run in runs(index in ends for index in range(len(points))):
        if len(run) == 1:
            low, high = ends[run[0]]
            sheet.stroke("band", box(frame.x(run[0]) - 3, high, 6, low - high))
        else:
            above = [(frame.x(index), ends[index][1]) for index in run]
            below = [(frame.x(index), ends[index][0]) for index in reversed(run)]
            sheet.stroke("band", trace([*above, *below]) + "z")


def draw_periods(labels: Sequence[str], sheet: Sheet, frame: Frame) -> float:
    """Set the labels of the periods; return where the sheet ends."""
    paper = sheet.paper
    labels = [shortened(label, paper.small, LABEL_SHARE * paper.width) for label in labels]
    places = [frame.x(index) for index in range(len(labels))]
    chosen = marks(labels, places, paper.small, paper.width)
    y = frame.bottom + paper.small + 7
    for mark in chosen:
        sheet.stroke("base", down(frame.x(mark.index), frame.bottom, frame.bottom + 4))
        for row, words in enumerate(filter(None, (mark.label, mark.year))):
            sheet.write("note", words, mark.x, y + row * paper.small * 1.2, "middle")
    return y + (paper.small * 1.2 if any(mark.year for mark in chosen) else 0) + 5
