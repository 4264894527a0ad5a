"""The words people read for the codes of a charter, and its guarantees as sentences."""

from prima.promise.charter.labels.codes import (
    CHAPTERS,
    DECIDERS,
    EXCLUSIONS,
    FAULTS,
    OCCASIONS,
    REMEDIES,
)
from prima.promise.charter.labels.sentences import excused, promised_line, sentence

__all__ = [
    "CHAPTERS",
    "DECIDERS",
    "EXCLUSIONS",
    "FAULTS",
    "OCCASIONS",
    "REMEDIES",
    "excused",
    "promised_line",
    "sentence",
]
