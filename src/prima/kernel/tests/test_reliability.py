from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.answers import Row
from prima.kernel.intervals import NotEnoughData
from prima.kernel.moments import Moments
from prima.kernel.reliability import alpha, alpha_if_deleted, item_total_correlations
from prima.kernel.scales import Scale
from prima.kernel.tests.questionnaires import (
    THREE,
    complete_rows,
    published,
    rows_of,
    rows_with_blanks,
)

CASES = published("published_reliability.json")["cases"]
PUBLISHED = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


def case_moments(case: dict[str, Any]) -> Moments:
    codes = [f"Q{number:02}" for number in range(1, len(case["rows"][0]) + 1)]
    return Moments.of(rows_of(case["rows"], codes), codes, Scale(*case["scale"]))


def matrix(rows: Sequence[Row]) -> "np.ndarray[Any, np.dtype[np.float64]]":
    return np.array([[row[code] for code in THREE] for row in rows], dtype=float)


def varies(rows: Sequence[Row]) -> bool:
    """Every item varies, and so does the total."""
    table = matrix(rows)
    return bool(np.ptp(table, axis=0).all() and np.ptp(table.sum(axis=1)))


class TestAlpha:
    @PUBLISHED
    def test_reproduces_published_values(self, case: dict[str, Any]) -> None:
        found = alpha(case_moments(case))

        assert found.n == case["n"]
        assert float(found.value) == pytest.approx(case["alpha"], abs=case["tolerance"])
        assert found.interval.low == pytest.approx(case["interval"][0], abs=case["tolerance"])
        assert found.interval.high == pytest.approx(case["interval"][1], abs=case["tolerance"])

    @given(complete_rows(least=2).filter(varies), st.sampled_from([0.8, 0.95]))
    def test_agrees_with_numpy_and_scipy(self, rows: list[Row], confidence: float) -> None:
        table = matrix(rows)
        n, k = table.shape
        covariances = np.cov(table, rowvar=False)
        by_numpy = k / (k - 1) * (1 - np.trace(covariances) / covariances.sum())
        tail, degrees = (1 - confidence) / 2, (n - 1, (n - 1) * (k - 1))

        found = alpha(Moments.of(rows, THREE), confidence=confidence)

        assert float(found.value) == pytest.approx(by_numpy, abs=1e-9)
        assert found.interval.low == pytest.approx(
            1 - (1 - by_numpy) * stats.f.ppf(1 - tail, *degrees), rel=1e-6, abs=1e-9
        )
        assert found.interval.high == pytest.approx(
            1 - (1 - by_numpy) * stats.f.ppf(tail, *degrees), rel=1e-6, abs=1e-9
        )

    @given(complete_rows(least=2).filter(varies), rows_with_blanks())
    def test_takes_the_complete_cases(self, complete: list[Row], rows: list[Row]) -> None:
        blanks = [row for row in rows if None in row.values()]

        found = alpha(Moments.of(blanks + complete, THREE))

        assert found == alpha(Moments.of(complete, THREE))

    @given(complete_rows(least=2).filter(varies))
    def test_never_exceeds_1_and_lies_below_its_upper_end(self, rows: list[Row]) -> None:
        found = alpha(Moments.of(rows, THREE))

        assert found.value <= 1
        assert found.interval.low <= float(found.value)
        assert found.interval.high <= 1

    @given(complete_rows(least=2).filter(varies), st.integers(2, 5), st.integers(-3, 3))
    def test_does_not_mind_another_scale(self, rows: list[Row], factor: int, shift: int) -> None:
        moved: list[Row] = [
            {code: (answer or 0) * factor + shift for code, answer in row.items()} for row in rows
        ]
        scale = Scale(factor + shift, 4 * factor + shift)

        here, there = alpha(Moments.of(rows, THREE)), alpha(Moments.of(moved, THREE, scale))

        assert here == there

    @given(complete_rows(least=2).filter(varies))
    def test_of_answers_given_twice_over_is_the_same(self, rows: list[Row]) -> None:
        moments = Moments.of(rows, THREE)

        assert alpha(moments + moments).value == alpha(moments).value

    def test_is_1_when_every_item_says_the_same(self) -> None:
        found = alpha(Moments.of(rows_of([(1, 1, 1), (3, 3, 3), (4, 4, 4)], THREE), THREE))

        assert found.value == 1
        assert (found.interval.low, found.interval.high) == (1, 1)

    def test_is_shown_below_zero_as_it_is(self) -> None:
        rows = rows_of([(1, 4, 2), (4, 1, 3), (2, 3, 3), (3, 2, 1)], THREE)

        found = alpha(Moments.of(rows, THREE))

        assert found.value < 0
        assert found.interval.low < float(found.value)

    def test_leaves_out_and_lists_what_everybody_answered_alike(self) -> None:
        rows = rows_of([(1, 4, 2), (2, 4, 2), (4, 4, 3), (3, 4, 4)], THREE)
        pair: list[Row] = [{"TIME": row["TIME"], "STAFF": row["STAFF"]} for row in rows]

        found = alpha(Moments.of(rows, THREE))

        assert found.constant == ("COST",)
        assert found.items == ("STAFF", "TIME")
        assert found.value == alpha(Moments.of(pair, ["TIME", "STAFF"])).value

    def test_of_two_items_comes_with_the_stepped_up_correlation(self) -> None:
        lists = [(1, 2), (2, 2), (3, 4), (4, 3), (4, 4), (2, 1)]
        found = alpha(Moments.of(rows_of(lists, ["A", "B"]), ["A", "B"]))

        r = np.corrcoef(np.array(lists, dtype=float).T)[0, 1]
        assert found.spearman_brown == pytest.approx(2 * r / (1 + r))

    def test_of_more_items_needs_no_such_correlation(self) -> None:
        rows = rows_of([(1, 2, 2), (2, 3, 2), (4, 4, 3)], THREE)

        assert alpha(Moments.of(rows, THREE)).spearman_brown is None

    def test_of_two_items_that_are_exact_opposites_has_no_such_correlation(self) -> None:
        opposites = rows_of([(1, 3), (2, 2), (4, 1)], ["A", "B"])
        steep: list[Row] = [{"A": 1, "B": 4}, {"A": 2, "B": 2}]

        assert alpha(Moments.of(opposites, ["A", "B"])).spearman_brown is not None
        assert alpha(Moments.of(steep, ["A", "B"])).spearman_brown is None

    @pytest.mark.parametrize(
        ("lists", "why"),
        [
            ([], "two complete rows"),
            ([(1, 2, 3)], "two complete rows"),
            ([(1, 2, 3), (1, None, 3)], "two complete rows"),
            ([(4, 4, 4)] * 9, "two items"),
            ([(4, 4, 1), (4, 4, 2), (4, 4, 3)], "two items"),
            ([(1, 4, 2), (2, 3, 2), (4, 1, 2)], "same total"),
        ],
    )
    def test_refuses_what_says_nothing_about_agreement(
        self, lists: list[tuple[int | None, ...]], why: str
    ) -> None:
        with pytest.raises(NotEnoughData, match=why):
            alpha(Moments.of(rows_of(lists, THREE), THREE))

    @pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan")])
    def test_refuses_an_impossible_confidence(self, confidence: float) -> None:
        rows = rows_of([(1, 2, 2), (2, 3, 2), (4, 4, 3)], THREE)

        with pytest.raises(ValueError, match="confidence"):
            alpha(Moments.of(rows, THREE), confidence=confidence)


