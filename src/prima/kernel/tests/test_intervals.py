from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.intervals import (
    Interval,
    NotEnoughData,
    correlation_interval,
    difference_of_shares,
    mean_interval,
    share_interval,
)


def shares(largest: int = 500) -> st.SearchStrategy[tuple[int, int]]:
    counts = st.integers(1, largest)
    return counts.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


confidences = st.floats(0.5, 0.999)
scores = st.lists(st.integers(1, 4), min_size=2, max_size=60)


def ends(interval: Interval, digits: int) -> tuple[float, float]:
    return round(interval.low, digits), round(interval.high, digits)


class TestInterval:
    def test_holds_both_its_ends(self) -> None:
        interval = Interval(0.25, 0.75)

        assert 0.25 in interval
        assert 0.75 in interval
        assert 0.2499 not in interval
        assert 0.7501 not in interval

    def test_may_be_a_single_point(self) -> None:
        assert 3.0 in Interval(3.0, 3.0)

    @pytest.mark.parametrize(
        ("low", "high"), [(0.9, 0.1), (float("nan"), 1.0), (0.0, float("nan"))]
    )
    def test_cannot_be_upside_down(self, low: float, high: float) -> None:
        with pytest.raises(ValueError, match="runs upwards"):
            Interval(low, high)


class TestShareInterval:
    @pytest.mark.parametrize(
        ("hits", "n", "published"),
        [
            (81, 263, (0.2553, 0.3662)),
            (15, 148, (0.0624, 0.1605)),
            (0, 20, (0.0, 0.1611)),
            (1, 29, (0.0061, 0.1718)),
        ],
    )
    def test_gives_the_published_values(
        self, hits: int, n: int, published: tuple[float, float]
    ) -> None:
        # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        assert ends(share_interval(hits, n), 4) == published

    @given(shares(), confidences)
    def test_agrees_with_scipy(self, share: tuple[int, int], confidence: float) -> None:
        hits, n = share
        expected = stats.binomtest(hits, n).proportion_ci(confidence, method="wilson")

        interval = share_interval(hits, n, confidence=confidence)

        assert interval.low == pytest.approx(float(expected.low), abs=1e-12)
        assert interval.high == pytest.approx(float(expected.high), abs=1e-12)

    @given(shares(), st.integers(0, 500))
    def test_of_a_population_is_narrower_and_still_holds_the_share(
        self, share: tuple[int, int], more: int
    ) -> None:
        hits, n = share

        whole, some = share_interval(hits, n), share_interval(hits, n, population=n + more)

        assert hits / n in some
        assert some.high - some.low <= whole.high - whole.low + 1e-12

    def test_of_a_population_is_that_of_the_more_it_is_worth(self) -> None:
        """Asked 400 of 1201: as good as 599.25 of a population without end, or 600 here."""
        found, endless = share_interval(100, 400, population=1201), share_interval(150, 600)

        assert found.low == pytest.approx(endless.low, abs=1e-4)
        assert found.high == pytest.approx(endless.high, abs=1e-4)

    def test_of_a_population_that_was_asked_whole_is_the_share(self) -> None:
        assert share_interval(3, 4, population=4) == Interval(0.75, 0.75)

    def test_refuses_a_population_smaller_than_n(self) -> None:
        with pytest.raises(ValueError, match="population of 4"):
            share_interval(3, 5, population=4)

    @given(shares(10**9), confidences)
    def test_always_holds_the_observed_share_and_stays_a_share(
        self, share: tuple[int, int], confidence: float
    ) -> None:
        hits, n = share
        interval = share_interval(hits, n, confidence=confidence)

        assert 0 <= interval.low <= hits / n <= interval.high <= 1

    @given(shares())
    def test_of_failures_mirrors_that_of_hits(self, share: tuple[int, int]) -> None:
        hits, n = share
        kept, broken = share_interval(hits, n), share_interval(n - hits, n)

        assert (1 - broken.high, 1 - broken.low) == pytest.approx((kept.low, kept.high), abs=1e-12)

    @given(shares(), confidences)
    def test_narrows_with_more_of_the_same(self, share: tuple[int, int], confidence: float) -> None:
        hits, n = share
        few = share_interval(hits, n, confidence=confidence)
        many = share_interval(4 * hits, 4 * n, confidence=confidence)

        assert many.high - many.low < few.high - few.low

    def test_refuses_no_data(self) -> None:
        with pytest.raises(NotEnoughData):
            share_interval(0, 0)

    @pytest.mark.parametrize("hits", [-1, 11])
    def test_refuses_more_hits_than_there_were_tries(self, hits: int) -> None:
        with pytest.raises(ValueError, match=r"0\.\.10"):
            share_interval(hits, 10)

    @pytest.mark.parametrize("confidence", [0, 1, 95, -0.1, float("nan")])
    def test_refuses_a_confidence_that_is_no_probability(self, confidence: float) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            share_interval(5, 10, confidence=confidence)


