from itertools import pairwise
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.control_charts import (
    Chart,
    Signal,
    expected_false_signals,
    members,
    p_chart,
    p_prime_chart,
    runs_on_one_side,
    signals,
    steady_trends,
    two_of_three,
    u_chart,
    u_prime_chart,
    xmr,
)
from prima.kernel.intervals import NotEnoughData
from prima.kernel.tests.questionnaires import published, seeded

CASES = published("published_quality.json")["charts"]
series = st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=40)
WOBBLE = [78.0, 79.0, 77.0]


def limits(chart: Chart) -> tuple[float, float, float]:
    each = chart.limits[0]
    return each.low, each.centre, each.high


def as_bits(marked: list[bool]) -> list[int]:
    return [int(mark) for mark in marked]


class TestXmr:
    case = CASES["xmr"]

    @pytest.mark.parametrize("which", ["screened", "unscreened"])
    def test_gives_the_published_limits(self, which: str) -> None:
        low, centre, high = limits(xmr(self.case["values"], screened=which == "screened"))

        assert centre == pytest.approx(self.case["centre"], abs=0.006)
        assert [low, high] == pytest.approx(self.case[which], abs=0.006)

    @given(series)
    def test_takes_its_width_from_neighbours(self, values: list[float]) -> None:
        low, centre, high = limits(xmr(values))
        steps = [abs(b - a) for a, b in pairwise(values)]

        assert centre == pytest.approx(sum(values) / len(values))
        assert high - centre == pytest.approx(2.66 * sum(steps) / len(steps))
        assert centre - low == pytest.approx(high - centre)

    @given(series, st.integers(1, 5), st.integers(-9, 9))
    def test_moves_with_the_unit_of_measurement(
        self, values: list[float], factor: int, shift: int
    ) -> None:
        moved = [factor * value + shift for value in values]

        assert limits(xmr(moved)) == pytest.approx(
            [factor * edge + shift for edge in limits(xmr(values))]
        )

    def test_does_not_call_the_far_side_of_a_gap_a_neighbour(self) -> None:
        chart = xmr([1, 2, None, 9, 10])

        assert chart.limits[0].high - chart.limits[0].centre == pytest.approx(2.66)
        assert chart.outside == (True, True, False, True, True)

    def test_keeps_the_limits_of_its_baseline(self) -> None:
        before = WOBBLE * 4
        chart = xmr([*before, 95, 96], baseline=12)

        assert limits(chart) == limits(xmr(before))
        assert not chart.is_trial
        assert chart.outside[-2:] == (True, True)

    def test_is_on_trial_below_twelve_points(self) -> None:
        assert xmr(WOBBLE * 3).is_trial
        assert not xmr(WOBBLE * 4).is_trial

    def test_says_when_nothing_varies(self) -> None:
        chart = xmr([80.0] * 15)

        assert not chart.varies
        assert not any(signals(chart))

    def test_ends_where_the_scale_does(self) -> None:
        low, _, high = limits(xmr([30, 95, 40, 90], lowest=25, highest=100))

        assert (low, high) == (25, 100)

    def test_is_not_screened_when_that_leaves_nothing(self) -> None:
        assert limits(xmr([1, 2], screened=True)) == limits(xmr([1, 2]))

    @pytest.mark.parametrize("values", [[], [1.0], [1.0, None, 2.0], [None, None]])
    def test_refuses_what_has_no_neighbours(self, values: list[float | None]) -> None:
        with pytest.raises(NotEnoughData):
            xmr(values)


