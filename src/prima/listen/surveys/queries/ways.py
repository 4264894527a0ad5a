"""Which ways to answer a unit has opened, and what a page that was served by one remembers."""

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.models import Unit
from prima.listen.surveys.models import Way
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.invitations import LONGEST, new_nonce

SALT = "prima.listen.surveys.form"
FORM_LASTS = 24 * 60 * 60  # seconds


class NoSuchWay(NotFound):
    code = "no-such-way"
    message = _("This survey link is not one of ours.")
    advice = _("Look at the address again, or ask an officer.")


class WayClosed(Refusal):
    code = "way-closed"
    status = 410
    message = _("This survey is over.")
    advice = _("Thank you for wanting to answer. You can also tell the unit directly.")


class StaleQuestions(Refusal):
    code = "stale-questions"
    status = 409
    message = _("These questions have been open for too long. Nothing was kept.")
    advice = _("Load the page again and answer once more.")


def ways_of(unit: Unit) -> QuerySet[Way]:
    """Return the ways of a unit with `answers`, how many came through each; open ones first."""
    counted = Count("responses", filter=Q(responses__voided_on__isnull=True))
    rows = Way.objects.filter(unit=unit).select_related("service", "instrument")
    return rows.annotate(answers=counted).order_by(
        F("closed_at").desc(nulls_first=True), "-opened_at", "pk"
    )


def way_coded(code: str, *channels: Channel) -> Way:
    """Return the way with this public code and one of these channels. Raises NoSuchWay."""
    rows = Way.objects.filter(code=code).select_related("unit", "service", "instrument")
    way = rows.first() if "\x00" not in code else None
    if way is None or (channels and way.channel not in channels):
        raise NoSuchWay
    return way


def way_of(unit: Unit, code: str, *channels: Channel) -> Way:
    way = way_coded(code, *channels)
    if way.unit_id != unit.pk:
        raise NoSuchWay
    return way


def must_be_open(way: Way, at: datetime) -> None:
    """Raise WayClosed when nobody answers this way any more."""
    if way.closed_at is not None and way.closed_at <= at:
        raise WayClosed


def fresh_form(way: Way, at: datetime) -> str:
    """Return what a page carries so that its answers count once: a nonce and its time, signed."""
    return _signer().sign(f"{way.code}.{new_nonce()}.{int(at.timestamp())}")


def nonce_of_form(way: Way, form: str, at: datetime) -> tuple[str, float]:
    """Return the nonce of a page and how many seconds ago it was served. Raises StaleQuestions."""
    try:
        code, nonce, served = _signer().unsign(form[:LONGEST]).split(".")
    except (BadSignature, ValueError) as forged:
        raise StaleQuestions from forged
    seconds = at.timestamp() - int(served)
    if code != way.code or seconds > FORM_LASTS:
        raise StaleQuestions
    return nonce, seconds


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
