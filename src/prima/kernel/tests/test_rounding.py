from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.satisfaction import rounded
from prima.kernel.satisfaction.rounding import exact


class TestRounded:
    @given(st.decimals(-1000, 1000, places=6), st.integers(0, 5))
    def test_agrees_with_decimal_half_up(self, number: Decimal, places: int) -> None:
        expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

        assert rounded(number, places) == expected

    @given(st.fractions(-1000, 1000), st.integers(0, 6))
    def test_is_never_further_than_half_a_step(self, number: Fraction, places: int) -> None:
        step = Fraction(1, 10**places)

        assert abs(Fraction(rounded(number, places)) - number) <= step / 2

    @given(st.fractions(0, 1000), st.integers(0, 6))
    def test_is_the_same_on_both_sides_of_zero(self, number: Fraction, places: int) -> None:
        assert rounded(-number, places) == -rounded(number, places)

    def test_shows_every_decimal_and_no_minus_zero(self) -> None:
        assert str(rounded(Fraction(80), 2)) == "80.00"
        assert str(rounded(Fraction(1, 8), 0)) == "0"
        assert str(rounded(Fraction(-1, 1000), 2)) == "0.00"

    def test_takes_a_float_for_the_decimals_that_it_prints(self) -> None:
        # In binary, 2.675 is a little less than 2.675.
        assert rounded(2.675, 2) == Decimal("2.68")
        assert exact(0.1) == Fraction(1, 10)

    def test_does_not_depend_on_the_precision_of_decimals(self) -> None:
        with localcontext(prec=3):
            assert str(rounded(Fraction(123456789, 1000), 2)) == "123456.79"

    @pytest.mark.parametrize("places", [-1, 21])
    def test_refuses_an_impossible_number_of_decimals(self, places: int) -> None:
        with pytest.raises(ValueError, match="decimals"):
            rounded(Fraction(1), places)

    @pytest.mark.parametrize(
        "number", [float("nan"), float("inf"), Decimal("nan"), Decimal("-inf")], ids=str
    )
    def test_refuses_what_is_not_finite(self, number: float | Decimal) -> None:
        with pytest.raises(ValueError, match="finite"):
            rounded(number, 2)

    @pytest.mark.parametrize("number", [True, "76.61", None])
    def test_refuses_what_is_not_a_number(self, number: float) -> None:
        with pytest.raises(TypeError, match="not a number"):
            rounded(number, 2)
