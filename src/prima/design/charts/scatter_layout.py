"""Where dots go, and where beside them their marks find room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prima.design.charts.base import decimal, finite
from prima.design.charts.lettering import shortened, text_width
from prima.design.charts.svg import NARROW, Drawing, Paper, Sheet, across, circle, down

if TYPE_CHECKING:
    from prima.design.charts.scales import Scale
    from prima.design.charts.scatter import ScatterChart, Spot

RADIUS: Final = 4.5
ASPECT: Final = 0.62
NARROW_ASPECT: Final = 0.95
CAPITALS: Final = 0.75  # how high letters reach, as a share of their size
MARK_SHARE: Final = 0.3  # of the paper, for the mark of one dot


@dataclass(frozen=True)
class Area:
    """A rectangle that something covers."""

    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Area") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Field:
    """The plot. Dots keep `inset` away from its edges, so that the corners can be named."""

    whole: Area
    inset: float
    x_scale: "Scale"
    y_scale: "Scale"

    def x(self, value: float) -> float:
        width = self.whole.right - self.whole.left - 2 * RADIUS
        return self.whole.left + RADIUS + self.x_scale.share(value) * width

    def y(self, value: float) -> float:
        height = self.whole.bottom - self.whole.top - 2 * self.inset
        return self.whole.bottom - self.inset - self.y_scale.share(value) * height

    def spot(self, spot: "Spot") -> tuple[float, float]:
        return self.x(finite(spot.x)), self.y(finite(spot.y))


def draw_spots(chart: "ScatterChart", paper: Paper) -> Drawing:
    sheet = Sheet(paper)
    plot = _field(chart, paper)
    sheet.write("note", _fitting(chart.y_heading, paper), 0, paper.small)
    _draw_y_axis(plot, sheet)
    end = _draw_x_axis(plot, sheet)
    _draw_lines(chart, plot, sheet)
    taken = _draw_corners(chart, plot, sheet)
    dots = [plot.spot(spot) for spot in chart.spots]
    taken += [Area(x - RADIUS, x + RADIUS, y - RADIUS, y + RADIUS) for x, y in dots]
    for spot, (x, y) in zip(chart.spots, dots, strict=True):
        sheet.stroke("point-few" if spot.unsure else "point", circle(x, y, RADIUS))
        _mark(spot, x, y, taken, plot, sheet)
    end += paper.small * 1.5
    sheet.write("note", _fitting(chart.x_heading, paper), plot.whole.right, end, "end")
    return sheet.done(end + 5)


def _field(chart: "ScatterChart", paper: Paper) -> Field:
    narrow = paper == NARROW
    x_scale, y_scale = (
        chart.x_scale(count=3 if narrow else 5),
        chart.y_scale(count=3 if narrow else 4),
    )
    left = max(text_width(decimal(tick, y_scale.places), paper.small) for tick in y_scale.ticks) + 6
    right = paper.width - RADIUS
    top = paper.small * 1.8
    bottom = top + (right - left) * (NARROW_ASPECT if narrow else ASPECT)
    return Field(Area(left, right, top, bottom), paper.small * 2, x_scale, y_scale)


def _draw_y_axis(plot: Field, sheet: Sheet) -> None:
    for tick in plot.y_scale.ticks:
        y = plot.y(tick)
        sheet.stroke("grid", across(y, plot.whole.left, plot.whole.right))
        words = decimal(tick, plot.y_scale.places)
        sheet.write("note", words, plot.whole.left - 6, y + sheet.paper.small * 0.35, "end")


def _draw_x_axis(plot: Field, sheet: Sheet) -> float:
    """Write as many numbers as fit beside each other; return the line that they stand on."""
    paper, whole = sheet.paper, plot.whole
    y = whole.bottom + paper.small + 5
    sheet.stroke("base", across(whole.bottom, whole.left, whole.right))
    free_from = 0.0
    for tick in plot.x_scale.ticks:
        words = decimal(tick, plot.x_scale.places)
        half = text_width(words, paper.small) / 2
        middle = min(max(plot.x(tick), half), paper.width - half)
        sheet.stroke("base", down(plot.x(tick), whole.bottom, whole.bottom + 4))
        if middle - half >= free_from:
            sheet.write("note", words, middle, y, "middle")
            free_from = middle + half + 6
    return y


def _draw_lines(chart: "ScatterChart", plot: Field, sheet: Sheet) -> None:
    whole = plot.whole
    if chart.cuts:
        x, y = plot.x(finite(chart.cuts[0])), plot.y(finite(chart.cuts[1]))
        sheet.stroke("reference", down(x, whole.top, whole.bottom))
        sheet.stroke("reference", across(y, whole.left, whole.right))


def _draw_corners(chart: "ScatterChart", plot: Field, sheet: Sheet) -> list[Area]:
    """Name the four fields inside their corners."""
    if not chart.corners:
        return []
    size, whole = sheet.paper.small, plot.whole
    room = (whole.right - whole.left) / 2 - 12
    above, below = whole.top + size + 3, whole.bottom - 6
    taken = []
    for words, at_right, y in zip(
        chart.corners, (False, True, False, True), (above, above, below, below), strict=True
    ):
        line = shortened(words, size, room)
        width = text_width(line, size)
        x = whole.right - 6 if at_right else whole.left + 6
        sheet.write("note", line, x, y, "end" if at_right else "start")
        left = x - width if at_right else x
        taken.append(Area(left, left + width, y - CAPITALS * size, y + 3))
    return taken


def _mark(spot: "Spot", x: float, y: float, taken: list[Area], plot: Field, sheet: Sheet) -> None:
    """Set the mark at the first free side of its dot."""
    paper = sheet.paper
    words = shortened(spot.mark or spot.label, paper.text, MARK_SHARE * paper.width)
    width, high = text_width(words, paper.text), CAPITALS * paper.text
    if not words.strip():
        return
    gap = RADIUS + 3
    for left, base in (
        (x + gap, y + high / 2),
        (x - gap - width, y + high / 2),
        (x - width / 2, y - gap),
        (x - width / 2, y + gap + high),
        (x + gap, y - gap),
        (x + gap, y + gap + high),
        (x - gap - width, y - gap),
        (x - gap - width, y + gap + high),
    ):
        area = Area(left, left + width, base - high, base + 1)
        inside = (
            plot.whole.left <= area.left
            and area.right <= plot.whole.right
            and plot.whole.top <= area.top
            and area.bottom <= plot.whole.bottom
        )
        if inside and not any(area.touches(other) for other in taken):
            sheet.write("label", words, left, base)
            taken.append(area)
            return


def _fitting(words: object, paper: Paper) -> str:
    return shortened(str(words), paper.small, paper.width - 2 * RADIUS)
