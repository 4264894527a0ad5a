"""How far a service is from what people expect of it: SERVQUAL and SERVPERF.

| name | answers |
| --- | --- |
| `service_gap(answers, dimensions)` | perception less expectation, by item, dimension and in all |
| `overall_gap(gaps, points)` | the same from published gaps of the dimensions |
| `conformity(perceived, expected)` | how many per cent of the expectation is met (Tki) |
| `reliability_of_differences(…)` | how much a difference of two ratings can be relied on |

A gap is perception less expectation: below zero, people got less than they expected.
There are two overall gaps. `of_dimensions` is the mean of the dimensions, as the authors
have it; `of_items` is the mean of the items. They differ because some dimensions have four
items and some have five.

With the rows of another level of expectation the same function gives the zone of
tolerance: perception less what is adequate, and less what is desired.

Source: Parasuraman, Zeithaml and Berry (1988), Journal of Retailing 64, 12-40.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prima.kernel.answers import Row
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums

POINTS = 100
SERVQUAL_SCALE = Scale(1, 7)


@dataclass(frozen=True, slots=True)
class DimensionGap:
    """One dimension, over the respondents who answered at least half of its items.

    `perceived` may have more people than `gap`: who was not asked, or did not say, what
    they expected still says how it was (SERVPERF).
    """

    gap: Sums
    perceived: Sums


@dataclass(frozen=True, slots=True)
class ServiceGap:
    """What the answers to all items give; every figure is exact."""

    items: Mapping[str, Sums]
    dimensions: Mapping[str, DimensionGap]

    @property
    def of_dimensions(self) -> Fraction:
        return overall_gap(self._gaps)

    @property
    def of_items(self) -> Fraction:
        means = [sums.mean for sums in self.items.values()]
        return sum(means, Fraction(0)) / len(means)

    @property
    def perceived(self) -> Fraction:
        """Give the SERVPERF score: the mean of the dimensions, expectations left aside."""
        return overall_gap({code: found.perceived.mean for code, found in self.dimensions.items()})

    def weighted(self, points: Mapping[str, Fraction | int]) -> Fraction:
        return overall_gap(self._gaps, points)

    @property
    def _gaps(self) -> dict[str, Fraction]:
        return {code: found.gap.mean for code, found in self.dimensions.items()}


def service_gap(
    answers: Iterable[tuple[Row, Row]],
    dimensions: Mapping[str, Sequence[str]],
    *,
    scale: Scale = SERVQUAL_SCALE,
    reverse: Collection[str] = (),
) -> ServiceGap:
    """Compare what each person perceived with what the same person expected.

    >>> asked = {"RELIABILITY": ["ON_TIME", "CORRECT"], "EMPATHY": ["LISTENS"]}
    >>> ani = {"ON_TIME": 5, "CORRECT": 6, "LISTENS": 7}, {"ON_TIME": 7, "CORRECT": 7, "LISTENS": 6}
    >>> edi = {"ON_TIME": 4, "CORRECT": 5, "LISTENS": 6}, {"ON_TIME": 6, "CORRECT": 6, "LISTENS": 6}
    >>> found = service_gap([ani, edi], asked)
    >>> found.of_dimensions, found.of_items
    (Fraction(-1, 2), Fraction(-5, 6))

    The first row of each pair is perception. `reverse` names items whose wording is
    negative, as nine of the 22 items of 1988 are.
    """
    codes = [code for items in dimensions.values() for code in items]
    if not codes or len(set(codes)) < len(codes):
        raise ValueError("every item belongs to one dimension")
    people = [
        (_read(perceived, codes, scale, reverse), _read(expected, codes, scale, reverse))
        for perceived, expected in answers
    ]
    gaps = [
        {code: seen - expected[code] for code, seen in perceived.items() if code in expected}
        for perceived, expected in people
    ]
    items = {code: Sums.of(own[code] for own in gaps if code in own) for code in codes}
    seen_by = [perceived for perceived, _ in people]
    return ServiceGap(
        items,
        {
            name: DimensionGap(_own_means(gaps, within), _own_means(seen_by, within))
            for name, within in dimensions.items()
        },
    )


def overall_gap(
    gaps: Mapping[str, Fraction], points: Mapping[str, Fraction | int] | None = None
) -> Fraction:
    """Take the dimensions together, alike or by the points that people gave them.

    >>> gaps = {"RELIABILITY": Fraction("-1.10"), "EMPATHY": Fraction("-0.50")}
    >>> overall_gap(gaps), overall_gap(gaps, {"RELIABILITY": 60, "EMPATHY": 40})
    (Fraction(-4, 5), Fraction(-43, 50))

    Points are divided by their sum, so that equal points give the plain mean whatever they
    add up to. Some texts divide the result by five once more, which is no mean of anything.
    """
    points = points or dict.fromkeys(gaps, 1)
    if points.keys() != gaps.keys():
        raise ValueError(f"gaps of {sorted(gaps)}, points for {sorted(points)}")
    whole = sum(points.values())
    if not whole > 0 or any(given < 0 for given in points.values()):
        raise ValueError("points for importance are not below nothing, and not all nothing")
    return sum((gaps[code] * given for code, given in points.items()), Fraction(0)) / whole


def adds_up(points: Mapping[str, Fraction | int]) -> bool:
    """Whether somebody shared out all hundred points; if not, say so beside the figure."""
    return sum(points.values()) == POINTS


def conformity(perceived: Fraction, expected: Fraction) -> Fraction:
    """Give the per cent of the expectation (or importance) that is met: tingkat kesesuaian.

    >>> float(conformity(Fraction("4.2"), Fraction("4.8")))
    87.5
    """
    if not expected > 0 or perceived < 0:
        raise ValueError(f"{perceived} cannot be a part of {expected}")
    return POINTS * perceived / expected


def reliability_of_differences(perceived: float, expected: float, correlation: float) -> float:
    """Tell how reliable gaps are, from the reliabilities of both ratings and how they go together.

    >>> round(reliability_of_differences(0.85, 0.85, 0.5), 2)
    0.7

    Source: Peter, Churchill and Brown (1993), Journal of Consumer Research 19, 655-662.
    """
    if not -1 <= correlation < 1:
        raise ValueError("ratings that say the same have no difference to rely on")
    return ((perceived + expected) / 2 - correlation) / (1 - correlation)


def _read(row: Row, codes: Sequence[str], scale: Scale, reverse: Collection[str]) -> dict[str, int]:
    """Keep what was answered, turned so that more is better."""
    if unknown := [code for code in row if code not in codes]:
        raise ValueError(f"no dimension has the item {unknown[0]}")
    read = {}
    for code, answer in row.items():
        if answer is None:
            continue
        if type(answer) is not int or answer not in scale:
            span = f"{scale.lowest} to {scale.highest}"
            raise ValueError(f"{code}: {answer!r:.40} is not a whole number from {span}")
        read[code] = scale.lowest + scale.highest - answer if code in reverse else answer
    return read


def _own_means(people: Sequence[Mapping[str, int]], within: Sequence[str]) -> Sums:
    """Sum up each person's own mean of a dimension, if they answered at least half of it."""
    answered = ([own[code] for code in within if code in own] for own in people)
    means = [Fraction(sum(own), len(own)) for own in answered if 0 < len(within) <= 2 * len(own)]
    return Sums.of(means)
