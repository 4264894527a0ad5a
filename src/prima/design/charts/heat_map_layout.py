"""Where the cells of a heat map go; columns that do not fit beside each other continue below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prima.design.charts.lettering import Words, shortened, text_width, wrapped
from prima.design.charts.svg import NARROW, SHADES, Drawing, Paper, Sheet, box

if TYPE_CHECKING:
    from prima.design.charts.heat_map import HeatMap

LABEL_SHARE: Final = 0.3  # of the paper; labels that need more stand above their row
WIDEST: Final = 68
ROW: Final = 26
GAP: Final = 2


@dataclass(frozen=True)
class Grid:
    """Cell sizes; labels above their rows when there is no room to the left of them."""

    left: float
    cell: float
    fit: int  # columns beside each other
    above: bool
    label_role: str  # small letters where a label breaks into two lines


def grid_for(chart: "HeatMap", paper: Paper) -> Grid:
    limit = LABEL_SHARE * paper.width
    widest = max(text_width(label, paper.text) for label in chart.rows)
    above = paper == NARROW and widest > limit
    left = 0 if above else min(widest, limit) + 10
    words = [chart.written(value) for row in chart.values for value in row]
    need = max(text_width(word, paper.small) for word in words) + GAP + 4
    room = paper.width - left + GAP
    panels = -(-len(chart.columns) // max(1, int(room / need)))
    fit = -(-len(chart.columns) // panels)
    role = "label" if widest <= limit else "cell"
    return Grid(left, min(room / fit, WIDEST), fit, above, role)


def draw_cells(chart: "HeatMap", paper: Paper) -> Drawing:
    """Draw panel after panel; each repeats the labels of the rows."""
    sheet = Sheet(paper)
    grid = grid_for(chart, paper)
    shades = chart.shades()
    y = 0.0
    for start in range(0, len(chart.columns), grid.fit):
        part = range(start, min(start + grid.fit, len(chart.columns)))
        y = draw_heads([chart.columns[column] for column in part], sheet, grid, y)
        for index, label in enumerate(chart.rows):
            y = draw_label(label, sheet, grid, y)
            for place, column in enumerate(part):
                words = chart.written(chart.values[index][column])
                draw_cell(
                    words, shades[index][column], sheet, grid.left + place * grid.cell, y, grid
                )
            y += ROW
        y += paper.text
    return sheet.done(y - paper.text)


def draw_heads(labels: Sequence[Words], sheet: Sheet, grid: Grid, y: float) -> float:
    """Set the heads of columns, standing on the first row."""
    size = sheet.paper.small
    heads = [wrapped(label, size, grid.cell - GAP) for label in labels]
    lines = max(len(head) for head in heads)
    for place, head in enumerate(heads):
        x = grid.left + place * grid.cell + (grid.cell - GAP) / 2
        for row, words in enumerate(head):
            line = lines - len(head) + row + 1
            sheet.write("note", words, x, y + line * size * 1.15, "middle")
    return y + lines * size * 1.15 + 6


def draw_label(label: Words, sheet: Sheet, grid: Grid, y: float) -> float:
    """Set the label of a row, in the same size as all others; return where its cells begin."""
    paper = sheet.paper
    if grid.above:
        sheet.write("label", shortened(label, paper.text, paper.width), 0, y + paper.text * 1.2)
        return y + paper.text * 1.6
    size = sheet.size(grid.label_role)
    lines = wrapped(label, size, grid.left - 10)
    first = y + (ROW - GAP - (len(lines) - 1) * size) / 2 + size * 0.35
    for row, words in enumerate(lines):
        sheet.write(grid.label_role, words, 0, first + row * size)
    return y


def draw_cell(words: str, shade: int | None, sheet: Sheet, x: float, y: float, grid: Grid) -> None:
    width, height = grid.cell - GAP, ROW - GAP
    role = "note"
    if shade is not None:
        sheet.stroke(f"shade-{shade}", box(x, y, width, height))
        role = "cell-light" if SHADES[shade][1] else "cell"
    sheet.write(role, words, x + width / 2, y + height / 2 + sheet.paper.small * 0.35, "middle")
