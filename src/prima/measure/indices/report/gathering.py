"""A survey as the records of a unit hold it."""

from datetime import datetime
from typing import TYPE_CHECKING

from prima.deliver.queues.queries import served_between
from prima.foundation.units.queries import today_in
from prima.listen.surveys.queries import (
    annex_rows,
    channel_counts,
    moments_beside,
    profile_counts,
    response_rate,
    scales_used,
    suggestions,
    voided_count,
)
from prima.measure.followups.queries import carried_into, planned_after
from prima.measure.indices.queries import by_service, trend
from prima.measure.indices.report.survey import Collected, Planned, Survey

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.measure.followups.models import FollowUp
    from prima.measure.indices.rules import Period

TREND = 6


def survey_of(unit: "Unit", period: "Period", *, at: datetime) -> Survey:
    """Gather what the report of a unit and a period is made from."""
    within = (unit, period.starts_on, period.ends_on)
    line = trend(unit, period.back(TREND))
    is_shown = line[-1].found is not None
    return Survey(
        unit=unit.name,
        address=unit.address,
        period=period,
        today=today_in(unit, at),
        line=line,
        services=[(row.service.name, row) for row in by_service(unit, period) if row.service],
        profile=profile_counts(*within),
        rows=annex_rows(*within) if is_shown else [],
        collected=_collected(unit, period),
        population=sum(served_between(*within).values()) or None,
        beside=moments_beside(*within) if is_shown else None,
        planned=[_planned(found) for found in planned_after(unit, period)],
        carried=[_planned(found) for found in carried_into(unit, period)],
    )


def _collected(unit: "Unit", period: "Period") -> Collected:
    within = (unit, period.starts_on, period.ends_on)
    rate = response_rate(*within)
    return Collected(
        channels=channel_counts(*within),
        offers=rate.offers,
        answered=rate.answers,
        voided=voided_count(*within),
        suggestions=len(suggestions(*within)),
        scales=scales_used(*within),
    )


def _planned(found: "FollowUp") -> Planned:
    return Planned(
        found.item, found.action, found.owner, found.term, found.done_percent, found.evidence
    )
