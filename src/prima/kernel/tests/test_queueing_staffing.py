import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing import (
    Day,
    Desks,
    NeverKept,
    Target,
    desks_by_period,
    erlang_c,
    fewest_desks,
    impatient_line,
    offered_load,
    patient_line,
    random_arrivals,
    rostered,
    simulate,
    square_root_delay,
    square_root_desks,
)
from prima.kernel.queueing.days import Floats, floats
from prima.kernel.tests.questionnaires import published

SQUARE_ROOT = published("published_queues.json")["square_root"]


class TestSquareRoot:
    def test_delays_are_the_published_ones(self) -> None:
        found = [square_root_delay(beta) for beta in SQUARE_ROOT["betas"]]

        assert found == pytest.approx(SQUARE_ROOT["delays"], abs=SQUARE_ROOT["tolerance"])

    def test_comes_close_in_a_large_unit(self) -> None:
        assert erlang_c(10_000, square_root_desks(10_000, 1)) == pytest.approx(
            square_root_delay(1), abs=0.005
        )

    def test_always_leaves_somebody_at_a_desk(self) -> None:
        assert square_root_desks(0.01, -0.05) == 1

    def test_refuses_what_is_no_margin_and_no_work(self) -> None:
        with pytest.raises(ValueError, match="margin"):
            square_root_delay(0)
        with pytest.raises(ValueError, match="load"):
            square_root_desks(0, 1)


class TestFewestDesks:
    @given(
        st.floats(0.05, 80), st.floats(0.05, 0.99), st.floats(0, 3), st.none() | st.floats(0.05, 2)
    )
    def test_keep_the_target_and_one_fewer_would_not(
        self, load: float, share: float, within: float, leaving: float | None
    ) -> None:
        found = fewest_desks(load, 1, Target(share, within), leaving_rate=leaving)

        assert found.line.within(within) >= share
        assert found.line.desks == found.desks
        fewer = found.desks - 1
        if leaving is not None and fewer:
            assert impatient_line(load, 1, fewer, leaving).within(within) < share
        elif leaving is None:
            assert load >= fewer or patient_line(load, 1, fewer).within(within) < share

    def test_are_more_when_people_must_not_give_up(self) -> None:
        easy = fewest_desks(10, 1, Target(0.5, 1), leaving_rate=1)
        hard = fewest_desks(10, 1, Target(0.5, 1, leaving=0.01), leaving_rate=1)

        assert hard.desks > easy.desks
        assert impatient_line(10, 1, hard.desks - 1, 1).leaving > 0.01

    def test_a_third_desk_changes_the_morning(self) -> None:
        two, three = (patient_line(14 / 60, 1 / 8, desks).quantile(0.9) for desks in (2, 3))

        assert (round(two), round(three)) == (132, 9)

    def test_are_not_searched_for_ever(self) -> None:
        with pytest.raises(NeverKept):
            fewest_desks(2e5, 1, Target(0.9))

    @pytest.mark.parametrize(
        ("share", "within", "leaving"), [(1, 5, 1), (0, 5, 1), (0.9, -1, 1), (0.9, 5, 0)]
    )
    def test_refuse_a_target_that_is_none(
        self, share: float, within: float, leaving: float
    ) -> None:
        with pytest.raises(ValueError, match="not a promise"):
            Target(share, within, leaving)


class TestRostered:
    @given(st.integers(0, 500), st.floats(0, 0.9))
    def test_leaves_so_many_at_their_desks_and_no_more_than_needed(
        self, desks: int, shrinkage: float
    ) -> None:
        people = rostered(desks, shrinkage)

        assert people * (1 - shrinkage) >= desks - 1e-6
        assert (people - 1) * (1 - shrinkage) < desks

    @pytest.mark.parametrize(("desks", "shrinkage"), [(-1, 0), (3, 1), (3, -0.1)])
    def test_refuses_what_cannot_be_filled(self, desks: int, shrinkage: float) -> None:
        with pytest.raises(ValueError, match="cannot be filled"):
            rostered(desks, shrinkage)


