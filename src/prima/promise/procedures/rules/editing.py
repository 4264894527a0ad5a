"""Changing a procedure row by row: each change gives a whole new document."""

from prima.promise.procedures.rules.document import (
    Activity,
    Exit,
    Performer,
    ProcedureDocument,
)
from prima.promise.procedures.rules.flow import next_code

# Content, in the language of the document: what a new row says until somebody writes it.
NEW_ACTIVITY, NEW_PERFORMER = "Kegiatan baru", "Petugas"


def changed(document: ProcedureDocument, **parts: object) -> ProcedureDocument:
    """Return the document with other parts, checked as a whole; raise what pydantic raises."""
    return ProcedureDocument.model_validate({**dict(document), **parts})


def row_of(document: ProcedureDocument, code: str) -> int | None:
    codes = [activity.code for activity in document.activities]
    return codes.index(code) if code in codes else None


def with_new_activity(document: ProcedureDocument, after: str | None) -> ProcedureDocument:
    """Add a row after another one, or at the end."""
    performers = document.performers or (Performer(code="pelaksana-1", name=NEW_PERFORMER),)
    row = row_of(document, after) if after else None
    place = len(document.activities) if row is None else row + 1
    performer = document.activities[place - 1].performer if place else performers[0].code
    new = Activity(code=new_code(document), text=NEW_ACTIVITY, performer=performer)
    rows = document.activities
    activities = (*rows[:place], new, *rows[place:])
    return changed(document, performers=performers, activities=activities)


def new_code(document: ProcedureDocument) -> str:
    """Return the first code `kegiatan-N` that no row has."""
    taken = {activity.code for activity in document.activities}
    numbers = range(1, len(taken) + 2)
    return next(code for code in (f"kegiatan-{n}" for n in numbers) if code not in taken)


def moved(document: ProcedureDocument, code: str, by: int) -> ProcedureDocument:
    """Move a row up (-1) or down (1); at the end of the table it stays."""
    row = row_of(document, code)
    if row is None:
        return document
    rows = list(document.activities)
    place = min(max(row + by, 0), len(rows) - 1)
    rows.insert(place, rows.pop(row))
    return changed(document, activities=tuple(rows))


def without_activity(document: ProcedureDocument, code: str) -> ProcedureDocument:
    """Take a row away. What led to it leads to what followed it."""
    row = row_of(document, code)
    if row is None:
        return document
    gone = document.activities[row]
    onward = gone.exits[0].to if gone.exits else next_code(document, row)
    onward = None if onward == code else onward
    kept = tuple(
        each.model_copy(update={"exits": tuple(_led_on(way, code, onward) for way in each.exits)})
        for each in document.activities
        if each.code != code
    )
    return changed(document, activities=kept)


def _led_on(way: Exit, gone: str, onward: str | None) -> Exit:
    return Exit(when=way.when, to=onward) if way.to == gone else way


def with_activity(document: ProcedureDocument, new: Activity) -> ProcedureDocument:
    """Put an activity in the place of the one with its code; at the end if that one is gone."""
    rows = tuple(new if each.code == new.code else each for each in document.activities)
    gone = () if row_of(document, new.code) is not None else (new,)
    return changed(document, activities=(*rows, *gone))