class TestItemTotalCorrelations:
    @given(complete_rows(least=2))
    def test_agree_with_numpy(self, rows: list[Row]) -> None:
        table = matrix(rows)

        found = item_total_correlations(Moments.of(rows, THREE))

        for column, code in enumerate(THREE):
            item, rest = table[:, column], np.delete(table, column, axis=1).sum(axis=1)
            if np.ptp(item) and np.ptp(rest):
                assert found[code] == pytest.approx(np.corrcoef(item, rest)[0, 1], abs=1e-9)
            else:
                assert found[code] is None

    def test_of_published_answers_are_reproduced(self) -> None:
        case = next(case for case in CASES if case["id"] == "PINGOUIN_BLANKS")

        found = item_total_correlations(case_moments(case))

        assert list(found.values()) == pytest.approx(case["item_total"], abs=5e-5)

    def test_are_exactly_1_and_minus_1_at_the_ends(self) -> None:
        rows = rows_of([(1, 4), (2, 3), (4, 1)], ["A", "B"])
        same = rows_of([(1, 1), (2, 2), (4, 4)], ["A", "B"])

        assert item_total_correlations(Moments.of(rows, ["A", "B"])) == {"A": -1, "B": -1}
        assert item_total_correlations(Moments.of(same, ["A", "B"])) == {"A": 1, "B": 1}

    def test_refuse_a_single_row(self) -> None:
        with pytest.raises(NotEnoughData):
            item_total_correlations(Moments.of([{"A": 1, "B": 2}], ["A", "B"]))


class TestAlphaIfDeleted:
    @given(complete_rows(least=2))
    def test_is_the_alpha_of_the_others(self, rows: list[Row]) -> None:
        found = alpha_if_deleted(Moments.of(rows, THREE))

        assert found.keys() == set(THREE)
        for code in THREE:
            others = [other for other in THREE if other != code]
            fewer: list[Row] = [{other: row[other] for other in others} for row in rows]
            try:
                expected = alpha(Moments.of(fewer, others)).value
            except NotEnoughData:
                assert found[code] is None
            else:
                assert found[code] == expected

    @PUBLISHED
    def test_lies_on_both_sides_of_alpha(self, case: dict[str, Any]) -> None:
        """Some item helps most and some least, unless all are alike."""
        moments = case_moments(case)
        without = [value for value in alpha_if_deleted(moments).values() if value is not None]

        assert min(without) < alpha(moments).value < max(without)

    def test_refuses_a_single_row(self) -> None:
        with pytest.raises(NotEnoughData):
            alpha_if_deleted(Moments.of([{"A": 1, "B": 2}], ["A", "B"]))
