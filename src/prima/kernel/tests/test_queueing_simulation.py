from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing import (
    Ageing,
    Day,
    Desks,
    End,
    absentees,
    ageing_waits,
    allen_cunneen,
    bands,
    impatient_line,
    next_lane,
    patient_line,
    pollaczek_khinchine,
    predictions,
    random_arrivals,
    replicated,
    resampled,
    simulate,
    simulate_alike,
    waits_by_period,
)
from prima.kernel.queueing.days import Floats, upper
from prima.kernel.tests.questionnaires import published

QUEUES = published("published_queues.json")
LONG = 200_000


def memoryless(load: float, desks: int, *, people: int = LONG, seed: int = 1) -> Day:
    """Draw people whose services take 1 on average, for desks that are busy so much."""
    luck = np.random.default_rng(seed)
    return Day(np.cumsum(luck.exponential(1 / load / desks, people)), luck.exponential(1, people))


def lanes(share: float, day: Day, seed: int = 2) -> Day:
    drawn = np.random.default_rng(seed).random(len(day.arrivals)) < share
    return Day(day.arrivals, day.services, lanes=drawn.astype(np.int8))


@st.composite
def days(draw: st.DrawFn, *, alike: bool = False, apart: bool = False) -> Day:
    """Draw a small day with lanes, at times that often coincide unless people come apart."""
    moments = st.integers(0, 30).map(float)
    arrivals = sorted(draw(st.lists(moments, min_size=1, max_size=25, unique=apart)))
    n = len(arrivals)
    service = st.just(3.0) if alike else st.integers(0, 9).map(float)
    services = draw(st.lists(service, min_size=n, max_size=n))
    lane = draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    return Day(np.array(arrivals), np.array(services), lanes=np.array(lane, dtype=np.int8))


rules = st.builds(
    Ageing,
    st.tuples(st.just(1.0), st.floats(1, 9), st.floats(1, 9)),
    st.integers(1, 5),
)


class TestTheory:
    def test_waits_are_those_of_erlang(self) -> None:
        run, line = simulate(memoryless(0.8, 3), 3), patient_line(2.4, 1, 3)

        assert run.mean_wait() == pytest.approx(line.mean_wait, rel=0.05)
        assert run.quantile(0.9) == pytest.approx(line.quantile(0.9), rel=0.05)
        assert float((run.waits > 0).mean()) == pytest.approx(line.delayed, abs=0.01)
        assert run.within(0.5) == pytest.approx(line.within(0.5), abs=0.01)

    def test_who_comes_by_chance_sees_what_time_sees(self) -> None:
        run = simulate(memoryless(0.8, 3), 3)
        clock = np.linspace(0, run.day.arrivals[-1], LONG)

        came = np.searchsorted(run.day.arrivals, clock, side="right")
        gone = np.searchsorted(run.over, clock, side="right")
        seen_by_time = float((came - gone).mean())

        assert float(run.ahead.mean()) == pytest.approx(seen_by_time, rel=0.03)
        # Little's law: how many wait = how fast they come x how long they wait.
        rate = LONG / run.day.arrivals[-1]
        assert seen_by_time == pytest.approx(rate * run.mean_wait(), rel=0.01)

    def test_one_desk_follows_pollaczek_and_khinchine(self) -> None:
        day = memoryless(0.7, 1)
        clockwork = Day(day.arrivals, np.ones(LONG))

        assert simulate(clockwork, 1).mean_wait() == pytest.approx(
            pollaczek_khinchine(0.7, 1, 0), rel=0.05
        )

    def test_irregular_services_wait_as_long_as_the_vectors_say(self) -> None:
        case, luck = QUEUES["general"], np.random.default_rng(4)
        people = 400_000
        arrivals = np.cumsum(luck.exponential(1 / case["arrival_rate"], people))
        services = luck.lognormal(-0.5, 1.0, people)  # squared coefficient of variation e - 1

        found = simulate(Day(arrivals, services), case["desks"]).mean_wait()

        assert found == pytest.approx(case["simulated"], rel=0.08)
        approximate = allen_cunneen(2.7, 1, 3, service_cv2=case["service_cv2"])
        assert found == pytest.approx(approximate, rel=0.12)

    def test_those_who_give_up_are_as_many_as_erlang_a_says(self) -> None:
        day, luck = memoryless(1.2, 3), np.random.default_rng(5)
        run = simulate(Day(day.arrivals, day.services, patience=luck.exponential(2, LONG)), 3)
        line = impatient_line(3.6, 1, 3, 0.5)

        assert run.share(End.LEFT) == pytest.approx(line.leaving, abs=0.005)
        assert run.mean_wait() == pytest.approx(line.mean_wait, rel=0.03)
        assert run.quantile(0.9) == pytest.approx(line.quantile(0.9), rel=0.03)

    def test_ageing_costs_the_ordinary_what_kleinrock_says(self) -> None:
        day = lanes(0.2, memoryless(0.9, 2))
        run = simulate(day, 2, rule=Ageing((1, 3), in_a_row=1000))
        ordinary, favoured = ageing_waits([1.44, 0.36], [1, 3], 1, 2)

        assert run.mean_wait(lane=0) == pytest.approx(ordinary, rel=0.06)
        assert run.mean_wait(lane=1) == pytest.approx(favoured, rel=0.06)

    @pytest.mark.parametrize(("load", "desks"), [(0.95, 10), (0.9, 3)])
    def test_predictors_err_as_much_as_the_vectors_say(self, load: float, desks: int) -> None:
        case = QUEUES["predictors"]
        day = memoryless(load, desks, people=600_000)  # fewer, and luck outweighs the tolerance

        said = predictions(simulate(day, desks), 1, desks)

        queue_length, last, head = said.squared_errors
        assert head / queue_length == pytest.approx(case["head_of_line"], abs=case["tolerance"])
        assert last / queue_length == pytest.approx(case["last_to_enter"], abs=case["tolerance"])


