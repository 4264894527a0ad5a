"""A sparkline: a line the size of a word, in a sentence or a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from prima.design.charts.base import NO_VALUE, Format, Number, finite, plain
from prima.design.charts.lettering import Words
from prima.design.charts.periods import runs
from prima.design.charts.svg import Drawing, Paper, Sheet, Svg, circle, document, trace

INLINE: Final = Paper("inline", 96, 16, 16)
HEIGHT: Final = 24
MARGIN: Final = 4


@dataclass(frozen=True, kw_only=True)
class Sparkline:
    """The course of a value, with its last value as text for those who do not see it."""

    label: Words
    values: Sequence[Number | None]
    format: Format = plain
    key: str = ""

    def __post_init__(self) -> None:
        for value in self.values:
            if value is not None:
                finite(value)

    def svg(self) -> Svg:
        return document(
            self._draw(),
            INLINE,
            title=self.label,
            description=self._summary(),
            key=self.key,
            style="prima-sparkline__svg",
        )

    def last(self) -> str:
        """Write the latest value there is."""
        known = [value for value in self.values if value is not None]
        return self.format(known[-1]) if known else NO_VALUE

    def _summary(self) -> str:
        known = [value for value in self.values if value is not None]
        if not known:
            return _("no data")
        return _("Last value %(last)s; between %(low)s and %(high)s.") % {
            "last": self.format(known[-1]),
            "low": self.format(min(known, key=finite)),
            "high": self.format(max(known, key=finite)),
        }

    def _draw(self) -> Drawing:
        sheet = Sheet(INLINE)
        spots = self._spots()
        for run in runs(index in spots for index in range(len(self.values))):
            if len(run) > 1:
                sheet.stroke("spark", trace([spots[index] for index in run]))
            else:
                sheet.stroke("point", circle(*spots[run[0]], 2))
        if spots:
            sheet.stroke("point", circle(*spots[max(spots)], 3.5))
        return sheet.done(HEIGHT)

    def _spots(self) -> dict[int, tuple[float, float]]:
        """Place the known values on the whole sheet; a level line runs through its middle."""
        known = {i: finite(value) for i, value in enumerate(self.values) if value is not None}
        low, high = min(known.values(), default=0), max(known.values(), default=0)
        across = (INLINE.width - 2 * MARGIN) / max(1, len(self.values) - 1)
        upright = HEIGHT - 2 * MARGIN
        return {
            index: (
                MARGIN + index * across,
                HEIGHT - MARGIN - upright * ((value - low) / (high - low) if high > low else 0.5),
            )
            for index, value in known.items()
        }
