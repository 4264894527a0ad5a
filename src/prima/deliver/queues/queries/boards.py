"""What the board, the desk and the overview show of today."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Min

from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.queries.places import waiting_per_queue
from prima.deliver.queues.queries.tickets import current_at
from prima.deliver.queues.rules import State
from prima.foundation.journal.queries import end_of
from prima.kernel.calendars import local_day

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

SHOWN = 8  # calls on a board


@dataclass(frozen=True, slots=True)
class Call:
    """A number that was called to a counter."""

    number: str
    counter: int
    counter_name: str
    at: datetime
    ticket_uuid: UUID
    state: State


@dataclass(frozen=True, slots=True)
class Line:
    """How many wait under a letter."""

    letter: str
    name: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Board:
    """What hangs on the wall: the newest calls first, and how many wait.

    It was true at `sequence` of the unit's journal or later: an event heard after it may be
    contained already, and is never missing.
    """

    calls: tuple[Call, ...]
    lines: tuple[Line, ...]
    sequence: int

    def as_dict(self) -> dict[str, object]:
        """Return plain values, safe for JSON."""
        return {
            "calls": [
                {**asdict(call), "at": call.at.isoformat(), "ticket_uuid": str(call.ticket_uuid)}
                for call in self.calls
            ],
            "lines": [asdict(line) for line in self.lines],
            "sequence": self.sequence,
        }


@dataclass(frozen=True, slots=True)
class Desk:
    """What an officer sees of their counter. `current` comes with the version it was promised."""

    counter: Counter
    current: Ticket | None
    waiting: tuple[Line, ...]
    next_up: str | None
    done_today: int


@dataclass(frozen=True, slots=True)
class Today:
    """The unit's day so far. `longest_wait` is of those who wait now."""

    taken: int
    waiting: int
    called: int
    serving: int
    done: int
    no_show: int
    left: int
    longest_wait: timedelta


def board(unit: "Unit", at: datetime) -> Board:
    sequence = end_of(unit.pk)  # first: what happens while the rest is read comes again as an event
    return Board(_last_calls(unit, at), lines(unit, at), sequence)


def desk(counter: Counter, at: datetime) -> Desk:
    """Return what this counter has, and what waits for it today."""
    unit = counter.unit
    served = set(counter.queues.values_list("letter", flat=True))
    on = local_day(at, unit.time_zone)
    first = (
        Ticket.objects.filter(queue__counters=counter, on=on, state=State.WAITING)
        .select_related("origin")
        .order_by("id")
        .first()
    )
    done = Ticket.objects.filter(unit=unit, on=on, counter=counter, state=State.DONE)
    return Desk(
        counter=counter,
        current=current_at(counter),
        waiting=tuple(line for line in lines(unit, at) if line.letter in served),
        next_up=first.display_number if first is not None else None,
        done_today=done.count(),
    )


def today(unit: "Unit", at: datetime) -> Today:
    tickets = Ticket.objects.filter(unit=unit, on=local_day(at, unit.time_zone))
    count = dict.fromkeys(State, 0)
    for state, n in tickets.values_list("state").annotate(Count("pk")).order_by():
        count[State(state)] = n
    first = tickets.filter(state=State.WAITING).aggregate(since=Min("since"))["since"]
    return Today(
        taken=sum(count.values()),
        waiting=count[State.WAITING],
        called=count[State.CALLED],
        serving=count[State.SERVING],
        done=count[State.DONE],
        no_show=count[State.NO_SHOW],
        left=count[State.LEFT],
        longest_wait=max(at - first, timedelta(0)) if first is not None else timedelta(0),
    )


def lines(unit: "Unit", at: datetime) -> tuple[Line, ...]:
    """Return how many wait in each queue, by letter."""
    waiting = waiting_per_queue(unit, local_day(at, unit.time_zone))
    return tuple(
        Line(queue.letter, queue.name, waiting.get(queue.pk, 0))
        for queue in Queue.objects.filter(unit=unit).order_by("letter")
    )


def _last_calls(unit: "Unit", at: datetime) -> tuple[Call, ...]:
    """Return the newest calls. A ticket that waits again, in another queue, is not among them."""
    on = local_day(at, unit.time_zone)
    called = (
        Ticket.objects.filter(unit=unit, on=on, called_at__isnull=False, counter__isnull=False)
        .select_related("origin", "counter")
        .order_by("-called_after", "-id")[:SHOWN]
    )
    return tuple(
        Call(
            number=ticket.display_number,
            counter=ticket.counter.number,
            counter_name=ticket.counter.name,
            at=ticket.called_at,
            ticket_uuid=ticket.uuid,
            state=State(ticket.state),
        )
        for ticket in called
        if ticket.counter is not None and ticket.called_at is not None
    )
