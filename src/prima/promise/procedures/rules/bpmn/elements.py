"""XML to a plain tree, safely: no document type, so no entities; bounded in size and depth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from xml.parsers import expat

LARGEST_BYTES = 1024 * 1024
DEEPEST, MOST_ELEMENTS = 40, 20_000
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
PRIMA = "urn:prima:procedure:1"


class Wrong(StrEnum):
    """Why a file is no procedure."""

    TOO_BIG = "TOO_BIG"
    NOT_XML = "NOT_XML"
    DOCTYPE = "DOCTYPE"
    NO_PROCESS = "NO_PROCESS"
    UNKNOWN_ELEMENT = "UNKNOWN_ELEMENT"
    TOO_MANY_EXITS = "TOO_MANY_EXITS"
    GOES_ROUND = "GOES_ROUND"
    DOES_NOT_FIT = "DOES_NOT_FIT"


class UnreadableBpmn(ValueError):
    """The file cannot become a procedure; `where` is what it says about the place."""

    def __init__(self, wrong: Wrong, where: str = "") -> None:
        super().__init__(f"{wrong} {where}".strip())
        self.wrong, self.where = wrong, where[:120]


@dataclass
class Element:
    """An element without its namespace prefix: `{namespace}name`."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def all(self, *names: str) -> Iterator["Element"]:
        """Yield the children of these names in the BPMN namespace, in their order."""
        wanted = {f"{MODEL} {name}" for name in names}
        return (child for child in self.children if child.name in wanted)

    def every(self, name: str) -> Iterator["Element"]:
        for child in self.children:
            if child.name == f"{MODEL} {name}":
                yield child
            yield from child.every(name)

    @property
    def short(self) -> str:
        return self.name.rpartition(" ")[2]


def tree_of(source: str | bytes) -> Element:
    """Read XML; raise `UnreadableBpmn`."""
    encoded = source.encode("utf-8", "replace") if isinstance(source, str) else source
    if len(encoded) > LARGEST_BYTES:
        raise UnreadableBpmn(Wrong.TOO_BIG)
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    try:
        parser.Parse(encoded, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as wrong:
        raise UnreadableBpmn(Wrong.NOT_XML, f"{wrong.lineno}") from wrong
    return builder.root.children[0]


def _refuse_doctype(*_args: object) -> None:
    raise UnreadableBpmn(Wrong.DOCTYPE)


class _Builder:
    def __init__(self) -> None:
        self.root = Element("", {})
        self.open = [self.root]
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST_ELEMENTS:
            raise UnreadableBpmn(Wrong.TOO_BIG)
        element = Element(name, attributes)
        self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def words(self, text: str) -> None:
        self.open[-1].text += text
