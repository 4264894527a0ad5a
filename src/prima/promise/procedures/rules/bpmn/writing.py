"""Procedure to BPMN 2.0, with where everything is drawn."""

import json
from collections.abc import Iterator
from html import escape

from prima.kernel.flowcharts import Diagram, Drawing, Edge, Label, Measures, Node, Symbol, lay_out
from prima.promise.procedures.rules.bpmn.elements import MODEL, PRIMA
from prima.promise.procedures.rules.codes import ActivityKind
from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.procedures.rules.flow import Arrow, arrows

MEASURES = Measures(symbol_width=110, symbol_height=60, space=14, arrow=16, least_lane=170)
LETTER, LINE = 7, 16
MARGIN, HEAD = 40, 40
BEGIN, END = "begin", "end"
NAMESPACES = (
    f'xmlns="{MODEL}" xmlns:prima="{PRIMA}"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
    ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)


def to_bpmn(document: ProcedureDocument) -> str:
    """Write a procedure as a BPMN 2.0 model of one process with one lane a performer."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<definitions {NAMESPACES} id="definitions" targetNamespace="{PRIMA}">',
        '<collaboration id="collaboration">',
        f'<participant id="pool" name="{_said(document.title)}" processRef="process"/>',
        "</collaboration>",
        f'<process id="process" name="{_said(document.title)}" isExecutable="true">',
        _extension("document", _rest(document)),
        *_lanes(document),
        *_nodes(document),
        *_flows(document),
        "</process>",
        *_drawing(document),
        "</definitions>",
    ]
    return "\n".join(lines) + "\n"


def _said(words: str) -> str:
    return escape(words, quote=True)


def _extension(name: str, value: object) -> str:
    text = _said(json.dumps(value, ensure_ascii=False, sort_keys=True))
    return f"<extensionElements><prima:{name}>{text}</prima:{name}></extensionElements>"


def _rest(document: ProcedureDocument) -> dict[str, object]:
    return document.model_dump(mode="json", exclude={"title", "performers", "activities"})


def _ways(document: ProcedureDocument) -> list[tuple[str, Arrow]]:
    """Return every flow with its id, the one from the beginning first."""
    first = document.activities[0].code if document.activities else None
    ways = [Arrow(BEGIN, first), *arrows(document)]
    return [(f"flow-{place}", way) for place, way in enumerate(ways)]


def _id(code: str | None) -> str:
    """Return the id of an activity's element, of the beginning, or (None) of the end."""
    if code is None:
        return END
    return code if code == BEGIN else f"activity-{code}"


def _lanes(document: ProcedureDocument) -> Iterator[str]:
    if not document.performers:
        return
    begins, ends = _lane_of_begin(document), _lane_of_end(document)
    yield '<laneSet id="lanes">'
    for place, performer in enumerate(document.performers):
        own = [_id(each.code) for each in document.activities if each.performer == performer.code]
        own = [*([BEGIN] if place == begins else []), *own, *([END] if place == ends else [])]
        yield f'<lane id="lane-{performer.code}" name="{_said(performer.name)}">'
        yield _extension("performer", {"code": performer.code, "actor": performer.actor})
        yield from (f"<flowNodeRef>{node}</flowNodeRef>" for node in own)
        yield "</lane>"
    yield "</laneSet>"


def _place(document: ProcedureDocument, activity: Activity) -> int:
    return [performer.code for performer in document.performers].index(activity.performer)


def _lane_of_begin(document: ProcedureDocument) -> int:
    return _place(document, document.activities[0]) if document.activities else 0


def _lane_of_end(document: ProcedureDocument) -> int:
    ending = [way.source for way in arrows(document) if way.target is None]
    last = [activity for activity in document.activities if activity.code in ending[-1:]]
    return _place(document, last[0]) if last else _lane_of_begin(document)


def _nodes(document: ProcedureDocument) -> Iterator[str]:
    ways = _ways(document)

    def links(code: str | None) -> str:
        into = (f"<incoming>{name}</incoming>" for name, way in ways if way.target == code)
        away = (f"<outgoing>{name}</outgoing>" for name, way in ways if code and way.source == code)
        return "".join([*into, *away])

    away = f"<outgoing>{ways[0][0]}</outgoing>"
    yield f'<startEvent id="{BEGIN}">{away}</startEvent>'
    for activity in document.activities:
        kind = "exclusiveGateway" if activity.kind is ActivityKind.DECISION else "task"
        last = [name for name, way in ways if way.source == activity.code][-1]
        otherwise = f' default="{last}"' if activity.kind is ActivityKind.DECISION else ""
        yield (
            f'<{kind} id="{_id(activity.code)}" name="{_said(activity.text)}"{otherwise}>'
            f"{_extension('activity', _rest_of(activity))}{links(activity.code)}</{kind}>"
        )
    yield f'<endEvent id="{END}">{links(None)}</endEvent>'


