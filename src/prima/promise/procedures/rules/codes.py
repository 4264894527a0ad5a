"""The closed lists of a procedure. People read labels, never these codes."""

from enum import StrEnum

from prima.promise.standards.rules.codes import Actor

__all__ = ["ActivityKind", "Actor", "Kind", "Section"]


class Kind(StrEnum):
    """The two formats: several performers, or one who is told exactly how."""

    ADMINISTRATIVE = "ADMINISTRATIVE"
    TECHNICAL = "TECHNICAL"


class ActivityKind(StrEnum):
    TASK = "TASK"
    DECISION = "DECISION"


class Section(StrEnum):
    """Every part of a procedure that can be empty, as the field of the document is called."""

    NUMBER = "number"
    LEGAL_BASIS = "legal_basis"
    PURPOSE = "purpose"
    SCOPE = "scope"
    SUMMARY = "summary"
    DEFINITIONS = "definitions"
    RELATED = "related"
    WARNINGS = "warnings"
    CAUTIONS = "cautions"
    INTERFERENCES = "interferences"
    QUALIFICATIONS = "qualifications"
    EQUIPMENT = "equipment"
    CHECKLIST = "checklist"
    ACTIVITIES = "activities"
    RECORDS = "records"
    QUALITY_CONTROL = "quality_control"
    REFERENCES = "references"
