"""A line chart shows gaps as gaps, doubt as doubt, and names its lines at their ends."""

import re
from itertools import pairwise

import pytest
from django.utils.translation import override

from prima.design.charts import NARROW, WIDE, LineChart, Point, Reference, Series, Svg
from prima.design.charts.periods import marks

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def chart_of(*points: Point, **more: object) -> LineChart:
    return LineChart(title="Indeks", series=[Series("", points)], **more)  # type: ignore[arg-type]  # passed on as given


def drawn(svg: Svg, role: str, *, dashed: bool = False) -> list[str]:
    """Split what is drawn in this role into its strokes."""
    strokes = []
    for tag in re.findall(rf'<path class="prima-chart__{role}"[^>]*>', svg):
        if ("dasharray" in tag) == dashed:
            strokes += re.findall(r"M[^M]+", tag.split(' d="')[1].rstrip('"/>'))
    return strokes


class TestGaps:
    def test_break_the_line_and_the_band(self) -> None:
        svg = chart_of(
            Point("1", 70, 68, 72),
            Point("2", 71, 69, 73),
            Point("3", None),
            Point("4", 72, 70, 74),
            Point("5", 73, 71, 75),
        ).svg()

        assert len(drawn(svg, "line")) == 2
        assert len(drawn(svg, "band")) == 2

    def test_leave_a_lonely_point_visible(self) -> None:
        crowd = [Point(str(index), 5) for index in range(200)]
        lonely = [Point("a", None), Point("b", 7), Point("c", None)]

        svg = chart_of(*crowd, *lonely, Point("last", 5)).svg()

        assert len(drawn(svg, "line")) == 1
        assert len(drawn(svg, "point")) == 2


class TestFewCases:
    def test_are_hollow_with_a_broken_line(self) -> None:
        chart = chart_of(
            Point("1", 70, n=90),
            Point("2", 72, n=12),
            Point("3", 71, n=80),
            Point("4", 70, n=81),
            few=30,
        )

        svg = chart.svg()

        assert len(drawn(svg, "point-few")) == 1
        assert len(drawn(svg, "point")) == 3
        assert len(drawn(svg, "line", dashed=True)) == 1
        assert len(drawn(svg, "line")) == 1

    def test_are_explained_below(self) -> None:
        chart = chart_of(Point("1", 70, n=12), few=30)

        with override("en"):
            assert chart.notes() == (
                "Hollow point, broken line: fewer than 30 cases, so be careful.",
            )

    def test_need_no_explanation_where_there_are_none(self) -> None:
        assert not chart_of(Point("1", 70, n=30), few=30).notes()
        assert not chart_of(Point("1", None, n=3), few=30).notes()


class TestCrowd:
    def test_draws_the_line_without_its_points_but_the_last(self) -> None:
        svg = chart_of(*[Point(str(index), index % 7) for index in range(60)]).svg(NARROW)

        assert len(drawn(svg, "point")) == 1

    @pytest.mark.parametrize("paper", [WIDE, NARROW], ids=lambda paper: paper.name)
    def test_thins_its_labels_and_keeps_the_last(self, paper: object) -> None:
        points = [Point(f"{i % 28 + 1} {MONTHS[i // 28]} 2026", i) for i in range(60)]

        svg = chart_of(*points).svg(WIDE if paper is WIDE else NARROW)

        shown = [point for point in points if f">{str(point.label)[:-5]}<" in svg]
        assert 3 <= len(shown) <= 12
        assert points[-1] in shown


class TestAxis:
    def test_is_never_narrower_than_asked_and_never_cuts_a_value(self) -> None:
        asked = chart_of(Point("1", 70), Point("2", 80), low=25, high=100).scale(count=4)
        passed = chart_of(Point("1", 70), Point("2", 120), low=25, high=100).scale(count=4)

        assert (asked.low, asked.high) == (25, 100)
        assert passed.high >= 120

    def test_cuts_intervals_at_the_ends_that_were_asked_for(self) -> None:
        scale = chart_of(Point("1", 99, 95, 104), low=25, high=100).scale(count=4)

        assert (scale.low, scale.high) == (25, 100)

    def test_shows_every_reference(self) -> None:
        chart = chart_of(Point("1", 5), Point("2", 6), references=[Reference(15, "Janji")])

        with override("id"):
            assert ">Janji 15<" in chart.svg()
        assert chart.scale(count=4).high >= 15

    def test_refuses_to_run_backwards(self) -> None:
        with pytest.raises(ValueError, match="low to high"):
            chart_of(Point("1", 5), low=10, high=10)


class TestSeries:
    def test_are_named_at_their_ends(self) -> None:
        chart = LineChart(
            title="",
            series=[
                Series("Unit ini", [Point("1", 70), Point("2", 80)]),
                Series("Kabupaten", [Point("1", 75), Point("2", 79.9)]),
            ],
        )

        for paper in (WIDE, NARROW):
            svg = chart.svg(paper)

            assert ">Unit ini<" in svg
            assert ">Kabupaten<" in svg
            assert ">80<" in svg
            assert len(drawn(svg, "line-other")) == 1

    def test_have_the_same_periods(self) -> None:
        with pytest.raises(ValueError, match="same periods"):
            LineChart(title="", series=[Series("a", [Point("1", 1)]), Series("b", [Point("2", 1)])])

    def test_stand_side_by_side_in_the_table(self) -> None:
        chart = LineChart(
            title="",
            series=[
                Series("Unit", [Point("Jan", 70, 68, 72, 40), Point("Feb", None)]),
                Series("Kabupaten", [Point("Jan", 75, n=1200), Point("Feb", 76)]),
            ],
        )

        with override("id"):
            table = chart.table()

        assert len(table.head) == 7
        assert table.rows == (
            ("Jan", "70", "68 \N{EN DASH} 72", "40", "75", "", "1.200"),
            ("Feb", "\N{EN DASH}", "", "", "76", "", ""),
        )


class TestWords:
    def test_describe_the_last_the_lowest_and_the_highest(self) -> None:
        chart = chart_of(Point("Jan", 70), Point("Feb", 65), Point("Mar", 81), Point("Apr", None))

        with override("en"):
            svg = chart.svg()

        assert "3 periods. Last: 81 (Mar). Lowest: 65 (Feb). Highest: 81 (Mar)." in svg

    def test_explain_the_band(self) -> None:
        assert len(chart_of(Point("1", 5, 4, 6)).notes()) == 1


class TestMarks:
    def test_name_each_year_once_under_its_first_label(self) -> None:
        labels = [f"{month} {year}" for year in range(2022, 2027) for month in MONTHS]

        chosen = marks(labels, [10 * index + 20 for index in range(60)], 12, 640)

        assert [mark.year for mark in chosen if mark.year] == [
            "2022",
            "2023",
            "2024",
            "2025",
            "2026",
        ]
        assert all(mark.label == "Jan" for mark in chosen if mark.year)

    def test_never_touch(self) -> None:
        labels = [f"Periode ke-{index}" for index in range(60)]

        chosen = marks(labels, [9.0 * index for index in range(60)], 12, 560)

        assert all(b.x - a.x >= 60 for a, b in pairwise(chosen))
