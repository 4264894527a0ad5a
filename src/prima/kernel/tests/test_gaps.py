from fractions import Fraction
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.answers import Row
from prima.kernel.gaps import (
    adds_up,
    conformity,
    overall_gap,
    reliability_of_differences,
    service_gap,
)
from prima.kernel.intervals import NotEnoughData
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums
from prima.kernel.tests.questionnaires import published

PUBLISHED = published("published_quality.json")["gaps"]
FIVE = PUBLISHED["five_dimensions"]
GAPS = {code: Fraction(str(gap)) for code, gap in FIVE["gaps"].items()}
POINTS = dict(zip(FIVE["gaps"], FIVE["points"], strict=True))
ASKED = {"RELIABILITY": ["ON_TIME", "CORRECT", "KEPT"], "EMPATHY": ["LISTENS", "KNOWS"]}
ITEMS = [code for items in ASKED.values() for code in items]

rows = st.fixed_dictionaries(dict.fromkeys(ITEMS, st.integers(1, 7)))
pairs = st.lists(st.tuples(rows, rows), min_size=1, max_size=12)


def alike(answer: int | None, **others: int | None) -> Row:
    return dict.fromkeys(ITEMS, answer) | others


class TestOverallGap:
    def test_is_the_published_one(self) -> None:
        found = overall_gap(GAPS)

        assert float(found) == FIVE["overall"]
        assert float(found) == pytest.approx(FIVE["printed"], abs=0.005)

    def test_is_the_published_one_by_points_and_not_divided_again(self) -> None:
        found = overall_gap(GAPS, POINTS)

        assert float(found) == FIVE["weighted"]
        assert float(found / 5) == pytest.approx(FIVE["divided_again"])
        assert adds_up(POINTS)

    @given(st.integers(1, 1000))
    def test_by_equal_points_is_the_plain_mean(self, each: int) -> None:
        assert overall_gap(GAPS, dict.fromkeys(GAPS, each)) == overall_gap(GAPS)

    def test_by_points_that_do_not_add_up_is_the_same_when_their_shares_are(self) -> None:
        halved = {code: Fraction(given, 2) for code, given in POINTS.items()}

        assert overall_gap(GAPS, halved) == overall_gap(GAPS, POINTS)
        assert not adds_up(halved)

    def test_refuses_points_for_other_things_or_for_nothing(self) -> None:
        with pytest.raises(ValueError, match="points for"):
            overall_gap(GAPS, {"EMPATHY": 100})
        with pytest.raises(ValueError, match="not all nothing"):
            overall_gap(GAPS, dict.fromkeys(GAPS, 0))
        with pytest.raises(ValueError, match="not below nothing"):
            overall_gap(GAPS, POINTS | {"EMPATHY": -1})


