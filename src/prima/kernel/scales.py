"""The whole numbers that a question can be answered with, and which sums of them can be."""

from dataclasses import dataclass

WIDEST = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers from `lowest` to `highest`.

    >>> 4 in Scale(1, 4), 5 in Scale(1, 4)
    (True, False)
    """

    lowest: int
    highest: int

    def __post_init__(self) -> None:
        if type(self.lowest) is not int or type(self.highest) is not int:
            raise ValueError("a scale runs between two whole numbers")
        if not 1 <= self.highest - self.lowest <= WIDEST:
            raise ValueError(f"a scale cannot run from {self.lowest} to {self.highest}")

    def __contains__(self, answer: int) -> bool:
        return self.lowest <= answer <= self.highest

    def allows(self, n: int, total: int, squares: int) -> bool:
        """Whether n answers can have this total and this total of squares.

        The squares are least when the answers lie as close together as whole
        numbers can, and greatest when all lie at the two ends of the scale.

        >>> Scale(1, 4).allows(2, 5, 13), Scale(1, 4).allows(2, 5, 12)
        (True, False)
        """
        if n <= 0:
            return n == total == squares == 0
        low, high, middle = self.lowest, self.highest, total // n
        least = (2 * middle + 1) * total - middle * (middle + 1) * n
        most = (low + high) * total - low * high * n
        return low * n <= total <= high * n and least <= squares <= most

    def allows_product(self, n: int, one: int, other: int, product: int) -> bool:
        """Whether n pairs of answers with these two totals can have this total of products.

        >>> Scale(1, 4).allows_product(2, 5, 5, 17), Scale(1, 4).allows_product(2, 5, 5, 18)
        (True, False)
        """
        low, high, both = self.lowest, self.highest, one + other
        least = max(low * (both - n * low), high * (both - n * high))
        most = min(low * one + high * other, high * one + low * other) - n * low * high
        return least <= product <= most


SCALE_1_TO_4 = Scale(1, 4)
