from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prima.kernel.flowcharts import Box, Diagram, Edge, Measures, Node, Symbol, lay_out
from prima.kernel.flowcharts.paging import TooTall
from prima.kernel.tests.flowcharts import arrows_drawn, diagrams, faults, label

PAGE = 400.0
ON_PAGES = Measures(page_height=PAGE)


def a_chain(size: int, lanes: int = 3) -> Diagram:
    nodes = tuple(Node(f"k{row}", row % lanes, Symbol.BOX) for row in range(size))
    edges = tuple(Edge(f"k{row}", f"k{row + 1}") for row in range(size - 1))
    return Diagram(lanes, nodes, edges)


class TestGeometry:
    @settings(max_examples=60, deadline=None)
    @given(diagram=diagrams(), height=st.sampled_from([PAGE, 600.0, float("inf")]))
    def test_no_line_crosses_a_symbol_or_a_word(self, diagram: Diagram, height: float) -> None:
        drawing = lay_out(diagram, Measures(page_height=height))

        assert [fault for page in drawing.pages for fault in faults(page, drawing)] == []

    @settings(max_examples=60, deadline=None)
    @given(diagram=diagrams())
    def test_every_edge_is_drawn_once_and_every_symbol_too(self, diagram: Diagram) -> None:
        drawing = lay_out(diagram, ON_PAGES)

        shapes = [s.node.key for page in drawing.pages for s in page.shapes]
        assert [key for key in shapes if key[0] not in "<>"] == [n.key for n in diagram.nodes]
        assert arrows_drawn(drawing) == sorted((e.source, e.target) for e in diagram.edges)

    @settings(max_examples=60, deadline=None)
    @given(diagram=diagrams())
    def test_no_page_is_too_tall_and_connectors_come_in_pairs(self, diagram: Diagram) -> None:
        pages = lay_out(diagram, ON_PAGES).pages

        assert all(page.height <= PAGE for page in pages)
        ways = {"<": set(), ">": set()}  # type: dict[str, set[tuple[str, str]]]
        for page in pages:
            for shape in page.shapes:
                if shape.node.is_connector:
                    ways[shape.node.key[0]].add((shape.node.key[1:], shape.node.mark))
        assert ways["<"] == ways[">"]
        assert len({mark for _, mark in ways["<"]}) == len(ways["<"])

    def test_a_fault_would_be_seen(self) -> None:
        drawing = lay_out(a_chain(3), Measures())
        page = drawing.pages[0]
        first, second, third = page.shapes
        moved = replace(second, box=first.box)
        grown = replace(second, box=Box(0, 0, drawing.width, page.height))

        found = [
            fault.split(":")[0]
            for wrong in (moved, grown)
            for fault in faults(replace(page, shapes=(first, wrong, third)), drawing)
        ]

        assert set(found) == {"overlap", "crossed", "loose", "wrong lane"}


class TestRoutes:
    def test_the_next_row_in_the_same_lane_is_reached_straight(self) -> None:
        (page,) = lay_out(a_chain(2, lanes=1), Measures()).pages

        assert len(page.lines[0].points) == 2

    def test_lines_to_one_symbol_join_and_others_keep_apart(self) -> None:
        nodes = tuple(Node(f"k{row}", 0, Symbol.DIAMOND) for row in range(4))
        back = [Edge("k2", "k0", label(("Tidak",))), Edge("k3", "k0", label(("Tidak",)))]
        other = Edge("k3", "k1", label(("Ya",)))
        (page,) = lay_out(Diagram(1, nodes, (*back, other)), Measures()).pages

        xs = [{x for x, _ in line.points} for line in page.lines]
        assert faults(page, lay_out(Diagram(1, nodes, (*back, other)), Measures())) == []
        assert len(page.lines) == 3
        assert len(set.union(*xs)) > 1

    def test_a_long_procedure_goes_on_over_pages(self) -> None:
        pages = lay_out(a_chain(40), ON_PAGES).pages

        assert len(pages) > 3
        for page, following in pairwise(pages):
            assert page.shapes[-1].node.mark == following.shapes[0].node.mark != ""


class TestDiagram:
    def test_refuses_what_cannot_be_drawn(self) -> None:
        box = Node("a", 0, Symbol.BOX)
        impossible = [
            (1, (), ()),
            (1, (box, box), ()),
            (1, (Node("a", 1, Symbol.BOX),), ()),
            (1, (box,), (Edge("a", "b"),)),
            (1, (box,), (Edge("a", "a"), Edge("a", "a"))),
        ]

        for lanes, nodes, edges in impossible:
            with pytest.raises(ValueError, match=r"symbol|edge|lines"):
                Diagram(lanes, nodes, edges)

    def test_a_row_taller_than_the_page_is_refused(self) -> None:
        tall = Diagram(1, (Node("a", 0, Symbol.BOX, least_height=500),), ())

        with pytest.raises(TooTall, match="a"):
            lay_out(tall, ON_PAGES)