def sine(hours: Floats) -> Floats:
    """Give a rate that goes round once in eight hours: thirty an hour, more or less twenty."""
    return floats(30 + 20 * np.sin(2 * np.pi * hours / 8))


class TestOfferedLoad:
    STEP = 1 / 12
    CYCLE = 96

    def test_follows_the_closed_form_of_a_sine(self) -> None:
        n = 3 * self.CYCLE
        ends = floats(np.arange(1, n + 1) * self.STEP)
        quantiles = (np.arange(20_000) + 0.5) / 20_000
        services = -0.5 * np.log(1 - quantiles)  # exponential, of half an hour, without luck
        w = 2 * np.pi / 8
        closed = 15 + 10 * (np.sin(w * ends) - w / 2 * np.cos(w * ends)) / (1 + w * w / 4)

        found = offered_load(sine(floats(ends - self.STEP / 2)) * self.STEP, services, self.STEP)

        assert found[self.CYCLE :] == pytest.approx(closed[self.CYCLE :], abs=0.02)

    def test_settles_at_rate_times_mean_service(self) -> None:
        found = offered_load([4.0] * 60, [3.0, 11.0, 22.0], 5)

        assert found[-1] == pytest.approx(4 / 5 * 12)

    @given(
        st.lists(st.floats(0, 20), min_size=1, max_size=30),
        st.lists(st.floats(0.1, 60), min_size=1, max_size=20),
    )
    def test_never_exceeds_everybody_who_came(
        self, arrivals: list[float], services: list[float]
    ) -> None:
        found = offered_load(arrivals, services, 5)

        assert np.all(found <= np.cumsum(arrivals) + 1e-9)
        assert np.all(found >= 0)

    def test_refuses_to_guess_how_long_services_take(self) -> None:
        with pytest.raises(NotEnoughData):
            offered_load([1, 2], [], 5)

    @pytest.mark.parametrize(
        ("arrivals", "services", "step"), [([-1], [5], 5), ([1], [-5], 5), ([1], [5], 0)]
    )
    def test_refuses_what_is_negative(
        self, arrivals: list[float], services: list[float], step: float
    ) -> None:
        with pytest.raises(ValueError, match="positive"):
            offered_load(arrivals, services, step)

    def test_keeps_the_promise_in_every_half_hour_where_arrivals_alone_do_not(self) -> None:
        luck = np.random.default_rng(11)
        services = luck.exponential(0.5, 5000)
        cycle, cycles = self.CYCLE, 120
        rate = sine(floats((np.arange(3 * cycle) + 0.5) * self.STEP))
        target = Target(0.8)  # no more than 20 % wait at all
        plan = desks_by_period(list(rate * self.STEP), list(services), target, step=self.STEP)
        looking_back = [period.desks for period in plan][16:32]
        by_arrivals = [
            fewest_desks(float(rate[k : k + 6].mean()), 2, target).desks
            for k in range(cycle, 2 * cycle, 6)
        ]

        day = random_arrivals(list(np.tile(rate[:cycle] * self.STEP, cycles)), self.STEP, luck)
        people = Day(day, luck.exponential(0.5, len(day)))
        half_hour = np.floor(day / 0.5).astype(int) % 16

        def worst(plan: list[int]) -> float:
            roster = Desks(tuple((k / 2, desks) for k, desks in enumerate(plan * cycles)))
            waits = simulate(people, roster).waits
            return max(float((waits[half_hour == k] > 1e-9).mean()) for k in range(16))

        assert worst(looking_back) < 0.23
        assert worst(by_arrivals) > 0.5

    def test_needs_no_desk_where_nobody_comes(self) -> None:
        plan = desks_by_period([0] * 6 + [3] * 6, [6.0], Target(0.9, 10))

        assert plan[0].desks == 0
        assert plan[1].desks >= 4

    def test_counts_those_who_give_up(self) -> None:
        stay = desks_by_period([5] * 12, [12.0], Target(0.9, 5))
        leave = desks_by_period([5] * 12, [12.0], Target(0.9, 5), leaving_rate=1 / 10)

        assert leave[-1].desks < stay[-1].desks