class TestDifferenceOfShares:
    @pytest.mark.parametrize(
        ("first", "second", "published"),
        [
            ((56, 70), (48, 80), (0.0524, 0.3339)),
            ((9, 10), (3, 10), (0.1705, 0.8090)),
            ((6, 7), (2, 7), (0.0582, 0.8062)),
            ((5, 56), (0, 29), (-0.0381, 0.1926)),
            ((0, 10), (0, 20), (-0.1611, 0.2775)),
            ((0, 10), (0, 10), (-0.2775, 0.2775)),
            ((10, 10), (0, 20), (0.6791, 1.0)),
            ((10, 10), (0, 10), (0.6075, 1.0)),
        ],
    )
    def test_gives_the_published_values(
        self, first: tuple[int, int], second: tuple[int, int], published: tuple[float, float]
    ) -> None:
        # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
        assert ends(difference_of_shares(*first, *second), 4) == published

    @given(shares(), shares(), confidences)
    def test_always_holds_the_observed_difference(
        self, first: tuple[int, int], second: tuple[int, int], confidence: float
    ) -> None:
        observed = first[0] / first[1] - second[0] / second[1]
        interval = difference_of_shares(*first, *second, confidence=confidence)

        assert -1 - 1e-12 <= interval.low <= observed <= interval.high <= 1 + 1e-12

    @given(shares(), shares())
    def test_turns_over_when_the_shares_change_places(
        self, first: tuple[int, int], second: tuple[int, int]
    ) -> None:
        forwards, backwards = (
            difference_of_shares(*first, *second),
            difference_of_shares(*second, *first),
        )

        assert (forwards.low, forwards.high) == pytest.approx((-backwards.high, -backwards.low))

    def test_refuses_no_data_on_either_side(self) -> None:
        for counts in [(0, 0, 1, 2), (1, 2, 0, 0)]:
            with pytest.raises(NotEnoughData):
                difference_of_shares(*counts)


def sums(values: list[int]) -> tuple[int, int, int]:
    return len(values), sum(values), sum(value * value for value in values)


