"""Things on two scales at once: what is important against how good it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from prima.design.charts.base import Chart, Format, Number, Table, finite, plain
from prima.design.charts.lettering import Words
from prima.design.charts.scales import Scale, nice_scale
from prima.design.charts.scatter_layout import draw_spots
from prima.design.charts.svg import Drawing, Paper


@dataclass(frozen=True)
class Spot:
    """One thing and its two values. `mark` is what stands beside its dot: U3.

    `unsure` things are drawn hollow; `note` says in the table what they are.
    """

    label: Words
    x: Number
    y: Number
    mark: str = ""
    unsure: bool = False
    note: Words = ""

    def __post_init__(self) -> None:
        finite(self.x)
        finite(self.y)

    @property
    def named(self) -> str:
        return f"{self.mark} {self.label}" if self.mark else str(self.label)


@dataclass(frozen=True, kw_only=True)
class ScatterChart(Chart):
    """Dots on two axes, cut into four fields where `cuts` (x, y) are given.

    `corners` name the fields: top left, top right, bottom left, bottom right. A mark
    that finds no free place is left out; its row is in the table.
    """

    spots: Sequence[Spot]
    x_heading: Words
    y_heading: Words
    cuts: tuple[Number, Number] | None = None
    corners: tuple[Words, Words, Words, Words] | None = None
    unsure_label: Words = ""
    note_heading: Words = ""
    label_heading: Words = ""
    y_format: Format = field(default=plain)

    def __post_init__(self) -> None:
        for cut in self.cuts or ():
            finite(cut)

    @property
    def is_empty(self) -> bool:
        return not self.spots

    def x_scale(self, *, count: int) -> Scale:
        return self._scale(0, count)

    def y_scale(self, *, count: int) -> Scale:
        return self._scale(1, count)

    def table(self) -> Table:
        has_note = any(str(spot.note) for spot in self.spots)
        head = [str(self.label_heading or _("Name")), str(self.x_heading), str(self.y_heading)]
        rows = [
            (spot.named, self.format(spot.x), self.y_format(spot.y), str(spot.note))
            for spot in self.spots
        ]
        if has_note:
            return Table((*head, str(self.note_heading or _("Note"))), tuple(rows))
        return Table(tuple(head), tuple(row[:3] for row in rows))

    def notes(self) -> tuple[str, ...]:
        notes = []
        if self.cuts:
            notes.append(_("The dotted lines cut the drawing into four fields."))
        if any(spot.unsure for spot in self.spots):
            notes.append(str(self.unsure_label or _("Hollow dot: not sure.")))
        return tuple(notes)

    def _scale(self, side: int, count: int) -> Scale:
        places = [(finite(spot.x), finite(spot.y))[side] for spot in self.spots]
        if self.cuts:
            places.append(finite(self.cuts[side]))
        return nice_scale(places, count=count)

    def _draw(self, paper: Paper) -> Drawing:
        return draw_spots(self, paper)

    def _summary(self) -> str:
        highest = max(self.spots, key=lambda spot: finite(spot.y))
        lowest = min(self.spots, key=lambda spot: finite(spot.x))
        return _(
            "%(count)s dots. Highest on %(y)s: %(highest)s (%(high)s)."
            " Lowest on %(x)s: %(lowest)s (%(low)s)."
        ) % {
            "count": len(self.spots),
            "x": self.x_heading,
            "y": self.y_heading,
            "highest": highest.named,
            "high": self.y_format(highest.y),
            "lowest": lowest.named,
            "low": self.format(lowest.x),
        }
