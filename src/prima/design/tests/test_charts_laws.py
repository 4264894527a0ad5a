"""What is true of every chart, whatever it shows."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from prima.design.charts import (
    NARROW,
    WIDE,
    Bar,
    BarChart,
    Chart,
    HeatMap,
    LineChart,
    Point,
    Reference,
    ScatterChart,
    Series,
    Sparkline,
    Spot,
    Svg,
)
from prima.design.charts.lettering import text_width
from prima.design.charts.svg import Paper
from prima.design.tests.chart_samples import HOSTILE, LONG, SAMPLES

SVG = "{http://www.w3.org/2000/svg}"
PAPERS = [WIDE, NARROW]

every_chart = pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
every_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)


@dataclass(frozen=True)
class Box:
    words: str
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def boxes(svg: Svg) -> Iterator[Box]:
    """Estimate where each word lies; capitals and figures reach 0.66 of the size."""
    for group in ET.fromstring(svg).iter(f"{SVG}g"):  # noqa: S314 - our own drawing
        size = float(group.get("font-size", 0))
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[group.get("text-anchor", "start")]
        for text in group.iter(f"{SVG}text"):
            words = text.text or ""
            width = text_width(words, size)
            left = float(text.get("x", 0)) - share * width
            y = float(text.get("y", 0))
            yield Box(words, left, left + width, y - 0.66 * size, y)


def assert_words_stand_apart(svg: Svg) -> None:
    placed = list(boxes(svg))
    for box in placed:
        assert box.left >= -0.6, box
        assert box.right <= svg.width * 1.001 + 0.6, box
        assert box.top >= -0.6, box
        assert box.bottom <= svg.height, box
    for one, other in combinations(placed, 2):
        assert not one.touches(other), (one, other)


@every_chart
@every_paper
class TestEveryChart:
    def test_is_a_picture_with_a_name_and_a_description(self, chart: Chart, paper: Paper) -> None:
        root = ET.fromstring(chart.svg(paper))  # noqa: S314 - our own drawing
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

        assert root.get("role") == "img"
        assert title is not None
        assert description is not None
        assert title.text
        assert description.text
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("aria-describedby") == description.get("id")

    def test_carries_no_style_no_script_and_no_handler(self, chart: Chart, paper: Paper) -> None:
        for element in ET.fromstring(chart.svg(paper)).iter():  # noqa: S314 - our own drawing
            assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "g", "path", "text"}
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]

    def test_colours_every_mark_for_a_page_and_for_a_pdf(self, chart: Chart, paper: Paper) -> None:
        for element in ET.fromstring(chart.svg(paper)).iter():  # noqa: S314 - our own drawing
            if element.tag in {f"{SVG}path", f"{SVG}g"}:
                assert (element.get("class") or "").startswith("prima-chart__")
                assert element.get("fill")

    def test_sets_words_inside_the_sheet_and_apart(self, chart: Chart, paper: Paper) -> None:
        assert_words_stand_apart(chart.svg(paper))

    def test_writes_only_finite_places(self, chart: Chart, paper: Paper) -> None:
        for element in ET.fromstring(chart.svg(paper)).iter():  # noqa: S314 - our own drawing
            for name in ("d", "x", "y", "viewBox"):
                assert re.fullmatch(r"[-MLHVhvaz0-9. ]*", element.get(name, ""))

    def test_is_the_same_bytes_every_time(self, chart: Chart, paper: Paper) -> None:
        assert chart.svg(paper) == replace(chart).svg(paper)

    def test_stays_small(self, chart: Chart, paper: Paper) -> None:
        assert len(chart.svg(paper).encode()) <= 8_000


class TestIds:
    def test_differ_between_charts_and_between_layouts(self) -> None:
        ids = [
            name
            for chart in SAMPLES.values()
            for paper in PAPERS
            for name in re.findall(r' id="([^"]+)"', chart.svg(paper))
        ]

        assert len(set(ids)) == len(ids)

    def test_differ_between_equal_charts_with_another_key(self) -> None:
        chart = SAMPLES["bars"]

        first, second = chart.svg(), replace(chart, key="again").svg()

        assert re.findall(r' id="([^"]+)"', first) != re.findall(r' id="([^"]+)"', second)


class TestHostileWords:
    @every_paper
    @pytest.mark.parametrize("name", ["hostile", "hostile line", "hostile map", "hostile spots"])
    def test_are_shown_as_they_are(self, name: str, paper: Paper) -> None:
        svg = SAMPLES[name].svg(paper)

        assert "<script" not in svg
        assert "<!--" not in svg
        assert "\x00" not in svg

    def test_are_escaped_even_when_they_call_themselves_safe(self) -> None:
        label = mark_safe("<b>tebal</b>")

        svg = BarChart(title=label, bars=[Bar(label, 1)]).svg()

        assert "<b>" not in svg
        assert "&lt;b&gt;tebal&lt;/b&gt;" in svg

    def test_reach_the_description_as_text(self) -> None:
        root = ET.fromstring(SAMPLES["hostile"].svg())  # noqa: S314 - our own drawing
        description = root.find(f"{SVG}desc")

        assert description is not None
        assert description.text == HOSTILE.replace("\x00", "").replace("\x0b", "")


class TestImpossibleValues:
    @pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 2e15])
    def test_are_refused(self, value: float) -> None:
        for build in (
            lambda: Bar("A", value),
            lambda: Point("A", value),
            lambda: Point("A", 1, value, value),
            lambda: Reference(value, "A"),
            lambda: HeatMap(title="", rows=["A"], columns=["A"], values=[[value]]),
            lambda: Spot("A", value, 1),
            lambda: Spot("A", 1, value),
            lambda: ScatterChart(title="", spots=[], x_heading="", y_heading="", cuts=(1, value)),
            lambda: Sparkline(label="A", values=[value]),
            lambda: BarChart(title="", bars=[], floor=value),
            lambda: LineChart(title="", series=[Series("", [])], low=value),
        ):
            with pytest.raises(ValueError, match="cannot be drawn"):
                build()

    def test_include_an_interval_upside_down_or_with_one_end(self) -> None:
        with pytest.raises(ValueError, match="upside down"):
            Bar("A", 1, low=2, high=0)
        with pytest.raises(ValueError, match="two ends"):
            Point("A", 1, low=0)


class TestNoData:
    @every_paper
    @pytest.mark.parametrize(
        "chart",
        [
            BarChart(title="Nilai", bars=[]),
            BarChart(title="Nilai", bars=[Bar("A", None)]),
            LineChart(title="Nilai", series=[]),
            LineChart(title="Nilai", series=[Series("", [Point("Jan", None)])]),
            HeatMap(title="Nilai", rows=[], columns=[], values=[]),
            HeatMap(title="Nilai", rows=["A"], columns=["B"], values=[[None]]),
            ScatterChart(title="Nilai", spots=[], x_heading="x", y_heading="y"),
        ],
        ids=[
            "no bars",
            "empty bar",
            "no series",
            "empty point",
            "no cells",
            "empty cell",
            "no spots",
        ],
    )
    def test_is_a_sentence_and_not_an_empty_axis(self, chart: Chart, paper: Paper) -> None:
        svg = replace(chart, empty="Belum ada jawaban survei.").svg(paper)

        assert chart.is_empty
        assert "Belum ada jawaban survei." in svg
        assert "<path" not in svg

    def test_has_a_sentence_of_its_own(self) -> None:
        with override("en"):
            assert "There is nothing to show yet." in BarChart(title="", bars=[]).svg()


values = st.one_of(st.none(), st.integers(-(10**6), 10**6), st.floats(-1e4, 1e4))
labels = st.one_of(st.text(max_size=60), st.just(LONG))


class TestWordsStandApart:
    @settings(deadline=None)
    @given(
        st.lists(
            st.builds(Bar, labels, values, note=st.text(max_size=30)), min_size=1, max_size=12
        ),
        st.lists(st.builds(Reference, st.floats(-1e4, 1e4), labels), max_size=4),
        st.sampled_from(PAPERS),
    )
    def test_in_any_bar_chart(
        self, bars: list[Bar], references: list[Reference], paper: Paper
    ) -> None:
        assert_words_stand_apart(BarChart(title="", bars=bars, references=references).svg(paper))

    @settings(deadline=None)
    @given(
        st.lists(st.tuples(labels, values, values), min_size=1, max_size=70),
        st.lists(st.builds(Reference, st.floats(-1e4, 1e4), labels), max_size=4),
        st.sampled_from(PAPERS),
    )
    def test_in_any_line_chart(
        self,
        rows: list[tuple[str, float | None, float | None]],
        references: list[Reference],
        paper: Paper,
    ) -> None:
        first = Series("Unit ini", [Point(label, value) for label, value, _other in rows])
        second = Series("Rata-rata", [Point(label, value) for label, _value, value in rows])

        for series in ([first], [first, second]):
            chart = LineChart(title="", series=series, references=references)
            assert_words_stand_apart(chart.svg(paper))

    @settings(deadline=None)
    @given(st.data(), st.integers(1, 5), st.integers(1, 26), st.sampled_from(PAPERS))
    def test_in_any_heat_map(
        self, data: st.DataObject, height: int, width: int, paper: Paper
    ) -> None:
        row = st.lists(values, min_size=width, max_size=width)
        chart = HeatMap(
            title="",
            rows=data.draw(st.lists(labels, min_size=height, max_size=height)),
            columns=data.draw(st.lists(labels, min_size=width, max_size=width)),
            values=data.draw(st.lists(row, min_size=height, max_size=height)),
        )

        assert_words_stand_apart(chart.svg(paper))

    @settings(deadline=None)
    @given(
        st.lists(
            st.builds(
                Spot, labels, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.text(max_size=4)
            ),
            min_size=1,
            max_size=30,
        ),
        labels,
        st.sampled_from(PAPERS),
    )
    def test_in_any_scatter_chart(self, spots: list[Spot], words: str, paper: Paper) -> None:
        chart = ScatterChart(
            title="",
            spots=spots,
            x_heading=words,
            y_heading=words,
            corners=(words, words, words, words),
        )

        assert_words_stand_apart(chart.svg(paper))
