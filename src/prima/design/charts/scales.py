"""From values to places: axes that begin and end at round numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, isclose, log10
from typing import Final

STEPS: Final = (1, 2, 5, 10)
EXACT_STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Scale:
    """An axis. Always low < high, and every tick between them.

    >>> Scale(25, 100, (25, 50, 75, 100)).share(40)
    0.2
    """

    low: float
    high: float
    ticks: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"An axis cannot run from {self.low} to {self.high}.")

    @property
    def places(self) -> int:
        """Decimals that tell the ticks apart."""
        return max((_places(tick) for tick in self.ticks), default=0)

    def share(self, value: float) -> float:
        """Return how far along the axis the value lies, 0 to 1; beyond it counts as its end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def nice_scale(values: Iterable[float], *, count: int = 4) -> Scale:
    """Cover the values by steps of 1, 2 or 5, and room to breathe when all are equal.

    >>> nice_scale([71.2, 83.9])
    Scale(low=70.0, high=85.0, ticks=(70.0, 75.0, 80.0, 85.0))
    >>> nice_scale([3, 3]).ticks
    (2.0, 2.5, 3.0, 3.5, 4.0)
    """
    low, high = _apart(values)
    step = _step((high - low) / count)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(_clean(index * step, step) for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def bounded_scale(low: float, high: float, *, count: int = 4) -> Scale:
    """Run exactly from low to high; steps that meet both ends are preferred.

    >>> bounded_scale(25, 100).ticks
    (25.0, 50.0, 75.0, 100.0)
    >>> bounded_scale(0, 7).ticks
    (0.0, 2.0, 4.0, 7.0)
    """
    rough = (high - low) / count
    size = 10.0 ** floor(log10(rough))
    meeting = [
        step * size
        for step in EXACT_STEPS
        if _divides(step * size, low) and _divides(step * size, high)
        if count / 2 <= (high - low) / (step * size) <= count * 3 / 2
    ]
    step = min(meeting, key=lambda each: abs(each - rough)) if meeting else _step(rough)
    inner = [_clean(i * step, step) for i in range(ceil(low / step), floor(high / step) + 1)]
    kept = [tick for tick in inner if tick - low > 0.6 * step and high - tick > 0.6 * step]
    return Scale(float(low), float(high), (float(low), *kept, float(high)))


def bar_scale(
    values: Sequence[float], *, base: float, ceiling: float | None, count: int = 4
) -> Scale:
    """Run from the base of the bars, never from elsewhere: a cut bar lies about its length.

    >>> bar_scale([62, 88], base=0, ceiling=None).ticks
    (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
    >>> bar_scale([62, 88], base=25, ceiling=100).ticks
    (25.0, 50.0, 75.0, 100.0)
    """
    bottom, top = min([*values, base]), max([*values, base])
    if base == 0 and ceiling is None:
        return nice_scale([bottom, top if top > bottom else bottom + 1], count=count)
    low = base if bottom == base else nice_scale([bottom, top], count=count).low
    high = nice_scale([low, top], count=count).high if ceiling is None or top > ceiling else ceiling
    return bounded_scale(low, high, count=count)


def line_scale(
    values: Sequence[float], *, low: float | None, high: float | None, count: int = 4
) -> Scale:
    """Run from low to high as asked, or wider when a value lies beyond.

    >>> line_scale([71, 84], low=25, high=100).ticks
    (25.0, 50.0, 75.0, 100.0)
    >>> line_scale([71, 84], low=0, high=None).ticks
    (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
    """
    asked = [bound for bound in (low, high) if bound is not None]
    if low is not None and high is not None and low <= min(values) and max(values) <= high:
        return bounded_scale(low, high, count=count)
    return nice_scale([*values, *asked], count=count)


def _apart(values: Iterable[float]) -> tuple[float, float]:
    """Return the ends; equal ends are moved apart, so that the axis has a length."""
    listed = list(values)
    low, high = min(listed), max(listed)
    if isclose(low, high, rel_tol=1e-12, abs_tol=1e-12):
        room = abs(low) / 3 or 1.0
        return low - room, high + room
    return low, high


def _step(rough: float) -> float:
    """Return the step of 1, 2 or 5 that comes nearest to as many steps as were asked for."""
    size = 10.0 ** floor(log10(rough))
    return min((step * size for step in STEPS), key=lambda step: abs(rough / step - 1))


def _divides(step: float, value: float) -> bool:
    return isclose(value / step, round(value / step), rel_tol=0, abs_tol=1e-9)


def _clean(value: float, step: float) -> float:
    """Drop the dust of binary fractions: 0.30000000000000004 is 0.3."""
    return round(value, max(0, -floor(log10(step)) + 1)) + 0.0


def _places(tick: float) -> int:
    return next((places for places in range(7) if isclose(round(tick, places), tick)), 6)
