"""Horizontal bars: one measured value a row, read like a table, compared like a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prima.design.charts.bar_layout import draw_bars
from prima.design.charts.base import (
    LARGEST,
    NO_VALUE,
    Chart,
    Highlight,
    Number,
    Reference,
    Table,
    check_measured,
    finite,
    span,
)
from prima.design.charts.lettering import Words
from prima.design.charts.scales import Scale, bar_scale
from prima.design.charts.svg import Drawing, Paper


@dataclass(frozen=True)
class Bar:
    """One row: what was measured, the value, how far off it may be, and a few words beside it."""

    label: Words
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    note: Words = ""

    def __post_init__(self) -> None:
        check_measured(self.value, self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class BarChart(Chart):
    """Bars that begin at `floor`, the lowest value there can be: 0, or 25 on a scale of 25 to 100.

    The lowest row is marked by weight and lightness (ties all are; none when all are equal).
    """

    bars: Sequence[Bar]
    floor: Number = 0
    ceiling: Number | None = None
    references: Sequence[Reference] = ()
    highlight: Highlight | None = Highlight.LOWEST
    label_heading: Words = ""
    value_heading: Words = ""

    def __post_init__(self) -> None:
        floor = finite(self.floor)
        if self.ceiling is not None and finite(self.ceiling) <= floor:
            raise ValueError("The ceiling lies above the floor.")
        compared = [*self.values(), *[finite(reference.value) for reference in self.references]]
        if floor and any(value < floor for value in compared):
            raise ValueError(f"A value lies below {self.floor}, the lowest there can be.")

    @property
    def is_empty(self) -> bool:
        return not self.values()

    def table(self) -> Table:
        has_interval = any(bar.low is not None for bar in self.bars)
        has_note = any(bar.note for bar in self.bars)
        head = [str(self.label_heading or _("Row")), str(self.value_heading or _("Value"))]
        head += [_("Interval")] * has_interval + [_("Note")] * has_note
        rows = []
        for bar in self.bars:
            row = [str(bar.label), self.written(bar)]
            row += [span(bar.low, bar.high, self.format)] * has_interval
            rows.append((*row, *[str(bar.note)] * has_note))
        return Table(tuple(head), tuple(rows))

    def notes(self) -> tuple[str, ...]:
        if all(bar.low is None for bar in self.bars):
            return ()
        return (
            str(
                self.interval_label
                or _("The thin line across the end of a bar shows where the true value may lie.")
            ),
        )

    def marked(self) -> frozenset[int]:
        """Return the rows to point at: the lowest or highest, with its ties."""
        values = {i: finite(bar.value) for i, bar in enumerate(self.bars) if bar.value is not None}
        lowest, highest = min(values.values(), default=0), max(values.values(), default=0)
        if self.highlight is None or lowest == highest:
            return frozenset()
        pointed_at = lowest if self.highlight is Highlight.LOWEST else highest
        return frozenset(i for i, value in values.items() if value == pointed_at)

    def _draw(self, paper: Paper) -> Drawing:
        return draw_bars(self, paper)

    def _summary(self) -> str:
        known = [(finite(bar.value), bar) for bar in self.bars if bar.value is not None]
        lowest = min(known, key=lambda each: each[0])[1]
        highest = max(known, key=lambda each: each[0])[1]
        return ngettext(
            "%(count)s row: %(lowest)s %(low)s.",
            "%(count)s rows. Lowest: %(lowest)s %(low)s. Highest: %(highest)s %(high)s.",
            len(self.bars),
        ) % {
            "count": len(self.bars),
            "lowest": lowest.label,
            "low": self.written(lowest),
            "highest": highest.label,
            "high": self.written(highest),
        }

    def values(self) -> list[float]:
        return [finite(bar.value) for bar in self.bars if bar.value is not None]

    def written(self, bar: Bar) -> str:
        return NO_VALUE if bar.value is None else self.format(bar.value)

    def scale(self, *, count: int) -> Scale:
        """Cover all values and references; intervals only as far as the measure can go."""
        values = self.values()
        lowest = finite(self.floor) if min(values) >= self.floor else -LARGEST
        highest = LARGEST if self.ceiling is None else finite(self.ceiling)
        ends = [finite(end) for bar in self.bars for end in (bar.low, bar.high) if end is not None]
        return bar_scale(
            [
                *values,
                *[min(max(end, lowest), highest) for end in ends],
                *[finite(reference.value) for reference in self.references],
            ],
            base=finite(self.floor),
            ceiling=None if self.ceiling is None else finite(self.ceiling),
            count=count,
        )
