import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from prima.kernel.flowcharts import Symbol
from prima.kernel.tests.flowcharts import arrows_drawn, faults
from prima.promise.procedures.report.contents import HEIGHT, PAPER
from prima.promise.procedures.report.flowchart import BEGIN, END, Columns, diagram_of, drawn
from prima.promise.procedures.report.svg import ON_SCREEN, SCREEN, screen_svg
from prima.promise.procedures.rules.codes import ActivityKind
from prima.promise.procedures.rules.document import Exit, ProcedureDocument
from prima.promise.procedures.rules.editing import changed, with_activity
from prima.promise.procedures.tests.documents import SHAPES, TEN, WHOLE

SVG = "{http://www.w3.org/2000/svg}"
ON_PAPER = Columns(text=150, needs=96, duration=46, outputs=84, note=54, size=7.5, padding=3.5)
LANES = 360.0
ON_PAGES = replace(PAPER, page_height=HEIGHT)


def named(document: ProcedureDocument) -> str:
    return document.title


class TestTenProcedures:
    def test_they_are_up_to_40_by_8_with_decisions_and_loops(self) -> None:
        assert len(TEN) == 10
        assert SHAPES[-1] == (40, 8)
        last = TEN[-1]
        rows = {each.code: row for row, each in enumerate(last.activities)}
        back = [
            each for each in last.activities for way in each.exits
            if way.to and rows[way.to] <= rows[each.code]
        ]  # fmt: skip
        assert len(back) > 5

    @pytest.mark.parametrize("document", TEN, ids=named)
    def test_on_paper_no_line_crosses_a_symbol_or_a_word(self, document: ProcedureDocument) -> None:
        drawing = drawn(document, ON_PAPER, ON_PAGES, LANES)

        assert drawing is not None
        assert drawing.width <= LANES
        assert [fault for page in drawing.pages for fault in faults(page, drawing)] == []
        assert all(page.height <= HEIGHT for page in drawing.pages)

    @pytest.mark.parametrize("document", TEN, ids=named)
    def test_every_way_is_drawn(self, document: ProcedureDocument) -> None:
        diagram = diagram_of(document, ON_PAPER, 8)
        drawing = drawn(document, ON_PAPER, ON_PAGES, LANES)

        assert diagram is not None
        assert drawing is not None
        assert arrows_drawn(drawing) == sorted((e.source, e.target) for e in diagram.edges)

    @pytest.mark.parametrize("document", TEN, ids=named)
    def test_on_a_screen_it_is_one_page_that_is_right(self, document: ProcedureDocument) -> None:
        drawing = drawn(document, SCREEN, ON_SCREEN)

        assert drawing is not None
        (page,) = drawing.pages
        assert faults(page, drawing) == []


class TestSymbols:
    def test_the_five_symbols_stand_for_what_they_mean(self) -> None:
        diagram = diagram_of(WHOLE, SCREEN, 12)

        assert diagram is not None
        assert [node.symbol for node in diagram.nodes] == [
            Symbol.CAPSULE, Symbol.DIAMOND, Symbol.BOX, Symbol.DIAMOND, Symbol.CAPSULE,
        ]  # fmt: skip

    def test_a_decision_at_the_beginning_and_the_end_keeps_its_diamond(self) -> None:
        first = WHOLE.activities[0].model_copy(
            update={
                "kind": ActivityKind.DECISION,
                "exits": (Exit(when="Ya", to="periksa"), Exit(when="Tidak")),
            }
        )
        diagram = diagram_of(with_activity(WHOLE, first), SCREEN, 12)

        assert diagram is not None
        assert [diagram.nodes[0].key, diagram.nodes[-1].key] == [BEGIN, END]
        assert diagram.nodes[1].symbol is Symbol.DIAMOND
        assert ("serahkan", END) in {(edge.source, edge.target) for edge in diagram.edges}


class TestSvg:
    def test_it_has_a_name_a_description_and_every_activity(self) -> None:
        drawing = ET.fromstring(str(screen_svg(WHOLE)))  # noqa: S314 - drawn by us

        title, desc = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert "Pelayanan surat keterangan" in (title.text or "")
        words = " ".join(text.text or "" for text in drawing.iter(f"{SVG}text"))
        for activity in WHOLE.activities:
            assert activity.text in words
        for answer in ("Lengkap", "Tidak lengkap", "Benar", "Salah"):
            assert answer in words

    def test_hostile_words_stay_words(self) -> None:
        hostile = "<script>alert(1)</script> & \"x\" 'y'"
        first = WHOLE.activities[0].model_copy(update={"text": hostile})
        drawing = str(screen_svg(with_activity(WHOLE, first)))

        assert "<script" not in drawing
        assert ET.fromstring(drawing) is not None  # noqa: S314 - drawn by us
        assert not re.search(r"\sstyle=|\son\w+=", drawing)

    def test_nothing_is_drawn_of_nothing(self) -> None:
        assert str(screen_svg(changed(WHOLE, activities=()))) == ""
