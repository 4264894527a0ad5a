"""Where a ticket stands, for whoever holds it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from prima.deliver.queues.models import Counter, Period, Ticket
from prima.deliver.queues.queries.lines import called_in_order
from prima.deliver.queues.queries.routes import route_of
from prima.deliver.queues.rules import ENDED, Exit, Lane, Reason, State, Stop, could_be_a_secret
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import all_units
from prima.kernel.calendars import Zone, local_day

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


class NoSuchTicket(NotFound):
    code = "no-such-ticket"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ticket stands now. `ahead` counts those who are called before it.

    `why` is the reason of a hand-over to this queue; `route` is empty when there is one station.
    """

    number: str
    state: State
    queue_name: str
    ahead: int
    counter_number: int | None
    counter_name: str
    calls: int
    since: datetime
    taken_at: datetime
    served_at: datetime | None
    finished_at: datetime | None
    lane: Lane
    people: int
    on_my_way_at: datetime | None
    why: Reason | None
    route: tuple[Stop, ...]
    exit: Exit | None


@dataclass(frozen=True, slots=True)
class ServedTicket:
    """What a survey may know of a ticket: nothing about the person, and no time of day."""

    uuid: UUID
    unit_id: int
    service_id: int
    version_id: int
    on: date
    state: State


def _tickets() -> QuerySet[Ticket]:
    return Ticket.objects.select_related("origin", "queue", "counter", "unit", "service", "visit")


def ticket_known_as(secret: str) -> Ticket:
    """Return the ticket of whoever holds this secret. Raises NoSuchTicket."""
    ticket = _tickets().filter(secret=secret).first() if could_be_a_secret(secret) else None
    if ticket is None:
        raise NoSuchTicket
    return ticket


def ticket_of(uuid: UUID) -> Ticket:
    ticket = _tickets().filter(uuid=uuid).first()
    if ticket is None:
        raise NoSuchTicket
    return ticket


def current_at(counter: Counter) -> Ticket | None:
    """Return the ticket that is called to this counter or served at it, with its promise."""
    return _tickets().select_related("version").filter(occupies=counter).first()


def last_finished_at(counter: Counter, at: datetime) -> Ticket | None:
    """Return whom this counter finished last today, so that they can be asked how it was."""
    on = local_day(at, counter.unit.time_zone)
    finished = _tickets().filter(unit=counter.unit_id, on=on, counter=counter, state=State.DONE)
    return finished.order_by("-since").first()


def calls_here(ticket: Ticket) -> int:
    """Return how often a ticket was called since it last waited: once, and again."""
    kinds = Period.objects.filter(ticket=ticket).order_by("-id").values_list("kind", flat=True)
    before = list(takewhile(lambda kind: kind == State.CALLED, kinds))
    return len(before) + (ticket.state == State.CALLED)


def visits_tickets(ticket: Ticket) -> list[Ticket]:
    """Return the other numbers of the same visit, the oldest first."""
    others = _tickets().filter(visit=ticket.visit_id).exclude(pk=ticket.pk)
    return list(others.order_by("id"))


def away(counter: Counter, at: datetime) -> list[Ticket]:
    """Return who is away for a while, or was missed today, in the queues of this counter."""
    on = local_day(at, counter.unit.time_zone)
    here = _tickets().filter(unit=counter.unit_id, on=on, queue__counters=counter)
    return list(here.filter(state__in=(State.PARKED, State.NO_SHOW)).order_by("id"))


def standing(ticket: Ticket, at: datetime) -> Standing:
    """Return where a ticket stands. A ticket of another day has nobody ahead of it."""
    begun = {State(ticket.state): ticket.since}
    over = Period.objects.filter(ticket=ticket).order_by("-id").values_list("kind", "starts_at")
    begun.update((State(kind), starts_at) for kind, starts_at in over)  # the first of a kind wins
    return Standing(
        number=ticket.display_number,
        state=State(ticket.state),
        queue_name=ticket.queue.name,
        ahead=_ahead(ticket, at),
        counter_number=ticket.counter.number if ticket.counter else None,
        counter_name=ticket.counter.name if ticket.counter else "",
        calls=ticket.calls,
        since=ticket.since,
        taken_at=begun[State.WAITING],
        served_at=begun.get(State.SERVING),
        finished_at=ticket.since if ticket.state in ENDED else None,
        lane=Lane(ticket.lane),
        people=ticket.visit.people,
        on_my_way_at=ticket.on_my_way_at,
        why=Reason(ticket.why) if ticket.why else None,
        route=route_of(ticket),
        exit=Exit(ticket.exit) if ticket.exit else None,
    )


def _ahead(ticket: Ticket, at: datetime) -> int:
    if ticket.state != State.WAITING or ticket.on != local_day(at, ticket.unit.time_zone):
        return 0
    before = called_in_order(ticket.queue, ticket.on, at)
    return before.index(ticket.pk) if ticket.pk in before else 0


def served_ticket(secret: str) -> ServedTicket:
    """Return what a survey may know. Raises NoSuchTicket."""
    fields = ("uuid", "unit_id", "service_id", "version_id", "on", "state")
    if not could_be_a_secret(secret):
        raise NoSuchTicket
    row = Ticket.objects.filter(secret=secret).values(*fields).first()
    if row is None:
        raise NoSuchTicket
    return ServedTicket(**{**row, "state": State(row["state"])})


def days_left_open(at: datetime) -> "list[tuple[Unit, date]]":
    """Return the units in which tickets of an earlier day never ended, with their yesterday."""
    days = []
    for zone in Zone:
        today = local_day(at, zone.tzinfo.key)
        earlier = Ticket.objects.filter(on__lt=today)
        waiting = earlier.filter(queue__unit=OuterRef("pk"), state=State.WAITING)
        at_a_counter = earlier.filter(occupies__unit=OuterRef("pk"))
        parked = earlier.filter(unit=OuterRef("pk"), state=State.PARKED)
        left_open = Exists(waiting) | Exists(at_a_counter) | Exists(parked)
        units = all_units().filter(left_open, zone=zone)
        days += [(unit, today - timedelta(days=1)) for unit in units]
    return days


def last_day(unit: "Unit") -> date | None:
    """Return the newest day on which a number was given, None when none ever was."""
    newest: date | None = Ticket.objects.filter(unit=unit).aggregate(Max("on"))["on__max"]
    return newest
