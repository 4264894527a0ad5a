"""Offering the survey after a served ticket: once, by a token that cannot be traced back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.queries import served_ticket
from prima.deliver.queues.rules import State
from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit
from prima.kernel.calendars import local_day
from prima.listen.surveys.models import Offer
from prima.listen.surveys.queries.invitations import SurveyClosed, signed
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.invitations import Invitation, is_too_late, new_nonce
from prima.listen.surveys.rules.periods import start_of

if TYPE_CHECKING:
    from prima.deliver.queues.models import Ticket
    from prima.deliver.queues.queries import ServedTicket


class NotServedYet(Refusal):
    code = "not-served-yet"
    message = _("The survey opens when you have been served.")
    advice = _("Come back to your ticket page afterwards.")


class AlreadyOffered(Refusal):
    code = "already-offered"
    message = _("The survey for this ticket has already been opened.")
    advice = _("Open it on the phone that opened it first. Each visit is asked once.")


@transaction.atomic
def issue_token(
    served: "ServedTicket",
    *,
    at: datetime,
    channel: Channel = Channel.TICKET,
    drawn: bool = False,
) -> str:
    """Return a token for whoever was served, and remember only that this ticket was offered one.

    `drawn` says that the draw of a sampling plan fell on them: the token carries it, no row does.
    Raises NotServedYet, SurveyClosed when that was too long ago, AlreadyOffered the second time.
    """
    if served.state != State.DONE:
        raise NotServedYet
    unit = Unit.objects.get(pk=served.unit_id)
    today = local_day(at, unit.time_zone)
    if is_too_late(served.on, today):
        raise SurveyClosed
    try:
        with transaction.atomic():
            Offer.objects.create(
                ticket=served.uuid,
                unit=unit,
                service_id=served.service_id,
                channel=channel,
                offered_on=today,
            )
    except IntegrityError as twice:
        raise AlreadyOffered from twice
    # The start of the day and no ticket: the journal must not become the link that we avoid.
    day = start_of(today, unit.time_zone)
    record("survey.offered", f"unit:{unit.uuid}", unit_id=unit.pk, at=day, channel=channel)
    invitation = Invitation(
        nonce=new_nonce(),
        unit_id=unit.pk,
        service_id=served.service_id,
        version_id=served.version_id,
        channel=channel,
        served_on=served.on,
        drawn=drawn,
    )
    return signed(invitation)


def offer_survey(ticket: "Ticket", *, at: datetime, channel: Channel = Channel.DESK_QR) -> str:
    """Return the path of a fresh survey for a served ticket, to be shown as QR at the desk."""
    token = issue_token(served_ticket(ticket.secret), at=at, channel=channel)
    return reverse("surveys:answer", args=[token])
