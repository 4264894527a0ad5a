"""What a flowchart shows: symbols in lanes, one a row, and the lines between them."""

from dataclasses import dataclass
from enum import StrEnum

MOST_EXITS = 3
CONNECTOR_MARKS = ("<", ">")


class Symbol(StrEnum):
    """The symbols of PermenPANRB 35/2012; the fifth, the arrow, is what an edge becomes."""

    CAPSULE = "CAPSULE"
    BOX = "BOX"
    DIAMOND = "DIAMOND"
    PENTAGON = "PENTAGON"


@dataclass(frozen=True)
class Label:
    """A word beside a line, and how much room it takes."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True)
class Node:
    key: str
    lane: int
    symbol: Symbol
    least_height: float = 0
    """The height that the words of its row need."""
    mark: str = ""
    """What stands inside the symbol."""

    @property
    def is_connector(self) -> bool:
        return self.key.startswith(CONNECTOR_MARKS)


@dataclass(frozen=True)
class Edge:
    source: str
    target: str
    label: Label | None = None


@dataclass(frozen=True)
class Measures:
    """How large things are drawn, in whatever unit the page is measured."""

    symbol_width: float = 44
    symbol_height: float = 24
    space: float = 6
    """Between two lines that run side by side, and around words."""
    arrow: float = 8
    """The straight piece before a symbol that the arrow's head needs."""
    least_lane: float = 0
    page_height: float = float("inf")

    def scaled(self, factor: float) -> "Measures":
        """Return the same page with smaller or larger symbols."""
        return Measures(
            self.symbol_width * factor,
            self.symbol_height * factor,
            self.space * factor,
            self.arrow * factor,
            self.least_lane,
            self.page_height,
        )


@dataclass(frozen=True)
class Diagram:
    """Nodes from the top row to the bottom row, and the edges between them.

    Always true: keys are distinct, edges lead from a node to a node, only a diamond has more than
    one exit, and it has at most three.
    """

    lanes: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def __post_init__(self) -> None:
        keys = [node.key for node in self.nodes]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError("a flowchart has at least one symbol, and each has its own key")
        if any(not 0 <= node.lane < self.lanes for node in self.nodes):
            raise ValueError("a symbol stands in no lane")
        if any(not {edge.source, edge.target} <= set(keys) for edge in self.edges):
            raise ValueError("an edge leads nowhere")
        for node in self.nodes:
            exits = len(self.exits(node.key))
            if exits > (MOST_EXITS if node.symbol is Symbol.DIAMOND else 1):
                raise ValueError(f"too many lines leave {node.key}")

    def exits(self, key: str) -> tuple[Edge, ...]:
        return tuple(edge for edge in self.edges if edge.source == key)

    def row(self, key: str) -> int:
        return next(row for row, node in enumerate(self.nodes) if node.key == key)
