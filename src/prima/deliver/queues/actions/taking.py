"""Taking a number: once for each key, without gaps, whoever else is asking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.actions.learning import remember
from prima.deliver.queues.actions.writing import write_ticket
from prima.deliver.queues.labels import INTAKE_REASONS
from prima.deliver.queues.models import Queue, Ticket, Visit
from prima.deliver.queues.queries.asking import Asked, asked_at, asked_for
from prima.deliver.queues.rules import Channel, Intake, IntakeReason, Lane, Told, display_number
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
        self.opens_at = _opening(unit, at)
        super().__init__(advice=_said(gettext("It opens on %(moment)s."), self.opens_at))


class DayFull(Refusal):
    """As many numbers as were planned for the day have been given."""

    code = "day-full"

    def __init__(self, limit: int, opens_at: datetime | None) -> None:
        said = gettext("All %(limit)s numbers of today for this service have been given.")
        advice = _said(gettext("New numbers are given from %(moment)s on."), opens_at)
        super().__init__(said % {"limit": limit}, advice=advice)


class IntakeClosed(Refusal):
    """Somebody closed the intake for today, and said why."""

    code = "intake-closed"

    def __init__(self, reason: IntakeReason, opens_at: datetime | None) -> None:
        said = gettext("No more numbers are given for this service today: %(reason)s")
        advice = _said(gettext("New numbers are given from %(moment)s on."), opens_at)
        super().__init__(said % {"reason": INTAKE_REASONS[reason]}, advice=advice)


class VisitOver(Refusal):
    code = "visit-over"
    message = _("That visit was on another day, or in another unit.")
    advice = _("Take a number as a new visitor.")


class EnoughNumbers(Refusal):
    code = "enough-numbers"
    message = _("This visit has as many numbers as one visit can have.")
    advice = _("Let one of them be finished first, or ask an officer.")


MOST_TICKETS = 6  # of a visit


@dataclass(frozen=True, slots=True)
class Coming:
    """How somebody comes: by which way, in which lane, with how many, on which visit."""

    channel: Channel = Channel.KIOSK
    lane: Lane = Lane.ORDINARY
    people: int = 1
    visit: Visit | None = None
    told: Mapping[Lane, Told] = field(default_factory=dict)


def take_ticket(
    service: "Service",
    *,
    key: UUID,
    at: datetime,
    channel: Channel = Channel.KIOSK,
    lane: Lane = Lane.ORDINARY,
    people: int = 1,
    visit: Visit | None = None,
    told: Mapping[Lane, Told] | None = None,
) -> Ticket:
    """Give the next number of the service's queue.

    The same key on the same day gives the same ticket, even when the doors have closed since.
    With a `visit` it is one more ticket of a person who has a number already. `told` is what was
    announced of the wait before, in each lane; the ticket remembers it. Raises NotOffered,
    QueueMissing, Closed, DayFull, IntakeClosed; VisitOver and EnoughNumbers for a visit;
    KeyReused when the key was for another service.
    """
    coming = Coming(channel, lane, people, visit, told or {})
    try:
        return _take(lambda: asked_for(service, at), coming, key=key, at=at)
    except (IntegrityError, Refusal) as failed:
        return _given_before(service, key, at, failed)


def take_ticket_at(
    slug: str,
    code: str,
    *,
    key: UUID,
    at: datetime,
    channel: Channel = Channel.KIOSK,
    lane: Lane = Lane.ORDINARY,
    people: int = 1,
    visit: Visit | None = None,
    told: Mapping[Lane, Told] | None = None,
) -> Ticket:
    """Give the next number of a service known by its unit's and its own name in addresses.

    As `take_ticket`, with two questions less at every tap. Raises NoSuchUnit, NoSuchService too.
    """
    coming = Coming(channel, lane, people, visit, told or {})
    try:
        return _take(lambda: asked_at(slug, code, at), coming, key=key, at=at)
    except (IntegrityError, Refusal) as failed:
        return _given_before(service_named(unit_named(slug), code), key, at, failed)


@transaction.atomic
def _take(asks: Callable[[], Asked | None], coming: Coming, *, key: UUID, at: datetime) -> Ticket:
    asked = asks()
    if asked is None or not asked.is_offered:
        raise NotOffered
    if not calendar_of(asked.unit).is_open(at):
        raise Closed(asked.unit, at)
    is_expected = coming.lane == Lane.APPOINTMENT  # whoever was given a time is not turned away
    if asked.intake == Intake.CLOSED and not is_expected:
        raise IntakeClosed(IntakeReason(asked.closed_because), _next_day(asked, at))
    quick = asked.is_quick and coming.lane == Lane.ORDINARY
    ticket = Ticket(
        key=key,
        unit_id=asked.unit.pk,
        service_id=asked.service_id,
        version_id=asked.version_id,
        origin_id=asked.queue_id,
        on=asked.on,
        queue_id=asked.queue_id,
        since=at,
        lane=Lane.QUICK if quick else coming.lane,
    )
    remember(ticket, coming.told)
    write_ticket(_visit(coming, asked), ticket)
    limit = None if is_expected else asked.daily_limit
    if limit is not None and ticket.number > limit:
        raise DayFull(limit, _next_day(asked, at))  # takes the number back too
    record(
        "ticket.taken",
        f"ticket:{ticket.uuid}",
        unit_id=asked.unit.pk,
        at=at,
        number=display_number(asked.letter, ticket.number),
        queue=asked.letter,
        service=asked.code,
        lane=ticket.lane,
    )
    return ticket


def _visit(coming: Coming, asked: Asked) -> Visit:
    """Return the visit that goes on, or a new one that is not written yet."""
    visit = coming.visit
    if visit is None:
        return Visit(
            unit_id=asked.unit.pk, on=asked.on, channel=coming.channel, people=coming.people
        )
    held = Visit.objects.select_for_update(no_key=True).get(pk=visit.pk)
    if held.unit_id != asked.unit.pk or held.on != asked.on:
        raise VisitOver
    if Ticket.objects.filter(visit=held).count() >= MOST_TICKETS:
        raise EnoughNumbers
    return held


def _opening(unit: "Unit", at: datetime) -> datetime | None:
    try:
        return calendar_of(unit).next_opening(at)
    except NeverOpen:
        return None


def _next_day(asked: Asked, at: datetime) -> datetime | None:
    """Return when the doors open after today."""
    _opens, closes = calendar_of(asked.unit).working_day(asked.on)
    return _opening(asked.unit, max(at, closes))


def _said(sentence: str, opens_at: datetime | None) -> str:
    if opens_at is None:
        return gettext("Ask when it opens.")
    return sentence % {"moment": moment(opens_at, language=get_language() or "id")}


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
