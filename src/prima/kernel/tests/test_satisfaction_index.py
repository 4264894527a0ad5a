from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.answers import Row
from prima.kernel.intervals import NotEnoughData
from prima.kernel.moments import Moments
from prima.kernel.satisfaction import (
    SKM_2017,
    SKM_2017_ITEMS,
    SKM_INSTRUMENT,
    Convention,
    Instrument,
    index,
    index_of_means,
    rounded,
)
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums
from prima.kernel.tests.questionnaires import (
    THREE,
    THREE_ALIKE,
    complete_rows,
    indexable_rows,
    instruments,
    nine,
    own_index,
    rows_of,
)

CONVENTIONS = st.sampled_from(Convention)


class TestIndex:
    @given(indexable_rows(), instruments(), CONVENTIONS)
    def test_is_the_weighted_sum_of_the_means_of_those_who_answered(
        self, rows: list[Row], instrument: Instrument, convention: Convention
    ) -> None:
        weights = instrument.weights_by(convention)

        found = index(Moments.of(rows, THREE), instrument, convention)

        by_hand = Fraction(0)
        for score in found.items:
            answers = [answer for row in rows if (answer := row[score.code]) is not None]
            assert score.n == len(answers)
            assert score.mean == Fraction(sum(answers), len(answers))
            assert score.weight == weights[score.code]
            assert score.weighted_mean == score.mean * score.weight
            assert score.value == 25 * score.mean
            assert score.grade == SKM_2017.grade(score.value)
            by_hand += score.weighted_mean
        assert found.index_1_to_4 == by_hand
        assert found.value == 25 * by_hand

    @given(complete_rows(least=1), instruments(), CONVENTIONS)
    def test_is_the_mean_of_the_respondents_own_indices_when_nothing_is_blank(
        self, rows: list[Row], instrument: Instrument, convention: Convention
    ) -> None:
        weights = instrument.weights_by(convention)

        found = index(Moments.of(rows, THREE), instrument, convention)

        assert found.scores == Sums.of(own_index(row, weights) for row in rows)
        assert found.value == found.scores.mean
        assert found.n == found.scores.n == len(rows)

    @given(indexable_rows(), instruments(), CONVENTIONS)
    def test_lies_on_its_scale_and_in_its_interval(
        self, rows: list[Row], instrument: Instrument, convention: Convention
    ) -> None:
        whole = sum(instrument.weights_by(convention).values())

        found = index(Moments.of(rows, THREE), instrument, convention)

        assert 25 * whole <= found.value <= 100 * whole
        if found.interval is not None:
            assert float(25 * whole) <= found.interval.low <= float(found.value)
            assert float(found.value) <= found.interval.high <= float(100 * whole)

    @given(indexable_rows(), st.randoms(use_true_random=False))
    def test_does_not_mind_the_order(self, rows: list[Row], luck: Random) -> None:
        shuffled = luck.sample(rows, len(rows))

        assert index(Moments.of(shuffled, THREE), THREE_ALIKE) == index(
            Moments.of(rows, THREE), THREE_ALIKE
        )

    @given(complete_rows(least=1).filter(lambda rows: all(4 not in row.values() for row in rows)))
    def test_rises_by_25_when_everybody_answers_one_more(self, rows: list[Row]) -> None:
        happier = [{code: (answer or 0) + 1 for code, answer in row.items()} for row in rows]

        before = index(Moments.of(rows, THREE), THREE_ALIKE)
        after = index(Moments.of(happier, THREE), THREE_ALIKE)

        assert after.value - before.value == 25

    def test_goes_from_25_to_100(self) -> None:
        for answer, value in [(1, 25), (2, 50), (3, 75), (4, 100)]:
            found = index(Moments.of([nine(answer)] * 3, SKM_2017_ITEMS), SKM_INSTRUMENT)
            assert found.value == value
            assert found.index_1_to_4 == answer

    def test_keeps_the_official_order_of_items(self) -> None:
        found = index(Moments.of([nine(3)], SKM_2017_ITEMS), SKM_INSTRUMENT)

        assert tuple(score.code for score in found.items) == SKM_2017_ITEMS

    def test_takes_a_blank_for_no_answer_and_not_for_a_zero(self) -> None:
        rows = rows_of([(4, 4, 4), (2, 4, None), (None, None, None)], THREE)

        found = index(Moments.of(rows, THREE), THREE_ALIKE)

        assert [score.n for score in found.items] == [2, 2, 1]
        assert [score.mean for score in found.items] == [3, 4, 4]
        assert found.value == Fraction(25 * 11, 3)
        assert found.n == 2

    def test_refuses_no_answers_at_all(self) -> None:
        with pytest.raises(NotEnoughData, match="TIME, COST, STAFF"):
            index(Moments.empty(THREE), THREE_ALIKE)

    def test_refuses_an_item_that_nobody_answered(self) -> None:
        rows = rows_of([(4, None, 3), (3, None, 3)], THREE)

        with pytest.raises(NotEnoughData, match="nobody answered COST"):
            index(Moments.of(rows, THREE), THREE_ALIKE)

    def test_refuses_other_items_or_another_scale(self) -> None:
        with pytest.raises(ValueError, match="weights of"):
            index(Moments.of([nine(3)], SKM_2017_ITEMS), THREE_ALIKE)
        with pytest.raises(ValueError, match="from 1 to 4"):
            index(Moments.of(rows_of([(3, 3, 3)], THREE), THREE, Scale(1, 5)), THREE_ALIKE)


