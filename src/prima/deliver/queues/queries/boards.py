"""What the board and the overview show of today."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Min, Sum

from prima.deliver.queues.models import Counter, CounterQueue, Queue, Ticket
from prima.deliver.queues.queries.places import NoSuchCounter, NoSuchQueue, waiting_per_queue
from prima.deliver.queues.rules import State
from prima.deliver.queues.rules.screen import EVERYWHERE, Area
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
    contained already, and is never missing. `counters` are those whose calls it shows; None is all.
    """

    calls: tuple[Call, ...]
    lines: tuple[Line, ...]
    sequence: int
    counters: tuple[int, ...] | None = None
    out_of_order: int = 0

    def as_dict(self) -> dict[str, object]:
        """Return plain values, safe for JSON."""
        return {
            "calls": [
                {**asdict(call), "at": call.at.isoformat(), "ticket_uuid": str(call.ticket_uuid)}
                for call in self.calls
            ],
            "lines": [asdict(line) for line in self.lines],
            "sequence": self.sequence,
            "out_of_order": self.out_of_order,
        }


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


def board(unit: "Unit", at: datetime, area: Area = EVERYWHERE) -> Board:
    """Return what hangs on a wall: the calls to the counters of an area, and the queues there."""
    sequence = end_of(unit.pk)  # first: what happens while the rest is read comes again as an event
    counters, letters = _within(unit, area)
    return Board(
        calls=_last_calls(unit, at, counters),
        lines=tuple(line for line in lines(unit, at) if letters is None or line.letter in letters),
        sequence=sequence,
        counters=None if counters is None else tuple(sorted(counters)),
        out_of_order=called_out_of_order(unit, at),
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


def called_out_of_order(unit: "Unit", at: datetime) -> int:
    """Return how often somebody was called before their turn today, each time with a reason."""
    tickets = Ticket.objects.filter(unit=unit, on=local_day(at, unit.time_zone))
    return tickets.aggregate(n=Sum("out_of_order"))["n"] or 0


def _within(unit: "Unit", area: Area) -> tuple[set[int] | None, set[str] | None]:
    """Return the counters and the queues of an area; None is all of them.

    Counters bring the queues that they call from, queues the counters that call from them. What is
    named and not there is refused: a board that stays empty would not be noticed for months.
    """
    if area.is_everywhere:
        return None, None
    known = set(Counter.objects.filter(unit=unit).values_list("number", flat=True))
    if area.counters - known:
        raise NoSuchCounter
    if area.letters - set(Queue.objects.filter(unit=unit).values_list("letter", flat=True)):
        raise NoSuchQueue
    pairs = set(
        CounterQueue.objects.filter(counter__unit=unit).values_list(
            "counter__number", "queue__letter"
        )
    )
    counters = area.counters or {number for number, letter in pairs if letter in area.letters}
    letters = area.letters or {letter for number, letter in pairs if number in area.counters}
    return set(counters), set(letters)


def _last_calls(unit: "Unit", at: datetime, counters: set[int] | None) -> tuple[Call, ...]:
    """Return the newest calls. A ticket that waits again, in another queue, is not among them."""
    on = local_day(at, unit.time_zone)
    called = Ticket.objects.filter(
        unit=unit, on=on, called_at__isnull=False, counter__isnull=False
    ).select_related("origin", "counter")
    if counters is not None:
        called = called.filter(counter__number__in=counters)
    called = called.order_by("-called_after", "-id")[:SHOWN]
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
