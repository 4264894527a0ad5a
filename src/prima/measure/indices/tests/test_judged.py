import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import share_interval
from prima.measure.indices.rules import Verdict, judged


@pytest.mark.parametrize(
    ("hits", "n", "promised", "verdict"),
    [
        (0, 0, 90, Verdict.TOO_LITTLE),
        (0, 4, 90, Verdict.TOO_LITTLE),
        (5, 5, 100, Verdict.KEPT),
        (90, 100, 90, Verdict.KEPT),
        (89, 100, 90, Verdict.AT_RISK),
        (83, 100, 90, Verdict.BROKEN),
        (0, 5, 90, Verdict.BROKEN),
        (999, 1000, 100, Verdict.BROKEN),  # a promise to everybody is broken by one
    ],
)
def test_a_share_is_held_against_the_promised_one(
    hits: int, n: int, promised: int, verdict: Verdict
) -> None:
    assert judged(hits, n, promised).verdict is verdict


@given(st.integers(5, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(counted: tuple[int, int]) -> None:
    assert judged(*counted, 90).interval == share_interval(*counted)


@given(st.integers(5, 400), st.integers(1, 100))
def test_more_hits_never_make_it_worse(n: int, promised: int) -> None:
    order = [Verdict.BROKEN, Verdict.AT_RISK, Verdict.KEPT]
    verdicts = [order.index(judged(hits, n, promised).verdict) for hits in range(n + 1)]

    assert verdicts == sorted(verdicts)
