"""What can be asked about waiting: how it was, and how it will be."""

from prima.measure.waiting.queries.foretold import (
    Effect,
    Forecast,
    Promise,
    Review,
    effect,
    entitled_share,
    review,
)
from prima.measure.waiting.queries.measured import Measured, Share, Told
from prima.measure.waiting.queries.planned import Plan, plan
from prima.measure.waiting.queries.record import (
    NoSuchPool,
    Pool,
    next_open_day,
    opening_on,
    pool_known_as,
    pools,
)

__all__ = [
    "Effect",
    "Forecast",
    "Measured",
    "NoSuchPool",
    "Plan",
    "Pool",
    "Promise",
    "Review",
    "Share",
    "Told",
    "effect",
    "entitled_share",
    "next_open_day",
    "opening_on",
    "plan",
    "pool_known_as",
    "pools",
    "review",
]
