"""How it went: sums and counts that the measures are made of. They merge by adding.

Days are half-open, [starts_on, ends_on), in the unit's own time. A wait counts once it is over and
somebody was called; a service once it is done. What was timed by a clock that could not be
believed is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from prima.deliver.queues.models import Period, Ticket
from prima.deliver.queues.rules import State
from prima.foundation.units.queries import calendar_of
from prima.promise.standards.rules.codes import LimitUnit, Measure

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service, StandardVersion
    from prima.promise.standards.rules.commitments import Commitment

NO_LIMIT = timedelta(days=36_525)  # timedelta.max is more microseconds than a database can hold
WAITED = Q(calls__gte=1) & ~Q(state=State.WAITING)
SERVED = Q(state=State.DONE)


@dataclass(frozen=True, slots=True)
class Seen:
    """What queues see of a measure: on which tickets, in which column, in which periods."""

    over: Q
    name: str
    kind: State

    def within(self, minutes: int) -> Q:
        return Q(**{f"{self.name}__lte": timedelta(minutes=minutes)})


SEEN = {
    Measure.WAIT: Seen(WAITED, "waited", State.WAITING),
    Measure.SERVICE_TIME: Seen(SERVED, "served", State.SERVING),
}


@dataclass(frozen=True, slots=True)
class Times:
    """How long it took for how many. `within` counts those inside the limit asked about."""

    n: int
    total: timedelta
    longest: timedelta
    within: int

    def __add__(self, other: "Times") -> "Times":
        return Times(
            n=self.n + other.n,
            total=self.total + other.total,
            longest=max(self.longest, other.longest),
            within=self.within + other.within,
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """For how many of how many the promise was kept."""

    hits: int
    n: int

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.hits + other.hits, self.n + other.n)


def waits(
    of: "Unit | Service",
    starts_on: date,
    ends_on: date,
    *,
    limit: timedelta = NO_LIMIT,
) -> Times:
    """Return how long people waited for the service that they asked for."""
    return _times(_tickets(of, starts_on, ends_on).filter(WAITED), "waited", limit)


def service_times(
    of: "Unit | Service",
    starts_on: date,
    ends_on: date,
    *,
    limit: timedelta = NO_LIMIT,
) -> Times:
    """Return how long people were served at the counters of the service that they asked for."""
    return _times(_tickets(of, starts_on, ends_on).filter(SERVED), "served", limit)


def served_between(of: "Unit | Service", starts_on: date, ends_on: date) -> dict[int, int]:
    """Return how many were served, by the service's id. These are whom a survey may ask."""
    counted = (
        _tickets(of, starts_on, ends_on, exact=False)
        .filter(SERVED)
        .values_list("service")
        .annotate(Count("pk"))
        .order_by()
    )
    return dict(counted)


def promise_kept(
    version: "StandardVersion", commitment: "Commitment", starts_on: date, ends_on: date
) -> Kept:
    """Return for how many of those promised this version the commitment was kept.

    Only WAIT and SERVICE_TIME are seen by queues. Raises ValueError for another measure.
    """
    days = kept_by_day(version, commitment, starts_on, ends_on)
    return sum(days.values(), start=Kept(0, 0))


def kept_by_day(
    version: "StandardVersion", commitment: "Commitment", starts_on: date, ends_on: date
) -> dict[date, Kept]:
    """Return the same day by day, the oldest first; days on which nobody came are left out."""
    seen = _seen(commitment)
    tickets = _tickets(version.standard.service, starts_on, ends_on).filter(
        seen.over, version=version
    )
    if commitment.limit.unit == LimitUnit.WORKING_HOURS:
        return _kept_in_open_time(tickets, seen.kind, timedelta(hours=commitment.limit.value))
    days = tickets.values("on").annotate(
        n=Count("pk"), hits=Count("pk", filter=seen.within(commitment.limit.value))
    )
    return {day["on"]: Kept(day["hits"], day["n"]) for day in days.order_by("on")}


def promises_kept(
    unit: "Unit",
    asked: Sequence[tuple["StandardVersion", "Commitment"]],
    starts_on: date,
    ends_on: date,
) -> list[Kept]:
    """Return `promise_kept` for many commitments of a unit, with one query for all in minutes."""
    quick = [line for line in asked if line[1].limit.unit == LimitUnit.MINUTES]
    columns = {}
    for _version, commitment in quick:
        seen, most = _seen(commitment), commitment.limit.value
        columns[f"n_{seen.name}"] = Count("pk", filter=seen.over)
        columns[f"{seen.name}_{most}"] = Count("pk", filter=seen.over & seen.within(most))
    tickets = _tickets(unit, starts_on, ends_on).filter(version__in=[v for v, _ in quick])
    counted = tickets.values("version").annotate(**columns).order_by()
    rows: dict[int, Any] = {row["version"]: row for row in counted}

    def kept(version: "StandardVersion", commitment: "Commitment") -> Kept:
        if commitment.limit.unit != LimitUnit.MINUTES:
            return promise_kept(version, commitment, starts_on, ends_on)
        row, name = rows.get(version.pk, {}), _seen(commitment).name
        return Kept(row.get(f"{name}_{commitment.limit.value}", 0), row.get(f"n_{name}", 0))

    return [kept(*line) for line in asked]


def _seen(commitment: "Commitment") -> Seen:
    if commitment.measure not in SEEN:
        raise ValueError(f"queues do not see {commitment.measure}")
    if commitment.limit.unit not in (LimitUnit.MINUTES, LimitUnit.WORKING_HOURS):
        raise ValueError(f"nobody waits for {commitment.limit.unit} in a queue")
    return SEEN[commitment.measure]


def _tickets(
    of: "Unit | Service", starts_on: date, ends_on: date, *, exact: bool = True
) -> QuerySet[Ticket]:
    whose = Q(service=of) if of._meta.model_name == "service" else Q(unit=of)  # noqa: SLF001 - Django's own way to ask
    tickets = Ticket.objects.filter(whose, on__gte=starts_on, on__lt=ends_on)
    return tickets.filter(is_exact=True) if exact else tickets


def _times(tickets: QuerySet[Ticket], name: str, limit: timedelta) -> Times:
    row = tickets.aggregate(
        n=Count("pk"),
        total=Sum(name),
        longest=Max(name),
        within=Count("pk", filter=Q(**{f"{name}__lte": limit})),
    )
    nothing = timedelta(0)
    return Times(row["n"], row["total"] or nothing, row["longest"] or nothing, row["within"])


def _kept_in_open_time(
    tickets: QuerySet[Ticket], kind: State, limit: timedelta
) -> dict[date, Kept]:
    """Judge by the time in which the doors were open, ticket by ticket."""
    days = dict(tickets.order_by("on").values_list("pk", "on"))
    spent = dict.fromkeys(days, timedelta(0))
    here = Q(queue=F("ticket__origin"))  # after a hand-over it is another station's time
    periods = Period.objects.filter(here, ticket__in=tickets, kind=kind)
    unit = None
    for period in periods.select_related("ticket__unit"):
        unit = unit or period.ticket.unit
        spent[period.ticket_id] += calendar_of(unit).elapsed(period.starts_at, period.ends_at)
    found = dict.fromkeys(days.values(), Kept(0, 0))
    for ticket, on in days.items():
        found[on] += Kept(int(spent[ticket] <= limit), 1)
    return found
