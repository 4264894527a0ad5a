"""Axes begin and end at round numbers, and bars never begin elsewhere than where they should."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.design.charts.scales import Scale, bar_scale, bounded_scale, line_scale, nice_scale

places = st.one_of(st.integers(-(10**15), 10**15).map(float), st.floats(-1e6, 1e6))
lists = st.lists(places, min_size=1, max_size=20)


def assert_even(ticks: tuple[float, ...]) -> None:
    steps = [b - a for a, b in pairwise(ticks)]
    assert min(steps) > 0
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)


def assert_covers(scale: Scale, values: list[float]) -> None:
    """Allow a value to pass the end by less than anybody could draw."""
    hair = 1e-8 * (scale.high - scale.low)
    assert scale.low <= min(values) + hair
    assert scale.high >= max(values) - hair


class TestNiceScale:
    @given(lists)
    def test_covers_all_values_by_few_even_steps(self, values: list[float]) -> None:
        scale = nice_scale(values)

        assert_covers(scale, values)
        assert 3 <= len(scale.ticks) <= 10
        assert_even(scale.ticks)

    @given(lists)
    def test_steps_by_one_two_or_five(self, values: list[float]) -> None:
        scale = nice_scale(values)

        first = f"{scale.ticks[1] - scale.ticks[0]:.6e}"[0:3]

        assert first in {"1.0", "2.0", "5.0"} or first == "9.9"

    def test_gives_equal_values_room(self) -> None:
        for value in (0, 4, -7, 1e15, 0.001):
            scale = nice_scale([value, value])

            assert scale.low < value < scale.high

    def test_has_no_dust_in_its_ticks(self) -> None:
        assert nice_scale([0.1, 0.7]).ticks == (0.0, 0.2, 0.4, 0.6, 0.8)


class TestScale:
    def test_refuses_an_axis_without_length(self) -> None:
        with pytest.raises(ValueError, match="cannot run"):
            Scale(3, 3, ())

    def test_tells_ticks_apart_by_as_many_decimals_as_needed(self) -> None:
        assert nice_scale([0, 100]).places == 0
        assert nice_scale([0, 1]).places == 1
        assert nice_scale([0, 0.07]).places == 2
        assert bounded_scale(0, 10, count=4).places == 1

    def test_keeps_what_lies_beyond_at_its_end(self) -> None:
        scale = Scale(0, 10, (0, 10))

        assert (scale.share(-5), scale.share(5), scale.share(99)) == (0, 0.5, 1)


class TestBoundedScale:
    @given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6))
    def test_runs_exactly_from_end_to_end(self, low: float, length: float) -> None:
        scale = bounded_scale(low, low + length)

        assert (scale.ticks[0], scale.ticks[-1]) == (low, low + length)
        assert all(a < b for a, b in pairwise(scale.ticks))
        assert len(scale.ticks) <= 10


class TestBarScale:
    @given(lists)
    def test_always_shows_zero(self, values: list[float]) -> None:
        scale = bar_scale(values, base=0, ceiling=None)

        assert scale.low <= 0 <= scale.high
        assert 0 in scale.ticks

    @given(st.lists(st.floats(25, 100), min_size=1))
    def test_begins_at_the_lowest_there_can_be(self, values: list[float]) -> None:
        scale = bar_scale(values, base=25, ceiling=100)

        assert (scale.low, scale.high) == (25, 100)

    def test_goes_beyond_a_ceiling_that_is_passed(self) -> None:
        assert bar_scale([130], base=0, ceiling=100).high >= 130

    def test_has_a_length_when_all_is_zero(self) -> None:
        assert bar_scale([0, 0], base=0, ceiling=None).high > 0

    def test_goes_below_zero_under_a_ceiling(self) -> None:
        scale = bar_scale([-12], base=0, ceiling=100)

        assert scale.low <= -12
        assert scale.high == 100


class TestLineScale:
    @given(lists, st.one_of(st.none(), places), st.one_of(st.none(), places))
    def test_never_cuts_a_value_off(
        self, values: list[float], low: float | None, high: float | None
    ) -> None:
        if low is not None and high is not None and low >= high:
            low = high = None

        scale = line_scale(values, low=low, high=high)

        assert_covers(scale, values)

    def test_runs_as_asked_when_all_values_lie_within(self) -> None:
        scale = line_scale([70, 80], low=25, high=100)

        assert (scale.low, scale.high) == (25, 100)
