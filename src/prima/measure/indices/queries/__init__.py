"""What was measured: indices with their intervals, and promises against what happened."""

from prima.measure.indices.queries.measured import (
    Measured,
    by_service,
    change_since,
    index_of,
    item_codes,
    item_names,
    measured_in,
    newest_period,
    periods_beside,
    trend,
)
from prima.measure.indices.queries.promised import (
    WINDOW,
    NoSuchPromise,
    Promised,
    days_of,
    promise_named,
    promises,
    promises_of,
)

__all__ = [
    "WINDOW",
    "Measured",
    "NoSuchPromise",
    "Promised",
    "by_service",
    "change_since",
    "days_of",
    "index_of",
    "item_codes",
    "item_names",
    "measured_in",
    "newest_period",
    "periods_beside",
    "promise_named",
    "promises",
    "promises_of",
    "trend",
]
