"""How the stations of a unit stand now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from prima.deliver.queues.queries.announced import told_newcomer
from prima.deliver.queues.queries.halls import hall_of
from prima.deliver.queues.rules import Lane, Told
from prima.foundation.units.queries import calendar_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


@dataclass(frozen=True, slots=True)
class Station:
    """A queue now. `longest` is how long the one who came first has waited, over all of the way."""

    letter: str
    name: str
    waiting: int
    longest: timedelta
    serving: int
    free: int
    told: Told | None


def stations(unit: "Unit", at: datetime) -> list[Station]:
    """Return the unit's queues by letter: who waits, who serves, and what is announced."""
    hall, is_open = hall_of(unit, at), calendar_of(unit).is_open(at)
    found = []
    for queue in hall.queues:
        line = hall.lines.get(queue.pk, ())
        first = min((one.waiting.came_at for one in line), default=at)
        desks = hall.serving.get(queue.pk, frozenset())
        told = told_newcomer(hall, queue, Lane.ORDINARY, at) if is_open else None
        longest = max(at - first, timedelta(0))
        free = len(desks & hall.free)
        found.append(Station(queue.letter, queue.name, len(line), longest, len(desks), free, told))
    return found
