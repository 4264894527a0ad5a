"""Which plan holds, whom it chooses, how far it has come, and what its answers can say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from prima.deliver.queues.queries import ServedTicket, drawn_among, place_since, served_between
from prima.deliver.queues.rules import State
from prima.foundation.refusals import NotFound
from prima.kernel.intervals import Interval, NotEnoughData, share_interval
from prima.kernel.periods import Period
from prima.kernel.sampling import Reach, SystematicDraw, reach
from prima.kernel.satisfaction import Convention, index
from prima.listen.samples.models import Plan, Stratum
from prima.listen.samples.rules import Basis
from prima.listen.surveys.queries import came_by_draw, instrument_in_use, moments_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.listen.surveys.models import Instrument
    from prima.promise.standards.models import Service

YEAR = 12  # months
ONE_DAY = timedelta(days=1)
ENOUGH_ASKED = 30


class NoSuchPlan(NotFound):
    code = "no-such-plan"


@dataclass(frozen=True)
class Population:
    """How many were served in a comparable period, by the service's id; `rest` is still to come."""

    basis: Basis
    served: Mapping[int, int]
    rest: Fraction


@dataclass(frozen=True)
class Progress:
    """How far a plan, or one service of it, has come.

    `asked` were chosen and served; `others` answered without being chosen, and are counted apart.
    """

    service: "Service | None"
    population: int
    quota: int
    every: int | None
    served: int
    asked: int
    answered: int
    others: int

    @property
    def missing(self) -> int:
        return max(0, self.quota - self.answered)

    @property
    def response(self) -> Interval | None:
        """Between what the response rate lies. An answer may come days after the asking."""
        if not self.asked:
            return None
        return share_interval(min(self.answered, self.asked), self.asked)

    @property
    def share(self) -> Fraction | None:
        return min(Fraction(1), Fraction(self.answered, self.asked)) if self.asked else None


@dataclass(frozen=True)
class Standing:
    """A plan with its progress, and what the answers so far can say."""

    plan: Plan
    total: Progress
    services: list[Progress]
    chosen_reach: Reach
    all_reach: Reach


def plans_of(unit: "Unit") -> QuerySet[Plan]:
    return Plan.objects.filter(unit=unit).select_related("instrument", "planned_by")


def plan_known_as(unit: "Unit", uuid: UUID) -> Plan:
    plan = plans_of(unit).filter(uuid=uuid).first()
    if plan is None:
        raise NoSuchPlan
    return plan


def plans_that_touch(unit: "Unit", instrument: "Instrument", period: Period) -> QuerySet[Plan]:
    """Return the plans that hold on some day of a period."""
    within = Q(begins_on__lt=period.ends_on, ends_on__gt=period.starts_on)
    rows = Plan.objects.filter(within, unit=unit, instrument=instrument)
    return rows.filter(withdrawn_at__isnull=True)


def is_chosen(served: ServedTicket) -> bool:
    """Say whether the draw of a plan fell on a ticket. Nobody is chosen before they were served."""
    if served.state != State.DONE:
        return False
    stratum = (
        Stratum.objects.filter(
            service=served.service_id,
            plan__unit=served.unit_id,
            plan__begins_on__lte=served.on,
            plan__ends_on__gt=served.on,
            plan__withdrawn_at__isnull=True,
        )
        .select_related("plan")
        .first()
    )
    if stratum is None or stratum.plan.instrument_id != instrument_in_use().pk:
        return False
    draw = SystematicDraw(stratum.every, stratum.first)
    return draw.takes(place_since(served, stratum.plan.begins_on))


def usual_response(unit: "Unit", today: date) -> int | None:
    """Return how many of a hundred answered the newest plan that asked enough to learn from."""
    for plan in plans_of(unit).filter(withdrawn_at__isnull=True):
        total = standing_of(plan, today).total
        if total.share is not None and total.asked >= ENOUGH_ASKED:
            return max(1, round(100 * total.share))
    return None


def first_day(period: Period, today: date) -> date:
    """Return from when on a plan made today draws: whoever was served today was not told."""
    return max(period.starts_on, today + ONE_DAY)


def population_of(unit: "Unit", period: Period, today: date) -> Population | None:
    """Count whom a comparable period served: the one before, a year ago, or this one so far."""
    days = (period.ends_on - period.starts_on).days
    begins_on = first_day(period, today)
    rest = Fraction(max(0, (period.ends_on - begins_on).days), days)
    for basis, other in (
        (Basis.BEFORE, period.before),
        (Basis.YEAR_AGO, period.back(YEAR // period.months + 1)[0]),
    ):
        served = served_between(unit, other.starts_on, other.ends_on)
        if served:
            return Population(basis, served, rest)
    served = served_between(unit, period.starts_on, period.ends_on)
    gone = (min(today, period.ends_on) - period.starts_on).days + 1
    if not served or gone < 1:
        return None
    drawn_out = {service: count * days // min(gone, days) for service, count in served.items()}
    return Population(Basis.SO_FAR, drawn_out, rest)


def standing_of(plan: Plan, today: date) -> Standing:
    """Return how far a plan has come."""
    came = came_by_draw(plan.unit, plan.begins_on, plan.ends_on, instrument=plan.instrument)
    services = []
    for stratum in plan.strata.select_related("service"):
        drawn = drawn_among(
            stratum.service_id,
            plan.begins_on,
            plan.ends_on,
            every=stratum.every,
            first=stratum.first,
        )
        answered, others = came.get(stratum.service_id, (0, 0))
        services.append(
            Progress(
                stratum.service,
                stratum.population,
                stratum.quota,
                stratum.every,
                drawn.served,
                drawn.chosen,
                answered,
                others,
            )
        )
    total = Progress(
        None,
        plan.population,
        plan.wanted,
        None,
        sum(one.served for one in services),
        sum(one.asked for one in services),
        sum(answered for answered, _others in came.values()),
        sum(others for _answered, others in came.values()),
    )
    return Standing(plan, total, services, *_reaches(plan, total, today))


def _reaches(plan: Plan, total: Progress, today: date) -> tuple[Reach, Reach]:
    """Work out what the chosen can say, and what all who answered could if they had been chosen."""
    everybody = total.answered + total.others
    people = total.served if today >= plan.ends_on else max(plan.population, total.served)
    population = max(people, everybody, 1)
    deviation = _deviation(plan)
    return (
        reach(total.answered, population, deviation=deviation),
        reach(everybody, population, deviation=deviation),
    )


def _deviation(plan: Plan) -> float | None:
    """Return how far the respondents' own indices lie apart; None while too few can tell."""
    instrument = plan.instrument
    moments = moments_of(plan.unit, plan.begins_on, plan.ends_on, instrument=instrument)
    try:
        found = index(moments, instrument.scoring, Convention(instrument.convention))
        return sqrt(found.scores.variance)
    except NotEnoughData:
        return None