class TestShares:
    def test_have_the_published_limits(self) -> None:
        case = CASES["p_ten"]
        chart = p_chart(case["hits"], [case["n"]] * 10)

        assert limits(chart) == pytest.approx(case["limits"], abs=5e-5)

    def test_left_out_do_not_count_but_are_still_judged(self) -> None:
        case = CASES["p_cans"]
        chart = p_chart(case["hits"], [case["n"]] * 30, leave_out=case["leave_out"])

        assert limits(chart) == pytest.approx(case["limits"], abs=5e-5)
        assert chart.basis == 28
        assert chart.outside[case["still_outside"]]
        assert all(chart.outside[place] for place in case["leave_out"])

    def test_of_large_offices_need_the_primed_chart(self) -> None:
        case = CASES["p_prime"]
        plain = p_chart(case["hits"], case["ns"])
        primed = p_prime_chart(case["hits"], case["ns"])

        assert plain.limits[0].centre == pytest.approx(case["centre"], abs=5e-5)
        assert primed.limits[0].sigma / plain.limits[0].sigma == pytest.approx(case["more"])
        assert sum(plain.outside) == case["outside_p"]
        assert sum(primed.outside) == case["outside_p_prime"]

    def test_without_more_than_chance_hardly_differ_from_the_primed_chart(self) -> None:
        luck = seeded(4)
        hits = [sum(luck.random() < 0.3 for _ in range(200)) for _ in range(200)]
        plain, primed = p_chart(hits, [200] * 200), p_prime_chart(hits, [200] * 200)

        assert primed.limits[0].sigma == pytest.approx(plain.limits[0].sigma, rel=0.15)

    def test_have_wider_limits_where_fewer_were_asked(self) -> None:
        chart = p_chart([30, 3], [100, 10])

        assert chart.limits[1].sigma == pytest.approx(sqrt(10) * chart.limits[0].sigma)
        assert chart.limits[1].low == 0

    def test_of_nobody_are_a_gap(self) -> None:
        chart = p_chart([3, 0, 4], [10, 0, 10])

        assert chart.values == (0.3, None, 0.4)
        assert chart.basis == 2

    def test_do_not_reach_across_a_gap(self) -> None:
        whole = p_prime_chart([3, 4, 8, 9], [10] * 4)
        parted = p_prime_chart([3, 4, 0, 8, 9], [10, 10, 0, 10, 10])

        assert parted.limits[0].sigma < whole.limits[0].sigma
        with pytest.raises(NotEnoughData, match="in a row"):
            p_prime_chart([3, 0, 8], [10, 0, 10])

    def test_that_are_always_all_do_not_vary(self) -> None:
        assert not p_prime_chart([10, 20, 30], [10, 20, 30]).varies

    def test_refuse_the_impossible(self) -> None:
        with pytest.raises(ValueError, match="hits"):
            p_chart([11, 1], [10, 10])
        with pytest.raises(ValueError, match="size"):
            u_chart([1, 1], [-1, 1])
        with pytest.raises(NotEnoughData):
            p_chart([1, 0], [10, 0])