class TestCompatible:
    def test_cannot_reach_100_with_nine_items(self) -> None:
        best = Moments.of([nine(4)] * 2, SKM_2017_ITEMS)

        found = index(best, SKM_INSTRUMENT, Convention.COMPATIBLE)

        assert found.value == Fraction("99.9")
        assert found.grade.letter == "A"
        assert found.interval is not None
        assert found.interval.high == 99.9

    def test_is_still_a_d_below_the_table(self) -> None:
        worst = Moments.of([nine(1)] * 2, SKM_2017_ITEMS)

        found = index(worst, SKM_INSTRUMENT, Convention.COMPATIBLE)

        assert found.value == Fraction("24.975")
        assert found.grade.letter == "D"

    def test_is_still_an_a_above_the_table(self) -> None:
        six = ["A", "B", "C", "D", "E", "F"]
        best = Moments.of([dict.fromkeys(six, 4)], six)

        found = index(best, Instrument.equal(six, SKM_2017), Convention.COMPATIBLE)

        assert found.value == Fraction("100.2")
        assert found.grade.letter == "A"


class TestUnitOfManyServices:
    def test_counts_respondents_and_not_services(self) -> None:
        """Three services; averaging their indices would lose three points."""
        services = [
            Moments.of([nine(4)] * 60 + [nine(3)] * 60, SKM_2017_ITEMS),
            Moments.of([nine(3)] * 25 + [nine(4)] * 15, SKM_2017_ITEMS),
            Moments.of([nine(3)] * 9 + [nine(4)], SKM_2017_ITEMS),
        ]

        unit = index(sum(services, start=Moments.empty(SKM_2017_ITEMS)), SKM_INSTRUMENT)
        own = [index(service, SKM_INSTRUMENT).value for service in services]

        assert [str(rounded(value, 2)) for value in own] == ["87.50", "84.38", "77.50"]
        assert str(rounded(unit.value, 2)) == "86.18"
        assert str(rounded(sum(own) / 3, 2)) == "83.13"
        assert unit.n == 170

    @given(st.lists(indexable_rows(), min_size=1, max_size=5))
    def test_is_the_index_of_all_their_answers(self, services: list[list[Row]]) -> None:
        answers = [row for rows in services for row in rows]

        merged = sum((Moments.of(rows, THREE) for rows in services), start=Moments.empty(THREE))

        assert index(merged, THREE_ALIKE) == index(Moments.of(answers, THREE), THREE_ALIKE)


class TestIndexOfMeans:
    def test_refuses_means_without_weights(self) -> None:
        with pytest.raises(ValueError, match="weights"):
            index_of_means({"TIME": Fraction(3)}, {"COST": Fraction(1)})

    @pytest.mark.parametrize(
        "mean", [Fraction(0), Fraction("0.99"), Fraction("4.01"), Fraction("6.60")]
    )
    def test_refuses_a_mean_off_the_scale(self, mean: Fraction) -> None:
        with pytest.raises(ValueError, match="the mean of TIME"):
            index_of_means({"TIME": mean}, {"TIME": Fraction(1)})
