"""What a procedure still lacks: an empty section, or a flow that does not lead to the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from prima.promise.procedures.rules.codes import Kind, Section
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.procedures.rules.flow import ends, is_open_question, reached

_BOTH = (Section.NUMBER, Section.LEGAL_BASIS)
# The technical format of the four strategies lists scope, cautions and interferences, too; the
# administrative one has a purpose and a checklist instead.
REQUIRED = MappingProxyType(
    {
        Kind.ADMINISTRATIVE: (
            *_BOTH,
            Section.PURPOSE,
            Section.SUMMARY,
            Section.DEFINITIONS,
            Section.QUALIFICATIONS,
            Section.CHECKLIST,
            Section.ACTIVITIES,
            Section.RECORDS,
            Section.QUALITY_CONTROL,
            Section.REFERENCES,
        ),
        Kind.TECHNICAL: (
            *_BOTH,
            Section.SCOPE,
            Section.SUMMARY,
            Section.DEFINITIONS,
            Section.WARNINGS,
            Section.CAUTIONS,
            Section.INTERFERENCES,
            Section.QUALIFICATIONS,
            Section.EQUIPMENT,
            Section.ACTIVITIES,
            Section.RECORDS,
            Section.QUALITY_CONTROL,
            Section.REFERENCES,
        ),
    }
)


class MissingCode(StrEnum):
    SECTION_EMPTY = "SECTION_EMPTY"
    ACTIVITY_WITHOUT_TIME = "ACTIVITY_WITHOUT_TIME"
    ACTIVITY_WITHOUT_OUTPUT = "ACTIVITY_WITHOUT_OUTPUT"
    QUESTION_WITHOUT_ANSWERS = "QUESTION_WITHOUT_ANSWERS"
    ACTIVITY_NEVER_REACHED = "ACTIVITY_NEVER_REACHED"
    NO_END = "NO_END"
    PERFORMER_IDLE = "PERFORMER_IDLE"


@dataclass(frozen=True)
class Missing:
    code: MissingCode
    path: tuple[str, ...]


def missing(document: ProcedureDocument) -> tuple[Missing, ...]:
    return (*_sections(document), *_activities(document), *_flow(document))


def _sections(document: ProcedureDocument) -> Iterator[Missing]:
    for section in REQUIRED[document.kind]:
        if not getattr(document, section):
            yield Missing(MissingCode.SECTION_EMPTY, (section,))


def _activities(document: ProcedureDocument) -> Iterator[Missing]:
    for activity in document.activities:
        place = ("activities", activity.code)
        if activity.duration is None:
            yield Missing(MissingCode.ACTIVITY_WITHOUT_TIME, (*place, "duration"))
        if not activity.outputs:
            yield Missing(MissingCode.ACTIVITY_WITHOUT_OUTPUT, (*place, "outputs"))
        if is_open_question(activity):
            yield Missing(MissingCode.QUESTION_WITHOUT_ANSWERS, (*place, "exits"))


def _flow(document: ProcedureDocument) -> Iterator[Missing]:
    seen = reached(document)
    for activity in document.activities:
        if activity.code not in seen:
            place = ("activities", activity.code)
            yield Missing(MissingCode.ACTIVITY_NEVER_REACHED, place)
    if document.activities and not ends(document):
        yield Missing(MissingCode.NO_END, ("activities",))
    busy = {activity.performer for activity in document.activities}
    for performer in document.performers:
        if performer.code not in busy:
            yield Missing(MissingCode.PERFORMER_IDLE, ("performers", performer.code))
