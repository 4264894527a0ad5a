"""Adopting a questionnaire: from then on people are asked it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.satisfaction.instruments import Convention
from prima.listen.surveys.models import Instrument, Response
from prima.listen.surveys.rules.documents import Document, lifted
from prima.listen.surveys.rules.instruments import Questionnaire, shipped

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

OFFICIAL = ("ikm-2004", "skm-2017")


class InstrumentAnswered(Refusal):
    code = "instrument-answered"
    message = _("People have already answered this version of the questionnaire.")
    advice = _("Give the changed questionnaire a new version.")


def adopt_instrument(
    questionnaire: Questionnaire, *, unit: "Unit", at: datetime, by: "Person | None" = None
) -> Instrument:
    """Make a version of an official questionnaire ready to be asked, as `adopt_document` does."""
    return adopt_document(lifted(questionnaire), unit=unit, at=at, by=by)


@transaction.atomic
def adopt_document(
    document: Document, *, unit: "Unit", at: datetime, by: "Person | None" = None
) -> Instrument:
    """Make a version of an instrument ready to be asked, everywhere in this installation.

    Adopting the same again changes nothing. The act stands in the journal of `unit`. Raises
    InstrumentAnswered when another text of this version has been answered.
    """
    content = _content(document)
    known = {"code": document.code, "version": document.version}
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


def _content(document: Document) -> dict[str, Any]:
    official = document.official
    content: dict[str, Any] = {
        "regulation": document.source,
        "title": document.title.both,
        "items": [],
        "weights": [],
        "class_table": {},
        "convention": Convention.EXACT,
        "document": None if official and document == lifted(official) else document.plain(),
    }
    if official is None:
        return content
    scoring = official.scoring.as_dict()
    return content | {
        "items": [item.model_dump(mode="json") for item in official.in_order],
        "weights": scoring["weights"],
        "class_table": scoring["table"],
        "convention": official.convention,
    }


def adopt_official_instruments(
    *, unit: "Unit", at: datetime, by: "Person | None" = None
) -> Instrument:
    """Adopt the questionnaires that come with Prima; return the one that people are asked now."""
    adopted = [adopt_instrument(shipped(name), unit=unit, at=at, by=by) for name in OFFICIAL]
    return adopted[-1]
