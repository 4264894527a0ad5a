import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.quantiles import quantile


@pytest.mark.parametrize(
    ("n", "share", "ranks"),
    # the confidence intervals of quantile_test in SciPy, for the numbers from 1 to n
    [(100, 0.5, (40, 61)), (36, 0.9, (29, 36)), (60, 0.9, (49, 59)), (1000, 0.9, (881, 919))],
)
def test_agrees_with_published_ranks(n: int, share: float, ranks: tuple[int, int]) -> None:
    interval = quantile(range(1, n + 1), share).interval

    assert interval is not None
    assert (interval.low, interval.high) == ranks


def test_the_interval_holds_the_true_quantile_as_often_as_it_says() -> None:
    chance = random.Random(5)  # noqa: S311 - repeatable, not secret
    held = 0
    for _trial in range(400):
        found = quantile([chance.expovariate(1) for _ in range(80)], 0.9)
        assert found.interval is not None
        held += 2.302585 in found.interval
    assert 0.93 <= held / 400 <= 1


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=200), st.floats(0.05, 0.95))
def test_the_interval_holds_the_value_and_order_does_not_matter(
    values: list[float], share: float
) -> None:
    found = quantile(values, share)

    assert found == quantile(reversed(values), share)
    assert found.interval is None or found.value in found.interval
    assert sum(value <= found.value for value in values) >= share * len(values) - 1e-6


def test_refuses_nothing_and_impossible_shares() -> None:
    with pytest.raises(NotEnoughData):
        quantile([], 0.5)
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile([1], 1)
