"""When a promise counts as kept. No database, no clock, no Django."""

from dataclasses import dataclass
from enum import StrEnum

from prima.kernel.intervals import Interval, share_interval

FEWEST = 5  # fewer people say little


class Verdict(StrEnum):
    """Whether a promise was kept, as far as the data can say."""

    KEPT = "KEPT"
    AT_RISK = "AT_RISK"  # the share is short, but chance alone could explain it
    BROKEN = "BROKEN"
    TOO_LITTLE = "TOO_LITTLE"
    NOT_SEEN = "NOT_SEEN"  # nothing here observes it yet


@dataclass(frozen=True)
class Judged:
    """A promise against what happened: `hits` of `n` people, and the interval of their share."""

    hits: int
    n: int
    interval: Interval | None
    verdict: Verdict


def judged(hits: int, n: int, promised_percent: int) -> Judged:
    """Compare a share with the promised one (Wilson interval, 95 %).

    >>> judged(95, 100, 90).verdict.value, judged(86, 100, 90).verdict.value
    ('KEPT', 'AT_RISK')
    >>> judged(70, 100, 90).verdict.value, judged(4, 4, 90).verdict.value
    ('BROKEN', 'TOO_LITTLE')
    """
    if n < FEWEST:
        return Judged(hits, n, None, Verdict.TOO_LITTLE)
    interval = share_interval(hits, n)
    if hits * 100 >= promised_percent * n:
        return Judged(hits, n, interval, Verdict.KEPT)
    is_clear = interval.high * 100 < promised_percent
    return Judged(hits, n, interval, Verdict.BROKEN if is_clear else Verdict.AT_RISK)
