"""Taking a number: once for each key, without gaps, whoever else is asking."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.actions.writing import write_ticket
from prima.deliver.queues.models import Queue, Ticket, Visit
from prima.deliver.queues.queries.asking import Asked, asked_at, asked_for
from prima.deliver.queues.rules import Channel, display_number
from prima.design.formats import moment
from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import calendar_of, unit_named
from prima.kernel.calendars import NeverOpen, local_day
from prima.promise.standards.queries import service_named

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NotOffered(Refusal):
    code = "not-offered"
    message = _("This service is not offered today.")
    advice = _("Choose another service, or ask at the information desk.")


class QueueMissing(Refusal):
    code = "queue-missing"
    message = _("There is no queue for this service yet.")
    advice = _("Ask at the information desk.")


class KeyReused(Refusal):
    code = "key-reused"
    message = _("This page has already given a number for another service.")
    advice = _("Start again from the first page.")


class Closed(Refusal):
    """The doors are closed. `opens_at` says until when; None when no hours are known."""

    code = "closed"
    message = _("The unit is closed now.")
    advice = _("Ask when it opens.")

    def __init__(self, unit: "Unit", at: datetime) -> None:
        try:
            self.opens_at: datetime | None = calendar_of(unit).next_opening(at)
        except NeverOpen:
            super().__init__()
            self.opens_at = None
            return
        opening = moment(self.opens_at, language=get_language() or "id")
        super().__init__(advice=_now("It opens on %(moment)s.") % {"moment": opening})


def take_ticket(
    service: "Service", *, key: UUID, at: datetime, channel: Channel = Channel.KIOSK
) -> Ticket:
    """Give the next number of the service's queue.

    The same key on the same day gives the same ticket, even when the doors have closed since.
    Raises NotOffered, QueueMissing, Closed; KeyReused when the key was for another service.
    """
    try:
        return _take(lambda: asked_for(service, at), key=key, at=at, channel=channel)
    except (IntegrityError, Refusal) as failed:
        return _given_before(service, key, at, failed)


def take_ticket_at(
    slug: str, code: str, *, key: UUID, at: datetime, channel: Channel = Channel.KIOSK
) -> Ticket:
    """Give the next number of a service known by its unit's and its own name in addresses.

    As `take_ticket`, with two questions less at every tap. Raises NoSuchUnit, NoSuchService too.
    """
    try:
        return _take(lambda: asked_at(slug, code, at), key=key, at=at, channel=channel)
    except (IntegrityError, Refusal) as failed:
        return _given_before(service_named(unit_named(slug), code), key, at, failed)


@transaction.atomic
def _take(asks: Callable[[], Asked | None], *, key: UUID, at: datetime, channel: Channel) -> Ticket:
    asked = asks()
    if asked is None or not asked.is_offered:
        raise NotOffered
    if not calendar_of(asked.unit).is_open(at):
        raise Closed(asked.unit, at)
    visit = Visit(unit_id=asked.unit.pk, on=asked.on, channel=channel)
    ticket = Ticket(
        key=key,
        unit_id=asked.unit.pk,
        service_id=asked.service_id,
        version_id=asked.version_id,
        origin_id=asked.queue_id,
        on=asked.on,
        queue_id=asked.queue_id,
        since=at,
    )
    write_ticket(visit, ticket)
    record(
        "ticket.taken",
        f"ticket:{ticket.uuid}",
        unit_id=asked.unit.pk,
        at=at,
        number=display_number(asked.letter, ticket.number),
        queue=asked.letter,
        service=asked.code,
    )
    return ticket


def _given_before(service: "Service", key: UUID, at: datetime, failed: Exception) -> Ticket:
    """Return the ticket that this key already has; otherwise it failed indeed."""
    on = local_day(at, service.unit.time_zone)
    tickets = Ticket.objects.select_related("origin", "queue")
    given = tickets.filter(unit=service.unit, on=on, key=key).first()
    if given is None:
        if isinstance(failed, NotOffered) and not Queue.objects.filter(services=service).exists():
            raise QueueMissing from failed
        raise failed
    if given.service_id != service.pk:
        raise KeyReused from failed
    return given
