"""The words people read for codes, places, conflicts and questions of a procedure."""

from prima.promise.procedures.labels.codes import (
    CHECKS,
    KINDS,
    MET,
    OBSTACLES,
    SECTIONS,
    STATES,
    VERDICTS,
)
from prima.promise.procedures.labels.said import (
    BPMN,
    CONFLICTS,
    MISSING,
    asked,
    bpmn_problem,
    choice,
    conflict,
    lacking,
    length,
    place,
)

__all__ = [
    "BPMN",
    "CHECKS",
    "CONFLICTS",
    "KINDS",
    "MET",
    "MISSING",
    "OBSTACLES",
    "SECTIONS",
    "STATES",
    "VERDICTS",
    "asked",
    "bpmn_problem",
    "choice",
    "conflict",
    "lacking",
    "length",
    "place",
]
