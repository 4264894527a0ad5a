"""Flowcharts for tests: any that can be, and what must be true of how they are drawn."""

from itertools import combinations, pairwise

from hypothesis import strategies as st

from prima.kernel.flowcharts import Box, Diagram, Drawing, Edge, Label, Line, Node, Page, Symbol
from prima.kernel.flowcharts.placing import Point

WORDS = [("Ya",), ("Tidak",), ("Berkas", "belum lengkap")]
NEARLY = 1e-6


def label(words: tuple[str, ...]) -> Label:
    return Label(words, 5.0 * max(map(len, words)), 9.0 * len(words))


@st.composite
def diagrams(draw: st.DrawFn, most_rows: int = 40, most_lanes: int = 8) -> Diagram:
    """Return any procedure: rows in lanes, decisions, jumps forward, loops back and to itself."""
    size = draw(st.integers(1, most_rows))
    lanes = draw(st.integers(1, most_lanes))
    keys = [f"k{row}" for row in range(size)]
    nodes, edges = [], []
    for row, key in enumerate(keys):
        is_decision = draw(st.booleans())
        symbol = Symbol.DIAMOND if is_decision else draw(st.sampled_from(Symbol))
        height = draw(st.sampled_from([0.0, 20.0, 90.0]))
        nodes.append(Node(key, draw(st.integers(0, lanes - 1)), symbol, height))
        others = draw(st.lists(st.sampled_from(keys), max_size=2)) if is_decision else []
        goes_on = [keys[row + 1]] if row + 1 < size and draw(st.integers(0, 5)) else []
        targets = [*goes_on, *others]
        if not is_decision and not goes_on and draw(st.booleans()):
            targets = [draw(st.sampled_from(keys))]
        edges += [
            Edge(key, target, label(draw(st.sampled_from(WORDS))) if is_decision else None)
            for target in targets
        ]
    return Diagram(lanes, tuple(nodes), tuple(edges))


def crosses(line: Line, box: Box) -> bool:
    """Say whether any piece of a line runs through the inside of a box."""
    return any(
        min(ax, bx) < box.right - NEARLY
        and max(ax, bx) > box.x + NEARLY
        and min(ay, by) < box.bottom - NEARLY
        and max(ay, by) > box.y + NEARLY
        for (ax, ay), (bx, by) in pairwise(line.points)
    )


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right - NEARLY
        and other.x < one.right - NEARLY
        and one.y < other.bottom - NEARLY
        and other.y < one.bottom - NEARLY
    )


def share_a_stretch(one: Line, other: Line) -> bool:
    """Say whether two lines lie upon each other for more than a point."""
    return any(
        _on_one_line(a, b, c, d) for a, b in pairwise(one.points) for c, d in pairwise(other.points)
    )


def _on_one_line(a: Point, b: Point, c: Point, d: Point) -> bool:
    for along, across in ((0, 1), (1, 0)):
        flat = all(abs(point[across] - a[across]) < NEARLY for point in (b, c, d))
        low = max(min(a[along], b[along]), min(c[along], d[along]))
        high = min(max(a[along], b[along]), max(c[along], d[along]))
        if flat and high - low > NEARLY:
            return True
    return False


def faults(page: Page, drawing: Drawing) -> list[str]:
    """Name everything on a page that would be drawn wrong."""
    words = [(line, line.label_box) for line in page.lines if line.label_box]
    boxes = [shape.box for shape in page.shapes] + [box for _, box in words]
    named = {shape.node.key: shape.box for shape in page.shapes}
    found = [f"overlap: {a} {b}" for a, b in combinations(boxes, 2) if overlap(a, b)]
    found += [f"crossed: {ln} {box}" for ln in page.lines for box in boxes if crosses(ln, box)]
    found += [
        f"shared: {one} {other}"
        for one, other in combinations(page.lines, 2)
        if one.target != other.target and share_a_stretch(one, other)
    ]
    found += [f"slanted: {ln}" for ln in page.lines if not _is_orthogonal(ln)]
    found += [f"loose: {ln}" for ln in page.lines if not _is_tied(ln, named)]
    found += [f"outside: {box}" for box in boxes if not _is_inside(box, page, drawing)]
    found += [
        f"outside: {ln}"
        for ln in page.lines
        for x, y in ln.points
        if not (0 <= x <= drawing.width and 0 <= y <= page.height)
    ]
    found += [
        f"wrong lane: {shape}"
        for shape in page.shapes
        if not drawing.lanes[shape.node.lane][0] < shape.box.x
        or not shape.box.right < drawing.lanes[shape.node.lane][1]
    ]
    return found


def _is_orthogonal(line: Line) -> bool:
    return all((ax == bx) != (ay == by) for (ax, ay), (bx, by) in pairwise(line.points))


def _is_tied(line: Line, named: dict[str, Box]) -> bool:
    """Say whether a line begins on the rim of its source and comes in from above its target."""
    source, target = named[line.source], named[line.target]
    x, y = source.middle
    ports = [(x, source.bottom), (source.x, y), (source.right, y)]
    (_, before), (_, last) = line.points[-2:]
    comes_down = line.points[-1] == (target.middle[0], target.y) and before < last
    return line.points[0] in ports and comes_down


def _is_inside(box: Box, page: Page, drawing: Drawing) -> bool:
    return box.x >= 0 and box.y >= 0 and box.right <= drawing.width and box.bottom <= page.height


def arrows_drawn(drawing: Drawing) -> list[tuple[str, str]]:
    """Follow every line through its connectors, and return what leads to what."""
    found = []
    for page in drawing.pages:
        ins = {line.source for line in page.lines if line.source.startswith("<")}
        assert ins == {s.node.key for s in page.shapes if s.node.key.startswith("<")}  # noqa: S101 - a helper of tests
        found += [
            (line.source, line.target.removeprefix(">"))
            for line in page.lines
            if not line.source.startswith("<")
        ]
    return sorted(found)
