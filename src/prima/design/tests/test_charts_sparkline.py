"""A sparkline is the size of a word and says its last value to those who do not see it."""

import re

from django.utils.translation import override

from prima.design.charts import Sparkline
from prima.design.tests.chart_samples import HOSTILE


def strokes(svg: str, role: str) -> list[str]:
    drawn = re.search(rf'class="prima-chart__{role}"[^>]* d="([^"]*)"', svg)
    return re.findall(r"M[^M]+", drawn[1]) if drawn else []


class TestSparkline:
    def test_says_its_last_lowest_and_highest_value(self) -> None:
        with override("en"):
            svg = Sparkline(label="Waiting", values=[31, 28.5, 43, 42, None]).svg()

        assert ">Waiting</title>" in svg
        assert "Last value 42; between 28.5 and 43." in svg
        assert 'role="img"' in svg

    def test_leaves_gaps_where_nothing_was_measured(self) -> None:
        svg = Sparkline(label="", values=[1, 2, None, 3, 4, None, 9]).svg()

        assert len(strokes(svg, "line")) == 2
        assert len(strokes(svg, "point")) == 2

    def test_keeps_one_value_visible(self) -> None:
        assert strokes(Sparkline(label="", values=[5]).svg(), "point")

    def test_runs_level_through_the_middle_when_all_are_equal(self) -> None:
        (stroke,) = strokes(Sparkline(label="", values=[4, 4, 4]).svg(), "line")

        assert set(re.findall(r" ([\d.]+)", stroke)) == {"12"}

    def test_says_when_there_is_nothing(self) -> None:
        for values in ([], [None, None]):
            sparkline = Sparkline(label="Menunggu", values=values)

            with override("en"):
                assert "no data" in sparkline.svg()
            assert sparkline.last() == "\N{EN DASH}"
            assert "<path" not in sparkline.svg()

    def test_writes_numbers_in_its_format(self) -> None:
        sparkline = Sparkline(label="", values=[1, 2], format=lambda value: f"{value} menit")

        assert sparkline.last() == "2 menit"
        assert "2 menit" in sparkline.svg()

    def test_escapes_its_label(self) -> None:
        assert "<script" not in Sparkline(label=HOSTILE, values=[1]).svg()

    def test_is_small_and_always_the_same(self) -> None:
        sparkline = Sparkline(label="x", values=list(range(60)))

        assert sparkline.svg() == sparkline.svg()
        assert len(sparkline.svg()) < 2_000
