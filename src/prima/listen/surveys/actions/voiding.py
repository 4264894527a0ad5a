"""Taking suspicious answers out of the index: a whole day, way and sign, and never by content."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day
from prima.listen.surveys.actions.importing import NoReason
from prima.listen.surveys.actions.tallying import heaps_of, take_from_tally
from prima.listen.surveys.models import Instrument, Response
from prima.listen.surveys.queries.integrity import keys_of
from prima.listen.surveys.rules.codes import REASON_LENGTH, Channel
from prima.listen.surveys.rules.integrity import Sign
from prima.listen.surveys.rules.periods import half_year
from prima.listen.surveys.rules.sheets import clean

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


class NothingSuspicious(Refusal):
    code = "nothing-suspicious"
    message = _("No answer of that day and way bears this sign any more.")
    advice = _("Load the page again to see what does.")


@transaction.atomic
def void_suspicious(
    unit: "Unit",
    sign: Sign,
    on: date,
    channel: Channel,
    way_id: int | None,
    *,
    instrument: Instrument,
    reason: str,
    at: datetime,
    by: "Person | None" = None,
) -> int:
    """Void all answers of one day and way that bear a sign; return how many.

    Nobody can choose among them: an answer is never taken out for what it says. They stay, with
    the reason, and are counted wherever the index stands. Raises NoReason, NothingSuspicious.
    """
    why = clean(reason, REASON_LENGTH)
    if not why:
        raise NoReason
    today = local_day(at, unit.time_zone)
    if on > today:
        raise NothingSuspicious
    group = (on, sign, channel, way_id)
    keys = keys_of(unit, group, *half_year(on), instrument=instrument)
    counted = Response.objects.select_for_update().filter(pk__in=keys, voided_on__isnull=True)
    rows = list(counted.values_list("service_id", "answered_on", "answers"))
    if not rows:
        raise NothingSuspicious
    for (service_id, month), moments in heaps_of(rows, instrument):
        take_from_tally(instrument, unit.pk, service_id, month, moments)
    Response.objects.filter(pk__in=keys, voided_on__isnull=True).update(
        voided_on=today, void_reason=why
    )
    subject = f"unit:{unit.uuid}"
    record("survey.voided", subject, unit_id=unit.pk, at=at, by=by, sign=sign, answers=len(rows))
    return len(rows)
