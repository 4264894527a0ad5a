"""The measured record of a unit, and who works together with whom."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from prima.deliver.queues.queries import counters_of, queues_of, stretches, who_calls_whom
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import calendar_of
from prima.measure.waiting.rules import Opening, Stop, stops_of

if TYPE_CHECKING:
    from prima.deliver.queues.models import Counter, Queue
    from prima.foundation.units.models import Unit

FURTHEST = 15  # days: longer holidays are not looked through


class NoSuchPool(NotFound):
    code = "no-such-pool"


@dataclass(frozen=True)
class Pool:
    """Counters that work together, because they call from the same queues; most have one queue."""

    queues: "tuple[Queue, ...]"
    counters: "tuple[Counter, ...]"

    @property
    def key(self) -> str:
        return "".join(queue.letter for queue in self.queues)

    @property
    def queue_ids(self) -> frozenset[int]:
        return frozenset(queue.pk for queue in self.queues)

    def of(self, stops: list[Stop]) -> list[Stop]:
        return [stop for stop in stops if stop.queue in self.queue_ids]


def record(unit: "Unit", starts_on: date, ends_on: date) -> list[Stop]:
    """Return every stop of every visit of these days, half-open."""
    return list(stops_of(stretches(unit, starts_on, ends_on)))


def pools(unit: "Unit") -> list[Pool]:
    """Return the groups of queues and counters between which nobody moves, by letter."""
    groups: list[set[int]] = []
    for queues in who_calls_whom(unit).values():
        together = {queue for group in groups if group & queues for queue in group} | queues
        groups = [group for group in groups if not group & queues]
        groups.append(set(together))
    by_id = {queue.pk: queue for queue in queues_of(unit)}
    counters = list(counters_of(unit))
    found = [
        Pool(
            tuple(sorted((by_id[pk] for pk in group), key=lambda queue: queue.letter)),
            tuple(c for c in counters if any(queue.pk in group for queue in c.queues.all())),
        )
        for group in groups
    ]
    return sorted(found, key=lambda pool: pool.key)


def pool_known_as(unit: "Unit", key: str) -> Pool:
    """Return the pool with these letters. Raises NoSuchPool."""
    for pool in pools(unit):
        if pool.key == key:
            return pool
    raise NoSuchPool


def opening_on(unit: "Unit", on: date) -> Opening | None:
    """Return when the doors open and close on a day; None when they stay closed."""
    calendar = calendar_of(unit)
    if not calendar.windows_on(on):
        return None
    return Opening(*calendar.working_day(on))


def next_open_day(unit: "Unit", after: date) -> date | None:
    days = (after + timedelta(days=ahead) for ahead in range(1, FURTHEST))
    return next((day for day in days if opening_on(unit, day)), None)


def moment(unit: "Unit", on: date, clock: time) -> datetime:
    """Return when a clock on the wall of the unit shows this time on that day."""
    return datetime.combine(on, clock, calendar_of(unit).zone.tzinfo)
