"""A guarantee said as a sentence, in the language of the page."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prima.promise.charter.labels.codes import EXCLUSIONS
from prima.promise.charter.rules.codes import Occasion, Remedy
from prima.promise.charter.rules.document import Guarantee
from prima.promise.standards.labels import MEASURES, commitment, rupiahs
from prima.promise.standards.rules.commitments import Commitment


def sentence(guarantee: Guarantee, services: Mapping[str, str]) -> str:
    """Say a guarantee; `services` are the names of the unit's services by their codes."""
    said = _("%(condition)s, %(remedy)s.") % {
        "condition": _condition(guarantee),
        "remedy": _remedy(guarantee),
    }
    if guarantee.service is None:
        return said
    name = services.get(guarantee.service, guarantee.service)
    return _("%(service)s: %(sentence)s") % {"service": name, "sentence": said}


def promised_line(line: Commitment) -> str:
    """Say what a standard promises: "Waiting time: at most 15 minutes"."""
    return f"{MEASURES[line.measure]}: {commitment(line)}"


def excused(guarantee: Guarantee) -> str:
    """Say when nothing is owed, or nothing at all."""
    if not guarantee.exclusions:
        return ""
    listed = "; ".join(str(EXCLUSIONS[each]) for each in guarantee.exclusions)
    return _("Not when: %(exclusions)s.") % {"exclusions": listed}


def _condition(guarantee: Guarantee) -> str:
    match guarantee.occasion:
        case Occasion.WAIT:
            minutes = guarantee.minutes or 0
            said = ngettext(
                "If you wait longer than %(n)s minute",
                "If you wait longer than %(n)s minutes",
                minutes,
            )
            return said % {"n": minutes}
        case Occasion.FINISHED_AFTER_PROMISED:
            return _("If we finish later than promised")
        case Occasion.FEE_OTHER_THAN_PUBLISHED:
            return _("If you pay another fee than the published one")
        case Occasion.COMPLAINT_UPHELD_ATTITUDE:
            return _("If your complaint about our manner is upheld")


def _remedy(guarantee: Guarantee) -> str:
    match guarantee.remedy:
        case Remedy.APOLOGY:
            return _("we apologise to you in person")
        case Remedy.NEXT_IN_TURN:
            return _("you are served next")
        case Remedy.DONE_AGAIN_FREE:
            return _("we do it again, free of charge")
        case Remedy.REFUND:
            return _("you get back what you paid too much, up to %(ceiling)s") % {
                "ceiling": rupiahs(guarantee.ceiling_rupiah)
            }
        case Remedy.MONEY:
            return _("you get %(amount)s") % {"amount": rupiahs(guarantee.amount_rupiah)}
        case Remedy.AS_STATED:
            return _("you get what the standard says")
