"""How often a control chart of a perfectly stable office raises an alarm.

    ./prima bench false_alarms [--charts 40000]

Draws normal numbers that never change, makes the chart from the same points, as an office
does, and counts the charts with any signal: by the rules of Prima, and by the usual run of
seven read over the whole chart. `prima.kernel.control_charts.signals.FALSE_ALARMS` is from here.
"""

import argparse
import random

from prima.kernel.control_charts import (
    members,
    runs_on_one_side,
    signals,
    steady_trends,
    two_of_three,
    xmr,
)

POINTS = (12, 24, 36, 60)
USUAL = 7
NEAR = 2


def usual_rules_signal(values: list[float]) -> bool:
    """Whether the four rules with a run of seven find anything anywhere."""
    chart = xmr(values)
    each = chart.limits[0]
    sides = [(value > each.centre) - (value < each.centre) for value in values]
    near = [value in each and abs(value - each.centre) > NEAR * each.sigma for value in values]
    return (
        any(chart.outside)
        or any(members(steady_trends(values, USUAL), USUAL))
        or any(members(runs_on_one_side(sides, USUAL), USUAL))
        or any(two_of_three(near, sides))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--charts", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1931)
    options = parser.parse_args()
    luck = random.Random(options.seed)  # noqa: S311 - a simulation, nothing secret
    print("points   Prima   run of seven, whole chart")
    for points in POINTS:
        ours = usual = 0
        for _ in range(options.charts):
            values = [luck.gauss(0, 1) for _ in range(points)]
            ours += any(signals(xmr(values)))
            usual += usual_rules_signal(values)
        print(f"{points:6} {ours / options.charts:7.3f} {usual / options.charts:9.3f}")


if __name__ == "__main__":
    main()
