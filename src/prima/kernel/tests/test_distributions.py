from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.distributions import f_quantile, student_t_quantile, student_t_tails

TAILS = [1e-12, 1e-9, 1e-6, 1e-4, 0.001, 0.005, 0.025, 0.05, 0.1, 0.25, 0.4, 0.49]
PROBABILITIES = [*TAILS, 0.5, *(1 - tail for tail in TAILS)]
ONCE_IN_A_BILLION = 1e-9

degrees = st.floats(1, 1e6)
probabilities = st.floats(1e-6, 1 - 1e-6)


class TestStudentTQuantile:
    @pytest.mark.parametrize(
        ("df", "p", "printed"),
        [
            (1, 0.975, "12.706"),
            (2, 0.975, "4.303"),
            (5, 0.95, "2.015"),
            (10, 0.995, "3.169"),
            (30, 0.975, "2.042"),
            (120, 0.975, "1.980"),
        ],
    )
    def test_gives_the_numbers_of_the_printed_table(self, df: int, p: float, printed: str) -> None:
        # NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
        assert f"{student_t_quantile(p, df):.3f}" == printed

    @pytest.mark.parametrize(
        "df", [1, 1.5, 2, 3, 4, 5, 9, 15, 29, 30, 31, 32, 33, 100, 999, 12_345, 1e5, 1e6, 1e9]
    )
    def test_agrees_with_scipy(self, df: float) -> None:
        for p in PROBABILITIES:
            assert student_t_quantile(p, df) == pytest.approx(
                float(stats.t.ppf(p, df)), rel=ONCE_IN_A_BILLION, abs=ONCE_IN_A_BILLION
            )

    @given(probabilities, degrees)
    def test_undoes_the_distribution(self, p: float, df: float) -> None:
        assert float(stats.t.cdf(student_t_quantile(p, df), df)) == pytest.approx(p, rel=1e-8)

    @given(st.floats(1e-3, 0.5), degrees)
    def test_is_symmetric(self, p: float, df: float) -> None:
        assert student_t_quantile(p, df) == pytest.approx(
            -student_t_quantile(1 - p, df), rel=ONCE_IN_A_BILLION, abs=ONCE_IN_A_BILLION
        )

    def test_reaches_far_into_the_tail(self) -> None:
        assert student_t_quantile(1e-50, 1) == pytest.approx(float(stats.t.ppf(1e-50, 1)))
        assert student_t_quantile(1e-50, 40) == pytest.approx(float(stats.t.ppf(1e-50, 40)))


class TestFQuantile:
    @pytest.mark.parametrize(
        ("d1", "d2", "printed"),
        [(1, 1, "161.448"), (5, 10, "3.326"), (10, 5, "4.735"), (2, 60, "3.150")],
    )
    def test_gives_the_numbers_of_the_printed_table(self, d1: int, d2: int, printed: str) -> None:
        # NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3, upper 5 %.
        assert f"{f_quantile(0.95, d1, d2):.3f}" == printed

    @pytest.mark.parametrize(
        ("d1", "d2"),
        list(product([1, 2, 3, 8, 29, 100, 999, 1e5, 1e7], [1, 2, 5, 8, 126, 1000, 8e4, 8e7])),
    )
    def test_agrees_with_scipy(self, d1: float, d2: float) -> None:
        for p in PROBABILITIES:
            assert f_quantile(p, d1, d2) == pytest.approx(
                float(stats.f.ppf(p, d1, d2)), rel=ONCE_IN_A_BILLION
            )

    @given(probabilities, degrees, degrees)
    def test_undoes_the_distribution(self, p: float, d1: float, d2: float) -> None:
        assert float(stats.f.cdf(f_quantile(p, d1, d2), d1, d2)) == pytest.approx(p, rel=1e-8)

    @given(st.floats(1e-3, 1 - 1e-3), degrees, degrees)
    def test_turns_over_when_the_degrees_change_places(
        self, p: float, d1: float, d2: float
    ) -> None:
        assert f_quantile(p, d1, d2) == pytest.approx(
            1 / f_quantile(1 - p, d2, d1), rel=ONCE_IN_A_BILLION
        )

    @given(probabilities, degrees)
    def test_is_the_square_of_t_with_one_degree_above(self, p: float, df: float) -> None:
        t = student_t_quantile((1 + p) / 2, df)

        assert f_quantile(p, 1, df) == pytest.approx(t * t, rel=1e-7)

    def test_reaches_far_into_the_tail(self) -> None:
        for d1, d2 in [(1, 1), (1, 1e6), (1e6, 1), (40, 40)]:
            assert f_quantile(1e-50, d1, d2) == pytest.approx(float(stats.f.ppf(1e-50, d1, d2)))


class TestStudentTTails:
    @given(st.floats(-60, 60), degrees)
    def test_agree_with_scipy(self, t: float, df: float) -> None:
        expected = 2 * float(stats.t.sf(abs(t), df))

        assert student_t_tails(t, df) == pytest.approx(expected, rel=1e-7, abs=1e-300)

    @given(st.floats(0.5, 1 - 1e-9), degrees)
    def test_are_what_the_quantile_leaves_on_both_sides(self, p: float, df: float) -> None:
        assert student_t_tails(student_t_quantile(p, df), df) == pytest.approx(
            2 * (1 - p), rel=1e-6, abs=1e-12
        )

    def test_are_everything_at_nothing_and_nothing_beyond_all_chance(self) -> None:
        assert student_t_tails(0, 5) == student_t_tails(1e-300, 5) == 1
        assert student_t_tails(float("inf"), 5) == student_t_tails(-1e200, 5) == 0

    def test_refuse_what_is_no_number(self) -> None:
        with pytest.raises(ValueError, match="standard errors"):
            student_t_tails(float("nan"), 5)


class TestRefusals:
    @pytest.mark.parametrize("p", [-0.1, 0, 1e-51, 1, 1.1, float("nan")])
    def test_what_is_no_probability(self, p: float) -> None:
        with pytest.raises(ValueError, match="probability"):
            student_t_quantile(p, 5)
        with pytest.raises(ValueError, match="probability"):
            f_quantile(p, 5, 5)

    @pytest.mark.parametrize("df", [-1, 0, 0.5, 1e10, float("inf"), float("nan")])
    def test_what_are_no_degrees_of_freedom(self, df: float) -> None:
        with pytest.raises(ValueError, match="degrees of freedom"):
            student_t_quantile(0.9, df)
        with pytest.raises(ValueError, match="degrees of freedom"):
            f_quantile(0.9, df, 5)
        with pytest.raises(ValueError, match="degrees of freedom"):
            student_t_tails(2, df)
        with pytest.raises(ValueError, match="degrees of freedom"):
            f_quantile(0.9, 5, df)
