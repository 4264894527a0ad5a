"""Where the bars of a chart go: beside their labels on wide paper, under them on narrow paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from prima.design.charts.base import decimal, finite
from prima.design.charts.lettering import BOLDER, shortened, text_width, wrapped
from prima.design.charts.svg import NARROW, Drawing, Paper, Sheet, across, box, down

if TYPE_CHECKING:
    from prima.design.charts.bar import Bar, BarChart
    from prima.design.charts.scales import Scale

LABEL_SHARE: Final = 0.36  # of wide paper; longer labels break into two lines
NOTE_SHARE: Final = 0.25
GAP: Final = 12
THICK: Final = 14
LEADING: Final = 1.18
CAP: Final = 2.5  # half the height of the ends of an interval
REFERENCE_LINE: Final = 16


@dataclass(frozen=True)
class Columns:
    """The places across the sheet: labels end, values end, bars begin and end, notes begin."""

    scale: "Scale"
    label_width: float
    value_x: float
    left: float
    right: float
    note_x: float
    note_width: float

    def x(self, value: float) -> float:
        return self.left + self.scale.share(value) * (self.right - self.left)

    @property
    def base(self) -> float:
        """Where bars begin: at zero, or at the lowest value there can be."""
        return self.x(max(self.scale.low, 0))


@dataclass(frozen=True)
class Row:
    bar: "Bar"
    marked: bool
    lines: list[str]
    text_y: float  # baseline of the first line of the label
    value_y: float
    top: float  # of the bar itself
    thick: float

    @property
    def middle(self) -> float:
        return self.top + self.thick / 2


def draw_bars(chart: "BarChart", paper: Paper) -> Drawing:
    beside = paper != NARROW
    sheet = Sheet(paper)
    scale = chart.scale(count=4 if beside else 3)
    columns = (beside_columns if beside else above_columns)(chart, paper, scale)
    head = draw_reference_labels(chart, sheet, columns)
    rows = list((beside_rows if beside else above_rows)(chart, paper, columns, head))
    foot = rows[-1].top + rows[-1].thick + (8 if beside else 4)
    for row in rows:
        draw_words(chart, sheet, columns, row)
        draw_bar(row, sheet, columns)
    spans = [(head, foot)] if beside else [(row.top - 3, row.top + row.thick + 3) for row in rows]
    draw_frame(chart, sheet, columns, spans)
    draw_ticks(sheet, columns, foot + paper.small + 2)
    return sheet.done(foot + paper.small + 8)


def beside_columns(chart: "BarChart", paper: Paper, scale: "Scale") -> Columns:
    limit = LABEL_SHARE * paper.width
    longest = max(
        text_width(line, paper.text) * BOLDER
        for bar in chart.bars
        for line in wrapped(bar.label, paper.text * BOLDER, limit) or [""]
    )
    label_width = min(limit, longest)
    value_x = label_width + GAP + value_width(chart, paper)
    note_width = min(widest_note(chart, paper), NOTE_SHARE * paper.width)
    last_tick = text_width(decimal(scale.high, scale.places), paper.small) / 2
    right = paper.width - max(note_width + GAP if note_width else 1, last_tick)
    return Columns(scale, label_width, value_x, value_x + GAP, right, right + GAP, note_width)


def above_columns(chart: "BarChart", paper: Paper, scale: "Scale") -> Columns:
    note_width = min(widest_note(chart, paper), NOTE_SHARE * paper.width)
    note_x = paper.width - value_width(chart, paper) - 8
    label_width = note_x - note_width - (8 if note_width else 0)
    return Columns(scale, label_width, paper.width, 1, paper.width - 1, note_x, note_width)


def value_width(chart: "BarChart", paper: Paper) -> float:
    return BOLDER * max(text_width(chart.written(bar), paper.text) for bar in chart.bars)


def widest_note(chart: "BarChart", paper: Paper) -> float:
    return max(text_width(bar.note, paper.small) for bar in chart.bars)


def beside_rows(chart: "BarChart", paper: Paper, columns: Columns, top: float) -> Iterator[Row]:
    labels = [wrapped(bar.label, paper.text * BOLDER, columns.label_width) for bar in chart.bars]
    line = paper.text * LEADING
    height = max(THICK + 14, max(map(len, labels)) * line + 4)
    marked = chart.marked()
    for index, (bar, lines) in enumerate(zip(chart.bars, labels, strict=True)):
        middle = top + height * index + height / 2
        baseline = middle + 0.35 * paper.text
        first = baseline - (len(lines) - 1) * line / 2
        yield Row(bar, index in marked, lines, first, baseline, middle - THICK / 2, THICK)


def above_rows(chart: "BarChart", paper: Paper, columns: Columns, top: float) -> Iterator[Row]:
    marked = chart.marked()
    for index, bar in enumerate(chart.bars):
        lines = wrapped(bar.label, paper.text * BOLDER, columns.label_width)
        baseline = top + paper.text
        under = baseline + (max(1, len(lines)) - 1) * paper.text * LEADING + 7
        yield Row(bar, index in marked, lines, baseline, baseline, under, THICK - 2)
        top = under + THICK + 12


def draw_words(chart: "BarChart", sheet: Sheet, columns: Columns, row: Row) -> None:
    paper, beside = sheet.paper, sheet.paper != NARROW
    for index, line in enumerate(row.lines):
        y = row.text_y + index * paper.text * LEADING
        sheet.write("value" if row.marked else "label", line, 0, y)
    sheet.write("value", chart.written(row.bar), columns.value_x, row.value_y, "end")
    if row.bar.note:
        note = shortened(row.bar.note, paper.small, columns.note_width)
        sheet.write("note", note, columns.note_x, row.value_y, "start" if beside else "end")
    if row.bar.value is None:
        sheet.write("note", _("no data"), columns.left + 6, row.middle + 0.35 * paper.small)


def draw_bar(row: Row, sheet: Sheet, columns: Columns) -> None:
    bar = row.bar
    if bar.value is not None:
        start, end = sorted((columns.base, columns.x(finite(bar.value))))
        for role in ("bar-under", "bar-marked" if row.marked else "bar"):
            sheet.stroke(role, box(start, row.top, end - start, row.thick))
    if bar.low is not None and bar.high is not None:
        low, high = columns.x(finite(bar.low)), columns.x(finite(bar.high))
        way = across(row.middle, low, high)
        way += "".join(down(x, row.middle - CAP, row.middle + CAP) for x in (low, high))
        sheet.stroke("interval-under", way)
        sheet.stroke("interval", way)


def draw_frame(
    chart: "BarChart", sheet: Sheet, columns: Columns, spans: list[tuple[float, float]]
) -> None:
    """Draw the lines that all rows share: the grid, where bars begin, what to compare with."""
    for start, end in spans:
        for tick in columns.scale.ticks:
            sheet.stroke("grid", down(columns.x(tick), start, end))
        sheet.stroke("base", down(columns.base, start, end))
        for reference in chart.references:
            x = columns.x(finite(reference.value))
            sheet.stroke("reference-under", down(x, start, end))
            sheet.stroke("reference", down(x, start, end))


def draw_reference_labels(chart: "BarChart", sheet: Sheet, columns: Columns) -> float:
    """Set the labels over their lines, in as many storeys as they need; return where rows begin."""
    paper = sheet.paper
    ends: list[float] = []  # of the last label of each storey
    placed = []
    for reference in sorted(chart.references, key=lambda each: finite(each.value)):
        label = shortened(reference.label, paper.small, LABEL_SHARE * paper.width)
        words = f"{label} {chart.format(reference.value)}"
        width = text_width(words, paper.small)
        start = columns.x(finite(reference.value)) - width / 2
        start = min(max(0, start), paper.width - width)
        storey = next((i for i, end in enumerate(ends) if end + 8 <= start), len(ends))
        ends[storey : storey + 1] = [start + width]
        placed.append((words, start + width / 2, storey))
    for words, x, storey in placed:
        sheet.write("note", words, x, (len(ends) - storey) * REFERENCE_LINE - 3, "middle")
    return len(ends) * REFERENCE_LINE + 2


def draw_ticks(sheet: Sheet, columns: Columns, y: float) -> None:
    """Name the lines of the grid, leaving out what would touch the one before."""
    paper, end = sheet.paper, 0.0
    for tick in columns.scale.ticks:
        words = decimal(tick, columns.scale.places)
        half = text_width(words, paper.small) / 2
        x = min(max(half, columns.x(tick)), paper.width - half)
        if x - half >= end:
            sheet.write("note", words, x, y, "middle")
            end = x + half + 8
