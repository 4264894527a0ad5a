"""What a token invites to, and whether it still does."""

from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.models import Unit
from prima.kernel.calendars import local_day
from prima.listen.surveys.models import Offer, SpentToken
from prima.listen.surveys.rules.invitations import LONGEST, Invitation, read_invitation

SALT = "prima.listen.surveys.invitation"
DRAW_SALT = "prima.listen.surveys.draw"


class NoSuchSurvey(NotFound):
    code = "no-such-survey"
    message = _("This survey link is not one of ours.")
    advice = _("Open the survey from your ticket page, or scan the QR at the desk again.")


class SurveyClosed(Refusal):
    code = "survey-closed"
    status = 410
    message = _("The time to answer this survey is over.")
    advice = _("Your next visit brings a new one. You can also tell the unit directly.")


class AlreadyAnswered(Refusal):
    code = "already-answered"
    message = _("This survey has already been answered. Thank you!")
    advice = _("Each answer counts once. You do not have to do anything.")


def signed(invitation: Invitation) -> str:
    return _signer().sign(invitation.written())


def invitation_in(token: str) -> Invitation:
    """Read a token. Raises NoSuchSurvey unless this installation made it."""
    if len(token) > LONGEST:
        raise NoSuchSurvey
    try:
        return read_invitation(_signer().unsign(token))
    except (BadSignature, ValueError) as forged:
        raise NoSuchSurvey from forged


def open_invitation(token: str, at: datetime) -> tuple[Invitation, Unit]:
    """Return what a token invites to, and where.

    Raises NoSuchSurvey for a forged one, SurveyClosed when it is too late, AlreadyAnswered when it
    was used.
    """
    invitation = invitation_in(token)
    unit = Unit.objects.filter(pk=invitation.unit_id).first()
    if unit is None:
        raise NoSuchSurvey
    if invitation.has_expired(local_day(at, unit.time_zone)):
        raise SurveyClosed
    if SpentToken.objects.filter(fingerprint=invitation.fingerprint).exists():
        raise AlreadyAnswered
    return invitation, unit


def was_offered(ticket: UUID) -> bool:
    """Say whether the holder of this ticket was already offered the survey."""
    return Offer.objects.filter(pk=ticket).exists()


def proof_of_draw(ticket: UUID) -> str:
    """Return what the page of a chosen ticket sends along, so that nobody can call it chosen."""
    return Signer(salt=DRAW_SALT, sep="~").signature(str(ticket))


def proves_draw(proof: str, ticket: UUID) -> bool:
    return constant_time_compare(proof, proof_of_draw(ticket))


def _signer() -> Signer:
    return Signer(salt=SALT, sep="~")
