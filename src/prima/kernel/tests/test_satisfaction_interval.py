from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it ships no types

from prima.kernel.answers import Row
from prima.kernel.moments import Moments
from prima.kernel.satisfaction import (
    SKM_2017_ITEMS,
    SKM_INSTRUMENT,
    Convention,
    Instrument,
    index,
)
from prima.kernel.tests.questionnaires import (
    THREE,
    THREE_ALIKE,
    complete_rows,
    instruments,
    nine,
    own_index,
    rows_of,
)


class TestInterval:
    @given(complete_rows(least=2), instruments(), st.sampled_from([0.8, 0.95, 0.99]))
    def test_is_students_interval_of_the_respondents_own_indices(
        self, rows: list[Row], instrument: Instrument, confidence: float
    ) -> None:
        own = [float(own_index(row, instrument.weights_by(Convention.EXACT))) for row in rows]

        found = index(Moments.of(rows, THREE), instrument, confidence=confidence)

        if len(set(own)) > 1:
            low, high = stats.t.interval(confidence, len(own) - 1, fmean(own), stats.sem(own))
        else:
            low = high = own[0]
        assert found.interval is not None
        assert found.interval.low == pytest.approx(max(25, low))
        assert found.interval.high == pytest.approx(min(100, high))

    @pytest.mark.parametrize(
        ("convention", "lowest", "highest"),
        [(Convention.EXACT, 25, 100), (Convention.COMPATIBLE, 24.975, 99.9)],
    )
    def test_ends_where_no_index_can_go(
        self, convention: Convention, lowest: float, highest: float
    ) -> None:
        happy = Moments.of([nine(4), nine(4), nine(3)], SKM_2017_ITEMS)
        unhappy = Moments.of([nine(1), nine(1), nine(2)], SKM_2017_ITEMS)

        above = index(happy, SKM_INSTRUMENT, convention).interval
        below = index(unhappy, SKM_INSTRUMENT, convention).interval

        assert above is not None
        assert below is not None
        assert (above.high, below.low) == (highest, lowest)

    def test_is_none_for_one_complete_respondent(self) -> None:
        rows = rows_of([(4, 3, 2), (4, None, 3)], THREE)

        assert index(Moments.of(rows, THREE), THREE_ALIKE).interval is None

    def test_shrinks_to_nothing_when_everybody_was_asked(self) -> None:
        moments = Moments.of([nine(answer) for answer in (2, 3, 3, 4)], SKM_2017_ITEMS)
        widths = []
        for population in (None, 400, 8, 4):
            interval = index(moments, SKM_INSTRUMENT, population=population).interval
            assert interval is not None
            widths.append(interval.high - interval.low)

        assert widths == sorted(widths, reverse=True)
        assert widths[-1] == 0

    def test_is_corrected_for_a_finite_population(self) -> None:
        moments = Moments.of([nine(answer) for answer in (3, 3, 4, 3, 4, 3, 3)], SKM_2017_ITEMS)

        wide = index(moments, SKM_INSTRUMENT).interval
        narrow = index(moments, SKM_INSTRUMENT, population=28).interval

        assert wide is not None
        assert narrow is not None
        shrunk = (narrow.high - narrow.low) / (wide.high - wide.low)
        assert shrunk == pytest.approx((1 - 7 / 28) ** 0.5)

    def test_lies_around_the_value_when_blanks_move_the_value(self) -> None:
        rows = rows_of([(3, 3, 3), (3, 4, 3), (3, 3, 3)] + [(None, 1, None)] * 30, THREE)

        found = index(Moments.of(rows, THREE), THREE_ALIKE)

        assert found.interval is not None
        centre = (found.interval.low + found.interval.high) / 2
        assert centre == pytest.approx(float(found.value))
        assert float(found.scores.mean) not in found.interval

    def test_refuses_more_respondents_than_people(self) -> None:
        blank = rows_of([(4, 4, 4), (3, 3, None), (2, None, None)], THREE)

        with pytest.raises(ValueError, match="3 respondents out of 2 people"):
            index(Moments.of(blank, THREE), THREE_ALIKE, population=2)

    @pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan")])
    def test_refuses_an_impossible_confidence(self, confidence: float) -> None:
        moments = Moments.of([nine(3), nine(4)], SKM_2017_ITEMS)

        with pytest.raises(ValueError, match="confidence"):
            index(moments, SKM_INSTRUMENT, confidence=confidence)
