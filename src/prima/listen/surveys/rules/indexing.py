"""Which figures come from the answers to a document: the item map.

One answer may count in several of them, so that one survey gives the official index, the
dimensions of SERVQUAL and the recommendation at once. What each figure is, the kernel knows.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import Field

from prima.listen.surveys.rules.asking import AnswerScale, Ask, Code, Facet, Part, ScaleKind, Text

KANO_ANSWERS = ("LIKE", "MUST_BE", "NEUTRAL", "LIVE_WITH", "DISLIKE")
RECOMMENDATION = (0, 10)


class Method(StrEnum):
    MEAN = "MEAN"  # means of points, by dimension
    GAP = "GAP"  # perception less expectation, by dimension
    NPS = "NPS"  # promoters less detractors, 0 to 10
    CES = "CES"  # how easy it was
    SHARE = "SHARE"  # how many chose one of `hits`
    KANO = "KANO"  # what each pair of answers makes of a feature
    LEVELS = "LEVELS"  # how many call it a must, specified, a delight


PAIRS = {
    Method.GAP: (Facet.EXPECTATION, Facet.PERCEPTION),
    Method.KANO: (Facet.FUNCTIONAL, Facet.DYSFUNCTIONAL),
}
OF_POINTS = {Method.MEAN, Method.GAP, Method.NPS, Method.CES}


class Asked(NamedTuple):
    """A question with the answers that it can have."""

    item: Ask
    scale: AnswerScale


class Dimension(Part):
    """Some of the things asked, under one name. `items` are names of the question bank."""

    code: Code
    name: Text
    items: Annotated[tuple[Code, ...], Field(min_length=1, max_length=60)]


class Index(Part):
    code: Code
    name: Text
    method: Method
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1, max_length=20)]
    hits: tuple[Code, ...] = ()

    @property
    def banked(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.dimensions for name in part.items))

    def asked_in(self, questions: Iterable[Asked]) -> dict[str, list[Asked]]:
        """Find the questions of each thing that this index is about, in the order of PAIRS."""
        wanted = PAIRS.get(self.method)
        found: dict[str, list[Asked]] = {name: [] for name in self.banked}
        for asked in questions:
            name = asked.item.banked
            if name in found and (wanted is None or asked.item.facet in wanted):
                found[name].append(asked)
        if wanted is not None:
            for several in found.values():
                several.sort(key=lambda asked: wanted.index(asked.item.facet or wanted[0]))
        elif self.method is Method.MEAN:
            found = {name: _as_it_is(several) for name, several in found.items()}
        return found

    def troubles(self, questions: Iterable[Asked]) -> list[str]:
        """Say why these questions cannot give this index; nothing when they can."""
        found = self.asked_in(questions)
        told = [*_missing(self, found)]
        told += [
            f"{self.code}: {name} {wrong}"
            for name, several in found.items()
            for wrong in _wrong(self, several)
        ]
        if self.method in OF_POINTS and not told and len(_spans(found)) > 1:
            told.append(f"{self.code}: all of its questions have one scale")
        return told


def _as_it_is(several: list[Asked]) -> list[Asked]:
    """Leave out what was expected: a mean is about what people found."""
    return [asked for asked in several if asked.item.facet in {None, Facet.PERCEPTION}]


def _missing(index: Index, found: Mapping[str, list[Asked]]) -> Iterable[str]:
    count = 2 if index.method in PAIRS else 1
    for name, several in found.items():
        if len(several) != count:
            sides = " and ".join(PAIRS.get(index.method, ("one question",)))
            yield f"{index.code}: {name} needs {sides}"
    if (index.method is Method.SHARE) != bool(index.hits):
        yield f"{index.code}: SHARE, and no other method, says what its hits are"


def _wrong(index: Index, several: list[Asked]) -> Iterable[str]:
    for _item, scale in several:
        if (index.method in OF_POINTS) != (scale.kind is ScaleKind.POINTS):
            yield f"has answers that {index.method} cannot use"
        elif index.method is Method.NPS and (scale.lowest, scale.highest) != RECOMMENDATION:
            yield "is asked from 0 to 10 for NPS"
        elif index.method is Method.KANO and scale.answers != KANO_ANSWERS:
            yield f"is answered by {', '.join(KANO_ANSWERS)} for KANO"
        elif not set(index.hits) <= set(scale.answers):
            yield "cannot be answered by all of the hits"


def _spans(found: Mapping[str, list[Asked]]) -> set[tuple[int, int]]:
    return {(scale.lowest, scale.highest) for several in found.values() for _item, scale in several}