class TestServiceGap:
    @given(pairs)
    def test_of_complete_answers_is_the_difference_of_the_means(
        self, answers: list[tuple[Row, Row]]
    ) -> None:
        found = service_gap(answers, ASKED)

        for code in ITEMS:
            seen, hoped = ([row[code] or 0 for row in side] for side in zip(*answers, strict=True))
            assert found.items[code].mean == Fraction(sum(seen) - sum(hoped), len(seen))
        assert found.of_items == mean(found.items[code].mean for code in ITEMS)
        assert found.of_dimensions == mean(
            mean(found.items[code].mean for code in items) for items in ASKED.values()
        )

    @given(pairs)
    def test_is_reversed_when_perception_and_expectation_are_exchanged(
        self, answers: list[tuple[Row, Row]]
    ) -> None:
        there = service_gap(answers, ASKED)
        back = service_gap([(expected, seen) for seen, expected in answers], ASKED)

        assert there.of_items == -back.of_items
        assert there.of_dimensions == -back.of_dimensions

    def test_has_two_overall_figures_that_differ(self) -> None:
        low_reliability = alike(6, ON_TIME=3, CORRECT=3, KEPT=3)

        found = service_gap([(low_reliability, alike(6))], ASKED)

        assert found.of_dimensions == Fraction(-3, 2)
        assert found.of_items == Fraction(-9, 5)

    def test_keeps_for_servperf_who_did_not_say_what_they_expected(self) -> None:
        found = service_gap([(alike(6), alike(7)), (alike(4), alike(None))], ASKED)

        assert found.dimensions["EMPATHY"].gap == Sums.of([-1])
        assert found.dimensions["EMPATHY"].perceived == Sums.of([6, 4])
        assert found.perceived == 5

    def test_misses_a_dimension_of_which_less_than_half_was_answered(self) -> None:
        one_of_three = alike(5, ON_TIME=None, CORRECT=None)
        one_of_two = alike(5, KNOWS=None)

        found = service_gap([(one_of_three, alike(6)), (one_of_two, alike(7))], ASKED)

        assert found.dimensions["RELIABILITY"].gap == Sums.of([-2])
        assert found.dimensions["EMPATHY"].gap == Sums.of([-1, -2])

    def test_turns_negative_items_round(self) -> None:
        found = service_gap(
            [(alike(7, ON_TIME=1), alike(7, ON_TIME=1))], ASKED, reverse=["ON_TIME"]
        )
        unkind = service_gap(
            [(alike(5, ON_TIME=7), alike(5, ON_TIME=1))], ASKED, reverse=["ON_TIME"]
        )

        assert found.perceived == 7
        assert unkind.items["ON_TIME"].mean == -6

    def test_by_points_is_that_of_its_dimensions(self) -> None:
        found = service_gap([(alike(5, LISTENS=1, KNOWS=1), alike(5))], ASKED)

        assert found.weighted({"RELIABILITY": 75, "EMPATHY": 25}) == -1

    def test_of_nobody_refuses_instead_of_being_zero(self) -> None:
        found = service_gap([], ASKED)

        for figure in ("of_dimensions", "of_items", "perceived"):
            with pytest.raises(NotEnoughData):
                getattr(found, figure)

    @pytest.mark.parametrize("answer", [0, 8, True, 3.5, "3"])
    def test_refuses_an_impossible_answer(self, answer: int) -> None:
        with pytest.raises(ValueError, match="ON_TIME"):
            service_gap([(alike(5, ON_TIME=answer), alike(5))], ASKED)

    def test_refuses_items_of_no_dimension_and_of_two(self) -> None:
        with pytest.raises(ValueError, match="OTHER"):
            service_gap([(alike(5, OTHER=5), alike(5))], ASKED)
        with pytest.raises(ValueError, match="one dimension"):
            service_gap([], {"A": ["ONE"], "B": ["ONE"]})

    def test_reads_other_scales(self) -> None:
        found = service_gap([(alike(4), alike(1))], ASKED, scale=Scale(1, 4))

        assert found.of_items == 3


class TestConformity:
    case = PUBLISHED["makassar"]

    @pytest.mark.parametrize("dimension", case["gaps"])
    def test_explains_what_was_printed_as_a_satisfaction_index(self, dimension: str) -> None:
        gap, percent = self.case["gaps"][dimension], self.case["percent"][dimension]
        seen, hoped = (Fraction(str(number)) for number in self.case["implied"][dimension])

        assert float(conformity(seen, hoped)) == pytest.approx(percent, abs=0.01)
        assert float(seen - hoped) == pytest.approx(gap, abs=1e-9)
        assert 1 <= seen <= hoped <= 5

    def test_may_exceed_a_hundred(self) -> None:
        assert conformity(Fraction(4), Fraction(3)) > 100

    @pytest.mark.parametrize(("seen", "hoped"), [(3, 0), (-1, 3)])
    def test_refuses_what_is_on_no_scale(self, seen: int, hoped: int) -> None:
        with pytest.raises(ValueError, match="part"):
            conformity(Fraction(seen), Fraction(hoped))


class TestFuzzyAnswers:
    case = PUBLISHED["fuzzy"]

    def test_have_the_mean_of_their_triangle_as_plain_value(self) -> None:
        for triangle, printed in zip(self.case["triangles"], self.case["values"], strict=True):
            value = Sums.of(Fraction(str(corner)) for corner in triangle).mean
            assert float(value) == pytest.approx(printed, abs=0.005)

    def test_have_gaps_like_others(self) -> None:
        gap = Fraction(str(self.case["perceived"])) - Fraction(str(self.case["expected"]))

        assert float(overall_gap({"ITEM_1": gap})) == self.case["gap"]


class TestReliabilityOfDifferences:
    def test_is_that_of_the_ratings_when_they_do_not_go_together(self) -> None:
        assert reliability_of_differences(0.8, 0.9, 0) == pytest.approx(0.85)

    @given(st.floats(0, 0.8), st.floats(0.001, 0.1))
    def test_falls_when_they_do(self, r: float, more: float) -> None:
        assert reliability_of_differences(0.9, 0.9, r + more) < reliability_of_differences(
            0.9, 0.9, r
        )

    def test_does_not_exist_when_they_say_the_same(self) -> None:
        with pytest.raises(ValueError, match="rely"):
            reliability_of_differences(0.9, 0.9, 1)
