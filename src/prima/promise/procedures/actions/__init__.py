"""What can be done with a procedure. Nothing else changes one."""

from prima.promise.procedures.actions.living import (
    NotFollowedUp,
    NotUnderstood,
    acknowledge,
    evaluate,
    record_check,
)
from prima.promise.procedures.actions.writing import (
    ChangedMeanwhile,
    DraftExists,
    InTheWay,
    NotWritten,
    OtherCode,
    ProcedureExists,
    TooEarly,
    develop,
    monitor,
    ratify,
    revise,
    start_next_version,
    start_procedure,
)

__all__ = [
    "ChangedMeanwhile",
    "DraftExists",
    "InTheWay",
    "NotFollowedUp",
    "NotUnderstood",
    "NotWritten",
    "OtherCode",
    "ProcedureExists",
    "TooEarly",
    "acknowledge",
    "develop",
    "evaluate",
    "monitor",
    "ratify",
    "record_check",
    "revise",
    "start_next_version",
    "start_procedure",
]
