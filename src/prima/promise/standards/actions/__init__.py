"""What can be done with a promise: offer a service, draft, revise, publish. Nothing else."""

from prima.promise.standards.actions.services import (
    ServiceExists,
    adopt_template,
    import_document,
    offer_service,
    set_offered,
)
from prima.promise.standards.actions.versions import (
    ChangedMeanwhile,
    DraftExists,
    NotADraft,
    OtherService,
    TooEarly,
    draft_next_version,
    publish_version,
    revise_draft,
)

__all__ = [
    "ChangedMeanwhile",
    "DraftExists",
    "NotADraft",
    "OtherService",
    "ServiceExists",
    "TooEarly",
    "adopt_template",
    "draft_next_version",
    "import_document",
    "offer_service",
    "publish_version",
    "revise_draft",
    "set_offered",
]
