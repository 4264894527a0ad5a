from fractions import Fraction
from math import ceil, isclose, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.sampling import (
    SystematicDraw,
    cochran,
    cochran_for_mean,
    design_effect,
    krejcie_morgan,
    people,
    quotas,
    reach,
    slovin,
    systematic_draw,
    table_size,
)
from prima.kernel.satisfaction import Evidence
from prima.kernel.tests.questionnaires import published, seeded

PUBLISHED = published("published_quality.json")["samples"]
TABLE = PUBLISHED["krejcie_morgan"]["rows"]
FORMULAS = PUBLISHED["formulas"]
Z_2 = 2 * NormalDist().cdf(2) - 1

strata = st.dictionaries(st.text("ABCDEF", min_size=1, max_size=2), st.integers(0, 400), min_size=1)


class TestTableSize:
    def test_gives_every_row_of_the_printed_table(self) -> None:
        assert [[population, table_size(population)] for population, _ in TABLE] == TABLE

    def test_would_differ_from_half_of_the_table_if_it_rounded_up(self) -> None:
        up = [ceil(krejcie_morgan(population)) for population, _ in TABLE]

        assert sum(size != printed for size, (_, printed) in zip(up, TABLE, strict=True)) == 45

    def test_gives_383_where_many_copies_misprint_384(self) -> None:
        assert (table_size(100_000), table_size(1_000_000)) == (383, 384)

    @given(st.integers(1, 10**7))
    def test_never_asks_more_than_there_are(self, population: int) -> None:
        assert 1 <= table_size(population) <= population

    @given(st.integers(1, 10**6))
    def test_never_falls_when_more_people_come(self, population: int) -> None:
        assert table_size(population) <= table_size(population + 1)

    def test_is_too_few_for_the_mean_of_a_stratified_thesis(self) -> None:
        case = PUBLISHED["soreang"]

        assert table_size(case["population"]) == case["krejcie_morgan"] < case["printed"]
        assert people(slovin(case["population"])) == case["slovin"] < case["printed"]

    def test_refuses_a_population_of_nobody(self) -> None:
        with pytest.raises(ValueError, match="nobody"):
            table_size(0)


class TestSizes:
    def test_agree_with_the_worked_formulas(self) -> None:
        n, margin = FORMULAS["population"], FORMULAS["margin"]

        assert cochran(margin) == pytest.approx(FORMULAS["cochran"], abs=1e-3)
        assert cochran(margin, population=n) == pytest.approx(FORMULAS["cochran_limited"], abs=1e-3)
        assert float(krejcie_morgan(n)) == pytest.approx(FORMULAS["krejcie_morgan"], abs=1e-3)
        assert float(slovin(n, margin)) == pytest.approx(FORMULAS["slovin"], abs=1e-3)

    def test_by_slovin_are_those_of_cochran_with_z_2(self) -> None:
        by_cochran = cochran(FORMULAS["margin"], population=FORMULAS["population"], confidence=Z_2)

        assert by_cochran == pytest.approx(FORMULAS["cochran_limited_z_2"], abs=1e-3)
        assert isclose(by_cochran, slovin(FORMULAS["population"]), rel_tol=1e-3)

    def test_by_slovin_do_not_give_what_an_abstract_says(self) -> None:
        case = PUBLISHED["blitar"]
        exact = slovin(case["population"], case["margin"])

        assert float(exact) == pytest.approx(case["raw"], abs=1e-4)
        assert people(exact) == case["people"] != case["printed"]

    @given(st.floats(0.01, 0.3), st.floats(0.05, 0.95), st.integers(2, 10**6))
    def test_give_back_the_margin_they_were_planned_for(
        self, margin: float, share: float, population: int
    ) -> None:
        n = cochran(margin, population=population, share=share)

        unasked = (population - n) / (population - 1)
        error = 1.959963985 * sqrt(share * (1 - share) / n * unasked)
        assert error == pytest.approx(margin, rel=1e-6)

    def test_for_a_mean_grow_with_the_square_of_its_deviation(self) -> None:
        assert cochran_for_mean(24, 2) == pytest.approx(4 * cochran_for_mean(12, 2))
        assert cochran_for_mean(12, 2, population=100) < 100

    def test_grow_when_answers_come_in_batches(self) -> None:
        assert design_effect(1, 0.5) == 1
        assert design_effect(20, 0) == 1
        assert design_effect(20, 1) == 20

    @pytest.mark.parametrize("margin", [0, 1, -0.05, 5, float("nan")])
    def test_refuse_an_impossible_margin(self, margin: float) -> None:
        for size in (lambda: cochran(margin), lambda: slovin(100, margin)):
            with pytest.raises(ValueError, match="margin"):
                size()

    def test_refuse_what_is_no_deviation_share_or_confidence(self) -> None:
        with pytest.raises(ValueError, match="deviation"):
            cochran_for_mean(0, 1)
        with pytest.raises(ValueError, match="margin"):
            cochran_for_mean(12, float("nan"))
        with pytest.raises(ValueError, match="share"):
            cochran(0.05, share=1)
        with pytest.raises(ValueError, match="confidence"):
            cochran(0.05, confidence=95)
        with pytest.raises(ValueError, match="batches"):
            design_effect(0, 0.1)


