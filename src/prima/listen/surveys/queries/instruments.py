"""Which questionnaires there are, and what they ask."""

from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import Refusal
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.rules.instruments import Questionnaire

OFFICIAL = "SKM"


class NoInstrument(Refusal):
    code = "no-instrument"
    message = _("No questionnaire has been adopted yet.")
    advice = _("Ask the administrator of this installation to adopt the official survey.")


def instruments() -> list[Instrument]:
    """Return every questionnaire, the newest version of each code first."""
    return list(Instrument.objects.order_by("code", "-published_at", "-version"))


def instrument_in_use(code: str = OFFICIAL) -> Instrument:
    """Return the version that people are asked now: the newest. Raises NoInstrument."""
    found = Instrument.objects.filter(code=code).order_by("-published_at", "-version").first()
    if found is None:
        raise NoInstrument
    return found


def instrument_known_as(code: str, version: str) -> Instrument:
    found = Instrument.objects.filter(code=code, version=version).first()
    if found is None:
        raise NoInstrument
    return found


def questionnaire_of(instrument: Instrument) -> Questionnaire:
    """Return what a questionnaire asks, as a value."""
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
