"""Where the work goes after each activity, and how long it takes on its longest way."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from prima.promise.procedures.rules.codes import ActivityKind
from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.standards.rules.durations import nominal_minutes


@dataclass(frozen=True)
class Arrow:
    source: str
    target: str | None
    """None where the procedure ends."""
    when: str | None = None


def arrows(document: ProcedureDocument) -> tuple[Arrow, ...]:
    """Return every way on, row by row: those that were said, else the one to the next row."""
    found: list[Arrow] = []
    for row, activity in enumerate(document.activities):
        if activity.exits:
            found += [Arrow(activity.code, way.to, way.when) for way in activity.exits]
        else:
            found.append(Arrow(activity.code, next_code(document, row)))
    return tuple(found)


def next_code(document: ProcedureDocument, row: int) -> str | None:
    return document.activities[row + 1].code if row + 1 < len(document.activities) else None


def reached(document: ProcedureDocument) -> set[str]:
    """Return the codes of the activities that somebody who begins at the first can come to."""
    ways = arrows(document)
    seen: set[str] = set()
    waiting = [activity.code for activity in document.activities[:1]]
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            waiting += [way.target for way in ways if way.source == code and way.target]
    return seen


def ends(document: ProcedureDocument) -> bool:
    """Say whether the end can be reached from the beginning."""
    seen = reached(document)
    return any(way.target is None and way.source in seen for way in arrows(document))


def is_open_question(activity: Activity) -> bool:
    """Say whether a decision lacks its answers: fewer than two ways, or a way without a word."""
    return activity.kind is ActivityKind.DECISION and (
        len(activity.exits) < 2  # noqa: PLR2004 - a decision decides between two
        or len({way.when for way in activity.exits if way.when}) < len(activity.exits)
    )


def longest_minutes(
    document: ProcedureDocument, counts: Callable[[Activity], bool] = lambda _activity: True
) -> Fraction:
    """Return the working minutes of the longest way through the activities that count.

    Ways back to an earlier row are not taken: nobody can promise how often work is done again.
    """
    rows = {activity.code: row for row, activity in enumerate(document.activities)}
    ways = arrows(document)
    seen = reached(document)
    longest: dict[str, Fraction] = {}
    for row in reversed(range(len(document.activities))):
        activity = document.activities[row]
        after = [
            longest[way.target]
            for way in ways
            if way.source == activity.code and way.target and rows[way.target] > row
        ]
        own = [activity.duration] if activity.duration and counts(activity) else []
        longest[activity.code] = nominal_minutes(own) + max(after, default=Fraction(0))
    return max((longest[code] for code in rows if code in seen), default=Fraction(0))
