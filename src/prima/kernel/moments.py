"""What is kept of the answers to a questionnaire, so that every later figure is exact.

Answers become whole-number sums. The sums of two units add up to the sums of
both together, so a province is the sum of its units and never a second survey.

Two sets are kept, because a person may leave a question blank:

* the **complete cases**, rows with every item answered: ``n``, the total of
  each item, and for each pair of items the total of their products, Σ xᵢxⱼ (an
  item with itself: Σ xᵢ²). What needs whole rows comes from here: the variance
  of an index, Cronbach's alpha.
* the **available cases** of each item, all rows with that item answered: ``n``,
  Σ x and Σ x². The item's mean comes from here.

Why pairs: an index is Σ wᵢxᵢ, so its variance is a quadratic form in the
weights, and the k(k+1)/2 product totals are the least that answers it exactly
whatever the weights: equal, unequal, or rounded to 0.111. One Σ (Σ wᵢxᵢ)²
would be smaller, but has one set of weights baked in, and there are two. The
sums of the row totals, Σ t and Σ t², follow from the pairs and are not kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement
from math import lcm
from operator import add, mul, sub
from typing import Any

from prima.kernel.answers import Pattern, Row, answer_patterns, ordered_codes
from prima.kernel.intervals import NotEnoughData
from prima.kernel.scales import SCALE_1_TO_4, Scale
from prima.kernel.sums import Sums

Whole = tuple[int, ...]

COLUMNS = ("totals", "products", "available_ns", "available_totals", "available_squares")
FIELDS = ("codes", "scale", "respondents", "n", *COLUMNS)


class ImpossibleMoments(ValueError):
    """No set of answers has these sums."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The sums of a set of answers; items are known by code, in alphabetical order.

    >>> asked = ["TIME", "COST"]
    >>> monday = Moments.of([{"COST": 4, "TIME": 3}, {"COST": 4, "TIME": None}], asked)
    >>> monday.available("COST")
    Sums(n=2, total=8, total_of_squares=32)
    >>> monday.complete("COST")
    Sums(n=1, total=4, total_of_squares=16)
    >>> tuesday = Moments.of([{"COST": 2, "TIME": 2}], asked)
    >>> (monday + tuesday).subtract(monday) == tuesday
    True

    Always true: answers with these sums can exist, as far as single items and
    pairs of items can tell. `products` runs over the pairs (first, first),
    (first, second), … (last, last) of `codes`. A row without any answer leaves
    no trace.
    """

    codes: tuple[str, ...]
    scale: Scale
    respondents: int  # rows with at least one answer
    n: int  # rows with every answer
    totals: Whole
    products: Whole
    available_ns: Whole
    available_totals: Whole
    available_squares: Whole

    def __post_init__(self) -> None:
        k = len(self.codes)
        sizes = (k, k * (k + 1) // 2, k, k, k)
        if tuple(len(getattr(self, column)) for column in COLUMNS) != sizes:
            raise ImpossibleMoments("there is one sum for each item, and for each pair of items")
        if not (_items_are_possible(self) and _pairs_are_possible(self)):
            raise ImpossibleMoments("no set of answers has these sums")

    @classmethod
    def empty(cls, codes: Iterable[str], scale: Scale = SCALE_1_TO_4) -> "Moments":
        return cls.of((), codes, scale)

    @classmethod
    def of(
        cls, rows: Iterable[Row], codes: Iterable[str], scale: Scale = SCALE_1_TO_4
    ) -> "Moments":
        codes = ordered_codes(codes)
        counts = answer_patterns(rows, codes, scale)
        del counts[(None,) * len(codes)]
        return cls(
            codes,
            scale,
            counts.total(),
            *_complete_sums(counts, len(codes)),
            *_available_sums(counts, len(codes)),
        )

    def add(self, other: "Moments") -> "Moments":
        """Put two sets of answers together."""
        return self._combined(add, other)

    __add__ = add

    def subtract(self, other: "Moments") -> "Moments":
        """Take back answers that were added before."""
        try:
            return self._combined(sub, other)
        except ImpossibleMoments:
            raise ImpossibleMoments("these answers are not among the ones to take from") from None

    def available(self, code: str) -> Sums:
        """Give the sums of one item over everybody who answered it."""
        i = self._position(code)
        return Sums(self.available_ns[i], self.available_totals[i], self.available_squares[i])

    def complete(self, code: str) -> Sums:
        """Give the sums of one item over those who answered every item."""
        i = self._position(code)
        return Sums(self.n, self.totals[i], self.products[_pair(i, i, len(self.codes))])

    def covariance(self, one: str, other: str) -> Fraction:
        """Give the sample covariance of two items over the complete cases."""
        if self.n < 2:  # noqa: PLR2004 - one row does not vary
            raise NotEnoughData("a covariance needs at least two complete rows")
        i, j = sorted((self._position(one), self._position(other)))
        product = self.products[_pair(i, j, len(self.codes))]
        spread = self.n * product - self.totals[i] * self.totals[j]
        return Fraction(spread, self.n * (self.n - 1))

    @property
    def row_totals(self) -> Sums:
        """The sums of t, the plain total of each complete row."""
        return self.scores(dict.fromkeys(self.codes, 1))

    def scores(self, weights: Mapping[str, Fraction | int], *, times: int = 1) -> Sums:
        """Sum up the weighted score Σ wᵢxᵢ of each complete row, taken so many times.

        >>> two = Moments.of([{"A": 1, "B": 4}, {"A": 2, "B": 4}], ["A", "B"])
        >>> two.scores({"A": 1, "B": 10}) == Sums.of([41, 42])
        True
        """
        if weights.keys() != set(self.codes):
            raise ValueError(f"weights for {sorted(weights)}, answers to {list(self.codes)}")
        # Whole numbers until the end: one fraction is much cheaper than fifty.
        unit = lcm(*(weight.denominator for weight in weights.values()))
        whole = [
            times * weights[code].numerator * (unit // weights[code].denominator)
            for code in self.codes
        ]
        k = len(whole)
        total = sum(map(mul, whole, self.totals))
        pairs = combinations_with_replacement(whole, 2)
        upper = sum(a * b * p for (a, b), p in zip(pairs, self.products, strict=True))
        diagonal = sum(w * w * self.products[_pair(i, i, k)] for i, w in enumerate(whole))
        return Sums(self.n, Fraction(total, unit), Fraction(2 * upper - diagonal, unit * unit))

    def as_dict(self) -> dict[str, Any]:
        """Give the sums as plain data; each list follows the list of codes."""
        plain: dict[str, Any] = {"respondents": self.respondents, "n": self.n}
        plain |= {"codes": list(self.codes), "scale": [self.scale.lowest, self.scale.highest]}
        return plain | {column: list(getattr(self, column)) for column in COLUMNS}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Moments":
        """Read what `as_dict` gave, and refuse what it could not have given."""
        if not isinstance(plain, Mapping) or plain.keys() != set(FIELDS):
            raise ImpossibleMoments(f"sums of answers have these fields: {', '.join(FIELDS)}")
        try:
            codes = _in_order(plain["codes"])
            respondents, n = _whole([plain["respondents"], plain["n"]])
            columns = [_whole(plain[column]) for column in COLUMNS]
            return cls(codes, Scale(*plain["scale"]), respondents, n, *columns)
        except (TypeError, ValueError) as refused:
            raise ImpossibleMoments(f"these are not sums of answers: {refused}") from refused

    def _combined(self, sign: Callable[[int, int], int], other: "Moments") -> "Moments":
        if (self.codes, self.scale) != (other.codes, other.scale):
            raise ValueError(
                f"answers to {list(self.codes)} on {self.scale} and answers to"
                f" {list(other.codes)} on {other.scale} have no common sums"
            )
        return Moments(
            self.codes,
            self.scale,
            sign(self.respondents, other.respondents),
            sign(self.n, other.n),
            *(
                tuple(map(sign, getattr(self, column), getattr(other, column)))
                for column in COLUMNS
            ),
        )

    def _position(self, code: str) -> int:
        if code not in self.codes:
            raise ValueError(f"no item has the code {code!r}")
        return self.codes.index(code)


def _complete_sums(counts: Counter[Pattern], k: int) -> tuple[int, Whole, Whole]:
    complete = [(answers, times) for answers, times in counts.items() if None not in answers]
    times = [times for _, times in complete]
    columns = list(zip(*(answers for answers, _ in complete), strict=True)) or [()] * k
    weighted = [list(map(mul, column, times)) for column in columns]
    pairs = combinations_with_replacement(range(k), 2)
    products = tuple(sum(map(mul, weighted[i], columns[j])) for i, j in pairs)
    return sum(times), tuple(map(sum, weighted)), products


def _available_sums(counts: Counter[Pattern], k: int) -> tuple[Whole, Whole, Whole]:
    ns, totals, squares = [0] * k, [0] * k, [0] * k
    for answers, times in counts.items():
        for i, answer in enumerate(answers):
            if answer is not None:
                ns[i] += times
                totals[i] += times * answer
                squares[i] += times * answer * answer
    return tuple(ns), tuple(totals), tuple(squares)


def _pair(i: int, j: int, k: int) -> int:
    """Where the pair of items i <= j stands among the products of k items."""
    return i * k - i * (i - 1) // 2 + j - i


def _in_order(codes: list[str]) -> tuple[str, ...]:
    if list(ordered_codes(codes)) != codes:
        raise ValueError("the codes are not a list in alphabetical order")
    return tuple(codes)


def _whole(numbers: Iterable[Any]) -> Whole:
    numbers = tuple(numbers)
    if any(type(number) is not int for number in numbers):
        raise ValueError("sums of answers are whole numbers")
    return numbers


def _items_are_possible(m: Moments) -> bool:
    """Each item's sums can be, and so can what the incomplete rows add to them."""
    k = len(m.codes)
    squares = (m.products[_pair(i, i, k)] for i in range(k))
    complete = zip(m.totals, squares, strict=True)
    available = zip(m.available_ns, m.available_totals, m.available_squares, strict=True)
    for (total, square), (n, all_total, all_square) in zip(complete, available, strict=True):
        if not m.scale.allows(m.n, total, square):
            return False
        if not m.scale.allows(n - m.n, all_total - total, all_square - square):
            return False
    incomplete = m.respondents - m.n
    partly = [n - m.n for n in m.available_ns]
    return max(partly) <= incomplete <= sum(partly) <= (k - 1) * incomplete


def _pairs_are_possible(m: Moments) -> bool:
    pairs = zip(combinations_with_replacement(m.totals, 2), m.products, strict=True)
    return all(m.scale.allows_product(m.n, a, b, product) for (a, b), product in pairs)
