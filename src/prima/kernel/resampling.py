"""How a figure moves when other people had answered: the bootstrap, on whole numbers.

Each resample draws as many respondents as there are, with replacement. A respondent's
numbers are packed side by side into one large whole number, so that one addition adds
all of them, and five hundred resamples of four hundred people take a moment.

Source: Efron (1979), Annals of Statistics 7, 1-26.
"""

from collections.abc import Iterator, Sequence
from random import Random

from prima.kernel.intervals import Interval, NotEnoughData

RESAMPLES = 500


def resampled_totals(
    rows: Sequence[Sequence[int]], luck: Random, *, times: int = RESAMPLES
) -> Iterator[tuple[int, ...]]:
    """Give the total of each column, in each resample of the rows.

    >>> list(resampled_totals([(1, 0), (3, 1)], Random(8), times=3))
    [(4, 1), (4, 1), (2, 0)]

    Numbers must not be negative: a column would borrow from its neighbour.
    """
    if not rows:
        raise NotEnoughData("nobody can be drawn when nobody answered")
    if any(number < 0 for row in rows for number in row):
        raise ValueError("only numbers from 0 up can be resampled")
    columns = len(rows[0])
    bits = (len(rows) * max((max(row, default=0) for row in rows), default=0)).bit_length() + 1
    packed = [sum(number << bits * place for place, number in enumerate(row)) for row in rows]
    mask = (1 << bits) - 1
    for _ in range(times):
        total = sum(luck.choices(packed, k=len(packed)))
        yield tuple(total >> bits * place & mask for place in range(columns))


def middle_of(figures: Sequence[float], *, confidence: float = 0.95) -> Interval:
    """Give the interval that holds the middle part of the figures from the resamples.

    >>> middle_of([float(number) for number in range(1, 101)], confidence=0.9)
    Interval(low=6.0, high=95.0)

    Source: Efron (1979); these are the percentiles, rounded outwards.
    """
    if not figures:
        raise NotEnoughData("no resample gave a figure")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    ordered = sorted(figures)
    cut = int(round(len(ordered) * (1 - confidence) / 2, 9))
    return Interval(ordered[cut], ordered[-1 - cut])
