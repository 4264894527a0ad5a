"""Which features people take for granted, want more of, or are delighted by: Kano's model.

| name | answers |
| --- | --- |
| `category(with_it, without_it)` | what one person's pair of answers means |
| `kano(pairs)` | what a feature is to people, and how clearly |

Each feature has two questions: how do you feel when it is there, and when it is not? It
is a tool for designing a service. Two questions a feature are too many for every month.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt

from prima.kernel.intervals import NotEnoughData

CLEAR_Z = 1.65
CLEAR_STRENGTH = Fraction(6, 100)
MOST_QUESTIONABLE = Fraction(10, 100)


class Feeling(StrEnum):
    LIKE = "LIKE"
    MUST = "MUST"
    NEUTRAL = "NEUTRAL"
    LIVE_WITH = "LIVE_WITH"
    DISLIKE = "DISLIKE"


class Category(StrEnum):
    """What a feature is; in this order a tie is decided, the more serious first."""

    MUST_BE = "MUST_BE"  # taken for granted: missing it hurts, having it is not noticed
    ONE_DIMENSIONAL = "ONE_DIMENSIONAL"  # the more, the better
    ATTRACTIVE = "ATTRACTIVE"  # delights, and is not missed
    INDIFFERENT = "INDIFFERENT"
    REVERSE = "REVERSE"  # people would rather not have it
    QUESTIONABLE = "QUESTIONABLE"  # the two answers contradict each other


VARIANT = "BERGER_1993"  # stored with the result; Pouliot's has two more contradictions

_LETTERS = dict(zip("MOAIRQ", Category, strict=True))
_TABLE = {  # the feature is there: row; it is not there: LIKE, MUST, NEUTRAL, LIVE_WITH, DISLIKE
    Feeling.LIKE: "QAAAO",
    Feeling.MUST: "RIIIM",
    Feeling.NEUTRAL: "RIIIM",
    Feeling.LIVE_WITH: "RIIIM",
    Feeling.DISLIKE: "RRRRQ",
}


@dataclass(frozen=True, slots=True)
class Kano:
    """How many people put a feature into each category, and what follows."""

    counts: Mapping[Category, int]

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def category(self) -> Category:
        return self._two_first[0]

    @property
    def better(self) -> Fraction:
        """By how much having it raises satisfaction, from 0 to 1."""
        return self._share(Category.ATTRACTIVE, Category.ONE_DIMENSIONAL)

    @property
    def worse(self) -> Fraction:
        """By how much lacking it lowers satisfaction, from -1 to 0."""
        return -self._share(Category.ONE_DIMENSIONAL, Category.MUST_BE)

    @property
    def strength(self) -> Fraction:
        """By what share of people the first category leads the second."""
        first, second = (self.counts.get(category, 0) for category in self._two_first)
        return Fraction(first - second, self.n)

    @property
    def is_clear(self) -> bool:
        """Whether the lead of the first category is more than chance, and large enough to matter.

        Fong's test: |a - b| against 1.65 sqrt((a + b)(2n - a - b) / 2n).
        """
        first, second = (self.counts.get(category, 0) for category in self._two_first)
        both, twice = first + second, 2 * self.n
        chance = CLEAR_Z * sqrt(both * (twice - both) / twice)
        return first - second > chance and self.strength >= CLEAR_STRENGTH

    @property
    def is_badly_worded(self) -> bool:
        """Whether so many answers contradict themselves that the question must be at fault."""
        return Fraction(self.counts.get(Category.QUESTIONABLE, 0), self.n) > MOST_QUESTIONABLE

    @property
    def _two_first(self) -> tuple[Category, Category]:
        first, second, *_ = sorted(Category, key=lambda each: -self.counts.get(each, 0))
        return first, second

    def _share(self, *of: Category) -> Fraction:
        """Give a share of those who neither contradict themselves nor want the opposite."""
        sure = [each for each in Category if each not in (Category.REVERSE, Category.QUESTIONABLE)]
        n = sum(self.counts.get(each, 0) for each in sure)
        if not n:
            raise NotEnoughData("every answer is reversed or contradicts itself")
        return Fraction(sum(self.counts.get(each, 0) for each in of), n)


def category(with_it: Feeling, without_it: Feeling) -> Category:
    """Read one person's pair of answers.

    >>> category(Feeling.NEUTRAL, Feeling.DISLIKE).value
    'MUST_BE'

    Source: the table of Berger et al. (1993), Center for Quality of Management Journal 2(4), 3-36.
    """
    return _LETTERS[_TABLE[with_it][list(Feeling).index(without_it)]]


def kano(pairs: Iterable[tuple[Feeling, Feeling]]) -> Kano:
    """Sum up what people answered about one feature.

    >>> like, neutral, dislike = Feeling.LIKE, Feeling.NEUTRAL, Feeling.DISLIKE
    >>> found = kano([(like, neutral)] * 4 + [(like, dislike)] * 3 + [(neutral, dislike)] * 2)
    >>> found.category.value, found.better, found.worse, found.is_clear
    ('ATTRACTIVE', Fraction(7, 9), Fraction(-5, 9), False)
    """
    counts = Counter(category(*pair) for pair in pairs)
    if not counts:
        raise NotEnoughData("nobody answered both questions")
    return Kano({each: counts[each] for each in Category})
