"""The standard operating procedure as a document: who does what, in which order, with what.

The identity block and the table (activities, performers, and the *mutu baku*: what is needed, how
long it takes, what comes out) are those of PermenPANRB 35/2012; the sections around them are those
of the technical and the administrative format. A draft may leave any section empty. What cannot be
built is a procedure that leads nowhere: an activity of an unknown performer, an exit to an
activity that does not exist. Dates and signers belong to the version, not to the document.
"""

from difflib import get_close_matches
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from prima.kernel.flowcharts.diagram import MOST_EXITS
from prima.promise.procedures.rules.codes import ActivityKind, Actor, Kind
from prima.promise.standards.rules.bounds import (
    TEXT_PATTERN,
    Coded,
    Line,
    Lines,
    Name,
    Part,
    Slug,
    Spot,
    contradiction,
    distinct_parts,
    distinct_texts,
)
from prima.promise.standards.rules.durations import Duration

MOST_PERFORMERS, MOST_THINGS = 8, 6

Short = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90, pattern=TEXT_PATTERN)
]
"""A thing needed or made: short, because it stands in a narrow column of a printed table."""
Answer = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30, pattern=TEXT_PATTERN)
]
Things = Annotated[
    tuple[Short, ...],
    Field(max_length=MOST_THINGS, json_schema_extra={"uniqueItems": True}),
    AfterValidator(distinct_texts),
]
Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=TEXT_PATTERN),
]


class Performer(Part):
    """A role that does part of the work: one lane of the flowchart."""

    code: Slug
    name: Name
    actor: Actor = Actor.OFFICER


class Exit(Part):
    """One way on from an activity."""

    when: Answer | None = None
    """The answer that leads this way, at a decision."""
    to: Slug | None = None
    """The code of the activity that follows; left out when the procedure ends here."""


class Activity(Part):
    """One row of the table: something done by one performer, or a question that is decided."""

    code: Slug
    text: Sentence
    """An active verb first, without its subject."""
    performer: Slug
    kind: ActivityKind = ActivityKind.TASK
    step: Slug | None = None
    """The code of the standard's step that it belongs to; one step may need several activities."""
    needs: Things = ()
    duration: Duration | None = None
    outputs: Things = ()
    note: Annotated[Sentence, Field(max_length=160)] | None = None
    exits: Annotated[tuple[Exit, ...], Field(max_length=MOST_EXITS)] = ()
    """Where it goes on; left out when it goes on with the next row."""

    @model_validator(mode="after")
    def only_a_decision_has_several_exits(self) -> Self:
        if self.kind is ActivityKind.TASK and len(self.exits) > 1:
            spot: Spot = (("exits",), str(len(self.exits)), "")
            raise contradiction("TOO_MANY_EXITS", "a task has more than one exit", (spot,))
        return self


class Definition(Part):
    term: Name
    text: Line

    identified_by = "term"


class ProcedureDocument(Part):
    """A whole procedure, as one office gives it to another."""

    format: Literal[1] = 1
    code: Slug
    title: Name
    kind: Kind = Kind.ADMINISTRATIVE
    number: Name | None = None
    service: Slug | None = None
    """The code of the service whose standard it carries out."""

    legal_basis: Lines = ()
    purpose: Line | None = None
    scope: Line | None = None
    summary: Line | None = None
    definitions: Coded[Definition] = ()
    related: Lines = ()
    """Other procedures that this one hands over to or takes over from."""
    warnings: Lines = ()
    """What happens when it is not followed; in the technical format, what endangers people."""
    cautions: Lines = ()
    interferences: Lines = ()
    qualifications: Lines = ()
    equipment: Lines = ()
    checklist: Lines = ()
    records: Lines = ()
    quality_control: Lines = ()
    references: Lines = ()

    performers: Annotated[
        tuple[Performer, ...], Field(max_length=MOST_PERFORMERS), AfterValidator(distinct_parts)
    ] = ()
    activities: Coded[Activity] = ()

    @model_validator(mode="after")
    def activities_have_known_performers(self) -> Self:
        known = [performer.code for performer in self.performers]
        spots = tuple(
            (("activities", row, "performer"), activity.performer, _like(activity.performer, known))
            for row, activity in enumerate(self.activities)
            if activity.performer not in known
        )
        if spots:
            raise contradiction("UNKNOWN_PERFORMER", "nobody of this code performs", spots)
        return self

    @model_validator(mode="after")
    def exits_lead_somewhere(self) -> Self:
        known = [activity.code for activity in self.activities]
        spots = tuple(
            (("activities", row, "exits", place, "to"), way.to, _like(way.to, known))
            for row, activity in enumerate(self.activities)
            for place, way in enumerate(activity.exits)
            if way.to is not None and way.to not in known
        )
        if spots:
            raise contradiction("UNKNOWN_ACTIVITY", "an exit leads nowhere", spots)
        return self


def _like(code: str, known: list[str]) -> str:
    return next(iter(get_close_matches(code, known, n=1)), "")
