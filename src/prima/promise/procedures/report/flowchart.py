"""The flowchart of a procedure: what its rows, lanes and words need, ready to be laid out."""

from dataclasses import dataclass, replace

from prima.design.charts.lettering import text_width, wrapped
from prima.kernel.flowcharts import Diagram, Drawing, Edge, Label, Measures, Node, Symbol, lay_out
from prima.promise.procedures import labels
from prima.promise.procedures.rules.codes import ActivityKind
from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.procedures.rules.flow import Arrow, arrows

BEGIN, END = "!begin", "!end"
MOST_LINES = 40
STEPS_OF_SHRINKING = 6


@dataclass(frozen=True)
class Columns:
    """How wide each column of words is, and the size of its letters; the lanes get the rest."""

    text: float
    needs: float = 0
    duration: float = 0
    outputs: float = 0
    note: float = 0
    size: float = 8
    padding: float = 4

    @property
    def leading(self) -> float:
        return self.size * 1.3


@dataclass(frozen=True)
class Words:
    """The cells of one row of the table."""

    number: str
    text: str
    needs: tuple[str, ...] = ()
    duration: str = ""
    outputs: tuple[str, ...] = ()
    note: str = ""


def words_of(document: ProcedureDocument) -> dict[str, Words]:
    """Return what stands in the row of each activity, by its code."""
    return {
        activity.code: Words(
            str(row),
            activity.text,
            activity.needs,
            labels.length(activity.duration),
            activity.outputs,
            activity.note or "",
        )
        for row, activity in enumerate(document.activities, start=1)
    }


def diagram_of(document: ProcedureDocument, columns: Columns, letters: float) -> Diagram | None:
    """Return the flowchart of a procedure, or None while it has no activities.

    The first and the last activity are capsules. A decision keeps its diamond even there, so it
    gets a row for the beginning or the end of its own.
    """
    if not document.activities:
        return None
    lanes = {performer.code: lane for lane, performer in enumerate(document.performers)}
    ways = arrows(document)
    words = words_of(document)
    nodes = [
        Node(
            activity.code,
            lanes[activity.performer],
            _symbol(activity, ways, is_first=row == 0),
            _height(words[activity.code], columns),
            str(row + 1),
        )
        for row, activity in enumerate(document.activities)
    ]
    edges = [
        Edge(way.source, way.target or END, _label(way.when, letters))
        for way in ways
        if way.target or _is_decision(document, way.source)
    ]
    first = document.activities[0]
    if first.kind is ActivityKind.DECISION:
        nodes.insert(0, Node(BEGIN, lanes[first.performer], Symbol.CAPSULE))
        edges.insert(0, Edge(BEGIN, first.code))
    ending = [edge for edge in edges if edge.target == END]
    if ending:
        lane = next(node.lane for node in nodes if node.key == ending[-1].source)
        nodes.append(Node(END, lane, Symbol.CAPSULE))
    return Diagram(len(lanes), tuple(nodes), tuple(edges))


def _is_decision(document: ProcedureDocument, code: str) -> bool:
    return any(
        activity.code == code and activity.kind is ActivityKind.DECISION
        for activity in document.activities
    )


def _symbol(activity: Activity, ways: tuple[Arrow, ...], *, is_first: bool) -> Symbol:
    if activity.kind is ActivityKind.DECISION:
        return Symbol.DIAMOND
    is_last = any(way.source == activity.code and way.target is None for way in ways)
    return Symbol.CAPSULE if is_first or is_last else Symbol.BOX


def _label(answer: str | None, letters: float) -> Label | None:
    if not answer:
        return None
    lines = tuple(wrapped(answer, letters, letters * 8, lines=3))
    width = max(text_width(line, letters) for line in lines)
    return Label(lines, width, letters * 1.2 * len(lines))


def _height(words: Words, columns: Columns) -> float:
    """Return how high the cells of a row must be, so that every word has its place."""
    cells = [
        ((words.text,), columns.text),
        (words.needs, columns.needs),
        ((words.duration,), columns.duration),
        (words.outputs, columns.outputs),
        ((words.note,), columns.note),
    ]
    lines = max(_lines(texts, width, columns) for texts, width in cells if width)
    return lines * columns.leading + 2 * columns.padding


def _lines(texts: tuple[str, ...], width: float, columns: Columns) -> int:
    room = width - 2 * columns.padding
    return sum(len(wrapped(text, columns.size, room, lines=MOST_LINES)) for text in texts)


def drawn(
    document: ProcedureDocument, columns: Columns, measures: Measures, width: float = float("inf")
) -> Drawing | None:
    """Lay a procedure out. Its symbols shrink until all lanes fit into the width."""
    letters = measures.symbol_height / 2.1
    share = min(measures.least_lane, width / max(1, len(document.performers)))
    factor = 1.0
    for _ in range(STEPS_OF_SHRINKING):
        diagram = diagram_of(document, columns, letters * factor)
        if diagram is None:
            return None
        scaled = replace(measures.scaled(factor), least_lane=share * factor)
        drawing = lay_out(diagram, scaled)
        if drawing.width <= width:
            return drawing
        factor *= width / drawing.width * 0.98
    return drawing