class TestRates:
    def test_have_the_published_limits(self) -> None:
        case = CASES["u"]
        low, centre, high = limits(u_chart(case["counts"], [case["size"]] * 20))

        assert low == 0
        assert centre == pytest.approx(case["centre"])
        assert high == pytest.approx(case["high"], abs=1e-6)

    def test_of_one_unit_are_plain_counts(self) -> None:
        case = CASES["c"]
        counts = [case["total"] // 24 + (i < case["total"] % 24) for i in range(24)]

        assert limits(u_chart(counts, [1] * 24)) == pytest.approx(case["limits"], abs=1e-6)

    def test_are_the_same_primed_when_days_differ_by_just_chance(self) -> None:
        counts, sizes = [4, 6, 5, 3, 7], [50.0] * 5
        plain, primed = u_chart(counts, sizes), u_prime_chart(counts, sizes)
        scores = [(c / 50 - 0.1) / sqrt(0.1 / 50) for c in counts]
        steps = [abs(b - a) for a, b in pairwise(scores)]

        more = sum(steps) / 4 / 1.128
        assert primed.limits[0].sigma == pytest.approx(more * plain.limits[0].sigma)

    def test_refuse_negative_counts(self) -> None:
        with pytest.raises(ValueError, match="never"):
            u_chart([-1, 1], [1, 1])


class TestPublishedRules:
    case = CASES["rules"]

    def test_run_of_seven(self) -> None:
        assert as_bits(runs_on_one_side([1] * 8 + [-1], 7)) == self.case["run_of_seven"]

    def test_trend_of_seven(self) -> None:
        assert as_bits(steady_trends([2, 1, 2, 3, 4, 5, 6, 7, 3], 7)) == self.case["trend_up"]

    def test_trend_broken_by_a_tie(self) -> None:
        found = steady_trends([1, 2, 3, 3, 4, 5, 6], 7)

        assert as_bits(found) == self.case["trend_with_tie"]

    def test_two_of_three_on_one_side(self) -> None:
        near = [False, False, True, False, True, False, False]

        assert as_bits(two_of_three(near, [1] * 7)) == self.case["two_of_three"]

    def test_two_of_three_on_both_sides(self) -> None:
        near = [False, False, True, True, False, False, False]
        found = two_of_three(near, [1, -1, 1, -1, 1, -1, 1])

        assert as_bits(found) == self.case["two_of_three_on_both_sides"]

    def test_members_of_a_run_of_seven(self) -> None:
        assert as_bits(members([False] * 6 + [True, False], 7)) == self.case["members_of_seven"]

    def test_point_on_the_centre_breaks_a_run(self) -> None:
        assert not any(runs_on_one_side([1, 1, 0, 1, 1], 3))

    def test_falling_is_a_trend_too(self) -> None:
        assert steady_trends([3.0, 2.0, 1.0], 3) == [False, False, True]
        assert steady_trends([], 3) == []


class TestSignals:
    def test_are_none_in_a_calm_year(self) -> None:
        assert not any(signals(xmr(WOBBLE * 4)))

    def test_name_the_most_certain_reason(self) -> None:
        found = signals(xmr([*WOBBLE * 4, 90], baseline=12))

        assert found[-1] is Signal.OUTSIDE

    def test_see_eight_on_one_side_but_not_seven(self) -> None:
        calm = [82.0, 78.0] * 6
        up = [81.0, 80.5]

        seven = signals(xmr([*calm, *(up * 4)[:7]], baseline=12))
        eight = signals(xmr([*calm, *(up * 4)], baseline=12))

        assert not any(seven)
        assert eight[-7:] == (Signal.RUN,) * 7

    def test_want_nine_on_a_long_chart(self) -> None:
        calm, up = [82.0, 78.0] * 15, [80.5, 81.0] * 5

        assert not any(signals(xmr([*calm, *up[1:9]], baseline=30)))
        assert any(signals(xmr([*calm, *up[1:10]], baseline=30)))

    def test_see_a_trend(self) -> None:
        calm = [85.0, 75.0] * 6
        rising = [76.0, 77.0, 78.0, 81.0, 82.0, 83.0, 84.0]

        assert Signal.TREND in signals(xmr([*calm, *rising], baseline=12))

    def test_see_two_of_three_near_a_limit(self) -> None:
        chart = xmr([*([78.0, 82.0] * 6), 89.0, 81.0, 89.0], baseline=12)

        assert signals(chart)[-3:] == (Signal.NEAR_LIMIT,) * 3

    def test_judge_only_the_latest_24_points(self) -> None:
        chart = xmr([99.0, *WOBBLE * 8], baseline=None)

        assert chart.outside[0]
        assert signals(chart)[0] is None

    def test_skip_gaps(self) -> None:
        found = signals(xmr([*WOBBLE * 4, None, 90], baseline=12))

        assert found[-2:] == (None, Signal.OUTSIDE)

    @given(series)
    def test_of_the_mirrored_chart_are_the_same(self, values: list[float]) -> None:
        assert signals(xmr(values)) == signals(xmr([-value for value in values]))


class TestFalseAlarms:
    @pytest.mark.parametrize("points", [12, 24, 36])
    def test_of_stable_charts_are_as_many_as_expected_and_fewer_than_usual(
        self, points: int
    ) -> None:
        luck, charts = seeded(points), 1200

        seen = sum(
            any(signals(xmr([luck.gauss(80, 3) for _ in range(points)]))) for _ in range(charts)
        )

        expected = expected_false_signals(charts, points)
        assert abs(seen - expected) < 3.5 * sqrt(expected)
        assert expected < charts * CASES["false_alarms"][str(points)]

    def test_of_a_length_between_are_those_of_the_shorter(self) -> None:
        assert expected_false_signals(10, 30) == expected_false_signals(10, 24)
        assert expected_false_signals(10, 5) == expected_false_signals(10, 12)

    def test_of_impossible_walls_are_refused(self) -> None:
        with pytest.raises(ValueError, match="cannot be"):
            expected_false_signals(-1, 12)
