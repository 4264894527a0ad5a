"""Which times a day offers, and how many places each has: a question, never rows made in advance.

A stretch of open time is cut into slots of one length. Its first slot has a head start, taken from
its last one, so that the first officer does not wait for whoever comes a little late and the day
ends no later: with one place each, two people at the beginning and one a slot from then on.

Source: Bailey, N. T. J. (1952), J. Royal Statistical Society B 14(2), 185-199; Welch, J. D. (1964),
Operational Research Quarterly 15(3), 224-232.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from prima.kernel.calendars import Window

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a stretch of time is divided."""

    length: timedelta = timedelta(minutes=15)
    places: int = 1
    head_start: int = 1


@dataclass(frozen=True, slots=True)
class Opening:
    """A time at which people can come, and how many are expected to."""

    starts_at: datetime
    ends_at: datetime
    places: int


def openings_of(
    midnight: datetime,
    doors: Iterable[Window],
    bookable: Iterable[Window] | None,
    layout: Layout,
) -> tuple[Opening, ...]:
    """Return the slots of the day that begins at `midnight`, in order; those without places too.

    Only times in which the doors are open count; `bookable` narrows them, None does not. What is
    open past midnight is given no appointments.

    >>> from datetime import time
    >>> morning = [Window(time(8), time(9))]
    >>> day = openings_of(datetime(2026, 3, 2), morning, None, Layout(timedelta(minutes=15), 1))
    >>> [(f"{slot.starts_at:%H.%M}", slot.places) for slot in day]
    [('08.00', 2), ('08.15', 1), ('08.30', 1), ('08.45', 0)]
    """
    open_time = list(_spans(doors))
    if bookable is not None:
        open_time = list(_both(open_time, list(_spans(bookable))))
    return tuple(
        Opening(midnight + starts, midnight + starts + layout.length, places)
        for stretch in open_time
        for starts, places in _cut(stretch, layout)
    )


Stretch = tuple[timedelta, timedelta]


def _spans(windows: Iterable[Window]) -> Iterator[Stretch]:
    for window in windows:
        opens, closes = (timedelta(microseconds=end) for end in window.span)
        yield opens, min(closes, _DAY)


def _both(these: list[Stretch], those: list[Stretch]) -> Iterator[Stretch]:
    for opens, closes in these:
        for begins, ends in those:
            starts, stops = max(opens, begins), min(closes, ends)
            if starts < stops:
                yield starts, stops


def _cut(stretch: Stretch, layout: Layout) -> list[tuple[timedelta, int]]:
    opens, closes = stretch
    slots = (closes - opens) // layout.length
    places = [layout.places] * slots
    if slots > 1:
        moved = min(layout.head_start, layout.places)
        places[0] += moved
        places[-1] -= moved
    return [(opens + n * layout.length, places[n]) for n in range(slots)]