class TestMeanInterval:
    def test_gives_the_published_value(self) -> None:
        # NIST/SEMATECH e-Handbook, 1.3.5.2, ZARR13.DAT: n 195, mean 9.261460, sd 0.02278881.
        n, mean, deviation = 195, Fraction("9.261460"), Fraction("0.02278881")
        squares = (n - 1) * deviation**2 + n * mean**2

        interval = mean_interval(n, n * mean, squares)

        assert (interval.low, interval.high) == pytest.approx((9.258242, 9.264679), abs=1.5e-6)

    @given(scores, confidences)
    def test_agrees_with_scipy(self, values: list[int], confidence: float) -> None:
        n, total, squares = sums(values)
        error = float(stats.sem(values))
        reach = float(stats.t.ppf((1 + confidence) / 2, n - 1)) * error

        interval = mean_interval(n, total, squares, confidence=confidence)

        assert interval.low == pytest.approx(total / n - reach, abs=1e-9)
        assert interval.high == pytest.approx(total / n + reach, abs=1e-9)

    @given(scores, st.integers(0, 1000))
    def test_narrows_by_the_share_of_the_population_that_was_asked(
        self, values: list[int], unasked: int
    ) -> None:
        n, total, squares = sums(values)
        population = n + unasked
        of_many = mean_interval(n, total, squares)

        of_few = mean_interval(n, total, squares, population=population)

        shrunk = (of_many.high - of_many.low) * sqrt(1 - n / population)
        assert of_few.high - of_few.low == pytest.approx(shrunk, abs=1e-12)

    def test_is_a_point_when_everybody_was_asked(self) -> None:
        assert mean_interval(4, 10, 30, population=4) == Interval(2.5, 2.5)

    def test_is_a_point_when_everybody_says_the_same(self) -> None:
        assert mean_interval(49, 49 * 3, 49 * 9) == Interval(3.0, 3.0)

    def test_forgives_what_floats_round_off(self) -> None:
        interval = mean_interval(3, 3 * 0.1, 3 * 0.1 * 0.1)

        assert (interval.low, interval.high) == pytest.approx((0.1, 0.1), abs=1e-7)

    @given(scores)
    def test_holds_the_mean_and_stays_on_the_scale(self, values: list[int]) -> None:
        n, total, squares = sums(values)
        interval = mean_interval(n, total, squares, bounds=Interval(1, 4))

        assert 1 <= interval.low <= total / n <= interval.high <= 4

    def test_is_cut_off_at_the_ends_of_the_scale_only(self) -> None:
        near_the_top = mean_interval(5, 19, 73, bounds=Interval(1, 4))

        assert (round(near_the_top.low, 3), near_the_top.high) == (3.245, 4)

    @given(scores, st.integers(1, 50), st.integers(-100, 100))
    def test_follows_a_change_of_scale_and_origin(
        self, values: list[int], factor: int, shift: int
    ) -> None:
        before = mean_interval(*sums(values))
        after = mean_interval(*sums([factor * value + shift for value in values]))

        assert after.low == pytest.approx(factor * before.low + shift, abs=1e-7)
        assert after.high == pytest.approx(factor * before.high + shift, abs=1e-7)

    @given(scores)
    def test_loses_nothing_when_every_value_is_enormous(self, values: list[int]) -> None:
        far = 10**15
        here = mean_interval(*sums(values))
        there = mean_interval(*sums([value + far for value in values]))

        assert there.high - there.low == pytest.approx(here.high - here.low, abs=0.5)

    @given(scores)
    def test_is_the_same_from_whole_numbers_fractions_and_floats(self, values: list[int]) -> None:
        n, total, squares = sums(values)

        assert (
            mean_interval(n, total, squares)
            == mean_interval(n, Fraction(total), Fraction(squares))
            == mean_interval(n, float(total), float(squares))
        )

    @pytest.mark.parametrize("n", [0, 1])
    def test_refuses_fewer_than_two(self, n: int) -> None:
        with pytest.raises(NotEnoughData, match="two"):
            mean_interval(n, n, n)

    def test_refuses_squares_that_no_values_have(self) -> None:
        with pytest.raises(ValueError, match="impossible sums"):
            mean_interval(2, 4, 7)

    def test_refuses_a_population_smaller_than_its_sample(self) -> None:
        with pytest.raises(ValueError, match="population of 4"):
            mean_interval(5, 15, 55, population=4)

    def test_refuses_a_mean_off_the_scale(self) -> None:
        with pytest.raises(ValueError, match="scale"):
            mean_interval(2, 10, 50, bounds=Interval(1, 4))

    def test_refuses_a_confidence_that_is_no_probability(self) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            mean_interval(5, 15, 55, confidence=95)


class TestCorrelationInterval:
    @given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=4, max_size=40))
    def test_agrees_with_scipy(self, pairs: list[tuple[int, int]]) -> None:
        one, other = map(list, zip(*pairs, strict=True))
        assume(len(set(one)) > 1)
        assume(len(set(other)) > 1)
        test = stats.pearsonr(one, other)
        assume(abs(test.statistic) < 1 - 1e-9)

        found = correlation_interval(float(test.statistic), len(pairs))

        expected = test.confidence_interval()
        assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)

    @given(st.floats(-1, 1), st.integers(4, 10**6))
    def test_holds_the_correlation_and_stays_one(self, r: float, n: int) -> None:
        found = correlation_interval(r, n)

        assert r in found
        assert -1 <= found.low <= found.high <= 1

    def test_refuses_too_few_pairs_and_what_is_no_correlation(self) -> None:
        with pytest.raises(NotEnoughData, match="four"):
            correlation_interval(0.5, 3)
        with pytest.raises(ValueError, match="between -1 and 1"):
            correlation_interval(1.1, 30)
