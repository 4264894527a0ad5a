from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from prima.deliver.queues.models import Counter
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.periods import Period
from prima.listen.samples.actions import (
    AlreadyPlanned,
    NobodyServedYet,
    PeriodIsOver,
    PlanIsWithdrawn,
    ReasonMissing,
    plan_sample,
    withdraw_plan,
)
from prima.listen.samples.models import Plan, Stratum
from prima.listen.samples.rules import Basis, Method, Wish, luck_of, seal_of
from prima.listen.samples.testing import SUNDAY, a_plan, people_served

pytestmark = pytest.mark.django_db

HALF = Period.around(MONDAY_9AM.date(), 6)
LATER = MONDAY_9AM + timedelta(days=190)


class TestPlanSample:
    def test_counts_the_people_in_the_queue_itself(self, counter: Counter, budi: Person) -> None:
        people_served(counter, 12, by=budi)

        plan = a_plan(counter.unit, Wish(Method.CENSUS), at=LATER)

        assert (plan.basis, plan.population, plan.wanted) == (Basis.BEFORE, 12, 12)
        assert plan.period == "2026-S2"
        assert [(one.quota, one.every, one.first) for one in plan.strata.all()] == [(12, 1, 1)]

    def test_draws_out_the_period_that_runs_when_there_is_no_other(
        self, counter: Counter, budi: Person
    ) -> None:
        people_served(counter, 3, by=budi)

        plan = a_plan(counter.unit, by=budi)

        gone = (SUNDAY.date() - HALF.starts_on).days + 1
        days = (HALF.ends_on - HALF.starts_on).days
        assert (plan.basis, plan.population) == (Basis.SO_FAR, 3 * days // gone)
        assert plan.begins_on == MONDAY_9AM.date()

    def test_lets_chance_begin_and_seals_it_in_the_journal(
        self, counter: Counter, budi: Person
    ) -> None:
        people_served(counter, 12, by=budi)

        plan = a_plan(counter.unit, Wish(effect=Decimal("1.00"), response=100), by=budi)

        entry = Entry.objects.get(verb="sample.planned")
        stratum = plan.strata.get()
        assert seal_of(plan.seed) in entry.details
        assert plan.seed not in entry.details
        assert stratum.first == luck_of(plan.seed, "pendaftaran").randint(1, stratum.every)

    def test_seeds_differ(self, counter: Counter, budi: Person) -> None:
        people_served(counter, 1, by=budi)
        first = a_plan(counter.unit)
        withdraw_plan(first, reason="Wrong method", at=MONDAY_9AM)

        assert a_plan(counter.unit).seed != first.seed

    @pytest.mark.usefixtures("skm")
    def test_is_refused_before_anybody_was_served(self, puskesmas: Unit) -> None:
        with pytest.raises(NobodyServedYet):
            a_plan(puskesmas)

    def test_is_refused_for_a_period_that_is_over(self, counter: Counter, budi: Person) -> None:
        people_served(counter, 1, by=budi)

        with pytest.raises(PeriodIsOver):
            plan_sample(counter.unit, HALF, Wish(), at=LATER)

    @pytest.mark.parametrize("months", [1, 3, 6, 12])
    def test_is_refused_beside_a_plan_of_the_same_days(
        self, counter: Counter, budi: Person, months: int
    ) -> None:
        people_served(counter, 1, by=budi)
        a_plan(counter.unit)

        with pytest.raises(AlreadyPlanned):
            a_plan(counter.unit, months=months)


class TestWithdrawPlan:
    def test_keeps_the_plan_with_its_reason(self, counter: Counter, budi: Person) -> None:
        people_served(counter, 1, by=budi)

        plan = withdraw_plan(a_plan(counter.unit), reason="  Wrong \n method ", at=MONDAY_9AM)

        assert plan.withdrawn_reason == "Wrong method"
        assert Entry.objects.filter(verb="sample.withdrawn").count() == 1
        assert a_plan(counter.unit).pk != plan.pk

    def test_needs_a_reason_and_happens_once(self, counter: Counter, budi: Person) -> None:
        people_served(counter, 1, by=budi)
        plan = a_plan(counter.unit)

        with pytest.raises(ReasonMissing):
            withdraw_plan(plan, reason=" ", at=MONDAY_9AM)
        withdraw_plan(plan, reason="Wrong", at=MONDAY_9AM)
        with pytest.raises(PlanIsWithdrawn):
            withdraw_plan(plan, reason="Wrong", at=MONDAY_9AM)


class TestConstraints:
    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"method": "GUESS"}, "sample_plan_method_is_known"),
            ({"basis": "GUESS"}, "sample_plan_basis_is_known"),
            ({"ends_on": MONDAY_9AM.date()}, "sample_plan_ends_after_it_begins"),
            ({"wanted": 0}, "sample_plan_wants_some_and_no_more_than_there_are"),
            ({"wanted": 10**6}, "sample_plan_wants_some_and_no_more_than_there_are"),
            ({"response": 0}, "sample_plan_expects_some_to_answer"),
            ({"withdrawn_at": MONDAY_9AM}, "sample_plan_withdrawn_says_why"),
            ({"withdrawn_reason": "why"}, "sample_plan_withdrawn_says_why"),
        ],
    )
    def test_a_plan_cannot_be_made_wrong(
        self, counter: Counter, budi: Person, change: dict[str, object], name: str
    ) -> None:
        people_served(counter, 1, by=budi)
        plan = a_plan(counter.unit)

        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(**change)

    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"first": 0}, "stratum_begins_within_its_first_step"),
            ({"first": 10**6}, "stratum_begins_within_its_first_step"),
            ({"quota": 0}, "stratum_owes_some_and_no_more_than_there_are"),
            ({"quota": 10**6}, "stratum_owes_some_and_no_more_than_there_are"),
        ],
    )
    def test_a_stratum_cannot_be_made_wrong(
        self, counter: Counter, budi: Person, change: dict[str, object], name: str
    ) -> None:
        people_served(counter, 1, by=budi)
        a_plan(counter.unit)

        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Stratum.objects.update(**change)

    def test_there_is_one_plan_at_a_time_and_one_stratum_of_a_service(
        self, counter: Counter, budi: Person
    ) -> None:
        people_served(counter, 1, by=budi)
        plan = a_plan(counter.unit)
        stratum = plan.strata.get()
        stratum.pk = None

        with pytest.raises(IntegrityError), transaction.atomic():
            stratum.save(force_insert=True)
        plan.pk, plan.uuid = None, uuid4()
        with pytest.raises(IntegrityError), transaction.atomic():
            plan.save(force_insert=True)
