"""What a queue is at a moment, and what its last tickets teach: what announcements are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from prima.deliver.queues.models import CounterQueue, Period, Queue, Ticket
from prima.deliver.queues.queries.lines import TURN, order_of
from prima.deliver.queues.rules import (
    AT_COUNTER,
    Lane,
    Order,
    Spot,
    State,
    Waiting,
    serves_now,
)
from prima.foundation.units.queries import calendar_of
from prima.kernel.calendars import local_day
from prima.kernel.queueing import Calibration, Pace

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

LEARNED_FROM = 600  # the last tickets of a queue: enough for 500 scores, as some leave
FEWEST_SERVED = 5  # of fewer nobody knows how long they take
AT_ONCE = timedelta()
A_FIRST_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class InHall:
    """Somebody who waits, and for what."""

    waiting: Waiting
    queue_id: int
    service_id: int


@dataclass(frozen=True, slots=True)
class Hall:
    """A unit at a moment: who waits where, and which counters serve whom.

    Whoever comes on from another station took their number earlier and goes before newcomers;
    `onward_an_hour` is how many do so, by the queue that they come to.
    """

    order: Order
    queues: tuple[Queue, ...]
    serving: Mapping[int, frozenset[int]]
    free: frozenset[int]
    lines: Mapping[int, tuple[InHall, ...]]
    favoured_an_hour: float
    onward_an_hour: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the last tickets of a queue teach: the pace of each service, and the scores."""

    usual: timedelta | None
    means: Mapping[int, timedelta]
    scores: Mapping[Lane, Calibration]


def hall_of(unit: "Unit", at: datetime) -> Hall:
    on = local_day(at, unit.time_zone)
    order = order_of(unit)
    queues = tuple(Queue.objects.filter(unit=unit).order_by("letter"))
    lines = _lines(queues, on)
    serving, free = _counters(unit, on, at, {queue for queue, line in lines.items() if line})
    hours = _hours(unit, on, at)
    favoured, onward = _favoured(unit, order, on) / hours, _onward(unit, on)
    rates = {queue: n / hours for queue, n in onward.items()}
    return Hall(order, queues, serving, free, lines, favoured, rates)


def _lines(queues: Collection[Queue], on: date) -> dict[int, tuple[InHall, ...]]:
    """Return who waits in each queue, without those who are at another counter just now."""
    first = Period.objects.filter(ticket=OuterRef("pk")).order_by("id").values("starts_at")[:1]
    came_at = Coalesce(Subquery(first), F("since"))
    rows = Ticket.objects.filter(queue__in=queues, on=on, state=State.WAITING).values_list(
        TURN, "passed", "id", "lane", came_at, "queue", "service"
    )
    lines: dict[int, list[InHall]] = defaultdict(list)
    for turn, passed, pk, lane, came, queue, service in rows:
        spot = Spot(turn, passed, pk)
        lines[queue].append(InHall(Waiting(spot, Lane(lane), came), queue, service))
    return {queue: tuple(line) for queue, line in lines.items()}


def _counters(
    unit: "Unit", on: date, at: datetime, waited_for: Collection[int]
) -> tuple[dict[int, frozenset[int]], frozenset[int]]:
    """Return which counters serve each queue now, and which of them have nobody.

    In the morning, before the first call, every counter of a queue counts.
    """
    calls: dict[int, set[int]] = defaultdict(set)
    pairs = CounterQueue.objects.filter(counter__unit=unit).values_list("counter", "queue")
    for counter, queue in pairs:
        calls[counter].add(queue)
    idle: dict[int, timedelta | None] = {}
    seen = Ticket.objects.filter(unit=unit, on=on, counter__isnull=False)
    for counter, state, since in seen.values_list("counter", "state", "since"):
        spent = None if state in AT_COUNTER else max(at - since, AT_ONCE)
        idle[counter] = _least(idle.get(counter, spent), spent)
    serves = {
        counter
        for counter, spent in idle.items()
        if serves_now(spent, somebody_waits=bool(calls[counter] & set(waited_for)))
    }
    serving: dict[int, frozenset[int]] = {}
    for queue in {queue for counter in calls for queue in calls[counter]}:
        all_of = {counter for counter in calls if queue in calls[counter]}
        serving[queue] = frozenset(all_of & serves if all_of & set(idle) else all_of)
    return serving, frozenset(
        counter for counter in calls if idle.get(counter, AT_ONCE) is not None
    )


def _least(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    """Return the shorter time; none at all is the shortest."""
    return None if one is None or other is None else min(one, other)


def _hours(unit: "Unit", on: date, at: datetime) -> float:
    """Return for how many hours people could come today."""
    opens, _closes = calendar_of(unit).working_day(on)
    return max(at - opens, A_FIRST_HOUR) / timedelta(hours=1)


def _favoured(unit: "Unit", order: Order, on: date) -> int:
    if order.is_plain:
        return 0
    lanes = [lane for lane in Lane if order.line_of(lane) != Lane.ORDINARY]
    return Ticket.objects.filter(unit=unit, on=on, lane__in=lanes).count()


def _onward(unit: "Unit", on: date) -> dict[int, int]:
    came = Ticket.objects.filter(unit=unit, on=on).exclude(queue=F("origin"))
    return dict(came.values_list("queue").annotate(Count("pk")).order_by())


def learned_of(queue: Queue, order: Order) -> Learned:
    """Fold the last tickets of a queue, the oldest first."""
    last = Ticket.objects.filter(origin=queue).order_by("-on", "-number")
    fields = ("service", "lane", "state", "served", "score", "is_exact")
    rows = list(last.values_list(*fields)[:LEARNED_FROM])
    paces: dict[int, list[timedelta]] = defaultdict(list)
    scores: dict[Lane, list[float]] = defaultdict(list)
    everything = []
    for service, lane, state, served, score, is_exact in reversed(rows):
        if state == State.DONE and is_exact:
            paces[service].append(served)
            everything.append(served)
        if score is not None:
            scores[order.line_of(Lane(lane))].append(score)
    return Learned(
        usual=_mean(everything) if len(everything) >= FEWEST_SERVED else None,
        means={service: _mean(times) for service, times in paces.items()},
        scores={line: Calibration(tuple(known[-500:])) for line, known in scores.items()},
    )


def _mean(times: Iterable[timedelta]) -> timedelta:
    return reduce(Pace.learned, times, Pace()).mean
