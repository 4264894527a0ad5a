from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.comparisons import Welch, adjusted
from prima.kernel.intervals import NotEnoughData
from prima.kernel.sums import Sums
from prima.kernel.tests.questionnaires import published

CASE = published("published_quality.json")["discoveries"]
numbers = st.lists(st.integers(-50, 50), min_size=2, max_size=30)
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


class TestWelch:
    @given(numbers, numbers)
    def test_agrees_with_scipy(self, before: list[int], after: list[int]) -> None:
        assume(len(set(before)) > 1)
        assume(len(set(after)) > 1)
        test = stats.ttest_ind(after, before, equal_var=False)
        noise = Welch.of(Sums.of(before), Sums.of(after))
        difference = Sums.of(after).mean - Sums.of(before).mean

        assert noise.degrees_of_freedom == pytest.approx(test.df)
        assert noise.p_value(difference) == pytest.approx(test.pvalue, rel=1e-7, abs=1e-12)
        expected = test.confidence_interval(0.9)
        interval = noise.interval(difference, 0.9)
        assert (interval.low, interval.high) == pytest.approx((expected.low, expected.high))

    @given(numbers, numbers)
    def test_tells_apart_by_p_value_what_it_tells_apart_by_interval(
        self, before: list[int], after: list[int]
    ) -> None:
        noise = Welch.of(Sums.of(before), Sums.of(after))
        difference = Sums.of(after).mean - Sums.of(before).mean
        p = noise.p_value(difference)
        assume(abs(p - 0.05) > 1e-9)

        assert (0 not in noise.interval(difference)) == (p < 0.05)
        if p < 0.05:
            assert abs(difference) > noise.detectable()

    def test_is_certain_when_nobody_differs(self) -> None:
        noise = Welch.of(Sums.of([3, 3, 3]), Sums.of([4, 4, 4]))

        assert noise.detectable() == 0
        assert (noise.p_value(Fraction(1)), noise.p_value(0)) == (0, 1)

    def test_refuses_a_single_observation(self) -> None:
        with pytest.raises(NotEnoughData):
            Welch.of(Sums.of([3]), Sums.of([4, 5]))


class TestAdjusted:
    def test_finds_four_of_the_published_fifteen_where_bonferroni_finds_three(self) -> None:
        p = dict(enumerate(CASE["p_values"]))

        assert sum(q <= 0.05 for q in adjusted(p).values()) == CASE["by_benjamini_hochberg"]
        assert sum(each <= 0.05 / len(p) for each in p.values()) == CASE["by_bonferroni"]

    @given(p_values)
    def test_agrees_with_scipy(self, ps: list[float]) -> None:
        found = adjusted(dict(enumerate(ps)))

        assert list(found.values()) == pytest.approx(list(stats.false_discovery_control(ps)))

    @given(p_values)
    def test_never_lowers_a_p_value_and_keeps_their_order(self, ps: list[float]) -> None:
        found = adjusted(dict(enumerate(ps)))

        assert all(found[i] >= p for i, p in enumerate(ps))
        in_order = sorted(range(len(ps)), key=ps.__getitem__)
        assert [found[i] for i in in_order] == sorted(found.values())

    def test_of_nothing_is_nothing(self) -> None:
        assert adjusted({}) == {}

    @pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
    def test_refuses_what_is_no_probability(self, p: float) -> None:
        with pytest.raises(ValueError, match="TIME"):
            adjusted({"TIME": p})
