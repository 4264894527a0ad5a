import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.resampling import middle_of, resampled_totals
from prima.kernel.tests.questionnaires import seeded

tables = st.integers(1, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 10**6), min_size=k, max_size=k), min_size=1)
)


class TestResampledTotals:
    @given(tables, st.integers(0, 99))
    def test_are_the_sums_of_the_rows_drawn(self, rows: list[list[int]], seed: int) -> None:
        luck = seeded(seed)
        by_hand = []
        for _ in range(5):
            drawn = luck.choices(rows, k=len(rows))
            by_hand.append(tuple(sum(column) for column in zip(*drawn, strict=True)))

        assert list(resampled_totals(rows, seeded(seed), times=5)) == by_hand

    def test_spread_as_the_theory_says(self) -> None:
        rows = [(answer,) for answer in (1, 2, 3, 4) * 25]
        means = [total / 100 for (total,) in resampled_totals(rows, seeded(1), times=2000)]

        assert np.mean(means) == pytest.approx(2.5, abs=0.01)
        assert np.std(means) == pytest.approx(np.sqrt(1.25 / 100), rel=0.05)

    def test_refuse_nobody_and_numbers_below_nothing(self) -> None:
        with pytest.raises(NotEnoughData):
            next(resampled_totals([], seeded(1)))
        with pytest.raises(ValueError, match="from 0 up"):
            next(resampled_totals([(1, -1)], seeded(1)))


class TestMiddleOf:
    @given(st.lists(st.floats(-9, 9), min_size=1), st.sampled_from([0.5, 0.8, 0.95]))
    def test_holds_at_least_so_many(self, figures: list[float], confidence: float) -> None:
        interval = middle_of(figures, confidence=confidence)

        inside = sum(figure in interval for figure in figures)
        assert inside >= confidence * len(figures) - 1e-6

    def test_refuses_nothing_and_an_impossible_confidence(self) -> None:
        with pytest.raises(NotEnoughData):
            middle_of([])
        with pytest.raises(ValueError, match="confidence"):
            middle_of([1.0], confidence=1)
