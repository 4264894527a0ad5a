"""Which answers look as if somebody had helped them. Signs, never proof.

Everything here works on days, because nothing keeps the hour of an answer. Straight-lining (the
same answer to every question) is no sign: contented people answer so, and so do angry ones.

| sign | what it takes |
| --- | --- |
| BURST | a day with ten answers or more, and more than four times the usual day of this way |
| OUT_OF_HOURS | noted when it came: at a kiosk or by an officer, while the unit was closed |
| QUICK | noted when it came: less than two seconds for each of five questions or more |
| IDENTICAL | five answers of one day and way or more, and three in ten, agree in every item |
| INTERVIEWER | twenty answers by one code, and their 99 % interval lies beyond that of the others |
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from statistics import median

from prima.kernel.intervals import Interval, mean_interval
from prima.listen.surveys.rules.codes import Mark

BURST_FROM = 10
BURST_TIMES = 4
USUAL_DAYS = 5
SAME_FROM = 5
SAME_SHARE = Fraction(3, 10)
SAME_ITEMS = 5
BY_ONE_FROM = 20
SURE = 0.99


class Sign(StrEnum):
    BURST = "BURST"
    OUT_OF_HOURS = "OUT_OF_HOURS"
    QUICK = "QUICK"
    IDENTICAL = "IDENTICAL"
    INTERVIEWER = "INTERVIEWER"


Source = tuple[str, int | None]
"""A channel, and the way that it came through."""


@dataclass(frozen=True)
class Came:
    """As much of an answer as the signs need."""

    key: int
    on: date
    source: Source
    answers: tuple[object, ...]
    interviewer: str = ""
    marks: Sequence[str] = field(default_factory=tuple)

    @property
    def mean(self) -> Fraction | None:
        """The mean of the numbers in it; None where there are none."""
        points = [answer for answer in self.answers if isinstance(answer, int)]
        return Fraction(sum(points), len(points)) if points else None


def signs_in(answers: Iterable[Came]) -> dict[int, frozenset[Sign]]:
    """Return the signs at each answer that has any, by its key."""
    came = list(answers)
    signs: dict[int, set[Sign]] = defaultdict(set)
    for one in came:
        for mark in one.marks:
            if mark != Mark.DRAWN:
                signs[one.key].add(Sign(Mark(mark)))
    by_source: dict[Source, list[Came]] = defaultdict(list)
    for one in came:
        by_source[one.source].append(one)
    for several in by_source.values():
        for key in [*_of_bursts(several)]:
            signs[key].add(Sign.BURST)
        for key in _identical(several):
            signs[key].add(Sign.IDENTICAL)
    for key in _by_odd_interviewers(came):
        signs[key].add(Sign.INTERVIEWER)
    return {key: frozenset(found) for key, found in signs.items()}


def bursts(counts: Mapping[date, int]) -> set[date]:
    """Return the days with far more answers than the other days that had any.

    >>> days = {date(2026, 3, day): 6 for day in range(2, 8)}
    >>> bursts(days | {date(2026, 3, 9): 40}) == {date(2026, 3, 9)}
    True
    >>> bursts(days | {date(2026, 3, 9): 20})
    set()
    """
    found = set()
    for day, count in counts.items():
        others = [n for other, n in counts.items() if other != day and n]
        is_known = count >= BURST_FROM and len(others) >= USUAL_DAYS
        if is_known and count > BURST_TIMES * median(others):
            found.add(day)
    return found


def _of_bursts(several: list[Came]) -> Iterable[int]:
    days = bursts(Counter(one.on for one in several))
    return [one.key for one in several if one.on in days]


def _identical(several: list[Came]) -> Iterable[int]:
    by_day: dict[date, list[Came]] = defaultdict(list)
    for one in several:
        by_day[one.on].append(one)
    for day in by_day.values():
        times = Counter(one.answers for one in day)
        for one in day:
            n = times[one.answers]
            said = [answer for answer in one.answers if answer is not None]
            is_straight = len(set(said)) == 1
            is_often = n >= SAME_FROM and Fraction(n, len(day)) >= SAME_SHARE
            if len(said) >= SAME_ITEMS and not is_straight and is_often:
                yield one.key


def _by_odd_interviewers(came: list[Came]) -> Iterable[int]:
    asked = [one for one in came if one.interviewer and one.mean is not None]
    for code in {one.interviewer for one in asked}:
        own = [one for one in asked if one.interviewer == code]
        others = [one for one in asked if one.interviewer != code]
        if min(len(own), len(others)) >= BY_ONE_FROM and _apart(_mean(own), _mean(others)):
            yield from (one.key for one in own)


def _mean(several: list[Came]) -> Interval:
    means = [one.mean or Fraction(0) for one in several]
    squares = sum((mean * mean for mean in means), Fraction(0))
    return mean_interval(len(means), sum(means, Fraction(0)), squares, confidence=SURE)


def _apart(one: Interval, other: Interval) -> bool:
    return one.high < other.low or other.high < one.low
