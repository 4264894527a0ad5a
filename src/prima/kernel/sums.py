"""How many numbers, their sum and the sum of their squares: enough for a mean and a variance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prima.kernel.intervals import NotEnoughData


class ImpossibleSums(ValueError):
    """No list of numbers has these sums."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Three sums of a list of numbers, exact, and additive over lists.

    >>> waits = Sums.of([4, 7, 7])
    >>> waits.mean, waits.variance
    (Fraction(6, 1), Fraction(3, 1))
    >>> waits + Sums.of([10]) == Sums.of([4, 7, 7, 10])
    True

    A variance from such sums loses digits when it is computed in floating
    point. Here every step is a whole number or a fraction, so nothing is lost.
    """

    n: int
    total: Fraction | int
    total_of_squares: Fraction | int

    def __post_init__(self) -> None:
        total, squares = self.total, self.total_of_squares
        # n Σx² >= (Σx)², in whole numbers: this runs for every item of every index.
        most = self.n * squares.numerator * total.denominator**2
        some = self.n > 0 and most >= total.numerator**2 * squares.denominator
        if not some and (self.n or total or squares):
            raise ImpossibleSums(f"no list of numbers has these sums: {self}")

    @classmethod
    def of(cls, numbers: Iterable[Fraction | int]) -> "Sums":
        numbers = tuple(numbers)
        return cls(len(numbers), sum(numbers), sum(number * number for number in numbers))

    @classmethod
    def of_counts(cls, counts: Mapping[int, int]) -> "Sums":
        """Sum up numbers that are known by how often each occurs, as in a tally.

        >>> Sums.of_counts({5: 12, 4: 5, 3: 2, 2: 1}).mean
        Fraction(22, 5)
        """
        if any(times < 0 for times in counts.values()):
            raise ImpossibleSums("nothing occurs less than never")
        return cls(
            sum(counts.values()),
            sum(number * times for number, times in counts.items()),
            sum(number * number * times for number, times in counts.items()),
        )

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.n + other.n,
            self.total + other.total,
            self.total_of_squares + other.total_of_squares,
        )

    @property
    def mean(self) -> Fraction:
        if self.n < 1:
            raise NotEnoughData("a mean needs at least one number")
        return Fraction(self.total, self.n)

    @property
    def variance(self) -> Fraction:
        """The sample variance, which divides by n - 1."""
        if self.n < 2:  # noqa: PLR2004 - one number does not vary
            raise NotEnoughData("a variance needs at least two numbers")
        return Fraction(self._spread, self.n * (self.n - 1))

    @property
    def population_variance(self) -> Fraction:
        """The variance of these very numbers, which divides by n."""
        if self.n < 1:
            raise NotEnoughData("a variance needs at least one number")
        return Fraction(self._spread, self.n * self.n)

    @property
    def _spread(self) -> Fraction | int:
        return self.n * self.total_of_squares - self.total * self.total
