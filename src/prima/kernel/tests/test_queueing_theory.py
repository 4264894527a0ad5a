from itertools import pairwise
from math import exp, inf
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing import (
    Overloaded,
    ageing_waits,
    allen_cunneen,
    erlang_b,
    erlang_c,
    gamma_quantile,
    gamma_share,
    impatient_line,
    interrupting_waits,
    limited_room,
    patience_rate,
    patient_line,
    pollaczek_khinchine,
    strict_waits,
)
from prima.kernel.tests.questionnaires import published

QUEUES = published("published_queues.json")

rates = st.floats(0.01, 100)
desks = st.integers(1, 60)
busy = st.floats(0.05, 0.98)


def by_id(case: dict[str, Any]) -> str:
    return str(case["id"])


class TestErlangB:
    def test_agrees_with_the_plain_formula(self) -> None:
        plain = stats.poisson.pmf(14, 10) / stats.poisson.cdf(14, 10)

        assert erlang_b(10, 14) == pytest.approx(plain, rel=1e-12)

    def test_does_not_overflow_where_factorials_do(self) -> None:
        assert 0 < erlang_b(10_000, 10_000) < 0.01

    @given(st.floats(0.01, 500), desks)
    def test_falls_with_every_desk(self, load: float, number: int) -> None:
        assert 0 <= erlang_b(load, number + 1) < erlang_b(load, number) < 1

    @pytest.mark.parametrize("load", [0, -1, inf, float("nan")])
    def test_refuses_a_load_that_is_none(self, load: float) -> None:
        with pytest.raises(ValueError, match="load"):
            erlang_b(load, 3)

    def test_refuses_no_desk(self) -> None:
        with pytest.raises(ValueError, match="somebody has to serve"):
            erlang_b(1, 0)


class TestPatientLine:
    @pytest.mark.parametrize("case", QUEUES["patient"], ids=by_id)
    def test_is_what_was_published(self, case: dict[str, Any]) -> None:
        line = patient_line(case["arrival_rate"], case["service_rate"], case["desks"])

        found = {
            "delayed": line.delayed,
            "occupancy": line.occupancy,
            "mean_wait": line.mean_wait,
            "mean_time": line.mean_time,
            "within": line.within(case.get("limit", 0)),
        }
        told = case.keys() & found.keys()
        assert len(told) >= 2
        for name in told:
            assert found[name] == pytest.approx(case[name], abs=case["tolerance"]), name

    def test_of_a_call_centre_of_fifty_five(self) -> None:
        line = patient_line(48, 1, 55)

        assert line.delayed == pytest.approx(0.239, abs=0.0005)
        assert 60 * line.mean_wait * 3 == pytest.approx(3 * 60 * 0.239 / 7, abs=0.02)

    @given(busy, rates)
    def test_before_one_desk_is_the_classical_one(self, load: float, service: float) -> None:
        line = patient_line(load * service, service, 1)

        assert line.delayed == pytest.approx(load)
        assert line.mean_wait == pytest.approx(load / (service * (1 - load)))
        assert line.mean_waiting == pytest.approx(load * load / (1 - load))

    @given(busy, rates, desks, st.floats(0.01, 0.999))
    def test_has_quantiles_that_turn_the_service_level_round(
        self, load: float, service: float, number: int, share: float
    ) -> None:
        line = patient_line(load * number * service, service, number)
        wait = line.quantile(share)

        assert line.within(wait) >= share - 1e-9
        assert wait == 0 or line.within(wait) == pytest.approx(share)

    @given(busy, desks)
    def test_waits_less_at_one_desk_more(self, load: float, number: int) -> None:
        few, more = (patient_line(load * number, 1, each) for each in (number, number + 1))

        assert more.mean_wait < few.mean_wait
        assert more.quantile(0.9) <= few.quantile(0.9)

    @pytest.mark.parametrize("arrivals", [3, 4])
    def test_refuses_more_work_than_can_be_done(self, arrivals: float) -> None:
        with pytest.raises(Overloaded, match="never ends"):
            patient_line(arrivals, 1, 3)
        with pytest.raises(Overloaded):
            erlang_c(arrivals, 3)

    @pytest.mark.parametrize("share", [-0.1, 1, 90, float("nan")])
    def test_refuses_a_share_that_is_none(self, share: float) -> None:
        with pytest.raises(ValueError, match="share of people"):
            patient_line(1, 1, 2).quantile(share)

    def test_refuses_rates_that_are_none(self) -> None:
        with pytest.raises(ValueError, match="rates must be positive"):
            patient_line(0, 1, 2)


