"""Worksheet 3: visions and missions of several groups, merged into one with its trace."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """A sentence that was agreed, and the groups whose words it takes up; none if it is new."""

    text: str
    groups: tuple[str, ...] = ()


def traced(agreed: Iterable[str], written: Iterable[tuple[str, str]]) -> tuple[Sentence, ...]:
    """Say for each agreed sentence which groups wrote it, in whatever case and spacing.

    >>> traced(["Melayani dengan ramah"], [("Loket", "melayani  dengan ramah"), ("TU", "Cepat")])
    (Sentence(text='Melayani dengan ramah', groups=('Loket',)),)
    """
    known: dict[str, list[str]] = {}
    for group, text in written:
        known.setdefault(_folded(text), []).append(group)
    texts = dict.fromkeys(" ".join(text.split()) for text in agreed)
    return tuple(
        Sentence(text, tuple(dict.fromkeys(known.get(_folded(text), ())))) for text in texts if text
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
