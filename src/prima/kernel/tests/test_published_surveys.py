"""What offices published, worked out again: which figures follow, and why others do not."""

from fractions import Fraction
from typing import Any

import pytest

from prima.kernel.moments import Moments
from prima.kernel.reliability import alpha
from prima.kernel.satisfaction import (
    IKM_2004_ITEMS,
    IKM_INSTRUMENT,
    SKM_2017,
    SKM_2017_ITEMS,
    SKM_INSTRUMENT,
    Convention,
    Instrument,
    SatisfactionIndex,
    index,
    index_of_means,
    rounded,
)
from prima.kernel.tests.questionnaires import published, rows_of, rows_with_totals

PUBLISHED = published("published_satisfaction.json")
SURVEYS = {survey["id"]: survey for survey in PUBLISHED["surveys"]}
LABS = [survey for name, survey in SURVEYS.items() if name.startswith("LAB_")]
PAIR = Instrument.equal(("FIRST", "SECOND"), SKM_2017)


def cut(number: Fraction, places: int) -> Fraction:
    """Cut the decimals off, as some offices do."""
    return Fraction(number * 10**places // 1, 10**places)


def as_printed(numbers: list[float]) -> list[Fraction]:
    return [Fraction(str(number)) for number in numbers]


def answers(survey: dict[str, Any], instrument: Instrument) -> Moments:
    return Moments.of(rows_of(survey["rows"], instrument.codes), instrument.codes)


class TestMijen:
    """Fourteen items of 2004, printed with decimals cut off."""

    survey = SURVEYS["MIJEN_ANC"]

    def found(self, convention: Convention = Convention.EXACT) -> SatisfactionIndex:
        rows = rows_with_totals(self.survey["sums"], self.survey["n"], IKM_2004_ITEMS)
        return index(Moments.of(rows, IKM_2004_ITEMS), IKM_INSTRUMENT, convention)

    def test_means_follow_only_when_decimals_are_cut_off(self) -> None:
        means = [score.mean for score in self.found().items]
        printed = as_printed(self.survey["means"])

        assert [cut(mean, 2) for mean in means] == printed
        assert [Fraction(rounded(mean, 2)) for mean in means] != printed

    def test_values_follow_only_when_decimals_are_cut_off(self) -> None:
        values = [score.value for score in self.found().items]

        assert [cut(value, 2) for value in values] == as_printed(self.survey["values"])

    def test_weighted_means_follow_when_cut_off_twice(self) -> None:
        scores = self.found(Convention.COMPATIBLE).items

        weighted = [cut(cut(score.mean, 2) * score.weight, 2) for score in scores]

        assert weighted == as_printed(self.survey["weighted"])

    def test_index_follows_from_nothing(self) -> None:
        ways = [
            self.found().index_1_to_4,
            self.found(Convention.COMPATIBLE).index_1_to_4,
            sum(as_printed(self.survey["weighted"]), Fraction(0)),
        ]

        assert [str(rounded(way, 2)) for way in ways] == ["2.94", "2.92", "2.87"]
        assert Fraction(str(self.survey["index"])) not in {cut(way, 2) for way in ways}

    def test_values_are_right_when_rounded(self) -> None:
        assert str(rounded(self.found().value, 2)) == "73.45"
        assert str(rounded(self.found(Convention.COMPATIBLE).value, 2)) == "73.01"

    def test_letters_follow_all_the_same(self) -> None:
        for convention in Convention:
            found = self.found(convention)
            assert found.grade.letter == self.survey["letter"]
            assert {score.grade.letter for score in found.items} == {self.survey["letter"]}


class TestTubaba:
    survey = SURVEYS["TUBABA"]

    def test_follows_from_exact_weights(self) -> None:
        found = index(answers(self.survey, SKM_INSTRUMENT), SKM_INSTRUMENT)

        assert found.value == self.survey["value"]
        assert (found.grade.letter, found.grade.performance) == (
            self.survey["letter"],
            self.survey["performance"],
        )
        assert [score.mean for score in found.items] == self.survey["sums"]
        assert {float(rounded(score.weighted_mean, 2)) for score in found.items} == {
            self.survey["weighted"]
        }

    def test_does_not_follow_from_the_weight_that_it_names(self) -> None:
        moments = answers(self.survey, SKM_INSTRUMENT)

        assert index(moments, SKM_INSTRUMENT, Convention.COMPATIBLE).value == Fraction("99.9")


class TestSekadau:
    """Forty-nine real respondents."""

    survey = SURVEYS["SEKADAU"]

    def test_gives_sums_means_and_weighted_means_of_each_item(self) -> None:
        moments = answers(self.survey, SKM_INSTRUMENT)
        found = index(moments, SKM_INSTRUMENT)

        assert [moments.available(code).total for code in SKM_2017_ITEMS] == self.survey["sums"]
        assert [float(rounded(score.mean, 4)) for score in found.items] == self.survey["means"]
        assert [float(rounded(score.weighted_mean, 4)) for score in found.items] == self.survey[
            "weighted"
        ]

    def test_gives_the_index_by_both_conventions(self) -> None:
        moments = answers(self.survey, SKM_INSTRUMENT)
        exact = index(moments, SKM_INSTRUMENT)
        compatible = index(moments, SKM_INSTRUMENT, Convention.COMPATIBLE)

        assert float(rounded(exact.value, 4)) == self.survey["value"]
        assert float(rounded(compatible.value, 4)) == self.survey["compatible_value"]
        assert (
            float(25 * rounded(compatible.index_1_to_4, 3))
            == self.survey["compatible_value_rounded_before_25"]
        )
        assert exact.grade.letter == compatible.grade.letter == self.survey["letter"]

    def test_gives_cronbachs_alpha(self) -> None:
        assert (
            float(rounded(alpha(answers(self.survey, SKM_INSTRUMENT)).value, 4))
            == self.survey["alpha"]
        )


class TestLaboratory:
    @pytest.mark.parametrize("survey", LABS, ids=lambda survey: survey["id"])
    def test_follows(self, survey: dict[str, Any]) -> None:
        moments = answers(survey, PAIR)
        found = index(moments, PAIR)

        assert [moments.available(code).total for code in PAIR.codes] == survey["sums"]
        assert found.value == Fraction(str(survey["value"]))
        assert float(rounded(alpha(moments).value, 4)) == survey["alpha"]
        if "index" in survey:
            assert found.index_1_to_4 == Fraction(str(survey["index"]))
            assert found.grade.performance == survey["performance"]
            assert [score.mean for score in found.items] == as_printed(survey["means"])
            assert [
                Fraction(rounded(score.weighted_mean, 2)) for score in found.items
            ] == as_printed(survey["weighted"])


class TestPasirian:
    def test_printed_the_bound_of_a_class_for_the_mean(self) -> None:
        survey = SURVEYS["PASIRIAN"]
        means = dict(zip("ABCDE", as_printed(survey["means"]), strict=True))

        found = index_of_means(means, dict.fromkeys(means, Fraction(1, 5)))

        assert found == Fraction(str(survey["true_index"])) != Fraction(str(survey["index"]))
        assert 25 * found == Fraction(str(survey["true_value"])) != Fraction(str(survey["value"]))
        assert Fraction(str(survey["value"])) == Fraction(IKM_INSTRUMENT.table.grades[2].high)


class TestHighestIndex:
    """The formula in official statistics metadata has the weight 0.111 in it."""

    case = PUBLISHED["highest_index"]

    @pytest.mark.parametrize(
        ("instrument", "name"), [(SKM_INSTRUMENT, "nine_unsur"), (IKM_INSTRUMENT, "fourteen_unsur")]
    )
    def test_is_below_100_with_rounded_weights(self, instrument: Instrument, name: str) -> None:
        fours = Moments.of([dict.fromkeys(instrument.codes, 4)], instrument.codes)

        assert index(fours, instrument).value == 100
        assert index(fours, instrument, Convention.COMPATIBLE).value == Fraction(
            self.case["all_fours"][name]
        )

    def test_has_a_lowest_below_25_too(self) -> None:
        ones = Moments.of([dict.fromkeys(SKM_2017_ITEMS, 1)], SKM_2017_ITEMS)

        assert index(ones, SKM_INSTRUMENT, Convention.COMPATIBLE).value == Fraction(
            self.case["all_ones_nine_unsur"]
        )

    def test_shows_in_an_ordinary_survey(self) -> None:
        means = dict.fromkeys(SKM_2017_ITEMS, Fraction("3.2"))

        for convention in Convention:
            value = 25 * index_of_means(means, SKM_INSTRUMENT.weights_by(convention))
            assert value == Fraction(self.case["all_means_3_2"][convention.lower()])


class TestImportanceWeights:
    def test_of_a_regency_are_weights_like_any_others(self) -> None:
        """Nganjuk weighs the items by their mean importance, divided by the sum of all."""
        importance = dict(zip(SKM_2017_ITEMS, range(31, 40), strict=True))
        weights = {
            code: Fraction(mean, sum(importance.values())) for code, mean in importance.items()
        }
        rows = rows_of([(3, 3, 4, 4, 3, 3, 4, 2, 3), (4, 3, 4, 4, 3, 4, 4, 3, 3)], SKM_2017_ITEMS)

        found = index(Moments.of(rows, SKM_2017_ITEMS), Instrument.weighted(weights, SKM_2017))

        satisfaction = {score.code: score.mean for score in found.items}
        by_their_formula = sum(weights[code] * satisfaction[code] for code in weights) * 100 / 4
        assert found.value == by_their_formula
