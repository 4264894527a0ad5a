"""How long people waited and were served, who went, and whether the announced wait was kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from prima.deliver.queues.queries import (
    announcements_kept,
    counters_of,
    ends_by_day,
    exits,
    queues_of,
)
from prima.foundation.people.queries import people_by_id
from prima.foundation.units.queries import calendar_of
from prima.kernel.intervals import Interval, NotEnoughData, share_interval
from prima.kernel.queueing import Coverage, coverage
from prima.kernel.queueing.coverage import Kept as ToldAndKept
from prima.measure.waiting.queries.record import record
from prima.measure.waiting.rules import (
    Occupied,
    Row,
    Stop,
    Work,
    occupied_by_counter,
    row,
    rows_by,
    work_of,
)
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.deliver.queues.models import Counter as Desk
    from prima.deliver.queues.models import Queue
    from prima.deliver.queues.rules import Exit, State
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


@dataclass(frozen=True)
class Share:
    hits: int
    n: int

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval, 95 %."""
        return share_interval(self.hits, self.n) if self.n else None


@dataclass(frozen=True)
class Told:
    """How the announced wait kept its word, day by day and together; None until two days know."""

    days: tuple[date, ...]
    found: Coverage


class Measured:
    """The days of a unit from one, inclusive, to another, exclusive; everything in six queries."""

    def __init__(self, unit: "Unit", starts_on: date, ends_on: date) -> None:
        self.unit, self.starts_on, self.ends_on = unit, starts_on, ends_on

    @cached_property
    def stops(self) -> list[Stop]:
        return record(self.unit, self.starts_on, self.ends_on)

    @cached_property
    def all_together(self) -> Row:
        return row(self.stops)

    def by_day(self) -> dict[date, Row]:
        return dict(sorted(rows_by(self.stops, lambda stop: stop.on).items()))

    def by_hour(self) -> dict[int, Row]:
        """Return the rows by the hour of the unit's clock at which people came."""
        return dict(sorted(rows_by(self.stops, self.hour_of).items()))

    def hour_of(self, stop: Stop) -> int:
        return self.local(stop.came_at).hour

    def local(self, at: datetime) -> datetime:
        return at.astimezone(calendar_of(self.unit).zone.tzinfo)

    def by_queue(self) -> "list[tuple[Queue, Row]]":
        """Return the rows by station: waits are measured at each of them."""
        rows = rows_by(self.stops, lambda stop: stop.queue)
        return [(queue, rows[queue.pk]) for queue in queues_of(self.unit) if queue.pk in rows]

    def by_service(self) -> "list[tuple[Service, Row]]":
        rows = rows_by(self.stops, lambda stop: stop.service)
        return [(each, rows[each.pk]) for each in services_of(self.unit) if each.pk in rows]

    def by_officer(self) -> "list[tuple[Person, Work]]":
        """Return what each officer did, by name and never by figure."""
        work = work_of(self.stops)
        people = sorted(people_by_id(work).values(), key=lambda person: person.full_name)
        return [(person, work[person.pk]) for person in people]

    def by_counter(self) -> "list[tuple[Desk, Occupied]]":
        found = occupied_by_counter(self.stops)
        return [(desk, found[desk.pk]) for desk in counters_of(self.unit) if desk.pk in found]

    @cached_property
    def ends(self) -> "Counter[State]":
        """How many numbers ended how."""
        days = ends_by_day(self.unit, self.starts_on, self.ends_on)
        return sum((Counter(states) for states in days.values()), start=Counter())

    def exits(self) -> "dict[Exit, int]":
        return exits(self.unit, self.starts_on, self.ends_on)

    def missed(self) -> Share:
        """Return how many did not come when they were called, of all who were given a number."""
        return Share(self.ends["NO_SHOW"], self.ends.total())  # type: ignore[index]  # a State is a str

    @cached_property
    def told(self) -> Told | None:
        """The announced wait held against what happened, once the queues had learned."""
        days = announcements_kept(self.unit, self.starts_on, self.ends_on)
        try:
            found = coverage([ToldAndKept(day.n, day.hits) for day in days.values()])
        except NotEnoughData:
            return None
        return Told(tuple(days), found)

    @cached_property
    def told_early(self) -> Share:
        """For how many of those who were told an early estimate it was kept."""
        days = announcements_kept(self.unit, self.starts_on, self.ends_on, early=True).values()
        return Share(sum(day.hits for day in days), sum(day.n for day in days))
