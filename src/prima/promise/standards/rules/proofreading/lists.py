"""The word lists that the machine reads with: YAML in the folder `lists`, for all to extend."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from prima.promise.standards.rules.bounds import Line, Name, Part
from prima.promise.standards.rules.reading import read_part

FOLDER = Path(__file__).parents[2] / "lists"
Many = Annotated[tuple[Name, ...], Field(min_length=1, max_length=60)]


class Replaced(Part):
    """A word, and what to write in its place."""

    identified_by: ClassVar[str] = "word"

    word: Name
    instead: Line


class HeldDocument(Part):
    """A document that a public office issued or keeps, so that no office needs a copy of it."""

    identified_by: ClassVar[str] = "name"

    name: Name
    words: Many
    """How people write it in a requirement."""
    even_shown: bool = False
    """Whether it need not even be shown."""
    only_for: tuple[Name, ...] = ()
    """Words in the name of the service; none means every service."""
    instead: Line
    source: Line


class RepealedRule(Part):
    """A rule that is no longer in force, and the one that took its place."""

    identified_by: ClassVar[str] = "name"

    name: Name
    kinds: Many
    """How the kind of rule is written."""
    number: Annotated[int, Field(ge=1)]
    year: Annotated[int, Field(ge=1900)]
    instead: Line


class Lists(Part):
    """One file holds one of these lists."""

    jargon: tuple[Replaced, ...] = ()
    vague: tuple[Replaced, ...] = ()
    open_ended: tuple[Replaced, ...] = ()
    unofficial: tuple[Replaced, ...] = ()
    abbreviations: tuple[Name, ...] = ()
    held: tuple[HeldDocument, ...] = ()
    repealed: tuple[RepealedRule, ...] = ()


@cache
def word_list(name: str) -> Lists:
    return read_part((FOLDER / f"{name}.yaml").read_bytes(), Lists)


@cache
def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the first of these words or phrases, as whole words, small or capital."""
    longest_first = sorted(words, key=len, reverse=True)
    phrases = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


@cache
def _instead(listed: tuple[Replaced, ...]) -> dict[str, str]:
    return {each.word.casefold(): each.instead for each in listed}


def replaced_in(text: str, listed: tuple[Replaced, ...]) -> dict[str, str]:
    """Return the listed words that a text uses, each with what to write instead."""
    known = _instead(listed)
    found = any_of(tuple(known)).findall(text)
    return {words: known[" ".join(words.casefold().split())] for words in found}
