"""A change between two versions, told: where, and what it was and is, word by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prima.promise.standards.labels.amounts import amount, commitment, price, rupiahs
from prima.promise.standards.labels.codes import WORDS
from prima.promise.standards.labels.fields import FIELDS, place
from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.commitments import Commitment, Limit, Redress
from prima.promise.standards.rules.differences import Difference, DifferenceKind, Value
from prima.promise.standards.rules.document import (
    Channel,
    Competence,
    Complaints,
    Fee,
    FeeLine,
    Product,
    Requirement,
    Staff,
    Step,
)
from prima.promise.standards.rules.durations import Duration

DIFFERENCES = {
    DifferenceKind.ADDED: _("New"),
    DifferenceKind.REMOVED: _("Gone"),
    DifferenceKind.CHANGED: _("Changed"),
    DifferenceKind.MOVED: _("Moved"),
}
MUCH_ALIKE = 0.6
"""The share of words that two lines have in common when one is the other, reworded."""
_SAME, _REMOVED, _ADDED = "same", "removed", "added"


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text that stayed (`same`), went (`removed`) or came (`added`)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Told:
    where: str
    kind: str
    word: str
    stretches: tuple[Stretch, ...]


def told_in_order(differences: Iterable[Difference]) -> list[Told]:
    """Tell changes in order; a line that went and one like it that came are one changed line."""
    rest = list(differences)
    said_so_far: list[Told] = []
    while rest:
        difference = rest.pop(0)
        match = next((each for each in rest if _is_reworded(difference, each)), None)
        if match is not None:
            rest.remove(match)
            kind = DifferenceKind.CHANGED
            difference = Difference((*difference.path[:-1], ""), kind, difference.old, match.new)
        said_so_far.append(told(difference))
    return said_so_far


def _is_reworded(gone: Difference, come: Difference) -> bool:
    is_pair = (gone.kind, come.kind) == (DifferenceKind.REMOVED, DifferenceKind.ADDED)
    if not is_pair or gone.path[:-1] != come.path[:-1]:
        return False
    if not (isinstance(gone.old, str) and isinstance(come.new, str)):
        return False
    likeness = SequenceMatcher(None, gone.old.split(), come.new.split(), autojunk=False).ratio()
    return likeness >= MUCH_ALIKE


def told(difference: Difference) -> Told:
    return Told(
        _where(difference),
        difference.kind,
        str(DIFFERENCES[difference.kind]),
        tuple(_stretches(difference)),
    )


def _where(difference: Difference) -> str:
    """Name the list, not the item, when the item itself stands beside it."""
    path = difference.path
    stands_beside = isinstance(difference.new or difference.old, str | Part)
    is_item = path[-1] not in FIELDS and stands_beside
    return place(path[:-1] if is_item else path)


def _stretches(difference: Difference) -> Iterator[Stretch]:
    field = difference.path[-1]
    if difference.kind is DifferenceKind.MOVED:
        words = gettext("From place %(old)s to place %(new)s")
        yield Stretch(_SAME, words % {"old": difference.old, "new": difference.new})
        return
    old, new = said(difference.old, field), said(difference.new, field)
    if _is_prose(difference.old) and _is_prose(difference.new):
        yield from word_by_word(old, new)
        return
    if old:
        yield Stretch(_REMOVED, old)
    if new:
        yield Stretch(_ADDED, new)


def word_by_word(old: str, new: str) -> Iterator[Stretch]:
    """Tell one text from another by their words.

    >>> [(each.kind, each.text) for each in word_by_word("dalam 15 menit", "dalam 10 menit")]
    [('same', 'dalam'), ('removed', '15'), ('added', '10'), ('same', 'menit')]
    """
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for act, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if act == "equal":
            yield Stretch(_SAME, " ".join(before[old_start:old_end]))
            continue
        if old_end > old_start:
            yield Stretch(_REMOVED, " ".join(before[old_start:old_end]))
        if new_end > new_start:
            yield Stretch(_ADDED, " ".join(after[new_start:new_end]))


def said(value: Value, field: str = "") -> str:
    """Say a value of a document; nothing for what is not there."""
    if value is None:
        return ""
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, StrEnum):
        return str(WORDS[type(value)][value])
    if isinstance(value, int) and field.endswith("_rupiah"):
        return rupiahs(value)
    return str(value)


def _part(part: Part) -> str:
    match part:
        case Duration() | Limit():
            return amount(part.value, part.unit)
        case Commitment():
            return f"{said(part.measure)}: {commitment(part)}"
        case Fee():
            return price(part)
        case Complaints():
            lines = [*part.channels, part.answer_within, part.officer, *part.procedure]
            return ", ".join(filter(None, map(said, lines))) or gettext("Nothing stated yet")
    return _item(part)


def _item(part: Part) -> str:
    match part:
        case Requirement() | Step() | Redress():
            return part.text
        case FeeLine():
            return f"{part.text}: {rupiahs(part.amount_rupiah)}"
        case Product():
            return part.name
        case Channel():
            return f"{said(part.kind)}: {part.address}"
        case Competence():
            return f"{part.role}: {part.text}"
        case Staff():
            return f"{part.role}: {part.count}"
    raise TypeError(type(part))


def _is_prose(value: Value) -> bool:
    return isinstance(value, str) and not isinstance(value, StrEnum)
