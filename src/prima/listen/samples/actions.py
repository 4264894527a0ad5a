"""Planning a sample, and withdrawing a plan. Where the draw begins, nobody chooses."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.listen.samples.models import Plan, Stratum
from prima.listen.samples.queries import first_day, plans_that_touch, population_of
from prima.listen.samples.rules import REASON_LENGTH, Wish, parts, seal_of
from prima.listen.surveys.queries import instrument_in_use
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.kernel.periods import Period

SEED_BYTES = 16


class PeriodIsOver(Refusal):
    code = "period-is-over"
    message = _("This period is over: nobody can be asked in it any more.")
    advice = _("Choose the period that runs, or one to come.")


class AlreadyPlanned(Refusal):
    code = "already-planned"
    message = _("There is already a sampling plan for some of these days.")
    advice = _("Look at that plan. If it is wrong, withdraw it first and say why.")


class NobodyServedYet(Refusal):
    code = "nobody-served-yet"
    message = _("The queue has served nobody yet, so there is no population to plan from.")
    advice = _("Come back when the queue has run for some days.")


class PlanIsWithdrawn(Refusal):
    code = "plan-is-withdrawn"
    message = _("This sampling plan was withdrawn before.")
    advice = _("Look at the list of plans.")


class ReasonMissing(Refusal):
    code = "reason-missing"
    status = 422
    message = _("Say why, in a few words.")


@transaction.atomic
def plan_sample(
    unit: Unit, period: "Period", wish: Wish, *, at: datetime, by: "Person | None" = None
) -> Plan:
    """Plan whom to ask in a period, and let chance say where each service begins.

    Raises PeriodIsOver, AlreadyPlanned, NobodyServedYet.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)  # one at a time: plans must not overlap
    instrument = instrument_in_use()
    today = today_in(unit, at)
    begins_on = first_day(period, today)
    if begins_on >= period.ends_on:
        raise PeriodIsOver
    if plans_that_touch(unit, instrument, period).exists():
        raise AlreadyPlanned
    counted = population_of(unit, period, today)
    if counted is None:
        raise NobodyServedYet
    services = {service.code: service for service in services_of(unit)}
    served = {code: counted.served.get(one.pk, 0) for code, one in services.items()}
    population = sum(served.values())
    if not population:
        raise NobodyServedYet
    seed = secrets.token_hex(SEED_BYTES)
    plan = Plan.objects.create(
        unit=unit,
        instrument=instrument,
        period=period.code,
        begins_on=begins_on,
        ends_on=period.ends_on,
        method=wish.method,
        margin=wish.margin,
        effect=wish.effect,
        response=wish.response,
        basis=counted.basis,
        population=population,
        wanted=wish.wanted(population),
        seed=seed,
        planned_at=at,
        planned_by=by,
    )
    for code, part in parts(wish, served, counted.rest, seed).items():
        Stratum.objects.create(
            plan=plan,
            service=services[code],
            population=part.population,
            quota=part.quota,
            every=part.draw.every,
            first=part.draw.first,
        )
    subject = f"sample:{plan.uuid}"
    record("sample.planned", subject, unit_id=unit.pk, at=at, by=by, seal=seal_of(seed))
    return plan


@transaction.atomic
def withdraw_plan(plan: Plan, *, reason: str, at: datetime, by: "Person | None" = None) -> Plan:
    """Choose nobody by this plan any more. It stays, with the reason; another may follow.

    Raises ReasonMissing, PlanIsWithdrawn.
    """
    why = " ".join(reason.split())[:REASON_LENGTH]
    if not why:
        raise ReasonMissing
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.withdrawn_at is not None:
        raise PlanIsWithdrawn
    locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_reason = at, by, why
    locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("sample.withdrawn", f"sample:{plan.uuid}", unit_id=plan.unit_id, at=at, by=by)
    return locked
