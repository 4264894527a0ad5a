from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData, share_interval
from prima.kernel.queueing import Kept, Verdict, coverage

periods = st.lists(
    st.integers(1, 300).flatmap(lambda n: st.builds(Kept, st.just(n), st.integers(0, n))),
    min_size=1,
    max_size=30,
)


def drawn(share: float, days: int, people: int, *, seed: int, apart: float = 0.0) -> list[Kept]:
    """Draw days whose own shares differ by so much, besides chance."""
    luck = np.random.default_rng(seed)
    shares = np.clip(share + apart * luck.standard_normal(days), 0, 1)
    return [Kept(people, int(kept)) for kept in luck.binomial(people, shares)]


class TestCoverage:
    @settings(max_examples=50)
    @given(periods)
    def test_holds_its_share_and_centres_its_limits(self, told: list[Kept]) -> None:
        found = coverage(told)

        assert found.share in found.interval
        assert found.chart is None or all(
            found.share in each or each.sigma == 0 for each in found.chart.limits
        )
        assert found.n == sum(period.told for period in told)

    def test_is_a_plain_p_chart_when_days_differ_by_chance_alone(self) -> None:
        found = coverage(drawn(0.9, 400, 100, seed=1))

        assert found.spread == pytest.approx(1, abs=0.08)
        assert found.chart is not None
        assert sum(found.chart.outside) <= 5
        plain = 3 * sqrt(found.share * (1 - found.share) / 100)
        assert found.share - found.chart.limits[0].low == pytest.approx(plain, rel=0.08)

    def test_does_not_cry_wolf_when_the_people_of_a_day_hang_together(self) -> None:
        found = coverage(drawn(0.9, 60, 400, seed=2, apart=0.04))

        assert found.spread > 2
        assert found.chart is not None
        assert sum(found.chart.outside) <= 2
        plain = share_interval(round(found.share * found.n), found.n)
        assert found.interval.high - found.interval.low > 2 * (plain.high - plain.low)

    def test_names_a_day_that_fell_out_of_line(self) -> None:
        days = drawn(0.9, 40, 200, seed=3)
        days[25] = Kept(200, 120)

        chart = coverage(days).chart
        assert chart is not None
        assert [day for day, out in enumerate(chart.outside) if out] == [25]

    @pytest.mark.parametrize(
        ("share", "verdict"),
        [(0.82, Verdict.TOO_SHORT), (0.9, Verdict.KEPT), (0.97, Verdict.TOO_LONG)],
    )
    def test_says_what_became_of_the_promise(self, share: float, verdict: Verdict) -> None:
        assert coverage(drawn(share, 20, 100, seed=4)).verdict is verdict

    @pytest.mark.parametrize("kept", [0, 20])
    def test_has_an_answer_when_all_days_are_alike(self, kept: int) -> None:
        found = coverage([Kept(20, kept)] * 3)

        assert found.chart is not None
        assert not any(found.chart.outside)
        assert found.spread == 1

    def test_is_no_surer_because_days_happen_to_be_alike(self) -> None:
        found = coverage([Kept(100, 90)] * 10)

        assert found.spread == 0
        assert found.interval == share_interval(900, 1000)

    def test_of_one_day_is_wilsons(self) -> None:
        found = coverage([Kept(100, 90)])

        assert found.interval == share_interval(90, 100)
        assert found.chart is None

    def test_of_nobody_is_not_known(self) -> None:
        with pytest.raises(NotEnoughData):
            coverage([])

    @pytest.mark.parametrize(("told", "kept"), [(0, 0), (3, 4), (3, -1)])
    def test_refuses_a_day_that_cannot_be(self, told: int, kept: int) -> None:
        with pytest.raises(ValueError, match="cannot be"):
            Kept(told, kept)

    def test_refuses_a_promise_that_is_none(self) -> None:
        with pytest.raises(ValueError, match="a promise holds"):
            coverage([Kept(3, 3)], promised=1)
