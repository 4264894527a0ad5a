"""What we accept: an activity, the performers, the sections, and the acts of a procedure's life."""

from prima.promise.procedures.forms.activities import EditActivity
from prima.promise.procedures.forms.life import (
    Answer,
    Evaluate,
    LookAt,
    Ratify,
    SayWhy,
    TakeIn,
)
from prima.promise.procedures.forms.sections import EditPerformers, EditSections

__all__ = [
    "Answer",
    "EditActivity",
    "EditPerformers",
    "EditSections",
    "Evaluate",
    "LookAt",
    "Ratify",
    "SayWhy",
    "TakeIn",
]
