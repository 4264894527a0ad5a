"""What happens in people's lives, and which services that means: reviewed lists in `lists`.

People do not look for a service, they have a need: a child was born. Which services that takes, in
which order and behind which door, is written down once, by people, in `needs/life-events.yaml`.
"""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from prima.promise.standards.rules.bounds import Coded, Line, Name, Part, Slug
from prima.promise.standards.rules.reading import read_part

FOLDER = Path(__file__).parents[1] / "needs"
Words = Annotated[tuple[Name, ...], Field(min_length=1, max_length=60)]


class Said(Part):
    """A text in both languages."""

    id: Line
    en: Line

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.id


class Needed(Part):
    """A service that the event takes, and the door behind which it usually is."""

    code: Slug
    name: Said
    door: Said
    why: Said


class LifeEvent(Part):
    """Something that happens to people, in the words that they use."""

    code: Slug
    name: Said
    words: Words
    """Phrases that people type; the event is meant when all words of one of them are there."""
    services: Annotated[Coded[Needed], Field(min_length=1)]


class LifeEvents(Part):
    """The file of life events."""

    reviewed_on: Line
    events: Coded[LifeEvent]


class Synonyms(Part):
    """The file of words that search passes over, and of words that mean the same."""

    passed_over: Annotated[tuple[Name, ...], Field(max_length=200)]
    alike: Annotated[tuple[Words, ...], Field(max_length=200)]


@cache
def life_events() -> dict[str, LifeEvent]:
    """Return every life event by its code, in the order of the file."""
    events = read_part((FOLDER / "life-events.yaml").read_bytes(), LifeEvents).events
    return {event.code: event for event in events}


def words_passed_over() -> frozenset[str]:
    return frozenset(_synonyms().passed_over)


def words_alike() -> tuple[tuple[str, ...], ...]:
    """Return groups of single words that stand for each other."""
    return _synonyms().alike


@cache
def _synonyms() -> Synonyms:
    return read_part((FOLDER / "synonyms.yaml").read_bytes(), Synonyms)