class TestLimitedRoom:
    @pytest.mark.parametrize("case", QUEUES["limited"], ids=by_id)
    def test_is_what_was_published(self, case: dict[str, Any]) -> None:
        house = limited_room(
            case["arrival_rate"], case["service_rate"], case["desks"], case["places"]
        )

        assert house.shares == pytest.approx(case["shares"], abs=case["tolerance"])
        for name in ("throughput", "mean_wait", "mean_time"):
            assert getattr(house, name) == pytest.approx(case[name], abs=case["tolerance"])

    def test_is_erlang_b_when_nobody_may_wait(self) -> None:
        assert limited_room(10, 1, 14, 14).turned_away == pytest.approx(erlang_b(10, 14))
        assert limited_room(10, 1, 14, 14).mean_waiting == 0

    def test_is_erlang_c_when_it_never_fills(self) -> None:
        house, line = limited_room(5, 3, 2, 400), patient_line(5, 3, 2)

        assert house.mean_wait == pytest.approx(line.mean_wait)
        assert house.occupancy == pytest.approx(line.occupancy)
        assert house.shares[0] == pytest.approx(QUEUES["patient"][2]["empty"], abs=0.0001)

    def test_does_not_overflow_with_thousands_of_places(self) -> None:
        house = limited_room(500, 1, 100, 5000)

        assert sum(house.shares) == pytest.approx(1)
        assert house.turned_away == pytest.approx(0.8)

    def test_refuses_fewer_places_than_desks(self) -> None:
        with pytest.raises(ValueError, match="room"):
            limited_room(5, 3, 2, 1)


