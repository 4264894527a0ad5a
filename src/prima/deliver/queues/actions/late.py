"""Typing in afterwards what was written on paper, while the power or the network was gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.actions.moving import record_ticket
from prima.deliver.queues.actions.taking import NotOffered
from prima.deliver.queues.actions.writing import write_ticket
from prima.deliver.queues.models import Counter, Period, Queue, Ticket, Visit
from prima.deliver.queues.queries.asking import asked_for
from prima.deliver.queues.rules import Channel, State
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.promise.standards.models import Service

LATEST = timedelta(days=7)


class TimesOutOfOrder(Refusal):
    code = "times-out-of-order"
    status = 422
    message = _("These times do not follow each other.")
    advice = _("Somebody comes, is called, is served and is finished, on one day and not later.")


class TooLongAgo(Refusal):
    code = "too-long-ago"
    status = 422
    message = _("This is more than seven days ago.")
    advice = _("Keep the sheet; what is older is not typed in any more.")


@dataclass(frozen=True, slots=True)
class OnPaper:
    """When a visit happened, as somebody wrote it down."""

    taken_at: datetime
    called_at: datetime
    served_at: datetime
    finished_at: datetime

    def steps(self) -> list[tuple[State, datetime, datetime]]:
        times = (self.taken_at, self.called_at, self.served_at, self.finished_at)
        kinds = (State.WAITING, State.CALLED, State.SERVING)
        return [(kind, *ends) for kind, ends in zip(kinds, pairwise(times), strict=True)]


@transaction.atomic
def enter_late(
    counter: Counter, service: "Service", paper: OnPaper, *, key: UUID, by: "Person", at: datetime
) -> Ticket:
    """Add a visit that was written on paper. Its times are the paper's, so they are not exact.

    It takes the next number of its day. The same key gives the same ticket. Raises NotOffered,
    TimesOutOfOrder, TooLongAgo.
    """
    _require_possible(paper, counter, at)
    asked = asked_for(service, paper.taken_at)
    if asked is None:
        raise NotOffered
    known = Ticket.objects.select_related("origin", "queue")
    given = known.filter(unit=asked.unit.pk, on=asked.on, key=key).first()
    if given is not None:
        return given
    visit = Visit(unit_id=asked.unit.pk, on=asked.on, channel=Channel.DESK)
    ticket = Ticket(
        key=key,
        unit_id=asked.unit.pk,
        service_id=asked.service_id,
        version_id=asked.version_id,
        origin_id=asked.queue_id,
        on=asked.on,
        queue_id=asked.queue_id,
        state=State.DONE,
        since=paper.finished_at,
        counter=counter,
        officer=by,
        calls=1,
        waited=paper.called_at - paper.taken_at,
        served=paper.finished_at - paper.served_at,
        is_exact=False,
    )
    write_ticket(visit, ticket)
    Period.objects.bulk_create(_period(ticket, *step) for step in paper.steps())
    ticket.origin = ticket.queue = Queue.objects.get(pk=asked.queue_id)
    record_ticket("ticket.entered-late", ticket, at=at, by=by, service=asked.code)
    return ticket


def _require_possible(paper: OnPaper, counter: Counter, at: datetime) -> None:
    times = (paper.taken_at, paper.called_at, paper.served_at, paper.finished_at, at)
    zone = counter.unit.time_zone
    in_order = all(earlier <= later for earlier, later in pairwise(times))
    if not in_order or len({local_day(time, zone) for time in times[:-1]}) > 1:
        raise TimesOutOfOrder
    if at - paper.taken_at > LATEST:
        raise TooLongAgo


def _period(ticket: Ticket, kind: State, starts_at: datetime, ends_at: datetime) -> Period:
    has_officer = kind != State.WAITING
    return Period(
        ticket=ticket,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        queue_id=ticket.queue_id,
        counter_id=ticket.counter_id if has_officer else None,
        officer_id=ticket.officer_id if has_officer else None,
        is_exact=False,
    )
