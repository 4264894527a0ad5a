import pytest

from prima.kernel.control_charts import Signal
from prima.kernel.importance import CsiClass, Quadrant
from prima.kernel.kano import Category
from prima.listen.surveys.rules.library import shipped_document
from prima.measure.analyses import labels
from prima.measure.analyses.rules import (
    METHOD_PAGES,
    TARGET_MS,
    Analysis,
    driver_cost,
    explaining,
    outcome_of,
    possible,
    quadrant_cost,
    resamples,
)

A = Analysis


class TestPossible:
    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("skm-2017", {A.RELIABILITY}),
            ("skm-plus", {A.RELIABILITY, A.LOYALTY, A.DRIVERS}),
            ("servqual-22", {A.RELIABILITY, A.GAP, A.PRIORITIES}),
            ("kano", {A.KANO}),
            ("loyalty", {A.LOYALTY}),
            ("expectations", set()),
        ],
    )
    def test_is_what_an_instrument_asks(self, name: str, found: set[Analysis]) -> None:
        assert possible(shipped_document(name), is_in_use=False) == found

    def test_adds_time_for_the_survey_of_the_index(self) -> None:
        whole = possible(shipped_document("skm-2017"), is_in_use=True)

        assert whole == {A.RELIABILITY, A.CHANGE, A.COURSE}

    def test_recommendation_stands_for_all(self) -> None:
        assert outcome_of(shipped_document("skm-plus")) == "RECOMMEND"
        assert outcome_of(shipped_document("skm-2017")) is None
        assert len(explaining(shipped_document("skm-plus"))) == 9


class TestResamples:
    @pytest.mark.parametrize(("rows", "items"), [(5, 3), (60, 22), (5000, 22), (50_000, 60)])
    def test_of_quadrants_are_never_fewer_than_a_hundred(self, rows: int, items: int) -> None:
        assert 100 <= resamples(rows, quadrant_cost(rows, items), least=100) <= 500

    def test_cost_no_more_than_there_is_time_for(self) -> None:
        for items in (3, 9, 11):
            cost = driver_cost(5000, items)

            assert resamples(5000, cost, least=20) * cost <= TARGET_MS + 20 * cost

    def test_of_nothing_are_the_fewest(self) -> None:
        assert resamples(0, 0.1, least=20) == 20


def test_every_code_has_words_and_every_analysis_its_method() -> None:
    assert set(labels.TITLES) == set(labels.METHODS) == set(METHOD_PAGES) == set(Analysis)
    assert set(labels.QUADRANTS) == set(Quadrant)
    assert set(labels.CSI_WORDS) == set(CsiClass)
    assert set(labels.CATEGORIES) == set(Category)
    assert set(labels.SIGNALS) == set(Signal)
