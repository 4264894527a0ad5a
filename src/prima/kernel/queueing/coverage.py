"""Whether the announced wait keeps its word: "announced 90 %, kept 89 %".

Each period (a day, a week) is n people who were told a wait, of whom so many
waited no longer. The chart is Laney's p': waits of one day hang together, so days
differ by more than chance allows to independent people, and an ordinary p chart
would cry wolf. Where they do not, p' is the p chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from prima.kernel.control_charts import Chart, p_prime_chart
from prima.kernel.intervals import Interval, NotEnoughData, share_interval
from prima.kernel.queueing.announcements import PROMISED


class Verdict(StrEnum):
    """What the people of all periods together say about the promise."""

    KEPT = "KEPT"
    TOO_SHORT = "TOO_SHORT"  # fewer than promised waited no longer: widen
    TOO_LONG = "TOO_LONG"  # the announcement frightens more people than it needs to


@dataclass(frozen=True, slots=True)
class Kept:
    """One period: how many were told a wait, and how many waited no longer."""

    told: int
    kept: int

    def __post_init__(self) -> None:
        if not 0 <= self.kept <= self.told or not self.told:
            raise ValueError(f"{self.kept} of {self.told} people cannot be")

    @property
    def share(self) -> float:
        return self.kept / self.told


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share that was kept, how sure it is, and the chart of the periods.

    `spread` is how many times as much as by chance the periods differ (sigma z of
    the p' chart); the interval is widened by it where it exceeds 1. One period
    alone has no chart.
    """

    promised: float
    share: float
    n: int
    interval: Interval
    spread: float
    chart: Chart | None
    verdict: Verdict


def coverage(periods: Sequence[Kept], *, promised: float = PROMISED) -> Coverage:
    """Judge the announcements of these periods, in their order.

    >>> week = [Kept(100, 91), Kept(120, 105), Kept(80, 73), Kept(100, 90), Kept(100, 88)]
    >>> found = coverage(week)
    >>> found.share, round(found.interval.low, 3), round(found.interval.high, 3)
    (0.894, 0.864, 0.918)
    >>> found.verdict.value, any(found.chart.outside)
    ('KEPT', False)

    Sources: Laney (2002), Quality Engineering 14, 531-537; the interval is Wilson's
    (1927), as much wider as the days hang together.
    """
    if not 0 < promised < 1:
        raise ValueError(f"a promise holds for a share between 0 and 1, not {promised}")
    if not periods:
        raise NotEnoughData("nobody was told a wait")
    told, kept = [each.told for each in periods], [each.kept for each in periods]
    n = sum(told)
    chart = p_prime_chart(kept, told) if len(periods) > 1 else None
    spread = _spread(chart, sum(kept) / n, told[0])
    interval = _interval(sum(kept), n, max(1.0, spread))
    return Coverage(
        promised, sum(kept) / n, n, interval, spread, chart, _verdict(interval, promised)
    )


def _spread(chart: Chart | None, share: float, told: int) -> float:
    """Compare the deviation that the chart found with the one of chance alone."""
    if chart is None or not 0 < share < 1:
        return 1.0
    return chart.limits[0].sigma / sqrt(share * (1 - share) / told)


def _interval(kept: int, n: int, spread: float) -> Interval:
    """Widen Wilson's interval by the spread; it never loses the share itself."""
    plain = share_interval(kept, n)
    share = kept / n
    return Interval(
        max(0.0, share - spread * (share - plain.low)),
        min(1.0, share + spread * (plain.high - share)),
    )


def _verdict(interval: Interval, promised: float) -> Verdict:
    if interval.high < promised:
        return Verdict.TOO_SHORT
    return Verdict.TOO_LONG if interval.low > promised else Verdict.KEPT
