"""Customer satisfaction index: satisfaction weighed by importance. There are two; name yours.

| name | the worst answer gives | used by |
| --- | --- | --- |
| `percent_of_maximum` | 25 on a scale from 1 to 4 | Indonesian theses (MIS, MSS, WF, WS) |
| `percent_of_span` | 0 | ACSI; prefer it for comparisons |
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from prima.kernel.satisfaction.rounding import nearest
from prima.kernel.scales import Scale

HIGHEST = 100


class CsiClass(StrEnum):
    VERY_SATISFIED = "VERY_SATISFIED"  # sangat puas
    SATISFIED = "SATISFIED"  # puas
    FAIRLY_SATISFIED = "FAIRLY_SATISFIED"  # cukup puas
    LESS_SATISFIED = "LESS_SATISFIED"  # kurang puas
    NOT_SATISFIED = "NOT_SATISFIED"  # tidak puas


_FROM_PERCENT = dict(zip(CsiClass, (81, 66, 51, 35, 0), strict=True))


def percent_of_maximum(
    importance: Mapping[str, Fraction], satisfaction: Mapping[str, Fraction], scale: Scale
) -> Fraction:
    """Give the weighted mean of satisfaction, in per cent of the best answer.

    >>> importance = {"TIME": Fraction(5), "COST": Fraction(3)}
    >>> satisfaction = {"TIME": Fraction(3), "COST": Fraction(4)}
    >>> float(percent_of_maximum(importance, satisfaction, Scale(1, 5)))
    67.5
    """
    return HIGHEST * _weighted_mean(importance, satisfaction, scale) / scale.highest


def percent_of_span(
    importance: Mapping[str, Fraction], satisfaction: Mapping[str, Fraction], scale: Scale
) -> Fraction:
    """Give the weighted mean of satisfaction, where 0 is the worst answer and 100 the best.

    >>> importance = {"TIME": Fraction(5), "COST": Fraction(3)}
    >>> satisfaction = {"TIME": Fraction(3), "COST": Fraction(4)}
    >>> float(percent_of_span(importance, satisfaction, Scale(1, 5)))
    59.375

    Source: Fornell et al. (1996), Journal of Marketing 60(4), 7-18.
    """
    above = _weighted_mean(importance, satisfaction, scale) - scale.lowest
    return HIGHEST * above / (scale.highest - scale.lowest)


def csi_class(percent: Fraction) -> CsiClass:
    """Put a word to a percentage of the maximum, as the usual table does.

    >>> csi_class(Fraction(804, 10)).value, csi_class(Fraction(805, 10)).value
    ('SATISFIED', 'VERY_SATISFIED')

    The printed classes leave gaps (0.80, 0.81), so the figure is rounded as printed first.
    """
    if not 0 <= percent <= HIGHEST:
        raise ValueError(f"a satisfaction index of {float(percent):g} % is impossible")
    shown = nearest(percent, 0)
    return next(name for name, least in _FROM_PERCENT.items() if shown >= least)


def _weighted_mean(
    importance: Mapping[str, Fraction], satisfaction: Mapping[str, Fraction], scale: Scale
) -> Fraction:
    """Divide by the sum of the weights, whatever it is: they need not add up to 1."""
    if importance.keys() != satisfaction.keys():
        raise ValueError(f"importance of {sorted(importance)}, not {sorted(satisfaction)}")
    whole = sum(importance.values())
    if not whole > 0 or any(weight < 0 for weight in importance.values()):
        raise ValueError("importance is not below nothing, and not all nothing")
    for code, mean in satisfaction.items():
        if not scale.lowest <= mean <= scale.highest:
            raise ValueError(f"the mean of {code} cannot be {float(mean):g} on this scale")
    return sum((importance[code] * satisfaction[code] for code in importance), Fraction(0)) / whole
