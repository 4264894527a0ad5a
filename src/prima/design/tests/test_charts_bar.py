"""A bar chart marks its lowest row, begins where it should and never hides a missing value."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils.translation import gettext_lazy, override

from prima.design.charts import (
    NARROW,
    WIDE,
    Bar,
    BarChart,
    Highlight,
    Reference,
    Svg,
)
from prima.design.charts.base import decimal
from prima.design.charts.svg import Paper

BARS = [Bar("Waktu", 71.25, 68, 74), Bar("Biaya", 93.8, 90, 97), Bar("Sarana", 80)]


def widths(svg: Svg, role: str) -> list[float]:
    """Measure the boxes that are drawn in this role."""
    drawn = re.search(rf'class="prima-chart__{role}"[^>]* d="([^"]*)"', svg)
    return [float(width) for width in re.findall(r"h([\d.]+)v", drawn[1])] if drawn else []


def bold(svg: Svg) -> list[str]:
    groups = re.findall(r'<g [^>]*font-weight="600"[^>]*>(.*?)</g>', svg)
    return [words for group in groups for words in re.findall(r">([^<]+)</text>", group)]


class TestHighlight:
    def test_marks_the_lowest_row_by_weight_and_lightness(self) -> None:
        svg = BarChart(title="Nilai", bars=BARS).svg()

        assert "Waktu" in bold(svg)
        assert "Biaya" not in bold(svg)
        assert len(widths(svg, "bar-marked")) == 1
        assert len(widths(svg, "bar")) == 2

    def test_marks_the_highest_row_where_high_is_bad(self) -> None:
        assert BarChart(title="", bars=BARS, highlight=Highlight.HIGHEST).marked() == {1}

    def test_marks_all_rows_that_tie(self) -> None:
        chart = BarChart(title="", bars=[Bar("A", 3), Bar("B", 5), Bar("C", 3)])

        assert chart.marked() == {0, 2}

    def test_marks_nothing_when_all_are_equal_or_alone_or_when_not_asked(self) -> None:
        assert not BarChart(title="", bars=[Bar("A", 3), Bar("B", 3)]).marked()
        assert not BarChart(title="", bars=[Bar("A", 3), Bar("B", None)]).marked()
        assert not BarChart(title="", bars=BARS, highlight=None).marked()


class TestBase:
    def test_makes_lengths_proportional_to_values_from_zero(self) -> None:
        chart = BarChart(title="", bars=[Bar("A", 10), Bar("B", 40)], highlight=None)

        for paper in (WIDE, NARROW):
            one, four = widths(chart.svg(paper), "bar")

            assert four == pytest.approx(4 * one, abs=0.5)

    def test_makes_lengths_proportional_from_the_floor_of_the_scale(self) -> None:
        chart = BarChart(
            title="", bars=[Bar("A", 35), Bar("B", 65)], floor=25, ceiling=100, highlight=None
        )

        one, four = widths(chart.svg(), "bar")

        assert four == pytest.approx(4 * one, abs=0.5)

    @pytest.mark.parametrize("paper", [WIDE, NARROW], ids=lambda paper: paper.name)
    def test_lies_at_zero_between_negative_and_positive_bars(self, paper: Paper) -> None:
        chart = BarChart(title="", bars=[Bar("A", -30), Bar("B", 10)], highlight=None)

        drawn = re.search(r'class="prima-chart__bar"[^>]* d="([^"]*)"', chart.svg(paper))

        assert drawn is not None
        (left, length), (start, third) = re.findall(r"M([\d.]+) [\d.]+h([\d.]+)v", drawn[1])
        assert float(left) + float(length) == pytest.approx(float(start), abs=0.2)
        assert float(length) == pytest.approx(3 * float(third), abs=0.5)

    def test_refuses_what_lies_below_the_floor(self) -> None:
        with pytest.raises(ValueError, match="lowest there can be"):
            BarChart(title="", bars=[Bar("A", 20)], floor=25)
        with pytest.raises(ValueError, match="lowest there can be"):
            BarChart(title="", bars=BARS, floor=25, references=[Reference(10, "X")])

    def test_refuses_a_ceiling_under_the_floor(self) -> None:
        with pytest.raises(ValueError, match="ceiling"):
            BarChart(title="", bars=BARS, floor=25, ceiling=25)

    def test_cuts_intervals_at_the_ends_of_the_measure(self) -> None:
        on_scale = BarChart(title="", bars=[Bar("A", 99, 95, 103)], floor=25, ceiling=100)
        counted = BarChart(title="", bars=[Bar("A", 1, -2, 4)])

        assert on_scale.scale(count=4).high == 100
        assert counted.scale(count=4).low == 0


class TestMissingValue:
    def test_keeps_its_row_and_says_so(self) -> None:
        chart = BarChart(title="", bars=[Bar("Ada", 3), Bar("Laboratorium", None)])

        with override("en"):
            svg = chart.svg()

        assert "Laboratorium" in svg
        assert "no data" in svg
        assert chart.table().rows[1] == ("Laboratorium", "\N{EN DASH}")


class TestNumbers:
    def test_are_written_by_the_format_of_the_chart_from_the_exact_value(self) -> None:
        seen: list[object] = []

        def form(value: object) -> str:
            seen.append(value)
            return f"<{value}>"

        svg = BarChart(title="", bars=[Bar("A", Decimal("82.345"))], format=form).svg()

        assert seen[0] == Decimal("82.345")
        assert isinstance(seen[0], Decimal)
        assert "&lt;82.345&gt;" in svg

    def test_follow_the_language(self) -> None:
        chart = BarChart(title="", bars=[Bar("A", 1234.5)])

        with override("id"):
            assert chart.table().rows[0][1] == "1.234,5"
        with override("en"):
            assert chart.table().rows[0][1] == "1,234.5"

    def test_are_rounded_half_up_as_the_regulations_do(self) -> None:
        with override("id"):
            assert decimal(Fraction(164_690, 2000), 2) == "82,35"
            assert decimal(Decimal("82.345"), 2) == "82,35"
            assert decimal(-0.0, 1) == "0,0"


class TestTable:
    def test_lists_what_the_picture_shows(self) -> None:
        chart = BarChart(
            title="",
            bars=[Bar("Waktu", 71.25, 68, 74, note="n = 12"), Bar("Biaya", 93.8)],
            label_heading="Unsur",
            value_heading="Nilai",
        )

        with override("en"):
            table = chart.table()

        assert table.head == ("Unsur", "Nilai", "Interval", "Note")
        assert table.rows == (
            ("Waktu", "71.25", "68 \N{EN DASH} 74", "n = 12"),
            ("Biaya", "93.8", "", ""),
        )

    def test_leaves_out_columns_that_nobody_filled(self) -> None:
        assert len(BarChart(title="", bars=[Bar("A", 1)]).table().head) == 2


class TestWords:
    def test_describe_the_lowest_and_the_highest(self) -> None:
        with override("en"):
            svg = BarChart(title="", bars=BARS).svg()

        assert "3 rows. Lowest: Waktu 71.25. Highest: Biaya 93.8." in svg

    def test_explain_the_thin_line_only_where_there_is_one(self) -> None:
        assert len(BarChart(title="", bars=BARS).notes()) == 1
        assert not BarChart(title="", bars=[Bar("A", 1)]).notes()
        assert BarChart(title="", bars=BARS, interval_label="Selang 95%.").notes() == (
            "Selang 95%.",
        )

    def test_may_be_translated_when_they_are_drawn(self) -> None:
        chart = BarChart(title=gettext_lazy("Home"), bars=[Bar(gettext_lazy("Home"), 1)])

        with override("en"):
            assert "Home" in chart.svg()

    def test_name_every_reference_with_its_value(self) -> None:
        for paper in (WIDE, NARROW):
            with override("id"):
                svg = BarChart(
                    title="", bars=BARS, references=[Reference(76.61, "B"), Reference(88.31, "A")]
                ).svg(paper)

            assert ">B 76,61<" in svg
            assert ">A 88,31<" in svg
