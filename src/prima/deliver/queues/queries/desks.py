"""What an officer sees of their counter."""

from dataclasses import dataclass
from datetime import datetime

from prima.deliver.queues.models import Alarm, Counter, Queue, Ticket
from prima.deliver.queues.queries.boards import Line
from prima.deliver.queues.queries.lines import next_few, next_up, order_of
from prima.deliver.queues.queries.places import waiting_per_queue
from prima.deliver.queues.queries.routes import Onward, onward
from prima.deliver.queues.queries.staff import alarms_of, on_duty
from prima.deliver.queues.queries.tickets import away, calls_here, current_at, visits_tickets
from prima.deliver.queues.rules import State
from prima.kernel.calendars import local_day

SHOWN = 8  # numbers of each queue


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter now. `current` comes with the version it was promised.

    `line` are the first of each queue, in the order of the unit's rule; `away` may come back.
    `others` are the other numbers of the visit at the counter, `onward` is where it goes from here.
    """

    counter: Counter
    queues: tuple[Queue, ...]
    current: Ticket | None
    calls: int
    others: tuple[Ticket, ...]
    onward: Onward | None
    waiting: tuple[Line, ...]
    line: tuple[Ticket, ...]
    away: tuple[Ticket, ...]
    next_up: str | None
    done_today: int
    alarms: tuple[Alarm, ...]
    on_duty: tuple[str, ...]


def desk(counter: Counter, at: datetime) -> Desk:
    """Return what this counter has, and what waits for it today."""
    unit = counter.unit
    queues = tuple(counter.queues.order_by("letter"))
    on = local_day(at, unit.time_zone)
    waiting = waiting_per_queue(unit, on)
    current = current_at(counter)
    order = order_of(unit)
    first = next_up(order, queues, on, at)
    done = Ticket.objects.filter(unit=unit, on=on, counter=counter, state=State.DONE)
    return Desk(
        counter=counter,
        queues=queues,
        current=current,
        calls=calls_here(current) if current and current.state == State.CALLED else 0,
        others=tuple(visits_tickets(current)) if current else (),
        onward=onward(current) if current else None,
        waiting=tuple(Line(queue.letter, queue.name, waiting.get(queue.pk, 0)) for queue in queues),
        line=tuple(next_few(order, queues, on, at, most=SHOWN)),
        away=tuple(away(counter, at)),
        next_up=first.display_number if first is not None else None,
        done_today=done.count(),
        alarms=tuple(alarms_of(unit)),
        on_duty=tuple(on_duty(counter, at)),
    )
