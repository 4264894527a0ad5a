"""Times in which the clock stands still, for instance while the citizen fetches a paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from prima.kernel.calendars.ticks import period_ticks

FOREVER = 1 << 62

Stops = list[tuple[int, int]]


class StillPaused(ValueError):
    """A pause without an end stands before the deadline, so there is no deadline yet."""


@dataclass(frozen=True)
class Pause:
    """A half-open time without a clock; no end yet means that it still lasts."""

    starts_at: datetime
    ends_at: datetime | None = None

    def __post_init__(self) -> None:
        _ = self.span  # a pause that ends before it begins cannot be made

    @cached_property
    def span(self) -> tuple[int, int]:
        starts, ends = period_ticks(self.starts_at, self.ends_at or self.starts_at)
        return starts, FOREVER if self.ends_at is None else ends


def stops(pauses: Iterable[Pause], since: int, until: int = FOREVER) -> Stops:
    """Clip pauses to [since, until) and merge them, so that no moment is paused twice."""
    merged: Stops = []
    for starts, ends in sorted([pause.span for pause in pauses]):
        first, last = max(starts, since), min(ends, until)
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        elif first < last:
            merged.append((first, last))
    return merged


def last_of(paused: Stops, since: int) -> int:
    """Return the last moment that these stops name, or `since` when there are none."""
    return max((tick for stop in paused for tick in stop if tick != FOREVER), default=since)


def stood_still(paused: Stops, position: Callable[[int], int]) -> int:
    """Measure the stops on a ruler: open time, or closings passed."""
    return sum(position(ends) - position(starts) for starts, ends in paused)


def postponed(target: int, paused: Stops, position: Callable[[int], int]) -> int:
    """Move a target on that ruler past every stop that begins before it."""
    for starts, ends in paused:
        reached = position(starts)
        if target <= reached:
            break
        if ends == FOREVER:
            raise StillPaused("the clock stands still: a pause before the deadline has no end")
        target += position(ends) - reached
    return target
