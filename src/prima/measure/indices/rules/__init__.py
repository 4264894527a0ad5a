"""Periods, what may be shown of them, and when a promise counts as kept. No Django, no clock."""

from prima.kernel.periods import NoSuchPeriod, Period
from prima.measure.indices.rules.promises import Judged, Verdict, judged
from prima.measure.indices.rules.samples import sample_size
from prima.measure.indices.rules.showing import Book, is_enough

__all__ = [
    "Book",
    "Judged",
    "NoSuchPeriod",
    "Period",
    "Verdict",
    "is_enough",
    "judged",
    "sample_size",
]
