from fractions import Fraction
from statistics import pvariance, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.sums import ImpossibleSums, Sums
from prima.kernel.tests.questionnaires import published

NUMBERS = st.lists(st.fractions(-50, 50, max_denominator=20), max_size=12)


class TestSums:
    @given(NUMBERS.filter(lambda numbers: len(numbers) > 1))
    def test_give_the_same_variances_as_the_standard_library(self, numbers: list[Fraction]) -> None:
        sums = Sums.of(numbers)

        assert sums.mean == sum(numbers) / len(numbers)
        assert sums.variance == variance(numbers)
        assert sums.population_variance == pvariance(numbers)

    @given(st.dictionaries(st.integers(-9, 9), st.integers(0, 9)))
    def test_of_a_tally_are_those_of_the_numbers(self, counts: dict[int, int]) -> None:
        numbers = [number for number, times in counts.items() for _ in range(times)]

        assert Sums.of_counts(counts) == Sums.of(numbers)

    def test_of_a_tally_cannot_count_below_nothing(self) -> None:
        with pytest.raises(ImpossibleSums, match="never"):
            Sums.of_counts({3: -1, 4: 2})

    @given(NUMBERS, NUMBERS)
    def test_of_two_lists_add_up_to_those_of_both(
        self, one: list[Fraction], other: list[Fraction]
    ) -> None:
        assert Sums.of(one) + Sums.of(other) == Sums.of(one + other)

    @given(NUMBERS.filter(len), st.fractions(-9, 9, max_denominator=9))
    def test_scale_and_shift_with_the_numbers(
        self, numbers: list[Fraction], factor: Fraction
    ) -> None:
        moved = Sums.of(number * factor + 7 for number in numbers)

        assert moved.mean == Sums.of(numbers).mean * factor + 7
        assert moved.population_variance == Sums.of(numbers).population_variance * factor**2

    @given(NUMBERS)
    def test_do_not_mind_the_order_and_take_any_iterable(self, numbers: list[Fraction]) -> None:
        assert Sums.of(iter(sorted(numbers))) == Sums.of(numbers)

    def test_lose_no_digit_where_floating_point_loses_all(self) -> None:
        far_away = Sums.of([10**9 + 1, 10**9 + 2, 10**9 + 3])

        assert far_away.variance == 1

    def test_refuse_a_mean_or_a_variance_of_too_few(self) -> None:
        for sums, figure in [
            (Sums.of([]), "mean"),
            (Sums.of([]), "population_variance"),
            (Sums.of([3]), "variance"),
        ]:
            with pytest.raises(NotEnoughData):
                getattr(sums, figure)

    @pytest.mark.parametrize(
        ("n", "total", "squares"), [(-1, 0, 0), (0, 1, 0), (0, 0, 1), (2, 4, 7), (1, 0, -1)]
    )
    def test_cannot_belong_to_no_list(self, n: int, total: int, squares: int) -> None:
        with pytest.raises(ImpossibleSums):
            Sums(n, total, squares)


@pytest.mark.parametrize(
    "study",
    published("published_satisfaction.json")["item_variances"],
    ids=lambda study: study["id"],
)
def test_published_item_variances_divide_by_n(study: dict[str, list[float]]) -> None:
    for total, squares, printed in zip(
        study["totals"], study["squares"], study["variances"], strict=True
    ):
        sums = Sums(study["n"], total, squares)  # type: ignore[arg-type]

        assert abs(sums.population_variance - Fraction(str(printed))) < Fraction("0.001")
        assert sums.variance == sums.population_variance * sums.n / (sums.n - 1)
