"""A heat map prints every value and uses colour only to help the eye."""

import re

import pytest
from django.utils.translation import override

from prima.design.charts import NARROW, WIDE, HeatMap, Highlight
from prima.design.charts.svg import SHADES, Paper

TOP = len(SHADES) - 1


def map_of(*values: float | None, **more: object) -> HeatMap:
    columns = [f"k{index}" for index in range(len(values))]
    return HeatMap(title="Peta", rows=["baris"], columns=columns, values=[values], **more)  # type: ignore[arg-type]  # passed on as given


def words_of(chart: HeatMap, paper: Paper) -> list[str]:
    return re.findall(r">([^<>]+)</text>", chart.svg(paper))


class TestCells:
    @pytest.mark.parametrize("paper", [WIDE, NARROW], ids=lambda paper: paper.name)
    def test_all_carry_their_number(self, paper: Paper) -> None:
        words = words_of(map_of(*range(1000, 1024)), paper)

        with override("id"):
            for value in range(1000, 1024):
                assert map_of(value).written(value) in words

    def test_without_a_value_are_blank_with_a_dash(self) -> None:
        svg = map_of(3, None).svg()

        assert svg.count("h66v24h-66z") == 1
        assert "\N{EN DASH}" in words_of(map_of(3, None), WIDE)

    def test_continue_below_where_they_do_not_fit_beside_each_other(self) -> None:
        chart = map_of(*range(100, 124))

        assert words_of(chart, WIDE).count("baris") < words_of(chart, NARROW).count("baris")
        assert chart.svg(NARROW).height > chart.svg(WIDE).height


class TestShades:
    def test_run_from_the_lowest_to_the_highest(self) -> None:
        assert map_of(0, 50, 100).shades() == [[0, 3, TOP]]

    def test_turn_round_where_the_low_deserves_the_eye(self) -> None:
        assert map_of(0, 50, 100, highlight=Highlight.LOWEST).shades() == [[TOP, 2, 0]]

    def test_follow_the_bounds_of_classes(self) -> None:
        shades = map_of(64.99, 65, 76.61, 88.31, bounds=[65, 76.61, 88.31]).shades()

        assert shades == [[0, 2, 3, TOP]]

    def test_are_one_when_all_values_are_equal(self) -> None:
        assert len({shade for row in map_of(4, 4, 4).shades() for shade in row}) == 1

    def test_leave_the_unknown_without(self) -> None:
        assert map_of(1, None, 2).shades()[0][1] is None

    def test_are_explained_below(self) -> None:
        with override("en"):
            assert "higher" in map_of(1).notes()[0]
            assert "lower" in map_of(1, highlight=Highlight.LOWEST).notes()[0]


class TestShape:
    def test_must_be_whole(self) -> None:
        with pytest.raises(ValueError, match="Every row"):
            HeatMap(title="", rows=["a", "b"], columns=["c"], values=[[1]])
        with pytest.raises(ValueError, match="Every column"):
            HeatMap(title="", rows=["a"], columns=["c", "d"], values=[[1]])

    def test_has_bounds_that_ascend_and_can_be_told_apart(self) -> None:
        with pytest.raises(ValueError, match="ascend"):
            map_of(1, bounds=[5, 5])
        with pytest.raises(ValueError, match="told apart"):
            map_of(1, bounds=list(range(6)))


class TestWords:
    def test_describe_the_highest_and_the_lowest(self) -> None:
        chart = HeatMap(
            title="", rows=["Senin", "Selasa"], columns=["08", "09"], values=[[3, 8], [None, 1]]
        )

        with override("en"):
            svg = chart.svg()

        assert "2 rows and 2 columns. Highest: Senin, 09: 8. Lowest: Selasa, 09: 1." in svg

    def test_fill_the_table(self) -> None:
        chart = HeatMap(
            title="", rows=["Senin"], columns=["08", "09"], values=[[3, None]], label_heading="Hari"
        )

        assert chart.table().head == ("Hari", "08", "09")
        assert chart.table().rows == (("Senin", "3", "\N{EN DASH}"),)
