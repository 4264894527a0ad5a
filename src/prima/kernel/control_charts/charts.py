"""Between which limits a figure stays as long as nothing happens.

Sources: Wheeler and Chambers (1992), Understanding Statistical Process Control (XmR);
Shewhart (1931), Economic Control of Quality (p and u); Laney (2002), Quality
Engineering 14, 531-537 (p' and u').
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from prima.kernel.intervals import NotEnoughData

Value = float | None

RANGE_PER_SIGMA = 1.128  # the mean of the range of two normal numbers
WIDTH = 2.66  # three sigma, in mean moving ranges: 3 / 1.128, as it is printed
LARGEST_RANGE = 3.267  # in mean moving ranges
SIGMAS = 3
FEWEST = 2
TRIAL_BELOW = 12


@dataclass(frozen=True, slots=True)
class Limits:
    """What is expected of one point: its centre, and three sigma to each side of it."""

    low: float
    centre: float
    high: float
    sigma: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Chart:
    """Values in order of time, a gap where nothing was measured, and the limits of each.

    `basis` is the number of values that the limits come from. They are on trial
    until there are twelve; then fix them, and change them only for a known reason.
    """

    values: tuple[Value, ...]
    limits: tuple[Limits, ...]
    basis: int

    @property
    def is_trial(self) -> bool:
        return self.basis < TRIAL_BELOW

    @property
    def varies(self) -> bool:
        """False when all values are alike: then there are no limits worth drawing."""
        return any(each.sigma > 0 for each in self.limits)

    @property
    def outside(self) -> tuple[bool, ...]:
        return tuple(
            value is not None and value not in each
            for value, each in zip(self.values, self.limits, strict=True)
        )


def xmr(
    values: Sequence[Value],
    *,
    baseline: int | None = None,
    screened: bool = False,
    lowest: float = float("-inf"),
    highest: float = float("inf"),
) -> Chart:
    """Chart single figures; the limits come from how much neighbours differ.

    >>> chart = xmr([81, 79, 82, 80, 78, 81, 80, 82, 79, 80, 81, 92])
    >>> round(chart.limits[-1].low, 1), round(chart.limits[-1].high, 1), chart.outside[-1]
    (73.8, 88.7, True)

    Only the first `baseline` values count, if given. `screened` leaves out, once, moving
    ranges beyond their own limit: one odd month hides itself less, and a
    chart of twelve months where nothing happened raises half as many false alarms again.
    A gap is no neighbour. Limits end where the scale does.
    """
    counted = values[:baseline]
    known = [value for value in counted if value is not None]
    ranges = [
        abs(after - before)
        for before, after in pairwise(counted)
        if before is not None and after is not None
    ]
    if len(known) < FEWEST or not ranges:
        raise NotEnoughData("a chart needs at least two values in a row")
    mean_range = sum(ranges) / len(ranges)
    if screened:
        kept = [each for each in ranges if each < LARGEST_RANGE * mean_range]
        mean_range = sum(kept) / len(kept) if kept else mean_range
    centre = sum(known) / len(known)
    low, high = centre - WIDTH * mean_range, centre + WIDTH * mean_range
    each = Limits(max(lowest, low), centre, min(highest, high), WIDTH * mean_range / SIGMAS)
    return Chart(tuple(values), (each,) * len(values), len(known))


def p_chart(hits: Sequence[int], ns: Sequence[int], *, leave_out: Collection[int] = ()) -> Chart:
    """Chart shares, each out of its own n.

    >>> chart = p_chart([40, 44, 22, 34, 24, 32, 28, 32, 34, 30], [200] * 10)
    >>> [round(edge, 4) for edge in (chart.limits[0].low, chart.limits[0].high)]
    [0.0822, 0.2378]

    The points in `leave_out` (from 0) do not count for the limits, because their reason is
    known. They are drawn, and still judged.
    """
    return _shares(hits, ns, leave_out, by_day=False)


def p_prime_chart(
    hits: Sequence[int], ns: Sequence[int], *, leave_out: Collection[int] = ()
) -> Chart:
    """Chart shares when days also differ by more than chance: the usual case."""
    return _shares(hits, ns, leave_out, by_day=True)


def u_chart(
    counts: Sequence[int], sizes: Sequence[float], *, leave_out: Collection[int] = ()
) -> Chart:
    """Chart counts per unit of size.

    >>> chart = u_chart([2, 3, 8, 1, 1, 4, 1, 4, 5, 1], [50] * 10)
    >>> chart.limits[0].centre, round(chart.limits[0].high, 3)
    (0.06, 0.164)
    """
    return _rates(counts, sizes, leave_out, by_day=False)


def u_prime_chart(
    counts: Sequence[int], sizes: Sequence[float], *, leave_out: Collection[int] = ()
) -> Chart:
    """Chart counts per unit of size when days also differ by more than chance."""
    return _rates(counts, sizes, leave_out, by_day=True)


def _shares(
    hits: Sequence[int], ns: Sequence[int], leave_out: Collection[int], *, by_day: bool
) -> Chart:
    if any(not 0 <= hit <= n for hit, n in zip(hits, ns, strict=True)):
        raise ValueError("each share has hits from 0 to its n")
    return _attributes(hits, ns, leave_out, lambda p: p * (1 - p), 1.0, by_day=by_day)


def _rates(
    counts: Sequence[int], sizes: Sequence[float], leave_out: Collection[int], *, by_day: bool
) -> Chart:
    if any(count < 0 for count in counts):
        raise ValueError("nothing occurs less than never")
    return _attributes(counts, sizes, leave_out, lambda u: u, float("inf"), by_day=by_day)


def _attributes(
    counts: Sequence[int],
    sizes: Sequence[float],
    leave_out: Collection[int],
    variance: Callable[[float], float],
    highest: float,
    *,
    by_day: bool,
) -> Chart:
    """Chart counts over sizes, whose variance by chance alone is known; a size of 0 is a gap."""
    if any(not 0 <= size < float("inf") for size in sizes):
        raise ValueError("a size is a number from 0 up")
    pairs = list(zip(counts, sizes, strict=True))
    values = [count / size if size else None for count, size in pairs]
    basis = [place for place, size in enumerate(sizes) if size and place not in leave_out]
    if len(basis) < FEWEST:
        raise NotEnoughData("a chart needs at least two values")
    centre = sum(counts[place] for place in basis) / sum(sizes[place] for place in basis)
    sigmas = [sqrt(variance(centre) / size) if size else 0.0 for size in sizes]
    more = _more_than_chance(values, centre, sigmas, basis) if by_day else 1.0
    limits = tuple(
        Limits(
            max(0.0, centre - SIGMAS * sigma * more),
            centre,
            min(highest, centre + SIGMAS * sigma * more),
            sigma * more,
        )
        for sigma in sigmas
    )
    return Chart(tuple(values), limits, len(basis))


def _more_than_chance(
    values: Sequence[Value], centre: float, sigmas: Sequence[float], basis: Sequence[int]
) -> float:
    """Tell how many times as much as by chance neighbours differ; a gap has no neighbour."""
    if not any(sigmas):
        return 1.0
    scores = {place: ((values[place] or 0.0) - centre) / sigmas[place] for place in basis}
    steps = [
        abs(scores[after] - scores[before])
        for before, after in pairwise(basis)
        if after == before + 1
    ]
    if not steps:
        raise NotEnoughData("a primed chart needs at least two values in a row")
    return sum(steps) / len(steps) / RANGE_PER_SIGMA
