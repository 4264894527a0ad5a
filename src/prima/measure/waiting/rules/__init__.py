"""What waiting adds up to, and how a day will go. No database, no clock, no Django.

| module | answers |
| --- | --- |
| `stops` | what did a visit do at each station? |
| `figures` | how long did people wait, and how sure is that? |
| `happening` | what is a day expected to bring, and what then happened? |
| `staffing` | how does a day go with so many counters, or with another order? |
"""

from prima.measure.waiting.rules.figures import (
    FAIR_FROM,
    Occupied,
    Row,
    Spread,
    Work,
    occupied_by_counter,
    row,
    rows_by,
    spread,
    work_of,
)
from prima.measure.waiting.rules.happening import (
    Error,
    Half,
    Opening,
    compared,
    counters_open,
    demand_of,
    error_of,
    usual_counters,
)
from prima.measure.waiting.rules.staffing import (
    Demand,
    Gain,
    Lanes,
    Outlook,
    by_lane,
    fewest,
    foretell,
    gains,
)
from prima.measure.waiting.rules.stops import Stop, stops_of

__all__ = [
    "FAIR_FROM",
    "Demand",
    "Error",
    "Gain",
    "Half",
    "Lanes",
    "Occupied",
    "Opening",
    "Outlook",
    "Row",
    "Spread",
    "Stop",
    "Work",
    "by_lane",
    "compared",
    "counters_open",
    "demand_of",
    "error_of",
    "fewest",
    "foretell",
    "gains",
    "occupied_by_counter",
    "row",
    "rows_by",
    "spread",
    "stops_of",
    "usual_counters",
    "work_of",
]
