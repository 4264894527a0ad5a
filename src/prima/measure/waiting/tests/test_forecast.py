"""The staffing page's forecast against a week that then happened, with its error stated."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from prima.deliver.queues.actions import Shift, assign_duty
from prima.deliver.queues.models import Counter
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.kernel.intervals import NotEnoughData
from prima.measure.waiting import queries
from prima.measure.waiting.queries.foretold import promise_of
from prima.measure.waiting.rules import Error
from prima.measure.waiting.tests.conftest import FRIDAY

pytestmark = pytest.mark.django_db
TODAY = FRIDAY.date()
WEEK = [TODAY - timedelta(days=days) for days in (7, 4, 3, 2, 1)]  # Friday, then Monday to Thursday
SATURDAY = TODAY + timedelta(days=1)


def errors(unit: Unit) -> list[Error]:
    [pool] = queries.pools(unit)
    reviews = [queries.review(unit, pool, day) for day in WEEK]
    return [review.error for review in reviews if review is not None and review.error is not None]


class TestAgainstASimulatedWeek:
    def test_each_day_is_foretold_without_looking_at_it(self, lived: Unit) -> None:
        """40 people a day at two counters, of whom 9 of 10 wait up to an hour in the rush.

        The error is mostly the luck of a day: what 9 of 10 of four people wait swings as widely.
        """
        found = errors(lived)
        people = sum(error.people for error in found)
        halves = sum(error.halves for error in found)
        absolute = sum(error.people * error.absolute for error in found) / people
        bias = sum(error.people * error.bias for error in found) / people
        within = sum(error.within for error in found) / halves

        assert (len(found), people > 170) == (5, True)
        assert absolute < 25  # minutes
        assert abs(bias) < 15
        assert within >= 0.75  # 9 of 10 in the long run (test_happening.py), fewer in some weeks


class TestPlan:
    def test_is_made_of_days_that_are_over(self, lived: Unit) -> None:
        [pool] = queries.pools(lived)
        plan = queries.plan(lived, pool, TODAY + timedelta(days=3), None, today=TODAY)

        assert plan is not None
        assert plan.forecast is not None
        assert plan.forecast.demand.days == 5  # Mondays
        assert 35 < plan.forecast.demand.people < 45
        assert plan.counters == 2
        assert plan.forecast.gains[0].counters == 3
        assert plan.review is not None
        assert plan.review.on == TODAY - timedelta(days=1)

    def test_follows_the_roster(
        self, lived: Unit, counters: list[Counter], budi: Person, ratna: Person
    ) -> None:
        on = TODAY + timedelta(days=3)
        shift = Shift(time(8), time(10), on.weekday(), None)
        assign_duty(counters[0], budi, shift, by=ratna, at=FRIDAY)
        [pool] = queries.pools(lived)

        plan = queries.plan(lived, pool, on, None, today=TODAY)

        assert plan is not None
        assert plan.is_rostered
        assert plan.forecast is not None
        assert plan.forecast.planned.counters == (1, 1, 1, 1, *[0] * 10)

    def test_the_promise_is_that_of_the_standard(self, lived: Unit) -> None:
        [pool] = queries.pools(lived)
        promise = promise_of(lived, pool, TODAY)

        assert promise.is_promised
        assert (promise.target.share, promise.target.within) == (0.9, 15.0)

    def test_a_closed_day_has_no_plan(self, lived: Unit) -> None:
        [pool] = queries.pools(lived)

        assert queries.plan(lived, pool, SATURDAY, None, today=TODAY) is None
        assert queries.review(lived, pool, SATURDAY) is None
        assert queries.next_open_day(lived, TODAY) == date(2026, 4, 6)

    @pytest.mark.usefixtures("counters")
    def test_nothing_is_foretold_from_nothing(self, puskesmas: Unit) -> None:
        [pool] = queries.pools(puskesmas)
        plan = queries.plan(puskesmas, pool, TODAY, None, today=TODAY)

        assert plan is not None
        assert (plan.forecast, plan.review) == (None, None)


class TestEffect:
    def test_the_entitled_gain_what_the_others_pay(self, lived: Unit) -> None:
        [pool] = queries.pools(lived)
        opening = queries.opening_on(lived, TODAY)
        assert opening is not None
        effect = queries.effect(
            lived, pool, TODAY, opening, today=TODAY, share=0.2, ratio=Decimal(3), in_a_row=3
        )

        now, then = effect.now, effect.then
        assert now.entitled_mean is not None
        assert then.entitled_mean is not None
        assert now.ordinary_mean is not None
        assert then.ordinary_mean is not None
        assert then.entitled_mean.mean < now.entitled_mean.mean
        assert then.ordinary_mean.mean > now.ordinary_mean.mean

    @pytest.mark.usefixtures("counters")
    def test_needs_something_measured(self, puskesmas: Unit) -> None:
        [pool] = queries.pools(puskesmas)
        opening = queries.opening_on(puskesmas, TODAY)
        assert opening is not None

        with pytest.raises(NotEnoughData):
            queries.effect(
                puskesmas,
                pool,
                TODAY,
                opening,
                today=TODAY,
                share=0.1,
                ratio=Decimal(2),
                in_a_row=3,
            )

    def test_who_was_never_asked_has_no_share(self, lived: Unit) -> None:
        assert queries.entitled_share(lived, TODAY) is None


class TestPools:
    def test_counters_that_share_a_queue_work_together(
        self, lived: Unit, counters: list[Counter]
    ) -> None:
        other = a_queue(lived, "B", "farmasi")
        alone = a_queue(lived, "C", "imunisasi")
        a_counter(other, *counters[0].queues.all(), number=3)
        a_counter(alone, number=4)

        assert [pool.key for pool in queries.pools(lived)] == ["AB", "C"]
        assert queries.pool_known_as(lived, "C").counters[0].number == 4
        with pytest.raises(queries.NoSuchPool):
            queries.pool_known_as(lived, "X")
