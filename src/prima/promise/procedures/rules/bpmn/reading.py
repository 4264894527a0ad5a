"""BPMN 2.0 to procedure: ours, whether or not another tool changed it since, or anybody's."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from prima.kernel.flowcharts.diagram import MOST_EXITS
from prima.promise.procedures.rules.bpmn.elements import (
    PRIMA,
    Element,
    UnreadableBpmn,
    Wrong,
    tree_of,
)
from prima.promise.procedures.rules.codes import ActivityKind
from prima.promise.procedures.rules.document import ProcedureDocument

TASKS = frozenset(
    {
        "task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask",
        "businessRuleTask", "callActivity", "subProcess",
    }
)  # fmt: skip
GATEWAY, BEGIN, END = "exclusiveGateway", "startEvent", "endEvent"
KNOWN = TASKS | {GATEWAY, BEGIN, END}
# What a process may hold beside its flow; it says nothing about who does what and when.
BESIDE = frozenset(
    {
        "laneSet", "sequenceFlow", "extensionElements", "documentation", "textAnnotation",
        "association", "dataObject", "dataObjectReference", "dataStoreReference", "ioSpecification",
        "property", "group",
    }
)  # fmt: skip
UNNAMED_PERFORMER = "Pelaksana"  # content, in the language of the document
Json = dict[str, object]


@dataclass
class _Flow:
    source: str
    target: str
    when: str | None


def from_bpmn(source: str | bytes) -> ProcedureDocument:
    """Read a BPMN 2.0 model; raise `UnreadableBpmn` with the first thing that cannot be kept."""
    root = tree_of(source)
    process = next(iter(root.every("process")), None)
    if process is None:
        raise UnreadableBpmn(Wrong.NO_PROCESS)
    model = _Model(root, process)
    title = model.title
    plain: Json = {
        "code": _slug(title, set()),
        **_extension(process, "document"),
        "title": title,
        "performers": [dict(each) for each in model.performers],
        "activities": [model.activity(node) for node in model.rows],
    }
    try:
        return ProcedureDocument.model_validate_json(json.dumps(plain), strict=True)
    except ValidationError as wrong:
        where = ".".join(map(str, wrong.errors(include_url=False)[0]["loc"]))
        raise UnreadableBpmn(Wrong.DOES_NOT_FIT, where) from wrong


class _Model:
    """The process, with what the procedure calls its parts."""

    def __init__(self, root: Element, process: Element) -> None:
        self.nodes = {each.attributes.get("id", ""): each for each in _flow_nodes(process)}
        self.flows = [
            _Flow(
                flow.attributes.get("sourceRef", ""),
                flow.attributes.get("targetRef", ""),
                flow.attributes.get("name", "").strip() or None,
            )
            for flow in process.all("sequenceFlow")
        ]
        pool = next(iter(root.every("participant")), process)
        named = pool.attributes.get("name") or process.attributes.get("name")
        self.title = _line(named or process.attributes.get("id", ""), 120) or UNNAMED_PERFORMER
        self.performers, self.performer_of = _performers(process)
        self.rows = self._rows(process)
        self.codes = self._codes()

    def _rows(self, process: Element) -> list[Element]:
        """Return the activities: in their own order if we wrote them, else as the work goes."""
        own = [node for node in self.nodes.values() if not self._is_passed(node)]
        if _extension(process, "document"):
            return own
        order: dict[str, None] = {}
        waiting = [name for name, node in self.nodes.items() if node.short == BEGIN]
        while waiting:
            name = waiting.pop()
            if name not in order:
                order[name] = None
                after = [flow.target for flow in self.flows if flow.source == name]
                waiting += reversed(after)
        names = [*order, *(name for name in self.nodes if name not in order)]
        kept = {id(node) for node in own}
        return [self.nodes[name] for name in names if id(self.nodes.get(name)) in kept]

    def _is_passed(self, node: Element) -> bool:
        """Say whether a node is no row: the beginning, the end, or a gateway that only joins."""
        joins = node.short == GATEWAY and len(self._away(node)) <= 1
        return node.short in {BEGIN, END} or (joins and not _extension(node, "activity"))

    def _away(self, node: Element) -> list[_Flow]:
        name = node.attributes.get("id", "")
        return [flow for flow in self.flows if flow.source == name]

    def _codes(self) -> dict[str, str]:
        taken: set[str] = set()
        found = {}
        for node in self.rows:
            kept = _extension(node, "activity").get("code")
            code = str(kept) if kept and kept not in taken else _slug(_text(node), taken)
            taken.add(code)
            found[node.attributes.get("id", "")] = code
        return found

    def activity(self, node: Element) -> Json:
        rest = _extension(node, "activity")
        said = rest.pop("said_exits", None)
        exits = [{"when": flow.when, "to": self._target(flow)} for flow in self._away(node)]
        kind = ActivityKind.DECISION if node.short == GATEWAY else ActivityKind.TASK
        if len(exits) > (MOST_EXITS if kind is ActivityKind.DECISION else 1):
            raise UnreadableBpmn(Wrong.TOO_MANY_EXITS, _text(node))
        is_implied = len(exits) == 1 and exits[0] == {"when": None, "to": self._next(node)}
        name = node.attributes.get("id", "")
        return {
            **rest,
            "code": self.codes[name],
            "text": _text(node),
            "performer": self.performer_of.get(name, self.performers[0]["code"]),
            "kind": kind,
            "exits": [] if is_implied and not said else exits,
        }

    def _next(self, node: Element) -> str | None:
        row = self.rows.index(node)
        following = self.rows[row + 1 : row + 2]
        return self.codes[following[0].attributes.get("id", "")] if following else None

    def _target(self, flow: _Flow) -> str | None:
        """Follow a flow through gateways that only join, to an activity or to the end."""
        name, seen = flow.target, set[str]()
        while name not in self.codes:
            node = self.nodes.get(name)
            if node is None or node.short == END:
                return None
            onward = self._away(node)
            if name in seen or not onward:
                raise UnreadableBpmn(Wrong.GOES_ROUND, _text(node))
            seen.add(name)
            name = onward[0].target
        return self.codes[name]


def _flow_nodes(process: Element) -> Iterator[Element]:
    for child in process.children:
        if child.short in KNOWN and child.attributes.get("id"):
            yield child
        elif child.short not in BESIDE:
            raise UnreadableBpmn(Wrong.UNKNOWN_ELEMENT, child.short)


def _performers(process: Element) -> tuple[list[Json], dict[str, str]]:
    """Return the lanes as performers, and who performs each node."""
    found: list[Json] = []
    of_node: dict[str, str] = {}
    taken: set[str] = set()
    for lane in process.every("lane"):
        rest = _extension(lane, "performer")
        name = _line(lane.attributes.get("name", ""), 120) or UNNAMED_PERFORMER
        kept = rest.get("code")
        code = str(kept) if kept and kept not in taken else _slug(name, taken)
        taken.add(code)
        found.append({**rest, "code": code, "name": name})
        refs = (ref.text.strip() for ref in lane.all("flowNodeRef"))
        of_node |= dict.fromkeys(refs, code)
    has_work = any(child.short in TASKS | {GATEWAY} for child in process.children)
    if not found and has_work:
        found = [{"code": "pelaksana", "name": UNNAMED_PERFORMER}]
    return found, of_node


def _extension(element: Element, name: str) -> Json:
    """Return what we wrote beside an element; nothing if somebody else wrote something there."""
    for holder in element.all("extensionElements"):
        for child in holder.children:
            if child.name == f"{PRIMA} {name}":
                try:
                    value = json.loads(child.text)
                except (ValueError, RecursionError):
                    return {}
                return value if isinstance(value, dict) else {}
    return {}


def _text(node: Element) -> str:
    return _line(node.attributes.get("name", ""), 240) or node.attributes.get("id", "")


def _line(words: str, most: int) -> str:
    joined = " ".join(words.split())
    return joined if len(joined) <= most else joined[: most - 1] + "…"


def _slug(words: str, taken: set[str]) -> str:
    """Return a code made of the words, another one than those taken."""
    slug = "-".join(re.findall(r"[a-z0-9]+", words.lower()))[:50].strip("-")
    slug = slug if slug[:1].isalpha() else f"kegiatan-{slug}".strip("-")
    number, found = 2, slug
    while found in taken:
        number, found = number + 1, f"{slug}-{number}"
    return found
