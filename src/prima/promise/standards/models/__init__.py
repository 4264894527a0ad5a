"""What is remembered: services and their versions, how these came to be, what is being written."""

from prima.promise.standards.models.making import (
    Comment,
    Decree,
    Forum,
    Making,
    Review,
    SignedCopy,
    Spreading,
    Undertaking,
)
from prima.promise.standards.models.versions import (
    Publication,
    Service,
    Standard,
    StandardVersion,
)
from prima.promise.standards.models.writing import (
    GroupVision,
    SharedVision,
    Unfinished,
    Workbook,
)

__all__ = [
    "Comment",
    "Decree",
    "Forum",
    "GroupVision",
    "Making",
    "Publication",
    "Review",
    "Service",
    "SharedVision",
    "SignedCopy",
    "Spreading",
    "Standard",
    "StandardVersion",
    "Undertaking",
    "Unfinished",
    "Workbook",
]
