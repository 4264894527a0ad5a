"""What can be done: record one look. Nothing recorded is changed."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.promise.assessments.models import Assessment
from prima.promise.assessments.rules import Answers, Instrument, items_of

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NotAllAnswered(Refusal):
    code = "not-all-answered"
    status = 422
    message = _("Not everything was answered.")
    advice = _("Choose an answer for each, and say what shows it.")


class NotYet(Refusal):
    code = "not-yet"
    status = 422
    message = _("That day has not come yet.")
    advice = _("Choose today or a day before.")


@transaction.atomic
def record_assessment(
    unit: "Unit",
    instrument: Instrument,
    answers: Answers,
    *,
    held_on: date,
    at: datetime,
    today: date,
    service: "Service | None" = None,
    by: "Person | None" = None,
) -> Assessment:
    """Record one look. Every item is answered, and what is there is shown by something."""
    items = items_of(instrument)
    if set(answers) != set(items) or not all(each.is_backed for each in answers.values()):
        raise NotAllAnswered
    if held_on > today:
        raise NotYet
    assessment = Assessment.objects.create(
        unit=unit,
        service=service,
        instrument=instrument,
        held_on=held_on,
        answers={
            str(item): {"level": str(answers[item].level), "evidence": answers[item].evidence}
            for item in items
        },
        by=by,
        recorded_at=at,
    )
    subject = f"assessment:{assessment.uuid}"
    record(
        "assessment.recorded", subject, unit_id=unit.pk, at=at, by=by, instrument=str(instrument)
    )
    return assessment
