"""What would happen if a step, a time or the number of counters were another one.

Nothing is written: a change and what follows from it are values. Queues are not simulated here;
it is only said how many people an hour the counters can serve, and whether that is enough.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from prima.kernel.intervals import Interval, share_interval
from prima.promise.standards.rules.burden import highest_price, visits
from prima.promise.standards.rules.codes import Actor, TimeUnit
from prima.promise.standards.rules.critical_path import CriticalPath, critical_path
from prima.promise.standards.rules.document import ServiceDocument, Step
from prima.promise.standards.rules.durations import Duration, nominal_minutes

AN_HOUR = 60
FEWEST_CASES = 5
"""Fewer are never shown, as everywhere in the system."""


@dataclass(frozen=True)
class Change:
    """What is tried: steps are named by their code; what is not named stays as it is."""

    times: Mapping[str, int] = field(default_factory=dict)
    """How long a step takes, in the unit that it has now; minutes where it has none."""
    without: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    """Steps that are done at the same time as the one before them."""
    counters: int = 1
    rupiah_an_hour: int = 0
    """What an hour of an officer costs the unit."""


NO_CHANGE = Change()


@dataclass(frozen=True)
class Outcome:
    path: CriticalPath
    procedure: tuple[Step, ...]
    needed: int
    """The shortest promise that can be kept, in the unit of today's promise."""
    unit: TimeUnit
    officer_minutes: Fraction
    """The work on one case: the steps of officers that take an hour at most."""
    people_an_hour: Fraction | None
    """The most that the counters can serve; None when no officer has such a step."""
    unit_cost: int
    """What the work on one case costs the unit, in rupiah."""
    rupiah: int | None
    """The most that a person pays."""
    visits: int


def outcome(document: ServiceDocument, change: Change = NO_CHANGE) -> Outcome:
    delivery = document.standard.delivery
    procedure = tuple(
        _changed(step, change) for step in delivery.procedure if step.code not in change.without
    )
    path = critical_path(procedure, change.together)
    unit = delivery.completion.unit if delivery.completion else TimeUnit.MINUTES
    work = nominal_minutes(step.duration for step in procedure if _is_work(step) and step.duration)
    return Outcome(
        path=path,
        procedure=procedure,
        needed=max(path.needed(unit), 1),
        unit=unit,
        officer_minutes=work,
        people_an_hour=change.counters * AN_HOUR / work if work else None,
        unit_cost=round(work * change.rupiah_an_hour / AN_HOUR),
        rupiah=highest_price(delivery),
        visits=visits(procedure),
    )


def _changed(step: Step, change: Change) -> Step:
    if step.code not in change.times:
        return step
    unit = step.duration.unit if step.duration else TimeUnit.MINUTES
    duration = Duration(value=change.times[step.code], unit=unit)
    return step.model_copy(update={"duration": duration})


def _is_work(step: Step) -> bool:
    """Whether an officer is busy with it all the time: what takes more than an hour lies there."""
    is_short = step.duration is not None and nominal_minutes([step.duration]) <= AN_HOUR
    return step.actor is Actor.OFFICER and is_short


@dataclass(frozen=True)
class KeptShare:
    """How many of the past cases would have been finished within a new promise."""

    kept: int
    cases: int
    interval: Interval

    @property
    def share(self) -> float:
        return self.kept / self.cases


def kept_share(past: Iterable[timedelta], promised: Duration) -> KeptShare | None:
    """Return the share of past cases, given in working time, or None when they are too few.

    Exactly the promise is within it. Days are the nominal working days of `durations`.
    """
    limit = timedelta(minutes=float(nominal_minutes([promised])))
    durations = list(past)
    if len(durations) < FEWEST_CASES:
        return None
    kept = sum(duration <= limit for duration in durations)
    return KeptShare(kept, len(durations), share_interval(kept, len(durations)))
