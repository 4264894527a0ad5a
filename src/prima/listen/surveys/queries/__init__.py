"""What can be asked about surveys. Only these names are for other apps."""

from prima.listen.surveys.queries.batches import (
    NoSuchBatch,
    PreviewOver,
    batch_known_as,
    batches_of,
    counted_before,
    preview_of,
    stale_previews,
)
from prima.listen.surveys.queries.instruments import (
    NoInstrument,
    instrument_in_use,
    instrument_known_as,
    instruments,
    questionnaire_of,
)
from prima.listen.surveys.queries.invitations import (
    AlreadyAnswered,
    NoSuchSurvey,
    SurveyClosed,
    invitation_in,
    open_invitation,
    was_offered,
)
from prima.listen.surveys.queries.moments import (
    moments_of,
    monthly_moments,
    months_with_answers,
    service_moments,
    service_months,
)
from prima.listen.surveys.queries.respondents import (
    LatestAnswer,
    ResponseRate,
    Suggestion,
    annex_rows,
    channel_counts,
    latest_answers,
    profile_counts,
    response_rate,
    suggestions,
    voided_count,
)
from prima.listen.surveys.queries.template import template_workbook

__all__ = [
    "AlreadyAnswered",
    "LatestAnswer",
    "NoInstrument",
    "NoSuchBatch",
    "NoSuchSurvey",
    "PreviewOver",
    "ResponseRate",
    "Suggestion",
    "SurveyClosed",
    "annex_rows",
    "batch_known_as",
    "batches_of",
    "channel_counts",
    "counted_before",
    "instrument_in_use",
    "instrument_known_as",
    "instruments",
    "invitation_in",
    "latest_answers",
    "moments_of",
    "monthly_moments",
    "months_with_answers",
    "open_invitation",
    "preview_of",
    "profile_counts",
    "questionnaire_of",
    "response_rate",
    "service_moments",
    "service_months",
    "stale_previews",
    "suggestions",
    "template_workbook",
    "voided_count",
    "was_offered",
]
