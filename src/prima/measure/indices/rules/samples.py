"""How many answers a population needs. No database, no clock, no Django."""

from fractions import Fraction

from prima.kernel.satisfaction import rounded

CHI_SQUARE = Fraction("3.841")  # one degree of freedom, 95 %
EVEN = Fraction(1, 4)  # P (1 - P) for P = 0.5, the widest
MARGIN = Fraction("0.05")


def sample_size(population: int) -> int:
    """Return the number of respondents that the table of Krejcie and Morgan asks for.

    The regulation names this table. Every printed row is the formula rounded, not rounded up.

    >>> sample_size(100), sample_size(500), sample_size(1000)
    (80, 217, 278)

    Source: Krejcie and Morgan (1970), Educational and Psychological Measurement 30, 607-610.
    """
    spread = CHI_SQUARE * EVEN
    needed = spread * population / (MARGIN**2 * (population - 1) + spread)
    return int(rounded(needed, 0))
