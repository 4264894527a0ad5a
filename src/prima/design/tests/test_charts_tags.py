"""In a page a chart stands in a figure with both layouts, its notes and its numbers."""

import re

import pytest
from django.template import engines
from django.utils.translation import override

from prima.design.charts import Bar, BarChart, Chart, LineChart, Point, Series
from prima.design.charts.written import chart_from
from prima.design.tests.chart_samples import HOSTILE, SAMPLES


def render(source: str, **values: object) -> str:
    template = engines["django"].from_string("{% load charts prima %}" + source)
    return str(template.render(values))


class TestChartTag:
    @pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
    def test_shows_every_number_of_every_chart_in_its_table(self, chart: Chart) -> None:
        page = render("{% chart chart %}", chart=chart)

        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", page, flags=re.DOTALL)
        table = chart.table()
        assert len(cells) == len(table.head) + sum(len(row) for row in table.rows)
        assert page.count("<svg ") == 2
        assert '<th scope="row">' in page

    def test_has_a_caption_and_a_way_to_the_numbers(self) -> None:
        chart = BarChart(title="Nilai unsur", subtitle="Juli 2026", bars=[Bar("Waktu", 71)])

        with override("en"):
            page = render("{% chart chart %}", chart=chart)

        assert "Nilai unsur" in page
        assert "Juli 2026" in page
        assert "Show the numbers" in page

    def test_prints_the_notes(self) -> None:
        chart = LineChart(title="", series=[Series("", [Point("Jan", 5, 4, 6)])])

        page = render("{% chart chart %}", chart=chart)

        assert chart.notes()[0] in page

    def test_says_that_there_is_no_data_without_a_picture_or_a_table(self) -> None:
        page = render("{% chart chart %}", chart=BarChart(title="x", bars=[], empty="Belum ada."))

        assert "Belum ada." in page
        assert "<svg" not in page
        assert "<table" not in page

    def test_has_no_inline_style_and_no_script(self) -> None:
        page = render("{% chart chart %}", chart=SAMPLES["hostile"])

        assert "<script" not in page
        assert not re.search(r"<[^>]+\sstyle=", page)
        assert "&lt;script&gt;" in page

    def test_takes_plain_values_too(self) -> None:
        written = {"kind": "bar", "title": "Waktu", "bars": [["Loket 1", 4.25]], "places": 1}

        with override("id"):
            page = render("{% chart chart %}", chart=written)

        assert "Loket 1" in page
        assert "4,3" in page

    def test_is_the_component_of_the_same_name(self) -> None:
        chart = SAMPLES["bars"]

        assert (
            render('{% component "chart" chart=chart %}', chart=chart).strip()
            == render("{% chart chart %}", chart=chart).strip()
        )


class TestSparklineTag:
    def test_stands_in_a_sentence(self) -> None:
        page = render("{% sparkline values label='Menunggu' %}", values=[1, None, 3])

        assert page.startswith('<span class="prima-sparkline"><svg')
        assert "Menunggu" in page

    def test_takes_points_too(self) -> None:
        points = [Point("Jan", 1), Point("Feb", None), Point("Mar", 3)]

        assert render("{% sparkline values label='x' %}", values=points) == render(
            "{% sparkline values label='x' %}", values=[1, None, 3]
        )

    def test_escapes_its_label(self) -> None:
        page = render("{% sparkline values label=label %}", values=[1], label=HOSTILE)

        assert "<script" not in page
        assert "&lt;script&gt;" in page

    def test_is_the_component_of_the_same_name(self) -> None:
        assert "Menunggu" in render("{% component 'sparkline' values=v label='Menunggu' %}", v=[2])


class TestWrittenChart:
    def test_refuses_a_kind_that_there_is_not(self) -> None:
        with pytest.raises(ValueError, match="bar, line, heat-map"):
            chart_from({"kind": "pie", "title": "x"})

    def test_refuses_a_field_that_there_is_not(self) -> None:
        with pytest.raises(TypeError):
            chart_from({"kind": "bar", "title": "x", "bars": [], "colour": "red"})
