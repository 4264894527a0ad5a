"""What changed between two documents, as a person would tell it.

Items are matched by their code, so one new step at the top is one difference and not a change of
all that follow. A length of time and a limit are one value with a unit, never two changes.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.commitments import Limit
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.durations import Duration

Value = None | bool | int | str | Part
Row = tuple[Value, ...]
Path = tuple[str, ...]

ONE_VALUE = (Duration, Limit)


class DifferenceKind(StrEnum):
    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"
    MOVED = "MOVED"


@dataclass(frozen=True)
class Difference:
    """One change. An item that moved has its old and new place, counted from 1."""

    path: Path
    kind: DifferenceKind
    old: Value = None
    new: Value = None


def differences(old: ServiceDocument, new: ServiceDocument) -> tuple[Difference, ...]:
    """All that changed, in the order of the document; nothing if, and only if, they are equal."""
    return tuple(_in_part(old, new, ()))


def _in_part(old: Part, new: Part, path: Path) -> Iterator[Difference]:
    for field in type(new).model_fields:
        yield from _in_value(getattr(old, field), getattr(new, field), (*path, field))


def _in_value(old: Value | Row, new: Value | Row, path: Path) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, tuple) or isinstance(new, tuple):
        # A field that is a list in one document is a list in every document.
        yield from _in_list(cast("Row", old), cast("Row", new), path)
    elif isinstance(old, Part) and isinstance(new, Part) and not isinstance(new, ONE_VALUE):
        yield from _in_part(old, new, path)
    else:
        yield _difference(old, new, path)


def _difference(old: Value, new: Value, path: Path) -> Difference:
    if old is None:
        return Difference(path, DifferenceKind.ADDED, new=new)
    if new is None:
        return Difference(path, DifferenceKind.REMOVED, old=old)
    return Difference(path, DifferenceKind.CHANGED, old, new)


def _in_list(old: Row, new: Row, path: Path) -> Iterator[Difference]:
    before = {_identity(item): item for item in old}
    after = {_identity(item): item for item in new}
    for code, item in before.items():
        if code not in after:
            yield _difference(item, None, (*path, code))
    places = {code: place for place, code in enumerate(before, start=1)}
    moved = _moved([places[code] for code in after if code in before])
    for place, (code, item) in enumerate(after.items(), start=1):
        if code not in before:
            yield _difference(None, item, (*path, code))
            continue
        if places[code] in moved:
            yield Difference((*path, code), DifferenceKind.MOVED, places[code], place)
        yield from _in_value(before[code], item, (*path, code))


def _identity(item: Value) -> str:
    return item.identity if isinstance(item, Part) else str(item)


def _moved(places: Sequence[int]) -> set[int]:
    """Return the fewest old places that must have moved, so that the others kept their order.

    What stays is a longest increasing row of places (patience sorting).

    >>> _moved([4, 1, 2, 3])
    {4}
    """
    tops: list[int] = []
    row_before: dict[int, tuple[int, ...]] = {}
    for place in places:
        pile = bisect_left(tops, place)
        row_before[place] = (*row_before[tops[pile - 1]], place) if pile else (place,)
        tops[pile : pile + 1] = [place]
    stayed = row_before[tops[-1]] if tops else ()
    return set(places) - set(stayed)
