"""What follows when a step, a time or the number of counters changes."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.codes import TimeUnit
from prima.promise.standards.rules.critical_path import critical_path
from prima.promise.standards.rules.document import Step
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.what_if import Change, kept_share, outcome

KIA = catalogue()["kia"]  # 30, 5, 15, 7, 3 and 2 minutes; the middle four by officers
STEPS = KIA.standard.delivery.procedure
CODES = [step.code for step in STEPS]
codes = st.sets(st.sampled_from(CODES)).map(frozenset)
HALF_AN_HOUR = Duration(value=30, unit=TimeUnit.MINUTES)


def minutes(*values: int) -> list[timedelta]:
    return [timedelta(minutes=value) for value in values]


class TestCriticalPath:
    def test_is_every_step_when_all_follow_each_other(self) -> None:
        path = critical_path(STEPS)

        assert path.steps == STEPS
        assert path.minutes == 62

    def test_is_the_longest_of_those_at_the_same_time(self) -> None:
        path = critical_path(STEPS, frozenset({"periksa", "nasihat"}))

        assert [step.code for step in path.steps] == ["tunggu", "periksa", "catat-buku", "lanjut"]
        assert path.minutes == 50

    def test_the_first_step_has_none_before_it(self) -> None:
        assert critical_path(STEPS, frozenset({CODES[0]})) == critical_path(STEPS)

    def test_of_nothing_takes_no_time(self) -> None:
        assert critical_path(()).minutes == 0

    def test_a_step_without_a_time_takes_none(self) -> None:
        silent = Step.model_validate({"code": "diam", "text": "Diam", "actor": "CITIZEN"})

        assert critical_path((*STEPS, silent)).minutes == 62

    @given(codes)
    def test_is_never_longer_than_all_and_never_shorter_than_the_longest(
        self, together: frozenset[str]
    ) -> None:
        assert 30 <= critical_path(STEPS, together).minutes <= 62


class TestOutcome:
    def test_without_a_change_is_how_it_is(self) -> None:
        now = outcome(KIA)

        assert (now.needed, now.unit, now.visits, now.rupiah) == (62, TimeUnit.MINUTES, 1, 15000)
        assert (now.officer_minutes, now.people_an_hour, now.unit_cost) == (
            Fraction(30),
            Fraction(2),
            0,
        )

    def test_another_time_moves_the_shortest_promise(self) -> None:
        assert outcome(KIA, Change(times={"tunggu": 10})).needed == 42

    def test_a_step_can_be_left_out_or_done_at_the_same_time(self) -> None:
        assert outcome(KIA, Change(without=frozenset({"tunggu"}))).needed == 32
        assert outcome(KIA, Change(together=frozenset({"nasihat"}))).needed == 55

    def test_more_counters_serve_more_people_for_the_same_work(self) -> None:
        one, three = (outcome(KIA, Change(counters=number)) for number in (1, 3))

        assert (one.people_an_hour, three.people_an_hour) == (Fraction(2), Fraction(6))
        assert one.needed == three.needed

    def test_work_has_its_price(self) -> None:
        assert outcome(KIA, Change(rupiah_an_hour=60_000)).unit_cost == 30_000

    def test_what_lies_on_a_desk_for_hours_is_no_work_at_a_counter(self) -> None:
        birth = outcome(catalogue()["akta-kelahiran"])

        assert birth.officer_minutes <= 60

    def test_is_promised_in_the_unit_of_the_promise_and_never_nothing(self) -> None:
        card = outcome(catalogue()["ktp-el"])

        assert (card.needed, card.unit) == (1, TimeUnit.WORKING_DAYS)

    def test_nobody_is_served_where_nobody_works(self) -> None:
        nobody = outcome(KIA, Change(without=frozenset(CODES)))

        assert nobody.people_an_hour is None
        assert nobody.procedure == ()

    @given(codes, codes)
    def test_leaving_out_or_joining_never_takes_longer(
        self, without: frozenset[str], together: frozenset[str]
    ) -> None:
        assert outcome(KIA, Change(without=without, together=together)).needed <= 62


class TestKeptShare:
    def test_counts_the_cases_within_the_promise_itself_included(self) -> None:
        past = kept_share(minutes(10, 20, 30, 31, 60), HALF_AN_HOUR)

        assert past is not None
        assert (past.kept, past.cases, past.share) == (3, 5, 0.6)
        assert past.share in past.interval

    def test_says_nothing_of_fewer_than_five(self) -> None:
        assert kept_share(minutes(10, 10, 10, 10), HALF_AN_HOUR) is None
        assert kept_share((), HALF_AN_HOUR) is None

    @pytest.mark.parametrize(("unit", "kept"), [("WORKING_HOURS", 1), ("WORKING_DAYS", 3)])
    def test_knows_the_unit_of_the_promise(self, unit: str, kept: int) -> None:
        promised = Duration.model_validate({"value": 1, "unit": unit})

        past = kept_share(minutes(60, 61, 450, 451, 900), promised)

        assert past is not None
        assert past.kept == kept
