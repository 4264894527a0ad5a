"""The open time of whole years, laid end to end and measured.

Open intervals stand in order with the open time that lies before each, so that
"how much was open until t" and its inverse are one binary search each.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from prima.kernel.calendars.hours import Windows
from prima.kernel.calendars.ticks import DAY, EPOCH_DAY


@dataclass(frozen=True, slots=True)
class Timeline:
    """Covers [starts, ends); a working day's last closing may lie just beyond `ends`."""

    years: range
    starts: int
    ends: int
    opens: list[int]
    closes: list[int]
    before: list[int]
    total: int
    closings: list[int]

    def worked(self, tick: int) -> int:
        """Measure the open time from the start of the timeline until `tick`."""
        at = bisect_right(self.opens, tick) - 1
        if at < 0:
            return 0
        return self.before[at] + min(tick, self.closes[at]) - self.opens[at]

    def reached(self, worked: int) -> int:
        """Return the first tick with so much open time behind it: a closing, not an opening."""
        at = bisect_left(self.before, worked) - 1
        return self.opens[at] + worked - self.before[at]

    def closed(self, tick: int) -> int:
        """Count the working days that have closed by `tick`."""
        return bisect_right(self.closings, tick)

    def next_interval(self, tick: int) -> int:
        """Return the index of the interval that is open at `tick`, or of the first after it."""
        return bisect_right(self.closes, tick)

    def is_open(self, tick: int) -> bool:
        at = self.next_interval(tick)
        return at < len(self.opens) and self.opens[at] <= tick


def lay_out(windows_on: Callable[[date], Windows], years: range, offset: int) -> Timeline:
    """Build the timeline of these years for a zone that is `offset` ticks ahead of UTC."""
    first, after = _new_year(years.start), _new_year(years.stop)
    starts, ends = first * DAY - offset, after * DAY - offset
    opens: list[int] = []
    closes: list[int] = []
    closings = [starts]
    for day in range(first - 1, after):  # the night shift of New Year's Eve goes on
        midnight = day * DAY - offset
        spans = [window.span for window in windows_on(date.fromordinal(day + EPOCH_DAY))]
        for opening, closing in spans:
            _lay(opens, closes, max(midnight + opening, starts), min(midnight + closing, ends))
        if spans and midnight + spans[-1][1] > closings[-1]:
            closings.append(midnight + spans[-1][1])
    before, total = _running_sums(opens, closes)
    return Timeline(years, starts, ends, opens, closes, before, total, closings[1:])


def _new_year(year: int) -> int:
    return date(year, 1, 1).toordinal() - EPOCH_DAY


def _lay(opens: list[int], closes: list[int], opening: int, closing: int) -> None:
    """Add an interval, joined to the last one when they touch or overlap."""
    if closing <= opening:
        return
    if closes and opening <= closes[-1]:
        closes[-1] = max(closes[-1], closing)
    else:
        opens.append(opening)
        closes.append(closing)


def _running_sums(opens: Iterable[int], closes: Iterable[int]) -> tuple[list[int], int]:
    before = []
    total = 0
    for opening, closing in zip(opens, closes, strict=True):
        before.append(total)
        total += closing - opening
    return before, total
