"""What stands on which page. A line that leaves a page ends in a connector and begins in another.

Both bear the same letter: that of the symbol which the line leads to. A connector is a symbol in a
row of its own, so that it is placed and reached like every other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prima.kernel.flowcharts.diagram import Diagram, Edge, Measures, Node, Symbol

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class TooTall(ValueError):
    """One row alone, with its connectors, is taller than the page."""


@dataclass(frozen=True)
class Sheet:
    """A page as a diagram of its own: connectors in, symbols, connectors out."""

    diagram: Diagram
    heights: tuple[float, ...]


def sheets(diagram: Diagram, measures: Measures) -> tuple[Sheet, ...]:
    """Cut a flowchart into pages, each as full as it may be."""
    cut = tuple(_cut(diagram, measures))
    reached = (node.key[1:] for sheet in cut for node in sheet.diagram.nodes if node.is_connector)
    letters = {key: lettered(place) for place, key in enumerate(dict.fromkeys(reached))}
    return tuple(
        replace(sheet, diagram=replace(sheet.diagram, nodes=_marked(sheet, letters)))
        for sheet in cut
    )


def _marked(sheet: Sheet, letters: dict[str, str]) -> tuple[Node, ...]:
    return tuple(
        replace(node, mark=letters[node.key[1:]]) if node.is_connector else node
        for node in sheet.diagram.nodes
    )


def _cut(diagram: Diagram, measures: Measures) -> Iterator[Sheet]:
    first = 0
    while first < len(diagram.nodes):
        fitting = None
        for last in range(first + 1, len(diagram.nodes) + 1):
            tried = _sheet(diagram, first, last, measures)
            if sum(tried.heights) > measures.page_height:
                break
            fitting = last, tried
        if fitting is None:
            raise TooTall(diagram.nodes[first].key)
        first, sheet = fitting
        yield sheet


def _sheet(diagram: Diagram, first: int, last: int, measures: Measures) -> Sheet:
    own = diagram.nodes[first:last]
    here = {node.key for node in own}
    lane = {node.key: node.lane for node in diagram.nodes}
    into = [edge for edge in diagram.edges if edge.target in here and edge.source not in here]
    away = [edge for edge in diagram.edges if edge.source in here and edge.target not in here]
    # The line that comes straight from the page before stands nearest to its symbol.
    ins = sorted(dict.fromkeys(edge.target for edge in into), key=lambda key: key == own[0].key)
    last_exits = {edge.target for edge in diagram.exits(own[-1].key)}
    outs = sorted(
        dict.fromkeys(edge.target for edge in away), key=lambda key: key not in last_exits
    )
    nodes = (
        *(_connector("<", key, lane[key]) for key in ins),
        *own,
        *(_connector(">", key, _lane_out(away, key, lane)) for key in outs),
    )
    edges = (
        *(Edge(f"<{key}", key) for key in ins),
        *(edge for edge in diagram.edges if {edge.source, edge.target} <= here),
        *(replace(edge, target=f">{edge.target}") for edge in away),
    )
    sheet = Diagram(diagram.lanes, nodes, edges)
    return Sheet(sheet, tuple(_height(sheet, node, measures) for node in nodes))


def _connector(way: str, key: str, lane: int) -> Node:
    return Node(f"{way}{key}", lane, Symbol.PENTAGON)


def _lane_out(away: list[Edge], key: str, lane: dict[str, int]) -> int:
    """Return the lane of the last symbol from which a line leaves for this one."""
    return [lane[edge.source] for edge in away if edge.target == key][-1]


def room_above(diagram: Diagram, node: Node, measures: Measures) -> float:
    """Return what the track above a symbol, the arrow's head and the words beside it need."""
    beside = max(0.0, _words(diagram, node) + measures.space - measures.symbol_height / 2)
    return 2 * measures.space + measures.arrow + beside


def room_below(diagram: Diagram, node: Node, measures: Measures) -> float:
    """Return what the words beside the line down and the track below it need."""
    return 2 * measures.space + _words(diagram, node)


def _words(diagram: Diagram, node: Node) -> float:
    return max((edge.label.height for edge in diagram.exits(node.key) if edge.label), default=0.0)


def _height(diagram: Diagram, node: Node, measures: Measures) -> float:
    needed = (
        room_above(diagram, node, measures)
        + measures.symbol_height
        + room_below(diagram, node, measures)
    )
    return max(node.least_height, needed)


def lettered(place: int) -> str:
    """Name a place as the columns of a sheet are named.

    >>> [lettered(place) for place in (0, 25, 26, 52)]
    ['A', 'Z', 'AA', 'BA']
    """
    rest, own = divmod(place, len(ALPHABET))
    return (lettered(rest - 1) if rest else "") + ALPHABET[own]