class TestSystematicDraw:
    @given(st.integers(1, 60).flatmap(lambda k: st.tuples(st.just(k), st.integers(1, k))))
    def test_takes_exactly_one_of_every_so_many(self, plan: tuple[int, int]) -> None:
        draw = SystematicDraw(*plan)
        taken = [number for number in range(1, 5 * draw.every + 1) if draw.takes(number)]

        assert taken == [draw.first + i * draw.every for i in range(5)]

    @given(st.integers(1, 60), st.integers(1, 500))
    def test_gives_everybody_one_chance_among_the_starts(self, every: int, number: int) -> None:
        takes = [SystematicDraw(every, first).takes(number) for first in range(1, every + 1)]

        assert sum(takes) == 1

    @given(
        st.integers(1, 5000),
        st.integers(1, 500),
        st.floats(0.05, 1),
        st.integers(0, 99),
    )
    def test_asks_enough_people(self, expected: int, wanted: int, rate: float, seed: int) -> None:
        draw = systematic_draw(expected, wanted, seeded(seed), response_rate=rate)
        asked = sum(draw.takes(number) for number in range(1, expected + 1))

        assert asked == expected or asked * rate >= wanted - rate

    def test_starts_anywhere(self) -> None:
        luck = seeded(1)
        starts = {systematic_draw(100, 20, luck).first for _ in range(200)}

        assert starts == {1, 2, 3, 4, 5}

    @pytest.mark.parametrize(("expected", "wanted", "rate"), [(0, 1, 1), (9, 0, 1), (9, 3, 0)])
    def test_refuses_an_impossible_plan(self, expected: int, wanted: int, rate: float) -> None:
        with pytest.raises(ValueError, match=r"planned|rate"):
            systematic_draw(expected, wanted, seeded(1), response_rate=rate)

    def test_cannot_start_after_its_first_step(self) -> None:
        with pytest.raises(ValueError, match="begin"):
            SystematicDraw(3, 4)
        with pytest.raises(ValueError, match="counted from 1"):
            SystematicDraw(3, 3).takes(0)


class TestQuotas:
    @given(strata, st.floats(0, 1), st.integers(0, 3))
    def test_share_out_all_answers_within_what_each_stratum_has(
        self, of: dict[str, int], part: float, at_least: int
    ) -> None:
        wanted = max(int(part * sum(of.values())), sum(min(at_least, n) for n in of.values()))

        given_out = quotas(wanted, of, at_least=at_least)

        assert sum(given_out.values()) == wanted
        assert given_out.keys() == of.keys()
        for code, count in of.items():
            assert min(at_least, count) <= given_out[code] <= count

    @given(strata.filter(lambda of: any(of.values())), st.floats(0, 1))
    def test_are_within_one_of_the_exact_share(self, of: dict[str, int], part: float) -> None:
        whole = sum(of.values())
        wanted = int(part * whole)

        for code, given_out in quotas(wanted, of).items():
            assert abs(given_out - Fraction(wanted * of[code], whole)) < 1

    def test_of_everybody_are_everybody(self) -> None:
        assert quotas(12, {"A": 7, "B": 5, "C": 0}) == {"A": 7, "B": 5, "C": 0}

    def test_of_nobody_are_nothing(self) -> None:
        assert quotas(0, {"A": 0}) == {"A": 0}

    def test_refuse_more_than_there_are_or_fewer_than_the_least(self) -> None:
        with pytest.raises(ValueError, match="come from"):
            quotas(13, {"A": 7, "B": 5})
        with pytest.raises(ValueError, match="too few"):
            quotas(3, {"A": 7, "B": 5}, at_least=2)
        with pytest.raises(ValueError, match="fewer people"):
            quotas(3, {"A": -7, "B": 15})


class TestReach:
    def test_of_the_table_is_five_points(self) -> None:
        found = reach(278, 1000)

        assert found.share_margin == pytest.approx(0.05, abs=1e-4)
        assert found.meets_table
        assert found.missing == 0

    def test_is_nothing_below_five_answers(self) -> None:
        found = reach(4, 1000, deviation=12)

        assert found.evidence is Evidence.SUPPRESSED
        assert found.share_margin is found.index_margin is found.detectable is None
        assert found.missing == 274

    def test_of_everybody_leaves_no_doubt_about_them_but_about_a_change(self) -> None:
        found = reach(50, 50, deviation=10)

        assert found.share_margin == found.index_margin == 0
        assert found.detectable == pytest.approx(1.959964 * 10 * sqrt(2 / 50))

    def test_without_a_deviation_is_silent_about_the_index(self) -> None:
        found = reach(50, 60)

        assert found.index_margin is None
        assert found.detectable is None

    def test_of_a_change_is_the_published_one(self) -> None:
        assert reach(150, 9000, deviation=12).detectable == pytest.approx(2.715806, abs=1e-5)

    @given(st.integers(5, 400), st.integers(0, 3000))
    def test_grows_with_the_answers(self, n: int, more: int) -> None:
        some, others = reach(n, 3400, deviation=9), reach(n + more, 3400, deviation=9)

        assert (some.share_margin or 0) >= (others.share_margin or 0)
        assert (some.index_margin or 0) >= (others.index_margin or 0)

    def test_refuses_more_answers_than_people(self) -> None:
        with pytest.raises(ValueError, match="come from"):
            reach(10, 9)
        with pytest.raises(ValueError, match="confidence"):
            reach(10, 90, confidence=2)
