from dataclasses import replace
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.answers import Row
from prima.kernel.intervals import NotEnoughData
from prima.kernel.moments import Moments
from prima.kernel.satisfaction import (
    IKM_2004,
    SKM_2017,
    Convention,
    Instrument,
    NotComparable,
    SatisfactionIndex,
    change,
    index,
)
from prima.kernel.sums import Sums
from prima.kernel.tests.questionnaires import (
    THREE,
    THREE_ALIKE,
    complete_rows,
    indexable_rows,
    rows_of,
)

PERIODS = st.tuples(complete_rows(least=2), complete_rows(least=2))


def of(rows: list[Row], instrument: Instrument = THREE_ALIKE) -> SatisfactionIndex:
    return index(Moments.of(rows, THREE), instrument)


def own_indices(rows: list[Row]) -> list[float]:
    return [sum(answer or 0 for answer in row.values()) * 25 / 3 for row in rows]


def with_spread(n: int, value: int, deviation: int) -> SatisfactionIndex:
    """Make an index whose respondents have exactly this mean and standard deviation."""
    scores = Sums(n, n * value, deviation**2 * (n - 1) + n * value**2)
    return replace(of(rows_of([(3, 3, 3)], THREE)), index_1_to_4=Fraction(value, 25), scores=scores)


class TestChange:
    def test_has_the_smallest_detectable_size_of_the_formula(self) -> None:
        """Two periods of 150 respondents each, standard deviation 12: 2.72 points."""
        found = change(with_spread(150, 78, 12), with_spread(150, 80, 12))

        own_error = sqrt(with_spread(150, 78, 12).scores.variance / 150)
        assert own_error == pytest.approx(0.979796, abs=1e-6)
        assert found.standard_error == pytest.approx(own_error * sqrt(2))
        assert found.detectable == pytest.approx(2.715806, abs=1e-6)

    @pytest.mark.parametrize(
        ("points", "told_from_chance"), [(2, "no"), (-2, "no"), (3, "yes"), (-3, "yes")]
    )
    def test_is_told_from_chance_only_beyond_that_size(
        self, points: int, told_from_chance: str
    ) -> None:
        found = change(with_spread(150, 78, 12), with_spread(150, 78 + points, 12))

        assert found.difference == points
        assert found.distinguishable is (told_from_chance == "yes")
        assert (0 in found.interval) is not found.distinguishable

    @given(PERIODS, st.sampled_from([0.8, 0.95, 0.99]))
    def test_agrees_with_welchs_test_in_scipy(
        self, periods: tuple[list[Row], list[Row]], confidence: float
    ) -> None:
        before, after = map(own_indices, periods)
        # A period without any spread makes SciPy warn.
        assume(all(len(set(own)) > 1 for own in (before, after)))

        found = change(*map(of, periods), confidence=confidence)

        test = stats.ttest_ind(after, before, equal_var=False)
        expected = test.confidence_interval(confidence)
        assert found.interval.low == pytest.approx(expected.low, abs=1e-9)
        assert found.interval.high == pytest.approx(expected.high, abs=1e-9)
        assert found.degrees_of_freedom == pytest.approx(test.df)
        assert found.p_value == pytest.approx(test.pvalue, rel=1e-6, abs=1e-12)
        if min(map(len, periods)) >= 5 and abs(test.pvalue - (1 - confidence)) > 1e-9:
            assert found.distinguishable == (test.pvalue < 1 - confidence)

    @given(PERIODS)
    def test_is_the_opposite_when_the_periods_are_exchanged(
        self, periods: tuple[list[Row], list[Row]]
    ) -> None:
        before, after = map(of, periods)

        there, back = change(before, after), change(after, before)

        assert there.difference == -back.difference
        assert there.standard_error == back.standard_error
        assert there.interval.low == -back.interval.high
        assert there.distinguishable == back.distinguishable

    @given(PERIODS)
    def test_is_distinguishable_only_when_it_is_detectable(
        self, periods: tuple[list[Row], list[Row]]
    ) -> None:
        found = change(*map(of, periods))

        assert float(found.difference) in found.interval
        if found.distinguishable:
            assert abs(found.difference) > found.detectable

    @given(indexable_rows(complete=2), indexable_rows(complete=2))
    def test_is_the_difference_of_the_published_values(
        self, before: list[Row], after: list[Row]
    ) -> None:
        one, other = of(before), of(after)

        assert change(one, other).difference == other.value - one.value

    def test_of_nothing_is_nothing(self) -> None:
        same = of(rows_of([(3, 3, 4), (4, 3, 4), (2, 3, 3), (3, 3, 3), (4, 4, 4)], THREE))

        found = change(same, same)

        assert found.difference == 0
        assert not found.distinguishable

    def test_is_certain_when_nobody_differs(self) -> None:
        found = change(of(rows_of([(3, 3, 3)] * 5, THREE)), of(rows_of([(4, 4, 4)] * 5, THREE)))

        assert found.standard_error == found.detectable == 0
        assert (found.interval.low, found.interval.high) == (25, 25)
        assert found.distinguishable

    def test_is_never_claimed_from_fewer_than_five(self) -> None:
        four, many = rows_of([(3, 3, 3)] * 4, THREE), rows_of([(4, 4, 4)] * 50, THREE)

        assert not change(of(four), of(many)).distinguishable
        assert not change(of(many), of(four)).distinguishable

    def test_refuses_a_single_respondent(self) -> None:
        one, many = rows_of([(3, 3, 3), (3, None, 3)], THREE), rows_of([(4, 4, 4)] * 9, THREE)

        with pytest.raises(NotEnoughData):
            change(of(one), of(many))
        with pytest.raises(NotEnoughData):
            change(of(many), of(one))

    @pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan")])
    def test_refuses_an_impossible_confidence(self, confidence: float) -> None:
        with pytest.raises(ValueError, match="confidence"):
            change(with_spread(9, 78, 12), with_spread(9, 80, 12), confidence=confidence)


class TestNotComparable:
    rows = rows_of([(3, 3, 4), (4, 3, 4)], THREE)

    def test_are_surveys_that_weigh_their_items_otherwise(self) -> None:
        unequal = Instrument.weighted({"TIME": "0.5", "COST": "0.3", "STAFF": "0.2"}, SKM_2017)

        with pytest.raises(NotComparable, match="weighed"):
            change(of(self.rows), of(self.rows, unequal))

    def test_are_surveys_about_other_items(self) -> None:
        other = Instrument.equal(("TIME", "COST", "PLACE"), SKM_2017)
        rows = rows_of([(3, 3, 4), (4, 3, 4)], other.codes)

        with pytest.raises(NotComparable, match="items"):
            change(of(self.rows), index(Moments.of(rows, other.codes), other))

    def test_are_exact_and_rounded_weights(self) -> None:
        rounded = index(Moments.of(self.rows, THREE), THREE_ALIKE, Convention.COMPATIBLE)

        with pytest.raises(NotComparable, match="rounded"):
            change(of(self.rows), rounded)

    def test_are_not_the_order_of_items_or_the_class_table(self) -> None:
        """Points are points, whatever letter they earn."""
        other = Instrument.equal(THREE[::-1], IKM_2004)

        assert change(of(self.rows), of(self.rows, other)).difference == 0
