"""Where everything is: boxes for symbols and words, points for lines, page by page.

The origin of a page is the top left corner of its lanes; y grows downwards.
"""

from dataclasses import dataclass
from itertools import pairwise

from prima.kernel.flowcharts.diagram import Diagram, Label, Measures, Node
from prima.kernel.flowcharts.paging import Sheet, room_above, room_below, sheets
from prima.kernel.flowcharts.routing import Route, Side, routes

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Row:
    node: Node
    top: float
    height: float


@dataclass(frozen=True)
class Shape:
    node: Node
    box: Box


@dataclass(frozen=True)
class Line:
    """From the rim of one symbol to the top of another; the arrow's head is at the last point."""

    source: str
    target: str
    points: tuple[Point, ...]
    label: Label | None = None
    label_box: Box | None = None


@dataclass(frozen=True)
class Page:
    rows: tuple[Row, ...]
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    height: float


@dataclass(frozen=True)
class Drawing:
    """Every page, and where each lane begins and ends on all of them."""

    pages: tuple[Page, ...]
    lanes: tuple[tuple[float, float], ...]

    @property
    def width(self) -> float:
        return self.lanes[-1][1]


def lay_out(diagram: Diagram, measures: Measures) -> Drawing:
    """Place a flowchart on its pages; raise `TooTall` if one row is taller than a page."""
    cut = sheets(diagram, measures)
    routed = [routes(sheet.diagram) for sheet in cut]
    columns = _columns(cut, routed, measures)
    pages = (_page(sheet, ways, columns, measures) for sheet, ways in zip(cut, routed, strict=True))
    return Drawing(tuple(pages), columns.lanes)


@dataclass(frozen=True)
class _Columns:
    """Where lanes, their middles and the tracks between them are."""

    lanes: tuple[tuple[float, float], ...]
    middles: tuple[float, ...]
    channels: tuple[float, ...]
    """The left end of each channel's tracks."""
    space: float

    def track(self, channel: int, track: int) -> float:
        return self.channels[channel] + (track + 0.5) * self.space


def _columns(
    cut: tuple[Sheet, ...], routed: list[tuple[Route, ...]], measures: Measures
) -> _Columns:
    lanes = cut[0].diagram.lanes
    widths = [_channel_width(channel, routed, measures) for channel in range(lanes + 1)]
    left = [_reach(lane, Side.LEFT, cut, routed, measures) for lane in range(lanes)]
    right = [_reach(lane, Side.RIGHT, cut, routed, measures) for lane in range(lanes)]
    x = 0.0
    channels, middles, borders = [], [], [0.0]
    for lane in range(lanes):
        channels.append(x)
        own = widths[lane] / (1 if lane == 0 else 2)
        own += widths[lane + 1] / (1 if lane == lanes - 1 else 2)
        spare = max(0.0, measures.least_lane - own - left[lane] - right[lane])
        x += widths[lane] + spare / 2
        middles.append(x + left[lane])
        x += left[lane] + right[lane] + spare / 2
        borders.append(x + widths[lane + 1] / (1 if lane == lanes - 1 else 2))
    channels.append(x)
    return _Columns(
        tuple(pairwise(borders)),
        tuple(middles),
        tuple(channels),
        measures.space,
    )


def _channel_width(channel: int, routed: list[tuple[Route, ...]], measures: Measures) -> float:
    """Return room for an even number of tracks, so that none lies on the border between lanes."""
    used = [way.track + 1 for ways in routed for way in ways if way.channel == channel]
    tracks = max(used, default=1)
    return (tracks + tracks % 2) * measures.space


def _reach(
    lane: int,
    side: Side,
    cut: tuple[Sheet, ...],
    routed: list[tuple[Route, ...]],
    measures: Measures,
) -> float:
    """Return how far symbols and the words beside their lines reach from the middle of a lane."""
    reach = measures.symbol_width / 2
    for sheet, ways in zip(cut, routed, strict=True):
        for way in ways:
            if way.edge.label and sheet.diagram.nodes[way.source_row].lane == lane:
                if way.side is side:
                    words = way.edge.label.width + 2 * measures.space
                    reach = max(reach, measures.symbol_width / 2 + words)
                elif way.side is Side.BOTTOM and side is Side.RIGHT:
                    reach = max(reach, way.edge.label.width + 2 * measures.space)
    return reach + measures.space


def _page(sheet: Sheet, ways: tuple[Route, ...], columns: _Columns, measures: Measures) -> Page:
    rows, y = [], 0.0
    for node, height in zip(sheet.diagram.nodes, sheet.heights, strict=True):
        rows.append(Row(node, y, height))
        y += height
    shapes = tuple(Shape(row.node, _symbol(sheet.diagram, row, columns, measures)) for row in rows)
    lines = tuple(_line(way, rows, shapes, columns, measures) for way in ways)
    return Page(tuple(rows), shapes, lines, y)


def _symbol(diagram: Diagram, row: Row, columns: _Columns, measures: Measures) -> Box:
    """Centre a symbol in what its row has to spare."""
    above = room_above(diagram, row.node, measures)
    below = room_below(diagram, row.node, measures)
    spare = row.height - above - measures.symbol_height - below
    return Box(
        columns.middles[row.node.lane] - measures.symbol_width / 2,
        row.top + above + spare / 2,
        measures.symbol_width,
        measures.symbol_height,
    )


def _line(
    way: Route,
    rows: list[Row],
    shapes: tuple[Shape, ...],
    columns: _Columns,
    measures: Measures,
) -> Line:
    source, target = shapes[way.source_row].box, shapes[way.target_row].box
    begin, aim = _port(source, way.side), (target.middle[0], target.y)
    points = [begin]
    below = rows[way.source_row].top + rows[way.source_row].height - measures.space
    if way.channel is not None:
        x = columns.track(way.channel, way.track)
        above = rows[way.target_row].top + measures.space
        points += [(begin[0], below)] if way.side is Side.BOTTOM else []
        points += [(x, points[-1][1]), (x, above), (aim[0], above)]
    elif begin[0] != aim[0]:
        points += [(begin[0], below), (aim[0], below)]
    label = way.edge.label
    return Line(
        way.edge.source,
        way.edge.target,
        (*points, aim),
        label,
        _label_box(label, way.side, begin, measures) if label else None,
    )


def _port(box: Box, side: Side) -> Point:
    x, y = box.middle
    return {Side.BOTTOM: (x, box.bottom), Side.LEFT: (box.x, y), Side.RIGHT: (box.right, y)}[side]


def _label_box(label: Label, side: Side, begin: Point, measures: Measures) -> Box:
    """Put words right of a line down, and above a line to the side."""
    x, y = begin
    if side is Side.BOTTOM:
        return Box(x + measures.space, y, label.width, label.height)
    left = x + measures.space if side is Side.RIGHT else x - measures.space - label.width
    return Box(left, y - label.height - measures.space / 4, label.width, label.height)
