"""How an exact figure is written down: rounded half-up, once, at the very end."""

from decimal import Decimal
from fractions import Fraction

MOST_PLACES = 20


def exact(number: Fraction | Decimal | float) -> Fraction:
    """Give the fraction a number stands for; a float stands for the decimals that it prints.

    >>> exact(76.605), exact(Decimal("0.111"))
    (Fraction(15321, 200), Fraction(111, 1000))
    """
    if isinstance(number, Fraction):
        return number
    if isinstance(number, bool) or not isinstance(number, Decimal | float | int):
        raise TypeError(f"{number!r:.40} is not a number")
    try:
        return Fraction(str(number)) if isinstance(number, float) else Fraction(number)
    except (ValueError, OverflowError):
        raise ValueError(f"{number} is not a finite number") from None


def nearest(number: Fraction, places: int) -> int:
    """Give the nearest whole number of tenths, hundredths, …; halves go away from zero.

    >>> nearest(Fraction(1, 8), 2), nearest(Fraction(-1, 8), 2)
    (13, -13)
    """
    steps: int = 10**places
    size = (2 * steps * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return size if number.numerator > 0 else -size


def rounded(number: Fraction | Decimal | float, places: int) -> Decimal:
    """Give the nearest decimal; of two equally near, the one further from zero.

    >>> rounded(Fraction("76.605"), 2), rounded(Fraction(-1, 8), 2), rounded(Fraction(1, 9), 3)
    (Decimal('76.61'), Decimal('-0.13'), Decimal('0.111'))

    Half-up is what offices and spreadsheets do; Python's `round` takes the even
    neighbour, which would make 76.605 a C in the SKM table instead of a B.
    """
    if not 0 <= places <= MOST_PLACES:
        raise ValueError(f"a number is shown with 0..{MOST_PLACES} decimals, not {places}")
    steps = nearest(exact(number), places)
    return Decimal((int(steps < 0), tuple(map(int, str(abs(steps)))), -places))
