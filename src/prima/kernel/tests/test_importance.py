"""Importance and performance: both satisfaction indices, and the quadrants."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.answers import Row
from prima.kernel.gaps import conformity
from prima.kernel.importance import (
    CsiClass,
    CutLines,
    Point,
    Quadrant,
    csi_class,
    means_of,
    medians_of,
    percent_of_maximum,
    percent_of_span,
    quadrant,
    quadrants,
    quadrants_with_doubt,
)
from prima.kernel.intervals import NotEnoughData
from prima.kernel.scales import Scale
from prima.kernel.sums import Sums
from prima.kernel.tests.questionnaires import published, seeded

PUBLISHED = published("published_quality.json")
MINEFUL, LUMAJANG = PUBLISHED["csi"]["mineful"], PUBLISHED["csi"]["lumajang"]
FIVE = Scale(1, 5)
means = st.fractions(1, 5, max_denominator=40)
items = st.dictionaries(st.text("ABCD", min_size=1), st.builds(Point, means, means), min_size=1)


def both(points: dict[str, Point]) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    return (
        {code: point.importance for code, point in points.items()},
        {code: point.performance for code, point in points.items()},
    )


class TestMineful:
    """A page whose formula divides by the top of the scale, after taking its bottom away."""

    codes = "ABCD"
    ratings = {code: Fraction(r) for code, r in zip(codes, MINEFUL["ratings"], strict=True)}
    weights = {code: Fraction(w) for code, w in zip(codes, MINEFUL["weights"], strict=True)}

    def test_is_right_only_by_the_span_of_the_scale_and_the_sum_of_the_weights(self) -> None:
        found = percent_of_span(self.weights, self.ratings, Scale(*MINEFUL["scale"]))

        assert float(found) == pytest.approx(MINEFUL["right"], abs=1e-6)

    def test_printed_what_follows_from_its_faults(self) -> None:
        faulty = sum(self.weights[code] * (self.ratings[code] - 1) for code in self.codes) * 100 / 7

        assert float(faulty) == pytest.approx(MINEFUL["printed_formula"], abs=1e-6)
        assert sum(self.weights.values()) == Fraction("0.9")


class TestSatisfactionIndices:
    @given(items)
    def test_are_tied_by_the_bottom_of_the_scale(self, points: dict[str, Point]) -> None:
        of_maximum = percent_of_maximum(*both(points), FIVE)
        of_span = percent_of_span(*both(points), FIVE)

        assert of_span == (5 * of_maximum - 100) / 4
        assert 20 <= of_maximum <= 100
        assert 0 <= of_span <= of_maximum

    @given(items, st.integers(1, 9))
    def test_do_not_mind_the_size_of_the_weights(
        self, points: dict[str, Point], times: int
    ) -> None:
        importance, satisfaction = both(points)
        larger = {code: times * weight for code, weight in importance.items()}

        assert percent_of_span(larger, satisfaction, FIVE) == percent_of_span(
            importance, satisfaction, FIVE
        )

    def test_never_reach_what_lumajang_printed(self) -> None:
        with pytest.raises(ValueError, match="153 %"):
            csi_class(Fraction(LUMAJANG["printed_percent"]))
        assert csi_class(Fraction(str(LUMAJANG["printed_share"])) * 100) is CsiClass.NOT_SATISFIED

    @pytest.mark.parametrize(
        ("percent", "word"),
        [
            ("100", CsiClass.VERY_SATISFIED),
            ("80.5", CsiClass.VERY_SATISFIED),
            ("80.49", CsiClass.SATISFIED),
            ("66", CsiClass.SATISFIED),
            ("65", CsiClass.FAIRLY_SATISFIED),
            ("50.4", CsiClass.LESS_SATISFIED),
            ("34.4", CsiClass.NOT_SATISFIED),
            ("0", CsiClass.NOT_SATISFIED),
        ],
    )
    def test_have_a_word_for_every_figure(self, percent: str, word: CsiClass) -> None:
        assert csi_class(Fraction(percent)) is word

    def test_refuse_what_cannot_be_weighed(self) -> None:
        one, two = {"A": Fraction(3)}, {"B": Fraction(3)}
        with pytest.raises(ValueError, match="importance of"):
            percent_of_span(one, two, FIVE)
        with pytest.raises(ValueError, match="not all nothing"):
            percent_of_maximum({"A": Fraction(0)}, one, FIVE)
        with pytest.raises(ValueError, match="on this scale"):
            percent_of_maximum(one, {"A": Fraction(6)}, FIVE)


class TestQuadrants:
    def test_have_the_published_importance_from_a_tally(self) -> None:
        case = PUBLISHED["ipa"]["importance"]
        tallies = [
            Sums.of_counts(dict(zip((5, 4, 3, 2, 1), counts, strict=True)))
            for counts in case["counts_5_to_1"]
        ]
        points = {str(i): Point(sums.mean, sums.mean) for i, sums in enumerate(tallies)}

        assert [sums.total for sums in tallies] == case["totals"]
        assert [float(sums.mean) for sums in tallies] == case["means"]
        assert float(means_of(points).importance) == case["mean_of_all"]

    def test_do_not_look_at_the_gap(self) -> None:
        """An item of a hospital, better than important, lies where to concentrate."""
        case = PUBLISHED["ipa"]["hospital"]
        cut = CutLines(performance=Fraction("4.41"), importance=Fraction("4.37"))
        for code, numbers in case["items"].items():
            point = Point(*(Fraction(str(number)) for number in numbers))
            assert quadrant(point, cut) is Quadrant(case["quadrant"])
            assert float(conformity(point.performance, point.importance)) == pytest.approx(
                case["conformity"][code], abs=0.005
            )
            assert point.falls_short == (case["conformity"][code] < 100)

    @pytest.mark.parametrize(
        ("performance", "importance", "where"),
        [
            (2, 4, Quadrant.CONCENTRATE),
            (3, 3, Quadrant.KEEP_UP),
            (2, 2, Quadrant.LOW_PRIORITY),
            (3, 2, Quadrant.POSSIBLE_OVERKILL),
        ],
    )
    def test_are_four_and_the_line_belongs_to_the_upper_side(
        self, performance: int, importance: int, where: Quadrant
    ) -> None:
        point = Point(Fraction(performance), Fraction(importance))

        assert quadrant(point, CutLines(Fraction(3), Fraction(3))) is where

    @given(items)
    def test_cut_at_means_or_medians_always_keep_something_up_on_each_axis(
        self, points: dict[str, Point]
    ) -> None:
        for cutting in (means_of, medians_of):
            cut = cutting(points)
            assert any(point.performance >= cut.performance for point in points.values())
            assert any(point.importance >= cut.importance for point in points.values())
            assert quadrants(points, cutting).keys() == points.keys()

    def test_can_be_cut_at_targets(self) -> None:
        points = {"A": Point(Fraction(4), Fraction(4)), "B": Point(Fraction(5), Fraction(5))}
        target = CutLines(Fraction(3), Fraction(3))

        assert set(quadrants(points, lambda _: target).values()) == {Quadrant.KEEP_UP}

    def test_of_nothing_refuse(self) -> None:
        with pytest.raises(NotEnoughData):
            quadrants({})


def person(time: int | None, cost: int | None, care: int | None) -> Row:
    return {"TIME": time, "COST": cost, "CARE": care}


class TestQuadrantsWithDoubt:
    codes = ("TIME", "COST", "CARE")

    def test_are_clear_when_everybody_says_the_same(self) -> None:
        answers = [(person(1, 4, 4), person(4, 1, 4))] * 20

        found = quadrants_with_doubt(answers, self.codes, seeded(1), times=50)

        assert {code: likely.quadrant for code, likely in found.items()} == {
            "TIME": Quadrant.CONCENTRATE,
            "COST": Quadrant.POSSIBLE_OVERKILL,
            "CARE": Quadrant.KEEP_UP,
        }
        assert all(likely.is_clear and likely.share == 1 for likely in found.values())

    def test_are_unclear_near_the_line(self) -> None:
        luck = seeded(5)
        numbers = [[luck.randint(1, 4) for _ in range(6)] for _ in range(40)]
        answers = [(person(*six[:3]), person(*six[3:])) for six in numbers]

        found = quadrants_with_doubt(answers, self.codes, seeded(1), times=200)

        assert not all(likely.is_clear for likely in found.values())
        for likely in found.values():
            assert sum(likely.shares.values()) == 1
            assert likely.share == likely.shares[likely.quadrant]

    def test_are_the_same_for_the_same_luck(self) -> None:
        answers = [(person(1, 3, 2), person(4, 1, 3)), (person(2, 2, 3), person(3, 3, 3))] * 9

        first, again = (
            quadrants_with_doubt(answers, self.codes, seeded(3), times=40) for _ in range(2)
        )
        assert first == again

    def test_take_blanks_for_no_answer(self) -> None:
        answers = [(person(1, 4, None), person(4, None, 4)), (person(1, 4, 4), person(4, 1, 4))] * 9

        found = quadrants_with_doubt(answers, self.codes, seeded(3), times=40)

        assert found["TIME"].quadrant is Quadrant.CONCENTRATE

    def test_leave_out_draws_in_which_nobody_answered_an_item(self) -> None:
        """Two people who each answered another item: half of the draws miss one of them."""
        halves = [
            (person(1, None, 4), person(4, None, 4)),
            (person(None, 4, 4), person(None, 1, 4)),
        ]

        found = quadrants_with_doubt(halves, self.codes, seeded(3), times=40)

        assert {likely.share for likely in found.values()} == {1}
        with pytest.raises(NotEnoughData, match="too few"):
            quadrants_with_doubt(halves, self.codes, seeded(3), times=0)

    def test_refuse_an_item_that_nobody_answered(self) -> None:
        with pytest.raises(NotEnoughData, match="COST"):
            quadrants_with_doubt([(person(1, None, 4), person(4, 1, 4))], self.codes, seeded(1))
        with pytest.raises(NotEnoughData):
            quadrants_with_doubt([], self.codes, seeded(1))
