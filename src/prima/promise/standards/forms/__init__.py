"""What we accept: documents, sections, and the acts in the life of a standard."""

from prima.promise.standards.forms.documents import (
    AdoptTemplate,
    BeginService,
    OfferService,
    PublishVersion,
    WhatIf,
    WriteDocument,
)
from prima.promise.standards.forms.making import (
    Answer,
    AttachCopy,
    Consult,
    Discuss,
    HoldForum,
    Prepare,
    Ratify,
    ReviewStandard,
    SayComment,
    Spread,
    Try,
    Undertake,
    latest_review,
)
from prima.promise.standards.forms.sections import EditSection
from prima.promise.standards.forms.worksheets import AgreeVision, BeginWorkbook, WriteVision

__all__ = [
    "AdoptTemplate",
    "AgreeVision",
    "Answer",
    "AttachCopy",
    "BeginService",
    "BeginWorkbook",
    "Consult",
    "Discuss",
    "EditSection",
    "HoldForum",
    "OfferService",
    "Prepare",
    "PublishVersion",
    "Ratify",
    "ReviewStandard",
    "SayComment",
    "Spread",
    "Try",
    "Undertake",
    "WhatIf",
    "WriteDocument",
    "WriteVision",
    "latest_review",
]