def _rest_of(activity: Activity) -> dict[str, object]:
    kept = activity.model_dump(mode="json", exclude={"text", "performer", "kind", "exits"})
    return {**kept, "said_exits": bool(activity.exits)}


def _flows(document: ProcedureDocument) -> Iterator[str]:
    """Write each flow; the last way on from a decision is its default, the others have conditions.

    So an engine can run the process: whoever decides sets `answer`.
    """
    asked = {each.code for each in document.activities if each.kind is ActivityKind.DECISION}
    ways = _ways(document)
    defaults = {way.source: name for name, way in ways}
    for name, way in ways:
        words = f' name="{_said(way.when)}"' if way.when else ""
        ends = f'sourceRef="{_id(way.source)}" targetRef="{_id(way.target)}"'
        if way.source in asked and defaults[way.source] != name:
            when = _said(f"answer == {json.dumps(way.when or '', ensure_ascii=False)}")
            condition = f"<conditionExpression>{when}</conditionExpression>"
            yield f'<sequenceFlow id="{name}"{words} {ends}>{condition}</sequenceFlow>'
        else:
            yield f'<sequenceFlow id="{name}"{words} {ends}/>'


def _diagram(document: ProcedureDocument) -> Diagram:
    lanes = max(1, len(document.performers))
    symbols = {ActivityKind.DECISION: Symbol.DIAMOND, ActivityKind.TASK: Symbol.BOX}
    nodes = (
        Node(BEGIN, _lane_of_begin(document), Symbol.CAPSULE),
        *(
            Node(_id(each.code), _place(document, each), symbols[each.kind])
            for each in document.activities
        ),
        Node(END, _lane_of_end(document), Symbol.CAPSULE),
    )
    edges = tuple(
        Edge(_id(way.source), _id(way.target), _label(way.when)) for _, way in _ways(document)
    )
    return Diagram(lanes, nodes, edges)


def _label(words: str | None) -> Label | None:
    return Label((words,), LETTER * len(words), LINE) if words else None


def _drawing(document: ProcedureDocument) -> Iterator[str]:
    drawing = lay_out(_diagram(document), MEASURES)
    yield '<bpmndi:BPMNDiagram id="diagram">'
    yield '<bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">'
    yield from _drawn_lanes(document, drawing)
    for shape in drawing.pages[0].shapes:
        box, round_one = shape.box, shape.node.symbol is Symbol.CAPSULE
        width = box.height if round_one else box.width
        x = box.x + (box.width - width) / 2
        yield _shape(shape.node.key, x + MARGIN, box.y + HEAD + MARGIN, width, box.height)
    # Lines come in the order of routing; each is found again by where it leads.
    left = list(drawing.pages[0].lines)
    for name, way in _ways(document):
        ends = (_id(way.source), _id(way.target), way.when)
        line = next(
            each
            for each in left
            if (each.source, each.target, each.label.lines[0] if each.label else None) == ends
        )
        left.remove(line)
        points = "".join(
            f'<di:waypoint x="{x + MARGIN:.1f}" y="{y + HEAD + MARGIN:.1f}"/>'
            for x, y in line.points
        )
        yield f'<bpmndi:BPMNEdge id="{name}-di" bpmnElement="{name}">{points}</bpmndi:BPMNEdge>'
    yield "</bpmndi:BPMNPlane>"
    yield "</bpmndi:BPMNDiagram>"


def _drawn_lanes(document: ProcedureDocument, drawing: Drawing) -> Iterator[str]:
    height = drawing.pages[0].height + HEAD
    yield _shape("pool", MARGIN, MARGIN - HEAD, drawing.width, height + HEAD, lane=True)
    for performer, (left, right) in zip(document.performers, drawing.lanes, strict=False):
        yield _shape(
            f"lane-{performer.code}", left + MARGIN, MARGIN, right - left, height, lane=True
        )


def _shape(
    element: str, x: float, y: float, width: float, height: float, *, lane: bool = False
) -> str:
    upright = ' isHorizontal="false"' if lane else ""
    return (
        f'<bpmndi:BPMNShape id="{element}-di" bpmnElement="{element}"{upright}>'
        f'<dc:Bounds x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
        "</bpmndi:BPMNShape>"
    )
