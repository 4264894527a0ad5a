"""What queues saw of each visit that a guarantee can ask about."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from prima.deliver.queues.models import Period, Ticket
from prima.deliver.queues.rules import State
from prima.foundation.units.queries import calendar_of
from prima.promise.charter.rules.codes import Exclusion
from prima.promise.charter.rules.guarantees import Facts
from prima.promise.standards.queries import document_of
from prima.promise.standards.rules.codes import TimeUnit

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.rules.durations import Duration

CALLED_AT_LAST = Q(calls__gte=1) & ~Q(state=State.WAITING)
EXCUSES = {
    State.NO_SHOW: Exclusion.NOT_THERE_WHEN_CALLED,
    State.PARKED: Exclusion.WENT_AWAY_FOR_A_WHILE,
}
"""What a ticket went through that is up to the citizen."""


def facts_between(unit: "Unit", starts_on: date, ends_on: date) -> Iterator[Facts]:
    """Return what was seen of everybody who was called, on days [starts_on, ends_on).

    A visit whose clock could not be believed is left out. Whether it was finished in time is only
    known where the standard promises minutes or working hours: days end when no queue looks.
    """
    tickets = Ticket.objects.filter(
        CALLED_AT_LAST, unit=unit, on__gte=starts_on, on__lt=ends_on, is_exact=True
    ).order_by()
    promised = _completions(tickets)
    went_through = {
        f"went_{kind.lower()}": Exists(Period.objects.filter(ticket=OuterRef("pk"), kind=kind))
        for kind in EXCUSES
    }
    rows = tickets.annotate(taken_at=Min("periods__starts_at"), **went_through).values_list(
        "service__code", "version", "state", "waited", "taken_at", "since", *went_through
    )
    for code, version, state, waited, taken_at, since, *went in rows.iterator():
        states = {kind for kind, did in zip(EXCUSES, went, strict=True) if did} | {state}
        within, took = None, None
        if state == State.DONE and version in promised:
            within, took = _against(unit, promised[version], taken_at, since)
        yield Facts(
            service=code,
            waited=waited,
            finished_after=took,
            promised_within=within,
            excuses=frozenset(EXCUSES[kind] for kind in EXCUSES if kind in states),
        )


def _completions(tickets: QuerySet[Ticket]) -> dict[int, "Duration"]:
    """Return how long each version promises that it takes, where a queue can see the end of it."""
    firsts = tickets.values("version").annotate(first=Min("pk")).values_list("first", flat=True)
    versions = [
        ticket.version for ticket in Ticket.objects.filter(pk__in=firsts).select_related("version")
    ]
    promised = {each.pk: document_of(each).standard.delivery.completion for each in versions}
    seen = (TimeUnit.MINUTES, TimeUnit.WORKING_HOURS)
    return {pk: within for pk, within in promised.items() if within and within.unit in seen}


def _against(
    unit: "Unit", within: "Duration", taken_at: datetime, done_at: datetime
) -> tuple[timedelta, timedelta]:
    """Return what was promised and what it took, both in minutes or both in working time."""
    if within.unit is TimeUnit.MINUTES:
        return timedelta(minutes=within.value), done_at - taken_at
    return timedelta(hours=within.value), calendar_of(unit).elapsed(taken_at, done_at)
