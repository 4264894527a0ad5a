"""How many people to ask. Formulas give exact numbers; `people` turns one into a plan.

The population is the number of people who use the service in the period, not the
number who live in the district.
"""

from fractions import Fraction
from math import ceil
from statistics import NormalDist

from prima.kernel.satisfaction.rounding import exact, nearest

CHI_SQUARE = Fraction("3.841")  # one degree of freedom, 95 %, as the table of 1970 has it
TABLE_MARGIN = Fraction("0.05")
EVEN = Fraction(1, 2)


def krejcie_morgan(population: int) -> Fraction:
    """Work out the formula behind the table: a share of one half, five points either way.

    >>> round(float(krejcie_morgan(1000)), 2)
    277.71

    Source: Krejcie and Morgan (1970), Educational and Psychological Measurement 30, 607-610.
    """
    _check_population(population)
    spread = CHI_SQUARE * EVEN * (1 - EVEN)
    return spread * population / (TABLE_MARGIN**2 * (population - 1) + spread)


def table_size(population: int) -> int:
    """Give the number in the table that PermenPANRB 14/2017 names.

    >>> table_size(500), table_size(1000)
    (217, 278)

    The table rounds to the nearest number. Rounding up, as is often done, would
    differ from it in half of its rows: 217.47 is 217 there.
    """
    return nearest(krejcie_morgan(population), 0)


def cochran(
    margin: float,
    *,
    population: int | None = None,
    share: float = 0.5,
    confidence: float = 0.95,
) -> float:
    """Work out how many answers give a share to within `margin` (0.05 is five points).

    >>> round(cochran(0.05), 1), round(cochran(0.05, population=1000), 1)
    (384.1, 277.7)

    Source: Cochran (1977), Sampling Techniques, section 4.4.
    """
    if not 0 < share < 1:
        raise ValueError(f"a share lies between 0 and 1, not at {share}")
    return _limited((_z(confidence) / _margin(margin)) ** 2 * share * (1 - share), population)


def cochran_for_mean(
    deviation: float, margin: float, *, population: int | None = None, confidence: float = 0.95
) -> float:
    """Work out how many answers give a mean to within `margin`, in the units of the scale.

    >>> round(cochran_for_mean(12, 2), 1)  # an index to within two points
    138.3

    `deviation` is the standard deviation, best taken from the last period.
    Source: Cochran (1977), Sampling Techniques, section 4.6.
    """
    if not 0 < deviation < float("inf"):
        raise ValueError(f"a standard deviation cannot be {deviation}")
    if not 0 < margin < float("inf"):
        raise ValueError(f"a margin cannot be {margin}")
    return _limited((_z(confidence) * deviation / margin) ** 2, population)


def slovin(population: int, margin: Fraction | float = TABLE_MARGIN) -> Fraction:
    """Work out N / (1 + N e²), for those whose rules ask for it.

    >>> round(float(slovin(1000)), 1)
    285.7

    It is no theory of its own: Cochran's formula with z = 2 instead of 1.96 and a
    share of one half, which asks about 3 % more people than needed.
    """
    _check_population(population)
    _margin(float(margin))
    return population / (1 + population * exact(margin) ** 2)


def design_effect(batch: float, correlation: float) -> float:
    """Tell by how much to multiply, when answers come in batches that are alike inside.

    >>> round(design_effect(20, 0.05), 2)  # 20 people per counter and day
    1.95

    Source: Kish (1965), Survey Sampling, section 5.4: 1 + (m - 1) rho.
    """
    if not (batch >= 1 and 0 <= correlation <= 1):
        raise ValueError(f"batches of {batch} cannot be alike by {correlation}")
    return 1 + (batch - 1) * correlation


def people(size: Fraction | float) -> int:
    """Turn a computed size into people to ask: none is asked by halves.

    >>> people(slovin(985, 0.1))
    91
    """
    return ceil(size)


def _limited(endless: float, population: int | None) -> float:
    """Need fewer when there are few to ask: of 1000 people, 278 say as much as 384 of millions."""
    if population is None:
        return endless
    _check_population(population)
    return endless / (1 + (endless - 1) / population)


def _check_population(population: int) -> None:
    if population < 1:
        raise ValueError(f"nobody can be asked in a population of {population}")


def _margin(margin: float) -> float:
    if not 0 < margin < 1:
        raise ValueError(f"a margin of a share lies between 0 and 1, not at {margin}")
    return margin


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)
