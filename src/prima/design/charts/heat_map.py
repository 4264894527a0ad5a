"""A heat map: where in a table the high and the low values gather."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from prima.design.charts.base import NO_VALUE, Chart, Highlight, Number, Table, finite
from prima.design.charts.heat_map_layout import draw_cells
from prima.design.charts.lettering import Words
from prima.design.charts.svg import SHADES, Drawing, Paper


@dataclass(frozen=True, kw_only=True)
class HeatMap(Chart):
    """Values by row and column, each printed in its cell; colour only helps the eye to find them.

    `highlight` says which end has the strongest colour. `bounds` are the lower bounds of classes,
    ascending; without them the range of the values is cut into six equal steps.
    """

    rows: Sequence[Words]
    columns: Sequence[Words]
    values: Sequence[Sequence[Number | None]]
    bounds: Sequence[Number] = ()
    highlight: Highlight = Highlight.HIGHEST
    label_heading: Words = ""

    def __post_init__(self) -> None:
        if len(self.values) != len(self.rows):
            raise ValueError("Every row has its values.")
        if any(len(row) != len(self.columns) for row in self.values):
            raise ValueError("Every column has its value in each row, or None.")
        if len(self.bounds) >= len(SHADES):
            raise ValueError(f"At most {len(SHADES)} classes can be told apart.")
        if any(a >= b for a, b in pairwise(self.bounds)):
            raise ValueError("Bounds of classes ascend.")
        for value in (*self.bounds, *[value for row in self.values for value in row]):
            if value is not None:
                finite(value)

    @property
    def is_empty(self) -> bool:
        return not any(True for _cell in self._known())

    def table(self) -> Table:
        head = (str(self.label_heading or _("Row")), *[str(label) for label in self.columns])
        rows = tuple(
            (str(label), *[self.written(value) for value in row])
            for label, row in zip(self.rows, self.values, strict=True)
        )
        return Table(head, rows)

    def notes(self) -> tuple[str, ...]:
        if self.highlight is Highlight.LOWEST:
            return (_("The stronger the colour, the lower the value."),)
        return (_("The stronger the colour, the higher the value."),)

    def written(self, value: Number | None) -> str:
        return NO_VALUE if value is None else self.format(value)

    def shades(self) -> list[list[int | None]]:
        """Return the step of colour of every cell, 0 the faintest."""
        bounds = [finite(bound) for bound in self.bounds] or self._equal_steps()
        top = len(SHADES) - 1
        steps = [round(step * top / len(bounds)) for step in range(len(bounds) + 1)]
        if self.highlight is Highlight.LOWEST:
            steps.reverse()
        return [
            [None if value is None else steps[bisect_right(bounds, finite(value))] for value in row]
            for row in self.values
        ]

    def _equal_steps(self) -> list[float]:
        values = [value for value, _row, _column in self._known()]
        low, step = min(values), (max(values) - min(values)) / len(SHADES)
        return [low + step * index for index in range(1, len(SHADES))]

    def _known(self) -> Iterator[tuple[float, Words, Words]]:
        for label, row in zip(self.rows, self.values, strict=True):
            for column, value in zip(self.columns, row, strict=True):
                if value is not None:
                    yield finite(value), label, column

    def _draw(self, paper: Paper) -> Drawing:
        return draw_cells(self, paper)

    def _summary(self) -> str:
        lowest = min(self._known(), key=lambda cell: cell[0])
        highest = max(self._known(), key=lambda cell: cell[0])
        return _(
            "%(rows)s rows and %(columns)s columns. "
            "Highest: %(high_row)s, %(high_column)s: %(high)s. "
            "Lowest: %(low_row)s, %(low_column)s: %(low)s."
        ) % {
            "rows": len(self.rows),
            "columns": len(self.columns),
            "high": self.format(highest[0]),
            "high_row": highest[1],
            "high_column": highest[2],
            "low": self.format(lowest[0]),
            "low_row": lowest[1],
            "low_column": lowest[2],
        }
