"""Whether the items of a questionnaire say the same thing.

| function | answers |
| --- | --- |
| `alpha(moments)` | Cronbach's alpha of the complete cases, with Feldt's interval |
| `item_total_correlations(moments)` | how each item goes with the sum of the others |
| `alpha_if_deleted(moments)` | what alpha would be without each item |

The nine unsur of the SKM are a checklist of different things that make up one
service, not nine attempts at the same question. A low alpha does not make their
index invalid; a negative one hints at an item whose answers run the other way.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from prima.kernel.distributions import f_quantile
from prima.kernel.intervals import Interval, NotEnoughData
from prima.kernel.moments import Moments


@dataclass(frozen=True, slots=True)
class Alpha:
    """Cronbach's alpha as it came out, below zero too.

    `constant` names the items that everybody answered alike. They say nothing
    about agreement, so they were left out of `items`. Two items are too few for
    alpha; then `spearman_brown` is the figure to show.
    """

    value: Fraction
    interval: Interval
    n: int
    items: tuple[str, ...]
    constant: tuple[str, ...]
    spearman_brown: float | None


def alpha(moments: Moments, *, confidence: float = 0.95) -> Alpha:
    """Estimate the reliability of the sum of the items, over the complete cases.

    >>> rows = [(1, 2, 1), (2, 2, 3), (3, 4, 3), (4, 3, 4), (4, 4, 4)]
    >>> items = ["CLEAR", "POLITE", "QUICK"]
    >>> found = alpha(Moments.of([dict(zip(items, row)) for row in rows], items))
    >>> round(float(found.value), 3), round(found.interval.low, 2), round(found.interval.high, 2)
    (0.911, 0.55, 0.99)

    Sources: Cronbach (1951), Psychometrika 16, 297-334; the interval is Feldt
    (1965), Psychometrika 30, 357-370.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    if moments.n < 2:  # noqa: PLR2004 - one row does not vary
        raise NotEnoughData("alpha needs at least two complete rows")
    variances = {code: moments.complete(code).variance for code in moments.codes}
    items = tuple(code for code, variance in variances.items() if variance)
    k = len(items)
    if k < 2:  # noqa: PLR2004 - one item agrees with itself
        raise NotEnoughData("alpha needs at least two items that were not answered alike by all")
    whole = moments.row_totals.variance
    if not whole:
        raise NotEnoughData("every row has the same total, so there is nothing to agree about")

    value = Fraction(k, k - 1) * (1 - sum(variances.values()) / whole)
    return Alpha(
        value=value,
        interval=_feldt_interval(value, moments.n, k, confidence),
        n=moments.n,
        items=items,
        constant=tuple(code for code in moments.codes if code not in items),
        spearman_brown=_spearman_brown(moments, *items) if k == 2 else None,  # noqa: PLR2004 - a pair
    )


def item_total_correlations(moments: Moments) -> dict[str, float | None]:
    """Correlate each item with the sum of the others; None where one of them never varies.

    >>> rows = [{"A": 1, "B": 2, "C": 3}, {"A": 2, "B": 3, "C": 3}, {"A": 3, "B": 2, "C": 3}]
    >>> item_total_correlations(Moments.of(rows, ["A", "B", "C"]))
    {'A': 0.0, 'B': 0.0, 'C': None}

    Corrected for overlap: an item always goes with a sum that it is part of.
    """
    whole = moments.row_totals.variance
    return {code: _item_rest_correlation(moments, code, whole) for code in moments.codes}


def alpha_if_deleted(moments: Moments) -> dict[str, Fraction | None]:
    """Give alpha without each item in turn; None where fewer than two that vary would be left.

    >>> rows = [(1, 2, 4), (2, 2, 1), (3, 4, 3), (4, 3, 1), (4, 4, 2)]
    >>> items = ["CLEAR", "POLITE", "QUICK"]
    >>> found = alpha_if_deleted(Moments.of([dict(zip(items, row)) for row in rows], items))
    >>> {code: None if value is None else round(float(value), 2) for code, value in found.items()}
    {'CLEAR': 0.0, 'POLITE': -2.53, 'QUICK': 0.85}

    An item without which alpha rises goes with the others badly: its wording may
    be unclear or run the other way. That is no reason to leave out an official item.
    """
    variances = {code: moments.complete(code).variance for code in moments.codes}
    varying = [code for code, variance in variances.items() if variance]
    whole = moments.row_totals.variance
    found: dict[str, Fraction | None] = {}
    for code in moments.codes:
        k = len(varying) - (code in varying)
        with_whole = sum(moments.covariance(code, other) for other in moments.codes)
        rest = whole - 2 * with_whole + variances[code]
        found[code] = None
        if k >= 2 and rest:  # noqa: PLR2004 - one item agrees with itself
            parts = sum(variances.values()) - variances[code]
            found[code] = Fraction(k, k - 1) * (1 - parts / rest)
    return found


def _item_rest_correlation(moments: Moments, code: str, whole: Fraction) -> float | None:
    own = moments.complete(code).variance
    with_whole = sum(moments.covariance(code, other) for other in moments.codes)
    rest = whole - 2 * with_whole + own
    if not own or not rest:
        return None
    return _correlation(with_whole - own, own, rest)


def _spearman_brown(moments: Moments, one: str, other: str) -> float | None:
    """Step the correlation of two halves up to the whole; None if they are exact opposites."""
    covariance = moments.covariance(one, other)
    variances = [moments.complete(code).variance for code in (one, other)]
    r = _correlation(covariance, *variances)
    return 2 * r / (1 + r) if r > -1 else None


def _correlation(covariance: Fraction, one: Fraction, other: Fraction) -> float:
    # Squared first, so that only one number is rounded and ±1 comes out as ±1.
    size = sqrt(covariance**2 / (one * other))
    return size if covariance >= 0 else -size


def _feldt_interval(value: Fraction, n: int, k: int, confidence: float) -> Interval:
    tail = (1 - confidence) / 2
    degrees = (n - 1, (n - 1) * (k - 1))
    apart = float(1 - value)
    return Interval(
        1 - apart * f_quantile(1 - tail, *degrees),
        1 - apart * f_quantile(tail, *degrees),
    )
