"""Which way each line takes: by which side it leaves, between which lanes it runs, on which track.

Heights are counted in levels, four to a row, because only their order matters here: `4r` is the
track above the symbol of row r, `4r + 2` its middle, `4r + 3` the track below it.
"""

from dataclasses import dataclass
from enum import StrEnum

from prima.kernel.flowcharts.diagram import Diagram, Edge, Node

LOAD = 0.3  # of a lane's width: how far a line goes out of its way for an empty channel


class Side(StrEnum):
    BOTTOM = "BOTTOM"
    LEFT = "LEFT"
    RIGHT = "RIGHT"


@dataclass(frozen=True)
class Route:
    """The way of one edge. Without a channel it goes straight down to the next row."""

    edge: Edge
    side: Side
    source_row: int
    target_row: int
    channel: int | None = None
    """The gap between lanes in which it runs: 0 is left of the first lane."""
    track: int = 0

    @property
    def levels(self) -> tuple[int, int]:
        begin = 4 * self.source_row + (3 if self.side is Side.BOTTOM else 2)
        end = 4 * self.target_row
        return min(begin, end), max(begin, end)

    def is_in_the_way_of(self, other: "Route") -> bool:
        (low, high), (other_low, other_high) = self.levels, other.levels
        return (
            self.edge.target != other.edge.target
            and self.channel == other.channel
            and low <= other_high
            and other_low <= high
        )


def routes(diagram: Diagram) -> tuple[Route, ...]:
    """Route every edge. Short ways choose first, so that long ways go around them."""
    rows = {node.key: row for row, node in enumerate(diagram.nodes)}
    open_routes = [
        Route(edge, side, rows[edge.source], rows[edge.target])
        for node in diagram.nodes
        for edge, side in _sides(diagram, node, rows)
    ]
    found: list[Route] = []
    for route in sorted(open_routes, key=lambda each: each.levels[1] - each.levels[0]):
        found.append((_is_direct(route) and route) or _in_channel(route, diagram, found))
    return tuple(found)


def _is_direct(route: Route) -> bool:
    return route.side is Side.BOTTOM and route.target_row == route.source_row + 1


def _sides(diagram: Diagram, node: Node, rows: dict[str, int]) -> list[tuple[Edge, Side]]:
    """Give each exit its side: the next row below, the others left or right, whichever is nearer.

    Two exits to the next row cannot both go down; the second goes around.
    """
    exits = list(diagram.exits(node.key))
    exits.sort(key=lambda edge: rows[edge.target] != rows[node.key] + 1)
    sides = [(edge, Side.BOTTOM) for edge in exits[:1]]
    rest = [(diagram.nodes[rows[edge.target]].lane - node.lane, edge) for edge in exits[1:]]
    rest.sort(key=lambda pair: -pair[0])
    if len(rest) == 1:
        away, edge = rest[0]
        return [*sides, (edge, Side.LEFT if away < 0 else Side.RIGHT)]
    return [*sides, *zip((edge for _, edge in rest), (Side.RIGHT, Side.LEFT), strict=False)]


def _in_channel(route: Route, diagram: Diagram, found: list[Route]) -> Route:
    lane = diagram.nodes[route.source_row].lane
    aim = diagram.nodes[route.target_row].lane
    first, last = 0, diagram.lanes
    if route.side is Side.RIGHT:
        first = lane + 1
    if route.side is Side.LEFT:
        last = lane

    def cost(channel: int) -> tuple[float, int]:
        way = abs(channel - lane - 0.5) + abs(channel - aim - 0.5)
        tried = _through(route, channel)
        load = len({other.track for other in found if other.is_in_the_way_of(tried)})
        return way + LOAD * load, channel

    return _on_track(_through(route, min(range(first, last + 1), key=cost)), found)


def _through(route: Route, channel: int, track: int = 0) -> Route:
    return Route(
        route.edge, route.side, route.source_row, route.target_row, channel=channel, track=track
    )


def _on_track(route: Route, found: list[Route]) -> Route:
    """Take the track of a line to the same symbol if it is free for this one too, or the first."""
    channel = route.channel or 0
    taken = {other.track for other in found if other.is_in_the_way_of(route)}
    friends = (
        other.track
        for other in found
        if other.channel == channel and other.edge.target == route.edge.target
    )
    joined = next((track for track in friends if track not in taken), None)
    free = next(track for track in range(len(found) + 1) if track not in taken)
    return _through(route, channel, free if joined is None else joined)
