"""Times as figures: quantiles with their intervals, shares, idle counters. No database."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from prima.kernel.quantiles import Quantile, quantile
from prima.measure.waiting.rules.stops import A_MINUTE, Stop

if TYPE_CHECKING:
    from datetime import date, datetime

Key = TypeVar("Key")

FEWEST = 5  # of fewer a quantile says nothing
FAIR_FROM = 30  # of fewer nothing is said of a person
MAIN = 3  # services by which somebody's work is described


@dataclass(frozen=True, slots=True)
class Spread:
    """How long it took in minutes: for half of them, and for nine of ten."""

    n: int
    half: Quantile
    ninety: Quantile


@dataclass(frozen=True, slots=True)
class Row:
    """What happened to a group of people; a spread is None where too few were seen."""

    came: int
    wait: Spread | None
    service: Spread | None


@dataclass(frozen=True, slots=True)
class Work:
    """What one officer did. `beside` compares with what the same services took on average for all.

    Below the fair number nothing is compared.
    """

    n: int
    mix: tuple[tuple[int, float], ...]
    service: Spread | None
    beside: float | None


@dataclass(frozen=True, slots=True)
class Occupied:
    """A counter between its first call and its last goodbye of each day."""

    minutes: float
    busy: float

    @property
    def idle_share(self) -> float:
        return 1 - self.busy / self.minutes if self.minutes else 0.0


def spread(minutes: Iterable[float | None]) -> Spread | None:
    """Return the figures of these times; None when there are too few.

    >>> found = spread([float(minute) for minute in range(1, 41)])
    >>> found.half.value, found.ninety.value
    (20.0, 36.0)
    >>> spread([1.0, 2.0]) is None
    True
    """
    known = [each for each in minutes if each is not None]
    if len(known) < FEWEST:
        return None
    return Spread(len(known), quantile(known, 0.5), quantile(known, 0.9))


def row(stops: Iterable[Stop]) -> Row:
    """Return the figures of some stops. Whoever came back waited before: they count once."""
    known = [stop for stop in stops if stop.is_first]
    return Row(
        len(known), spread(stop.waited for stop in known), spread(stop.served for stop in known)
    )


def rows_by(stops: Iterable[Stop], key: Callable[[Stop], Key]) -> dict[Key, Row]:
    groups: dict[Key, list[Stop]] = defaultdict(list)
    for stop in stops:
        groups[key(stop)].append(stop)
    return {name: row(group) for name, group in groups.items()}


def work_of(stops: Iterable[Stop]) -> dict[int, Work]:
    """Return what each officer did. Nobody is ranked: the order is the reader's."""
    served = [stop for stop in stops if stop.served is not None and stop.officer is not None]
    usual = _means(served)
    by_officer: dict[int, list[Stop]] = defaultdict(list)
    for stop in served:
        by_officer[stop.officer or 0].append(stop)
    return {officer: _work(theirs, usual) for officer, theirs in by_officer.items()}


def _work(stops: Sequence[Stop], usual: Mapping[int, float]) -> Work:
    n = len(stops)
    kinds = Counter(stop.service for stop in stops)
    mix = tuple((service, count / n) for service, count in kinds.most_common(MAIN))
    if n < FAIR_FROM:
        return Work(n, mix, None, None)
    expected = sum(usual[stop.service] for stop in stops)
    took = sum(stop.served or 0.0 for stop in stops)
    return Work(
        n, mix, spread(stop.served for stop in stops), took / expected if expected else None
    )


def _means(stops: Iterable[Stop]) -> dict[int, float]:
    times: dict[int, list[float]] = defaultdict(list)
    for stop in stops:
        times[stop.service].append(stop.served or 0.0)
    return {service: sum(each) / len(each) for service, each in times.items()}


def occupied_by_counter(stops: Iterable[Stop]) -> dict[int, Occupied]:
    """Return how long each counter was open and busy, day by day added up."""
    days: dict[tuple[int, date], list[tuple[datetime, datetime]]] = defaultdict(list)
    for stop in stops:
        if stop.counter is not None and stop.called_at is not None:
            days[stop.counter, stop.on].append((stop.called_at, stop.ends_at))
    found: dict[int, Occupied] = {}
    for (counter, _on), spans in days.items():
        opened = (max(end for _, end in spans) - min(start for start, _ in spans)) / A_MINUTE
        busy = sum((end - start) / A_MINUTE for start, end in spans)
        before = found.get(counter, Occupied(0.0, 0.0))
        found[counter] = Occupied(before.minutes + opened, before.busy + min(busy, opened))
    return found
