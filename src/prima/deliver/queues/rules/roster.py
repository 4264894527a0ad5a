"""Who serves where, and when nobody does. Times are those of one local day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a day. One that ends at midnight ends with the day."""

    starts_at: time
    ends_at: time


LAST = time.max


def uncovered(open_hours: Iterable[Span], duties: Iterable[Span]) -> list[Span]:
    """Return the open hours in which nobody is on duty.

    >>> day = [Span(time(8), time(12)), Span(time(13), time(15))]
    >>> gaps = uncovered(day, [Span(time(9), time(14))])
    >>> [f"{gap.starts_at:%H}-{gap.ends_at:%H}" for gap in gaps]
    ['08-09', '14-15']
    >>> uncovered([Span(time(8), time(0))], [Span(time(7), time(12)), Span(time(12), time(0))])
    []
    """
    busy = sorted(map(_whole, duties))
    gaps = []
    for window in sorted(map(_whole, open_hours)):
        start = window.starts_at
        for duty in busy:
            if duty.ends_at <= start or duty.starts_at >= window.ends_at:
                continue
            if duty.starts_at > start:
                gaps.append(Span(start, duty.starts_at))
            start = max(start, duty.ends_at)
        if start < window.ends_at:
            gaps.append(Span(start, window.ends_at))
    return gaps


def _whole(span: Span) -> Span:
    """Let a span that ends at midnight or later end with its day."""
    return span if span.ends_at > span.starts_at else Span(span.starts_at, LAST)