class TestOrder:
    @given(days(alike=True), rules, st.integers(1, 3))
    def test_creates_no_time_when_services_are_alike(
        self, day: Day, rule: Ageing, desks: int
    ) -> None:
        by_rule = simulate(day, desks, rule=rule)
        by_arrival = simulate(Day(day.arrivals, day.services), desks)

        assert by_rule.waits.sum() == pytest.approx(by_arrival.waits.sum())
        assert sorted(by_rule.over) == pytest.approx(sorted(by_arrival.over))

    @given(days(), rules, st.integers(1, 3))
    def test_calls_everybody_once_and_in_order_within_a_lane(
        self, day: Day, rule: Ageing, desks: int
    ) -> None:
        run = simulate(day, desks, rule=rule)

        assert np.all(run.ends == End.SERVED)
        assert np.all(run.waits >= 0)
        assert day.lanes is not None
        for lane in range(3):
            assert np.all(np.diff(run.over[day.lanes == lane]) >= 0)

    @given(days(), rules, st.integers(1, 3))
    def test_never_seats_two_people_at_one_desk(self, day: Day, rule: Ageing, desks: int) -> None:
        run = simulate(day, desks, rule=rule)

        for moment in run.over:
            sitting = (run.over <= moment) & (moment < run.over + day.services)
            assert sitting.sum() <= desks

    @given(days(apart=True), st.integers(1, 4))
    def test_with_equal_ratios_is_that_of_arrival(self, day: Day, desks: int) -> None:
        equal = simulate(day, desks, rule=Ageing((1, 1, 1), in_a_row=1000))
        plain = simulate(Day(day.arrivals, day.services), desks)

        assert sorted(equal.waits) == pytest.approx(sorted(plain.waits))

    def test_lets_an_ordinary_person_in_after_so_many_favoured(self) -> None:
        favoured = np.ones(9, dtype=np.int8)
        favoured[0] = favoured[8] = 0
        day = Day(np.array([0.0] * 8 + [0.5]), np.ones(9), lanes=favoured)

        run = simulate(day, 1, rule=Ageing((1, 9), in_a_row=3))

        # 0 sits down at once; then three favoured, the ordinary one, four favoured.
        assert run.waits[8] == 3.5
        assert run.over[1:8].tolist() == [1, 2, 3, 5, 6, 7, 8]

    def test_is_told_from_the_heads_of_the_lanes(self) -> None:
        rule = Ageing((1, 2), in_a_row=2)

        assert next_lane([None, None], rule, 0, 9) is None
        assert next_lane([None, 4], rule, 99, 9) == 1
        assert next_lane([3, 3], Ageing((1, 1)), 0, 9) == 0
        assert next_lane([9, 9], rule, 0, 9) == 0
        # Both have aged by 60: the one who came first.
        assert next_lane([None, 20, 10], Ageing((1, 3, 2)), 0, 40) == 2

    @pytest.mark.parametrize(
        ("ratios", "in_a_row"), [((), 3), ((1, 0.5), 3), ((2, 2), 3), ((1, 2), 0)]
    )
    def test_cannot_be_a_rule_that_is_none(self, ratios: tuple[float, ...], in_a_row: int) -> None:
        with pytest.raises(ValueError, match=r"minute|clock|row"):
            Ageing(ratios, in_a_row)


