"""On which scale the words of a file are: "puas" is the third of four, or the fourth of five.

Law: a word alone never says it. "Tidak puas" is the worst answer where "kurang puas" stands beside
it, and the second where "sangat tidak puas" does. So all words of the answers are looked at
together, and where they do not settle it, none of them is read.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from prima.listen.surveys.rules.instruments import Item
from prima.listen.surveys.rules.sheets import plain

EVERYWHERE = ("baik", "puas", "setuju", "memuaskan")
MIDDLES = ("netral", "ragu ragu", "biasa saja", "biasa", "sedang")

WORST, NOT, LESS, FAIR, MIDDLE, YES, VERY = "WORST", "NOT", "LESS", "FAIR", "MIDDLE", "YES", "VERY"
_DEGREES = {
    "sangat tidak": WORST,
    "sangat kurang": WORST,
    "tidak": NOT,
    "kurang": LESS,
    "cukup": FAIR,
    "sangat": VERY,
    "": YES,
}
_GRADED = re.compile(r"(?:(sangat tidak|sangat kurang|tidak|kurang|cukup|sangat) )?(.+)")
_FOUR = ({NOT: 1, LESS: 2, YES: 3, VERY: 4}, {WORST: 1, NOT: 2, YES: 3, VERY: 4})
_FIVE = {NOT: 1, LESS: 2, FAIR: 3, YES: 4, VERY: 5}


@dataclass(frozen=True)
class Wording:
    """How many answers the form had, and what each degree of a word is worth on it."""

    points: int
    worth: Mapping[str, int]

    def read(self, text: str, item: Item) -> int | None:
        """Return what a text is worth, None when it is no word of this scale."""
        return self.worth.get(_degree(text, stems_of(item)) or "")


def wording_of(columns: Iterable[tuple[Item, Collection[str]]]) -> Wording | None:
    """Find the scale of all plain words below the items; None where they do not settle it.

    >>> from prima.listen.surveys.rules.instruments import shipped
    >>> speed = shipped("skm-2017").items[2]
    >>> wording_of([(speed, ["sangat tidak puas", "tidak puas", "puas"])]).read("tidak puas", speed)
    2
    >>> wording_of([(speed, ["tidak puas", "kurang puas", "puas"])]).read("tidak puas", speed)
    1
    >>> wording_of([(speed, ["tidak puas", "puas"])]) is None
    True
    """
    said = {
        degree
        for item, words in columns
        for word in words
        if (degree := _degree(word, stems_of(item)))
    }
    middles = said & {MIDDLE, FAIR, LESS}
    if WORST in said and len(middles) == 1:
        return Wording(5, {WORST: 1, NOT: 2, middles.pop(): 3, YES: 4, VERY: 5})
    if WORST in said:
        return None if middles else Wording(4, _FOUR[1])
    if {LESS, FAIR} <= said and MIDDLE not in said:
        return Wording(5, _FIVE)
    return Wording(4, _FOUR[0]) if LESS in said and not said & {FAIR, MIDDLE} else None


def stems_of(item: Item) -> frozenset[str]:
    """Return what "sangat" can stand before in an item's answers: its own words, and "puas"."""
    best = [item.labels.id[-1], *(item.also[-1] if item.also else ())]
    own = (plain(label).partition("sangat ") for label in best)
    return frozenset({*(stem for before, _very, stem in own if stem and not before), *EVERYWHERE})


def _degree(text: str, stems: Collection[str]) -> str | None:
    if text in MIDDLES:
        return MIDDLE
    found = _GRADED.fullmatch(text)
    return _DEGREES[found[1] or ""] if found and found[2] in stems else None
