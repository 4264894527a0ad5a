"""Periods in a row: the stretches that were measured, and the labels that fit without touching."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from prima.design.charts.lettering import text_width

YEAR: Final = re.compile(r"(.+?)[\s-]+(\d{4})")
CALENDAR_STEPS: Final = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
ANY_STEPS: Final = range(1, 1000)
GAP: Final = 10


@dataclass(frozen=True)
class Mark:
    """A label on the axis; its year stands under it where a new one begins."""

    index: int
    x: float  # of the middle of the words, moved inwards at the edges of the sheet
    label: str
    year: str = ""


def runs(known: Iterable[bool]) -> Iterator[list[int]]:
    """Yield the unbroken stretches: a period without a value ends the line.

    >>> list(runs([True, True, False, True]))
    [[0, 1], [3]]
    """
    for is_known, group in groupby(enumerate(known), key=lambda each: each[1]):
        if is_known:
            yield [index for index, _known in group]


def marks(labels: Sequence[str], places: Sequence[float], size: float, width: float) -> list[Mark]:
    """Choose the labels that fit on a sheet of this width, the last always among them.

    >>> labels = ["Nov 2025", "Des 2025", "Jan 2026"]
    >>> [(mark.label, mark.year) for mark in marks(labels, [20, 70, 120], 12, 140)]
    [('Nov', '2025'), ('Des', ''), ('Jan', '2026')]
    """
    parted = [YEAR.fullmatch(label) for label in labels]
    if len(labels) == 1 or not all(parted):
        names, years, anchor = list(labels), [""] * len(labels), 0
        steps: Sequence[int] = ANY_STEPS
    else:
        names = [match[1] for match in parted if match]
        years = [match[2] for match in parted if match]
        steps = CALENDAR_STEPS
        anchor = next((i + 1 for i, (a, b) in enumerate(pairwise(years)) if a != b), 0)
    halves = [
        max(text_width(name, size), text_width(year, size)) / 2
        for name, year in zip(names, years, strict=True)
    ]
    middles = [
        min(max(place, half), width - half) for place, half in zip(places, halves, strict=True)
    ]
    shown, last = [], ""
    for index in _fitting(middles, halves, anchor, steps):
        year = years[index] if years[index] != last else ""
        shown.append(Mark(index, middles[index], names[index], year))
        last = years[index]
    return shown


def _fitting(
    middles: Sequence[float], halves: Sequence[float], anchor: int, steps: Iterable[int]
) -> list[int]:
    """Keep every second, third, … label counted from the anchor, and the last one."""
    end = len(middles) - 1

    def apart(a: int, b: int) -> bool:
        return middles[b] - halves[b] - middles[a] - halves[a] >= GAP

    kept: list[int] = []
    for step in steps:
        kept = [index for index in range(end + 1) if (index - anchor) % step == 0]
        if all(apart(a, b) for a, b in pairwise(kept)):
            break
    if end not in kept:
        kept = [*[index for index in kept if apart(index, end)], end]
    return kept
