"""Which points of a chart say that something changed, and how often they cry wolf.

Four rules are read: a point outside its limits, a steady trend, two of three near a
limit, and a run on one side of the centre. The usual run of seven points is no proof: of
perfectly stable charts of 36 months every fourth then shows something. So a run has eight
points, nine on a long chart, and only the latest 24 points are judged.

Source of the rules: the SPC method of NHS England, Making Data Count (2019), whose run is
seven; the false alarms were simulated (bench/false_alarms.py).
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from prima.kernel.control_charts.charts import Chart, Limits, Value

TREND = 7
RUN = 8
RUN_ON_A_LONG_CHART = 9
LONG_FROM = 37
JUDGED = 24
NEAR = 2  # sigma
WINDOW = 3

# Of stable charts with so many points, the share with any signal at all.
FALSE_ALARMS = {12: 0.04, 24: 0.11, 36: 0.14, 60: 0.12}


class Signal(StrEnum):
    """Why a point is special; when several rules hold, the first of these is named."""

    OUTSIDE = "OUTSIDE"
    TREND = "TREND"
    NEAR_LIMIT = "NEAR_LIMIT"  # two of three
    RUN = "RUN"


def signals(chart: Chart) -> tuple[Signal | None, ...]:
    """Name what is special about each of the latest points.

    >>> from prima.kernel.control_charts import xmr
    >>> found = signals(xmr([78, 79, 77, 78, 79, 77, 78, 79, 77, 78, 79, 77, 78, 90]))
    >>> found[-2:]
    (None, <Signal.OUTSIDE: 'OUTSIDE'>)

    A chart whose values are all alike has none. Gaps are skipped: what
    stands on both sides of one counts as neighbours for runs and trends.
    """
    places = [place for place, value in enumerate(chart.values) if value is not None]
    known = [(chart.values[place] or 0.0, chart.limits[place]) for place in places]
    if not chart.varies:
        return (None,) * len(chart.values)
    sides = [_side(value, limits) for value, limits in known]
    near = [
        value in limits and abs(value - limits.centre) > NEAR * limits.sigma
        for value, limits in known
    ]
    run = RUN if len(known) < LONG_FROM else RUN_ON_A_LONG_CHART
    by_rule = {
        Signal.OUTSIDE: [value not in limits for value, limits in known],
        Signal.TREND: members(steady_trends([value for value, _ in known], TREND), TREND),
        Signal.NEAR_LIMIT: two_of_three(near, sides),
        Signal.RUN: members(runs_on_one_side(sides, run), run),
    }
    found: list[Signal | None] = [None] * len(chart.values)
    for i, place in list(enumerate(places))[-JUDGED:]:
        found[place] = next((signal for signal, holds in by_rule.items() if holds[i]), None)
    return tuple(found)


def expected_false_signals(charts: int, points: int) -> float:
    """Tell how many of so many charts show a signal though nothing ever happened.

    >>> round(expected_false_signals(30, 24), 1)
    3.3

    For neighbours that do not depend on each other; where a bad month follows a bad
    month, two or three times as many. Print it above every wall of charts.
    """
    if charts < 0 or points < 1:
        raise ValueError(f"{charts} charts of {points} points cannot be")
    fewer = [size for size in FALSE_ALARMS if size <= points] or [min(FALSE_ALARMS)]
    return charts * FALSE_ALARMS[max(fewer)]


def runs_on_one_side(sides: Sequence[int], length: int) -> list[bool]:
    """Mark each point that ends at least so many on one side; a point on the centre ends a run.

    >>> runs_on_one_side([1, 1, 1, 1, -1], 3)
    [False, False, True, True, False]
    """
    marked, run, before = [], 0, 0
    for side in sides:
        run = run + 1 if side and side == before else int(bool(side))
        before = side
        marked.append(run >= length)
    return marked


def steady_trends(values: Sequence[float], length: int) -> list[bool]:
    """Mark each point that ends at least so many rising, or falling; a tie ends a trend.

    >>> steady_trends([5, 1, 2, 3, 3], 3)
    [False, False, False, True, False]
    """
    if not values:
        return []
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    return [False, *runs_on_one_side(steps, length - 1)]


def two_of_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Mark three points in a row on one side, of which at least two are near the limit.

    >>> two_of_three([False, True, False, True], [1, 1, 1, 1])
    [False, True, True, True]
    """
    marked = [False] * len(near)
    for start in range(len(near) - WINDOW + 1):
        window = slice(start, start + WINDOW)
        if sum(near[window]) >= NEAR and abs(sum(sides[window])) == WINDOW:
            marked[window] = [True] * WINDOW
    return marked


def members(ends: Sequence[bool], length: int) -> list[bool]:
    """Mark all points of the runs that end at the marked ones.

    >>> members([False, False, True, False], 2)
    [False, True, True, False]
    """
    return [any(ends[place : place + length]) for place in range(len(ends))]


def _side(value: Value, limits: Limits) -> int:
    value = value or 0.0
    return (value > limits.centre) - (value < limits.centre)
