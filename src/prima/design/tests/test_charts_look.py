"""Charts look the same on a page and in a PDF, and every word and mark of them can be seen."""

import json
import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import typst

from prima.design.charts import NARROW, WIDE, Chart
from prima.design.charts import svg as drawing
from prima.design.charts.lettering import BOLDER, text_width
from prima.design.charts.svg import ROLES, SHADES
from prima.design.finders import DESIGN
from prima.design.tests.chart_samples import LONG, SAMPLES
from prima.design.tests.test_contrast import DARK, LIGHT, PRINT, contrast

SHEET = (DESIGN / "components/chart/chart.css").read_text(encoding="utf-8")
FONTS = str(files("font_source_sans_pro") / "files")
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
PAGE = '#set document(title: "x")\n#set text(font: "Source Sans Pro", lang: "id")\n'


def mixed(share: float, over: str, ground: str) -> str:
    """Lay a see-through colour over a ground."""
    parts = [
        round(share * int(over[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


class TestRoles:
    @pytest.mark.parametrize("role", ROLES)
    def test_follow_the_tokens_on_a_page(self, role: str) -> None:
        rule = re.search(rf"\.prima-chart__{ROLES[role][0]}(?:,[^{{]*)? {{[^}}]*}}", SHEET)

        assert rule is not None
        assert "var(--" in rule[0]

    @pytest.mark.parametrize(
        ("name", "token"),
        [
            ("INK", "ink"),
            ("MUTED", "muted"),
            ("RULE", "rule"),
            ("EDGE", "edge"),
            ("ACCENT", "chart-1"),
            ("BAND", "chart-band"),
        ],
    )
    def test_carry_the_light_theme_to_where_there_is_no_style_sheet(
        self, name: str, token: str
    ) -> None:
        assert getattr(drawing, name) == LIGHT[token]


class TestContrast:
    @THEMES
    def test_lets_every_number_be_read_on_its_cell(self, colours: dict[str, str]) -> None:
        for per_cent, is_light in SHADES:
            cell = mixed(per_cent / 100, colours["chart-1"], colours["paper"])

            assert contrast(colours["paper" if is_light else "ink"], cell) >= 4.5

    @THEMES
    def test_tells_the_steps_of_a_heat_map_apart(self, colours: dict[str, str]) -> None:
        cells = [
            mixed(per_cent / 100, colours["chart-1"], colours["paper"]) for per_cent, _ in SHADES
        ]

        for one, other in pairwise(cells):
            assert contrast(one, other) >= 1.1

    @THEMES
    def test_lets_bars_be_seen_and_the_marked_one_stand_out(self, colours: dict[str, str]) -> None:
        opacity = re.search(r'fill-opacity="([.\d]+)"', ROLES["bar"][1])
        assert opacity is not None

        bar = mixed(float(opacity[1]), colours["chart-1"], colours["paper"])

        assert contrast(bar, colours["paper"]) >= 3
        assert contrast(bar, colours["chart-1"]) >= 1.5

    @THEMES
    def test_lets_lines_be_seen(self, colours: dict[str, str]) -> None:
        assert contrast(colours["edge"], colours["paper"]) >= 3
        assert contrast(colours["chart-1"], colours["chart-band"]) >= 3


class TestLettering:
    @pytest.mark.parametrize("weight", ["regular", "semibold"])
    @pytest.mark.parametrize(
        "words",
        [
            LONG,
            "0123456789",
            "Waktu penyelesaian",
            "WWWMMM%@",
            "iiilll.,;:",
            "1.234.567,89",
            "Rp 25.000",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "abcdefghijklmnopqrstuvwxyz",
            "\N{MINUS SIGN}0,5 \N{EN DASH} 1,2 (n = 12)",
        ],
    )
    def test_is_estimated_a_little_too_wide(self, words: str, weight: str, tmp_path: Path) -> None:
        quoted = json.dumps(words, ensure_ascii=False)
        document = tmp_path / "measure.typ"
        document.write_text(
            f'#set text(font: "Source Sans Pro", size: 100pt, weight: "{weight}")\n'
            f"#context [#metadata(measure(text({quoted})).width.pt()) <w>]",
            encoding="utf-8",
        )

        found = typst.query(str(document), "<w>", field="value", one=True, font_paths=[FONTS])

        real = float(json.loads(found))
        estimate = text_width(words, 100) * (BOLDER if weight == "semibold" else 1)
        assert 0.985 * real <= estimate <= 1.25 * real


class TestPdf:
    @pytest.mark.parametrize("chart", SAMPLES.values(), ids=SAMPLES)
    def test_takes_the_drawing_as_it_is(self, chart: Chart, tmp_path: Path) -> None:
        for paper in (WIDE, NARROW):
            (tmp_path / f"{paper.name}.svg").write_text(chart.svg(paper), encoding="utf-8")
        images = "".join(f'#image("{paper.name}.svg", alt: "x")\n' for paper in (WIDE, NARROW))
        document = tmp_path / "document.typ"
        document.write_text(PAGE + images, encoding="utf-8")

        pdf = typst.compile(
            str(document), font_paths=[FONTS], ignore_system_fonts=True, pdf_standards=["ua-1"]
        )

        assert pdf is not None
        assert pdf.startswith(b"%PDF")
