"""A scatter chart sets things on two scales, and names the fields between them."""

import re

import pytest
from django.utils.translation import override

from prima.design.charts import NARROW, WIDE, ScatterChart, Spot
from prima.design.charts.svg import Paper
from prima.design.charts.written import chart_from

FIELDS = ("Prioritas utama", "Pertahankan", "Prioritas rendah", "Berlebihan")
SPOTS = [
    Spot("Waktu", 2.5, 3.9, "U3", note="Prioritas utama"),
    Spot("Perilaku", 3.6, 3.8, "U7", unsure=True, note="Pertahankan"),
]


def a_chart(**more: object) -> ScatterChart:
    given = {"spots": SPOTS, "x_heading": "Kinerja", "y_heading": "Kepentingan"} | more
    return ScatterChart(title="IPA", **given)  # type: ignore[arg-type]  # passed on as given


def words_of(chart: ScatterChart, paper: Paper = WIDE) -> list[str]:
    return re.findall(r">([^<>]+)</text>", chart.svg(paper))


class TestDrawing:
    @pytest.mark.parametrize("paper", [WIDE, NARROW], ids=lambda paper: paper.name)
    def test_marks_each_dot_and_names_each_field(self, paper: Paper) -> None:
        words = words_of(a_chart(cuts=(3, 3.5), corners=FIELDS), paper)

        assert {"U3", "U7", "Kinerja", "Kepentingan", *FIELDS} <= set(words)

    def test_a_mark_without_room_is_left_out_and_stays_in_the_table(self) -> None:
        crowd = a_chart(spots=[Spot(f"Hal {n}", 1, 1, f"H{n:02}") for n in range(30)])

        drawn = [words for words in words_of(crowd) if words.startswith("H")]

        assert 0 < len(drawn) < 30
        assert len(crowd.table().rows) == 30

    def test_what_is_unsure_is_hollow(self) -> None:
        svg = a_chart().svg()

        assert svg.count("prima-chart__point-few") == 1
        assert svg.count('"prima-chart__point"') == 1


class TestWords:
    def test_the_table_has_both_values_and_what_they_mean(self) -> None:
        with override("id"):
            table = a_chart(note_heading="Bidang").table()

        assert table.head == ("Nama", "Kinerja", "Kepentingan", "Bidang")
        assert table.rows[0] == ("U3 Waktu", "2,5", "3,9", "Prioritas utama")

    def test_a_column_without_words_is_not_there(self) -> None:
        table = a_chart(spots=[Spot("Waktu", 1, 2)]).table()

        assert len(table.head) == len(table.rows[0]) == 3

    def test_notes_explain_only_what_is_drawn(self) -> None:
        with override("en"):
            assert len(a_chart(spots=[Spot("A", 1, 2)]).notes()) == 0
            assert a_chart(cuts=(3, 3), unsure_label="Not sure.").notes() == (
                "The dotted lines cut the drawing into four fields.",
                "Not sure.",
            )

    def test_the_description_names_both_ends(self) -> None:
        with override("en"):
            svg = a_chart().svg()

        assert "Highest on Kepentingan: U3 Waktu (3.9)." in svg
        assert "Lowest on Kinerja: U3 Waktu (2.5)." in svg

    def test_is_written_as_plain_values(self) -> None:
        plain = {"kind": "scatter", "title": "IPA", "x_heading": "x", "y_heading": "y", "places": 1}

        chart = chart_from({**plain, "spots": [["A", 1, 2, "U1"]], "cuts": [1, 1.5]})

        with override("en"):
            assert chart.table().rows == (("U1 A", "1.0", "2.0"),)
