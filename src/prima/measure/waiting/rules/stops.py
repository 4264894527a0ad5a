"""What a visit did at each station, from the stretches of its record. No database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prima.deliver.queues.queries import Stretch

WAITING, CALLED, SERVING = "WAITING", "CALLED", "SERVING"
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of one visit: came, was called to a counter, was served, went.

    `is_first` is False for somebody who came back to the station: theirs is not a newcomer's wait.
    """

    ticket: int
    on: date
    service: int
    lane: str
    queue: int
    came_at: datetime
    ends_at: datetime
    is_first: bool
    called_at: datetime | None = None
    served_at: datetime | None = None
    counter: int | None = None
    officer: int | None = None

    @property
    def waited(self) -> float | None:
        """Minutes until the call; None for who was never called."""
        return (self.called_at - self.came_at) / A_MINUTE if self.called_at else None

    @property
    def served(self) -> float | None:
        """Minutes of service, from the first word to the last; None for who was never served."""
        return (self.ends_at - self.served_at) / A_MINUTE if self.served_at else None

    @property
    def occupied(self) -> float | None:
        """Minutes in which the counter could call nobody else; also when nobody came."""
        return (self.ends_at - self.called_at) / A_MINUTE if self.called_at else None


def stops_of(record: "Iterable[Stretch]") -> Iterator[Stop]:
    """Tell the stops of a record that lists each ticket's stretches together, in order."""
    for _ticket, life in groupby(record, key=lambda stretch: stretch.ticket):
        yield from _stops(life)


def _stops(life: "Iterable[Stretch]") -> Iterator[Stop]:
    seen: set[int] = set()
    current: Stop | None = None
    for stretch in life:
        if stretch.kind == WAITING:
            if current and not current.called_at and current.queue == stretch.queue:
                current = replace(current, ends_at=stretch.ends_at)
                continue
            if current:
                yield current
            current = _came(stretch, is_first=stretch.queue not in seen)
            seen.add(stretch.queue)
        elif current and stretch.kind in (CALLED, SERVING):
            current = _went_on(current, stretch)
    if current:
        yield current


def _came(stretch: "Stretch", *, is_first: bool) -> Stop:
    return Stop(
        stretch.ticket,
        stretch.on,
        stretch.service,
        stretch.lane,
        stretch.queue,
        stretch.starts_at,
        stretch.ends_at,
        is_first,
    )


def _went_on(stop: Stop, stretch: "Stretch") -> Stop:
    is_served = stretch.kind == SERVING
    return replace(
        stop,
        called_at=stop.called_at or stretch.starts_at,
        served_at=stop.served_at or (stretch.starts_at if is_served else None),
        ends_at=stretch.ends_at,
        counter=stretch.counter,
        officer=stretch.officer,
    )