class TestDesks:
    def test_open_and_close_as_the_roster_says(self) -> None:
        day = Day(np.zeros(6), np.full(6, 10.0))

        run = simulate(day, Desks(((0, 1), (5, 3), (12, 1))))

        # One at 0; two more at 5; at 10 one is free again; at 15 two finish, one desk closed.
        assert run.over.tolist() == [0, 5, 5, 10, 20, 30]

    def test_that_never_change_are_the_fixed_ones(self) -> None:
        day = memoryless(0.9, 3, people=2000)

        assert simulate(day, Desks(((-1.0, 3), (50.0, 3)))).over.tolist() == pytest.approx(
            simulate(day, 3).over.tolist()
        )

    def test_leave_people_unserved_when_the_last_one_closes(self) -> None:
        day = Day(np.array([0.0, 1, 2]), np.full(3, 5.0), patience=np.array([inf, inf, 7.0]))

        run = simulate(day, Desks(((0, 1), (4, 0))))

        assert run.ends.tolist() == [End.SERVED, End.UNSERVED, End.LEFT]
        assert run.over.tolist() == [0, inf, 9]
        assert run.quantile(0.5) == 0  # of those whose wait ended
        assert run.by_period(60, 0.9) == {0: inf}

    def test_call_those_who_came_before_the_doors_opened(self) -> None:
        day = Day(np.array([-10.0, -5]), np.array([3.0, 3]))

        assert simulate(day, 1).waits.tolist() == [10, 8]

    @pytest.mark.parametrize("steps", [(), ((5, 1), (0, 2)), ((0, 1), (0, 2)), ((0, -1),)])
    def test_refuse_a_roster_that_is_none(self, steps: tuple[tuple[float, int], ...]) -> None:
        with pytest.raises(ValueError, match=r"roster|fewer"):
            Desks(steps)


class TestNoShows:
    def test_cost_the_desk_the_time_of_calling(self) -> None:
        day = Day(np.zeros(3), np.full(3, 10.0), absent=np.array([False, True, False]))

        run = simulate(day, 1, calling=2)

        assert run.over.tolist() == [0, 10, 12]
        assert run.ends.tolist() == [End.SERVED, End.ABSENT, End.SERVED]
        assert run.waits_of(End.SERVED).tolist() == [0, 12]

    def test_are_drawn_at_their_rate(self) -> None:
        gone = absentees(0.2, 20_000, np.random.default_rng(1))

        assert gone.mean() == pytest.approx(0.2, abs=0.01)
        with pytest.raises(ValueError, match="share"):
            absentees(20, 5, np.random.default_rng(1))


class TestRun:
    def test_counts_who_waits_ahead(self) -> None:
        # The last comes just when the second is called, who then waits no more.
        run = simulate(Day(np.array([0.0, 1, 2, 10]), np.full(4, 10.0)), 1)

        assert run.ahead.tolist() == [0, 0, 1, 1]

    def test_counts_nobody_as_called_who_went_home_in_time(self) -> None:
        day = Day(np.zeros(4), np.full(4, 10.0), patience=np.array([99.0, 99, 3, 99]))

        run = simulate(day, 1)

        assert run.ends.tolist() == [End.SERVED, End.SERVED, End.LEFT, End.SERVED]
        assert run.within(10) == 0.5
        assert run.within(20) == 0.75

    def test_says_nothing_of_nobody(self) -> None:
        nobody = simulate(Day(np.array([]), np.array([])), 1)

        with pytest.raises(NotEnoughData):
            nobody.mean_wait()
        with pytest.raises(NotEnoughData):
            simulate(memoryless(0.5, 1, people=5), 1).mean_wait(lane=1)
        with pytest.raises(NotEnoughData):
            predictions(simulate(Day(np.zeros(1), np.ones(1)), 1), 1, 1)

    def test_predictors_refuse_what_is_not_served_in_turn(self) -> None:
        day = Day(np.array([0.0, 1, 2]), np.full(3, 5.0), lanes=np.array([0, 0, 1], dtype=np.int8))

        with pytest.raises(ValueError, match="in turn"):
            predictions(simulate(day, 1, rule=Ageing((1, 9))), 5, 1)

    @given(st.lists(st.floats(0, 100), min_size=1, max_size=40), st.floats(0.01, 0.99))
    def test_quantile_is_the_least_value_that_so_many_do_not_exceed(
        self, values: list[float], share: float
    ) -> None:
        found = upper(np.array(values), share)

        assert np.mean(np.array(values) <= found) >= share - 1e-9
        assert np.mean(np.array(values) < found) < share


