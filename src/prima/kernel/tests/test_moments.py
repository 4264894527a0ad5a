from collections import UserDict
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.answers import ImpossibleAnswer, Row
from prima.kernel.intervals import NotEnoughData
from prima.kernel.moments import ImpossibleMoments, Moments
from prima.kernel.reliability import alpha
from prima.kernel.satisfaction import SKM_2017_ITEMS, SKM_INSTRUMENT, index
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums
from prima.kernel.tests.questionnaires import THREE, complete_rows, rows_with_blanks, seeded

OFTEN = (2, 8, 50, 39, 1)
GOOD: dict[str, Any] = {"TIME": 3, "COST": 4, "STAFF": 2}
WEIGHTS = st.fixed_dictionaries(dict.fromkeys(THREE, st.fractions(0, 5, max_denominator=50)))


def complete(rows: list[Row]) -> list[dict[str, int]]:
    kept = [{code: answer for code, answer in row.items() if answer is not None} for row in rows]
    return [row for row in kept if len(row) == len(THREE)]


class TestMoments:
    @given(rows_with_blanks())
    def test_of_an_item_are_the_sums_of_its_answers(self, rows: list[Row]) -> None:
        moments = Moments.of(rows, THREE)

        for code in THREE:
            answers = [row[code] for row in rows]
            assert moments.available(code) == Sums.of(a for a in answers if a is not None)
            assert moments.complete(code) == Sums.of(row[code] for row in complete(rows))

    @given(rows_with_blanks())
    def test_count_who_answered_anything_and_who_answered_everything(self, rows: list[Row]) -> None:
        moments = Moments.of(rows, THREE)

        assert moments.respondents == sum(set(row.values()) != {None} for row in rows)
        assert moments.n == len(complete(rows))

    @given(rows_with_blanks(), WEIGHTS)
    def test_give_the_exact_scores_for_any_weights(
        self, rows: list[Row], weights: dict[str, Fraction]
    ) -> None:
        scores = [sum(weights[code] * row[code] for code in THREE) for row in complete(rows)]

        moments = Moments.of(rows, THREE)

        assert moments.scores(weights) == Sums.of(map(Fraction, scores))
        assert moments.scores(weights, times=25) == Sums.of(25 * Fraction(own) for own in scores)

    @given(rows_with_blanks())
    def test_give_the_totals_of_complete_rows(self, rows: list[Row]) -> None:
        expected = Sums.of(sum(row.values()) for row in complete(rows))

        assert Moments.of(rows, THREE).row_totals == expected

    @given(complete_rows(least=2))
    def test_give_covariances_that_add_up_to_the_variance_of_the_totals(
        self, rows: list[Row]
    ) -> None:
        moments = Moments.of(rows, THREE)

        added_up = sum(moments.covariance(one, other) for one in THREE for other in THREE)

        assert added_up == moments.row_totals.variance
        assert moments.covariance("COST", "COST") == moments.complete("COST").variance
        assert moments.covariance("COST", "TIME") == moments.covariance("TIME", "COST")

    def test_refuse_a_covariance_of_one_row(self) -> None:
        with pytest.raises(NotEnoughData):
            Moments.of([GOOD], THREE).covariance("TIME", "COST")

    @given(rows_with_blanks(), st.randoms(use_true_random=False))
    def test_mind_neither_the_order_of_rows_nor_of_codes(
        self, rows: list[Row], luck: Random
    ) -> None:
        shuffled = luck.sample(rows, len(rows))

        assert Moments.of(iter(shuffled), reversed(THREE)) == Moments.of(rows, THREE)

    def test_take_a_row_of_any_mapping(self) -> None:
        assert Moments.of([UserDict(GOOD)], iter(THREE)) == Moments.of([GOOD], THREE)

    def test_of_one_item_are_like_any_others(self) -> None:
        moments = Moments.of([{"TIME": 3}, {"TIME": None}, {"TIME": 4}], ["TIME"])

        assert moments.available("TIME") == moments.complete("TIME") == Sums(2, 7, 25)
        assert (moments.respondents, moments.n) == (2, 2)

    def test_leave_the_rows_as_they_were(self) -> None:
        row = dict(GOOD)

        Moments.of([row], THREE)

        assert row == GOOD

    def test_refuse_scores_for_other_items(self) -> None:
        with pytest.raises(ValueError, match="weights"):
            Moments.empty(THREE).scores({"TIME": 1})

    def test_refuse_an_item_that_was_not_asked(self) -> None:
        with pytest.raises(ValueError, match="'SPEED'"):
            Moments.empty(THREE).available("SPEED")


