"""Whether something happened, or a figure only wobbles as it always does.

| name | answers |
| --- | --- |
| `xmr(values)` | for any measured figure, one a period: an index, a median wait |
| `p_chart(hits, ns)`, `p_prime_chart(…)` | for shares: promises kept |
| `u_chart(counts, sizes)`, `u_prime_chart(…)` | for counts: complaints per 1000 served |
| `signals(chart)` | which of the latest points say that something changed, and why |
| `expected_false_signals(charts, points)` | how many of these charts cry wolf |

The primed charts allow for the variation from day to day that every office has; without
it they are the plain ones. For large counts the plain ones raise an alarm nearly every day.
"""

from prima.kernel.control_charts.charts import (
    Chart,
    Limits,
    p_chart,
    p_prime_chart,
    u_chart,
    u_prime_chart,
    xmr,
)
from prima.kernel.control_charts.signals import (
    Signal,
    expected_false_signals,
    members,
    runs_on_one_side,
    signals,
    steady_trends,
    two_of_three,
)

__all__ = [
    "Chart",
    "Limits",
    "Signal",
    "expected_false_signals",
    "members",
    "p_chart",
    "p_prime_chart",
    "runs_on_one_side",
    "signals",
    "steady_trends",
    "two_of_three",
    "u_chart",
    "u_prime_chart",
    "xmr",
]