class TestDay:
    @pytest.mark.parametrize(
        ("arrivals", "services", "patience"),
        [
            ([1, 0], [1, 1], None),
            ([0, 1], [1], None),
            ([0, 1], [1, -1], None),
            ([0, 1], [1, inf], None),
            ([0, 1], [1, float("nan")], None),
            ([0, float("nan")], [1, 1], None),
            ([0, 1], [1, 1], [1, -1]),
        ],
    )
    def test_cannot_be_impossible(
        self, arrivals: list[float], services: list[float], patience: list[float] | None
    ) -> None:
        stays = None if patience is None else np.array(patience, dtype=float)
        with pytest.raises(ValueError, match=r"person|order|service|patience"):
            Day(np.array(arrivals, dtype=float), np.array(services, dtype=float), patience=stays)

    def test_has_only_lanes_that_the_rule_knows(self) -> None:
        day = Day(np.zeros(2), np.ones(2), lanes=np.array([0, 1], dtype=np.int8))

        with pytest.raises(ValueError, match="1 lanes"):
            simulate(day, 1)


class TestManyDays:
    @given(st.integers(1, 5), st.integers(0, 99))
    def test_alike_are_the_days_one_by_one(self, desks: int, seed: int) -> None:
        luck = np.random.default_rng(seed)
        arrivals = np.cumsum(luck.exponential(1, (4, 30)), axis=1)
        services = luck.exponential(0.9 * desks, (4, 30))

        together = simulate_alike(arrivals, services, desks)

        for row, at, took in zip(together, arrivals, services, strict=True):
            assert row == pytest.approx(simulate(Day(at, took), desks).waits)

    def test_alike_refuse_tables_that_do_not_fit(self) -> None:
        with pytest.raises(ValueError, match="tables"):
            simulate_alike(np.zeros((2, 3)), np.zeros((3, 2)), 1)
        with pytest.raises(ValueError, match="somebody has to serve"):
            simulate_alike(np.zeros((2, 3)), np.zeros((2, 3)), 0)

    def test_come_again_with_the_same_seed(self) -> None:
        def play(luck: np.random.Generator) -> list[float]:
            return [luck.random()]

        few, more = replicated(play, 3, seed=5), replicated(play, 6, seed=5)

        assert few.tolist() == more[:3].tolist()
        assert len(set(more[:, 0])) == 6
        with pytest.raises(NotEnoughData):
            replicated(play, 0, seed=5)

    def test_have_an_interval_that_holds_the_truth_as_often_as_it_says(self) -> None:
        table = np.random.default_rng(8).normal(7, 2, (30, 400))
        found = [band for band in bands(table) if band]

        assert sum(7 in band.interval for band in found) / 400 == pytest.approx(0.95, abs=0.03)
        inside = np.mean([[v in b.days for v in c] for b, c in zip(found, table.T, strict=True)])
        assert inside == pytest.approx(0.9, abs=0.05)

    def test_without_a_figure_are_left_out_and_endless_ones_are_not(self) -> None:
        nan = float("nan")

        finite, endless, too_few = bands(np.array([[1.0, 1, 1], [nan, inf, nan], [3.0, 2, nan]]))

        assert finite is not None
        assert (finite.mean, finite.n) == (2, 2)
        assert endless is not None
        assert (endless.mean, endless.n) == (inf, 3)
        assert too_few is None

    def test_say_what_a_third_desk_does_to_the_morning(self) -> None:
        expected = [8.0, 14, 14, 10, 6, 4]  # people in each half-hour from eight o'clock
        measured = np.random.default_rng(1).gamma(2, 3.5, 400)

        def ninety(roster: Desks) -> Floats:
            def play(luck: np.random.Generator) -> list[float]:
                arrivals = random_arrivals(expected, 30, luck)
                services = resampled(measured, len(arrivals), luck)
                run = simulate(Day(arrivals, services), roster)
                return waits_by_period(run, 30, 6, 0.9)

            return replicated(play, 60, seed=3)

        two = bands(ninety(Desks.always(2)))
        three = bands(ninety(Desks(((0, 3), (120, 2)))))

        assert two[2] is not None
        assert three[2] is not None
        assert three[2].interval.high < two[2].interval.low / 1.5


class TestDraws:
    def test_arrivals_follow_what_is_expected(self) -> None:
        came = random_arrivals([500, 0, 2000], 30, np.random.default_rng(1))
        counts = np.histogram(came, [0, 30, 60, 90])[0]

        assert counts[1] == 0
        assert counts[0] == pytest.approx(500, abs=80)
        assert counts[2] == pytest.approx(2000, abs=160)

    def test_nothing_is_drawn_from_nothing(self) -> None:
        with pytest.raises(NotEnoughData):
            resampled([], 3, np.random.default_rng(1))