class TestImpatientLine:
    @pytest.mark.parametrize("case", QUEUES["impatient"], ids=by_id)
    def test_is_what_was_published(self, case: dict[str, Any]) -> None:
        line = impatient_line(
            case["arrival_rate"], case["service_rate"], case["desks"], case["leaving_rate"]
        )

        for name in ("occupancy", "leaving", "delayed", "mean_wait"):
            assert getattr(line, name) == pytest.approx(case[name], abs=case["tolerance"]), name

    def test_is_much_shorter_than_if_nobody_left(self) -> None:
        stay, leave = patient_line(48, 1, 50), impatient_line(48, 1, 50, 0.5)

        assert 60 * stay.mean_wait == pytest.approx(20.8, abs=0.05)
        assert 60 * leave.mean_wait == pytest.approx(3.7, abs=0.05)
        assert 60 * stay.quantile(0.9) == pytest.approx(58, abs=0.5)
        assert 60 * leave.quantile(0.9) == pytest.approx(12.4, abs=0.05)

    @settings(max_examples=30)
    @given(busy, desks)
    def test_becomes_the_patient_line_as_patience_grows(self, load: float, number: int) -> None:
        stay = patient_line(load * number, 1, number)
        leave = impatient_line(load * number, 1, number, 1e-7)

        assert leave.delayed == pytest.approx(stay.delayed, rel=1e-2)
        assert leave.mean_wait == pytest.approx(stay.mean_wait, rel=1e-2)
        assert leave.quantile(0.95) == pytest.approx(stay.quantile(0.95), rel=1e-2)

    def test_with_the_patience_of_a_service_is_as_if_there_were_no_line(self) -> None:
        line = impatient_line(7, 1, 4, 1)  # then the house holds Poisson(7) people

        assert line.delayed == pytest.approx(stats.poisson.sf(3, 7))
        waiting = sum((n - 4) * stats.poisson.pmf(n, 7) for n in range(4, 80))
        assert line.mean_waiting == pytest.approx(waiting)

    @given(st.floats(0.05, 30), desks, st.floats(0.01, 10))
    def test_keeps_what_comes_in_and_goes_out_in_balance(
        self, load: float, number: int, leaving: float
    ) -> None:
        line = impatient_line(load, 1, number, leaving)

        assert 0 <= line.leaving <= line.delayed <= 1
        assert 0 < line.occupancy <= 1 + 1e-12
        assert line.leaving_rate * line.mean_waiting == pytest.approx(load * line.leaving)

    @settings(max_examples=15)
    @given(st.floats(0.5, 30), st.integers(1, 20), st.floats(0.05, 5))
    def test_has_waits_that_add_up_to_their_mean(
        self, load: float, number: int, leaving: float
    ) -> None:
        line = impatient_line(load, 1, number, leaving)
        assume(line.delayed > 1e-6)
        step = line.quantile(1 - line.delayed / 2) / 20
        steps = [line.longer_than(step * k) for k in range(1000)]

        area = step * (sum(steps) - steps[0] / 2)
        assert area == pytest.approx(line.mean_wait, rel=2e-3)
        assert all(after <= before + 1e-15 for before, after in pairwise(steps))

    def test_exists_even_when_far_too_many_come(self) -> None:
        line = impatient_line(5000, 1, 40, 0.01)

        assert line.leaving == pytest.approx(1 - 40 / 5000)
        assert line.delayed == pytest.approx(1)

    def test_never_waits_at_hundreds_of_idle_desks(self) -> None:
        line = impatient_line(0.1, 1, 500, 1)

        assert line.delayed < 1e-300
        assert line.quantile(0.99) == 0


class TestPatienceRate:
    def test_counts_the_waits_of_those_who_stayed(self) -> None:
        assert patience_rate(12, 600) == pytest.approx(0.02)

    @pytest.mark.parametrize(("walked", "waited"), [(0, 600), (3, 0)])
    def test_is_unknown_without_anybody_who_left(self, walked: int, waited: float) -> None:
        with pytest.raises(NotEnoughData):
            patience_rate(walked, waited)


class TestGamma:
    @given(st.floats(0.05, 2000), st.floats(0, 3))
    def test_agrees_with_scipy(self, shape: float, times: float) -> None:
        assert gamma_share(shape, shape * times) == pytest.approx(
            stats.gamma.cdf(shape * times, shape), rel=1e-9, abs=1e-13
        )

    @given(st.floats(0.5, 2000), st.floats(0.001, 0.999))
    def test_has_the_quantiles_of_scipy(self, shape: float, p: float) -> None:
        assert gamma_quantile(shape, p) == pytest.approx(stats.gamma.ppf(p, shape), rel=1e-8)

    def test_gives_the_announced_quantile_of_the_vectors(self) -> None:
        case = QUEUES["announced"]
        each = case["service"] / case["desks"]
        found = gamma_quantile(case["ahead"] + 1, case["share"]) * each

        assert found == pytest.approx(case["quantile"], abs=case["tolerance"])
        # Ten services end in that time unless nine or fewer do.
        assert stats.poisson.cdf(case["ahead"], found / each) == pytest.approx(0.1)

    def test_knows_its_ends(self) -> None:
        assert (gamma_share(3, 0), gamma_share(3, -1), gamma_share(3, inf)) == (0, 0, 1)

    @pytest.mark.parametrize(("shape", "p"), [(0, 0.5), (inf, 0.5), (1, 0), (1, 1)])
    def test_refuses_what_has_no_answer(self, shape: float, p: float) -> None:
        with pytest.raises(ValueError, match="must"):
            gamma_quantile(shape, p)


