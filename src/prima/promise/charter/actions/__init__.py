"""What can be done with a charter: draft, revise, declare. Nothing else."""

from prima.promise.charter.actions.versions import (
    ChangedMeanwhile,
    CharterIncomplete,
    DraftExists,
    NotADraft,
    TooEarly,
    declare_charter,
    draft_charter,
    revise_charter,
)

__all__ = [
    "ChangedMeanwhile",
    "CharterIncomplete",
    "DraftExists",
    "NotADraft",
    "TooEarly",
    "declare_charter",
    "draft_charter",
    "revise_charter",
]