class TestAdd:
    @given(st.lists(rows_with_blanks(most=6), max_size=6))
    def test_many_units_equal_the_whole(self, units: list[list[Row]]) -> None:
        whole = [row for rows in units for row in rows]

        merged = sum((Moments.of(rows, THREE) for rows in units), start=Moments.empty(THREE))

        assert merged == Moments.of(whole, THREE)

    def test_five_hundred_units_are_the_nation_in_every_figure(self) -> None:
        luck = seeded(500)
        units = [
            [
                dict(zip(SKM_2017_ITEMS, luck.choices((1, 2, 3, 4, None), OFTEN, k=9), strict=True))
                for _ in range(luck.randint(1, 30))
            ]
            for _ in range(500)
        ]
        whole = Moments.of([row for rows in units for row in rows], SKM_2017_ITEMS)
        luck.shuffle(units)

        merged = sum(
            (Moments.of(rows, SKM_2017_ITEMS) for rows in units),
            start=Moments.empty(SKM_2017_ITEMS),
        )

        assert merged == whole
        assert index(merged, SKM_INSTRUMENT) == index(whole, SKM_INSTRUMENT)
        assert alpha(merged) == alpha(whole)

    @given(rows_with_blanks())
    def test_nothing_changes_nothing(self, rows: list[Row]) -> None:
        moments = Moments.of(rows, THREE)

        assert moments + Moments.empty(THREE) == Moments.empty(THREE) + moments == moments

    def test_joins_units_that_list_their_items_in_another_order(self) -> None:
        official = Moments.of([{"COMPLAINTS": 1, "FACILITIES": 4}], ["COMPLAINTS", "FACILITIES"])
        swapped = Moments.of([{"FACILITIES": 4, "COMPLAINTS": 1}], ["FACILITIES", "COMPLAINTS"])

        assert (official + swapped).available("FACILITIES") == Sums(2, 8, 32)

    def test_refuses_answers_to_other_items_or_on_another_scale(self) -> None:
        for other in (Moments.empty(["TIME", "COST"]), Moments.empty(THREE, Scale(1, 5))):
            with pytest.raises(ValueError, match="no common sums"):
                Moments.empty(THREE).add(other)


class TestSubtract:
    @given(rows_with_blanks(), rows_with_blanks())
    def test_takes_back_what_was_added(self, kept: list[Row], undone: list[Row]) -> None:
        both = Moments.of(kept + undone, THREE)

        assert both.subtract(Moments.of(undone, THREE)) == Moments.of(kept, THREE)

    @pytest.mark.parametrize(
        "never_added",
        [
            [{"TIME": 4, "COST": 4, "STAFF": 2}],
            [{"TIME": 3, "COST": 4, "STAFF": None}],
            [{"TIME": None, "COST": None, "STAFF": 1}],
            [GOOD, GOOD],
        ],
    )
    def test_refuses_what_would_leave_less_than_nothing(self, never_added: list[Row]) -> None:
        with pytest.raises(ImpossibleMoments, match="not among"):
            Moments.of([GOOD], THREE).subtract(Moments.of(never_added, THREE))

    def test_refuses_what_only_a_pair_of_items_can_tell(self) -> None:
        rows: list[Row] = [
            {"A": 1, "B": 1},
            {"A": 4, "B": 4},
            {"A": 1, "B": 4},
        ]
        crossed: list[Row] = [{"A": 1, "B": 4}, {"A": 4, "B": 1}]

        with pytest.raises(ImpossibleMoments):
            Moments.of(rows, ["A", "B"]).subtract(Moments.of(crossed, ["A", "B"]))


class TestImpossibleAnswers:
    @pytest.mark.parametrize(
        "answer", [0, 5, -1, 10**30, True, False, 3.0, 3.5, "3", "", Decimal(3), [3], float("nan")]
    )
    def test_are_refused_with_row_and_code(self, answer: object) -> None:
        with pytest.raises(ImpossibleAnswer, match="whole number from 1 to 4") as refused:
            Moments.of([GOOD, GOOD | {"COST": answer}], THREE)

        assert (refused.value.row, refused.value.code) == (2, "COST")

    def test_of_one_item_are_refused_too(self) -> None:
        for answer in (True, 3.0, 5):
            with pytest.raises(ImpossibleAnswer):
                Moments.of([{"TIME": answer}], ["TIME"])  # type: ignore[dict-item]

    def test_tell_a_missing_item_from_a_blank(self) -> None:
        with pytest.raises(ImpossibleAnswer, match="row 1, STAFF: missing"):
            Moments.of([{"TIME": 3, "COST": 4}], THREE)

        assert Moments.of([{"TIME": 3, "COST": 4, "STAFF": None}], THREE).respondents == 1

    def test_name_a_code_that_nobody_knows(self) -> None:
        with pytest.raises(ImpossibleAnswer, match="row 1, U9: no item has this code"):
            Moments.of([GOOD | {"U9": 4}], THREE)

    @pytest.mark.parametrize("row", [[3, 4, 2], None, "342", 5])
    def test_include_rows_that_are_no_mapping(self, row: object) -> None:
        with pytest.raises(ImpossibleAnswer, match="row 1"):
            Moments.of([row], THREE)  # type: ignore[list-item]

    @pytest.mark.parametrize("codes", [[], [""], ["A", "A"], "AB", ["A", 1], [["A"]]])
    def test_cannot_be_given_to_a_questionnaire_without_proper_codes(
        self, codes: list[str]
    ) -> None:
        with pytest.raises(ValueError, match=r"code"):
            Moments.empty(codes)

    def test_follow_the_scale_of_the_questionnaire(self) -> None:
        assert Moments.of([{"A": 7}], ["A"], Scale(1, 7)).available("A").total == 7
        with pytest.raises(ImpossibleAnswer, match="from 0 to 1"):
            Moments.of([{"A": 2}], ["A"], Scale(0, 1))