class TestVariability:
    def test_is_the_approximation_of_the_vectors(self) -> None:
        case = QUEUES["general"]
        found = allen_cunneen(
            case["arrival_rate"],
            case["service_rate"],
            case["desks"],
            service_cv2=case["service_cv2"],
        )

        assert found == pytest.approx(case["approximate"], abs=case["tolerance"])
        assert found == pytest.approx(case["simulated"], rel=0.1)

    @given(busy, st.floats(0, 5))
    def test_is_exact_before_one_desk(self, load: float, cv2: float) -> None:
        exact = pollaczek_khinchine(load, 1, cv2)

        assert allen_cunneen(load, 1, 1, service_cv2=cv2) == pytest.approx(exact)

    def test_counts_how_regularly_people_come(self) -> None:
        chance = patient_line(2.7, 1, 3).mean_wait

        assert allen_cunneen(2.7, 1, 3, arrival_cv2=0) == pytest.approx(chance / 2)

    def test_refuses_a_negative_variation_and_a_line_without_end(self) -> None:
        with pytest.raises(ValueError, match="never negative"):
            pollaczek_khinchine(0.5, 1, -0.1)
        with pytest.raises(Overloaded):
            pollaczek_khinchine(1, 1, 1)


class TestPriorities:
    def test_are_what_the_vectors_say(self) -> None:
        case = QUEUES["priorities"]
        rates, service = case["arrival_rates"], case["service_rate"]

        assert strict_waits(rates, service, case["desks"]) == pytest.approx(
            case["strict"], abs=case["strict_tolerance"]
        )
        assert interrupting_waits(rates, service) == pytest.approx(
            case["interrupting"], abs=case["interrupting_tolerance"]
        )

    @given(
        st.lists(st.floats(0.05, 1), min_size=1, max_size=5),
        st.lists(st.floats(1, 20), min_size=5, max_size=5),
        busy,
        st.integers(1, 12),
    )
    def test_create_no_time_and_lose_none(
        self, mix: list[float], ratios: list[float], load: float, number: int
    ) -> None:
        full = load * number
        rates = [full * each / sum(mix) for each in mix]
        without = patient_line(full, 1, number).mean_wait * full

        strict = strict_waits(rates, 1, number)
        ageing = ageing_waits(rates, ratios[: len(rates)], 1, number)

        for waits in (strict, ageing):
            together = sum(rate * wait for rate, wait in zip(rates, waits, strict=True))
            assert together == pytest.approx(without)
        assert list(strict) == sorted(strict)

    def test_by_ageing_without_end_are_strict(self) -> None:
        rates = [0.3, 0.9, 0.6]

        ageing = ageing_waits(rates, [1, 1e6, 1e12], 1, 2)

        assert ageing[::-1] == pytest.approx(strict_waits(rates[::-1], 1, 2), rel=1e-4)

    @given(st.floats(1, 20), st.floats(1, 20))
    def test_by_ageing_favour_more_with_a_higher_ratio(self, one: float, other: float) -> None:
        low, high = sorted((one, other))
        less, more = (ageing_waits([1, 0.5], [1, ratio], 1, 2) for ratio in (low, high))

        assert more[1] <= less[1] + 1e-9
        assert more[0] >= less[0] - 1e-9

    def test_refuse_a_ratio_too_few_and_work_without_end(self) -> None:
        with pytest.raises(ValueError, match="2 classes"):
            ageing_waits([1, 1], [1], 1, 3)
        with pytest.raises(Overloaded):
            interrupting_waits([0.5, 0.6], 1)
        with pytest.raises(Overloaded):
            strict_waits([1, 1], 1, 2)


def test_the_quantile_of_one_desk_is_the_textbook_one() -> None:
    line = patient_line(0.8, 1, 1)

    assert line.longer_than(5) == pytest.approx(0.8 * exp(-1))
