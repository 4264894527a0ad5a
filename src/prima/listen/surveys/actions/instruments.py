"""Adopting a questionnaire: from then on people are asked it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.listen.surveys.models import Instrument, Response
from prima.listen.surveys.rules.instruments import Questionnaire, shipped

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

OFFICIAL = ("ikm-2004", "skm-2017")


class InstrumentAnswered(Refusal):
    code = "instrument-answered"
    message = _("People have already answered this version of the questionnaire.")
    advice = _("Give the changed questionnaire a new version.")


@transaction.atomic
def adopt_instrument(
    questionnaire: Questionnaire, *, unit: "Unit", at: datetime, by: "Person | None" = None
) -> Instrument:
    """Make a version of a questionnaire ready to be asked, everywhere in this installation.

    Adopting the same again changes nothing. The act stands in the journal of `unit`. Raises
    InstrumentAnswered when another text of this version has been answered.
    """
    scoring = questionnaire.scoring.as_dict()
    content = {
        "regulation": questionnaire.regulation,
        "title": questionnaire.title.model_dump(),
        "items": [item.model_dump(mode="json") for item in questionnaire.in_order],
        "weights": scoring["weights"],
        "class_table": scoring["table"],
        "convention": questionnaire.convention,
    }
    known = {"code": questionnaire.code, "version": questionnaire.version}
    instrument, is_new = Instrument.objects.select_for_update().get_or_create(
        **known, defaults={**content, "published_at": at}
    )
    if not is_new:
        if all(getattr(instrument, name) == value for name, value in content.items()):
            return instrument
        if Response.objects.filter(instrument=instrument).exists():
            raise InstrumentAnswered
        Instrument.objects.filter(pk=instrument.pk).update(**content, published_at=at)
        instrument.refresh_from_db()
    subject = f"instrument:{instrument.code}:{instrument.version}"
    record("instrument.adopted", subject, unit_id=unit.pk, at=at, by=by)
    return instrument


def adopt_official_instruments(
    *, unit: "Unit", at: datetime, by: "Person | None" = None
) -> Instrument:
    """Adopt the questionnaires that come with Prima; return the one that people are asked now."""
    adopted = [adopt_instrument(shipped(name), unit=unit, at=at, by=by) for name in OFFICIAL]
    return adopted[-1]
