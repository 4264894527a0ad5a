"""Ready-made assessments for tests, built through the real action."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from prima.foundation.units.queries import today_in
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.assessments.actions import record_assessment
from prima.promise.assessments.models import Assessment
from prima.promise.assessments.rules import Answer, Instrument, Item, Level, items_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


def answers_to(instrument: Instrument, **levels: Level) -> dict[Item, Answer]:
    """Answer that everything is missing, but for the items named."""
    return {
        item: Answer(level, "" if level is Level.MISSING else "Dilihat di loket 1")
        for item in items_of(instrument)
        for level in [levels.get(item.value, Level.MISSING)]
    }


def an_assessment(
    unit: "Unit",
    instrument: Instrument = Instrument.BASELINE,
    *,
    held_on: date | None = None,
    service: "Service | None" = None,
    at: datetime = MONDAY_9AM,
    **levels: Level,
) -> Assessment:
    today = today_in(unit, at)
    return record_assessment(
        unit,
        instrument,
        answers_to(instrument, **levels),
        held_on=held_on or today,
        at=at,
        today=today,
        service=service,
    )
