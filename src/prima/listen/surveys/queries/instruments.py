"""Which questionnaires there are, and what they ask."""

from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import Refusal
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.rules.documents import Document, lifted
from prima.listen.surveys.rules.instruments import Questionnaire

OFFICIAL = "SKM"


class NoInstrument(Refusal):
    code = "no-instrument"
    message = _("No questionnaire has been adopted yet.")
    advice = _("Ask the administrator of this installation to adopt the official survey.")


class NoSuchInstrument(NoInstrument):
    code = "no-such-instrument"
    status = 404
    message = _("There is no such questionnaire.")
    advice = _("Look at the list of questionnaires.")


def instruments() -> list[Instrument]:
    """Return every official questionnaire, the newest version of each code first."""
    return [instrument for instrument in adopted_instruments() if instrument.is_official]


def adopted_instruments() -> list[Instrument]:
    """Return whatever people can be asked, the newest version of each code first."""
    return list(Instrument.objects.order_by("code", "-published_at", "-version"))


def instrument_in_use(code: str = OFFICIAL) -> Instrument:
    """Return the version that people are asked now: the newest. Raises NoInstrument."""
    found = Instrument.objects.filter(code=code).order_by("-published_at", "-version").first()
    if found is None:
        raise NoInstrument
    return found


def instrument_known_as(code: str, version: str) -> Instrument:
    rows = Instrument.objects.filter(code=code, version=version)
    found = rows.first() if "\x00" not in code + version else None
    if found is None:
        raise NoSuchInstrument
    return found


def document_of(instrument: Instrument) -> Document:
    """Return all that an instrument asks, as a value."""
    if instrument.document is None:
        return lifted(questionnaire_of(instrument))
    return Document.model_validate(instrument.document)


def questionnaire_of(instrument: Instrument) -> Questionnaire:
    """Return what the official part of an instrument asks, as a value."""
    return Questionnaire.model_validate(
        {
            "code": instrument.code,
            "version": instrument.version,
            "regulation": instrument.regulation,
            "title": instrument.title,
            "convention": instrument.convention,
            "class_table": instrument.class_table["code"],
            "items": instrument.items,
        }
    )
