"""Text to plain values, by the safe part of YAML that a document needs.

Built from the parser's events, so nothing is ever constructed that was not asked for: no aliases
(no bombs), no tags (no objects), no second document, no key twice, no deep nesting. A scalar is
`null`, `true`, `false`, a whole number, or text: `no` stays a word, `10:30` stays a time, and
`0812` keeps its zero. JSON is read by the same rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml

from prima.promise.standards.rules.problems import (
    Path,
    Problem,
    ProblemCode,
    UnreadableDocument,
    shown,
)

LARGEST_BYTES = 256 * 1024
DEEPEST = 12

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_MORE_DIGITS_THAN_ANY_BOUND = 19


@dataclass(frozen=True)
class PlainText:
    """The values of a text, and the line on which each of them begins."""

    value: Value
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """Return the line of what is at the path, or of the nearest thing around it."""
        around = (path[:length] for length in range(len(path), -1, -1))
        return next(self.lines[place] for place in around if place in self.lines)


def plain_text(source: str | bytes) -> PlainText:
    """Read YAML or JSON; raise `UnreadableDocument` with the one problem that stopped it."""
    text = _decoded(source)
    try:
        return _Reader(_events(text)).read()
    except yaml.MarkedYAMLError as wrong:
        raise _stopped_at(text, wrong) from wrong
    except yaml.reader.ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        raise UnreadableDocument((Problem(ProblemCode.STRANGE_CHARACTER, line=line),)) from wrong


def _decoded(source: str | bytes) -> str:
    try:
        encoded = source.encode() if isinstance(source, str) else source
        if len(encoded) > LARGEST_BYTES:
            raise UnreadableDocument((Problem(ProblemCode.TOO_BIG, expected=str(LARGEST_BYTES)),))
        text = encoded.decode("utf-8-sig")
    except UnicodeError as wrong:
        raise UnreadableDocument((Problem(ProblemCode.NOT_UTF8),)) from wrong
    # JSON may be indented with tabs, YAML may not; JSON texts never hold a bare tab.
    return text.replace("\t", " ") if text.lstrip().startswith(("{", "[")) else text


def _events(text: str) -> Iterator[yaml.Event]:
    # The parser in Python, not in C: the same words and lines about an error on every machine.
    return iter(yaml.parse(text, Loader=yaml.SafeLoader))


def _stopped_at(text: str, wrong: yaml.MarkedYAMLError) -> UnreadableDocument:
    mark = cast("yaml.Mark", wrong.problem_mark)  # the parser always says where
    is_tab = text[mark.index : mark.index + 1] == "\t"
    code = ProblemCode.TAB if is_tab else ProblemCode.NOT_YAML
    rows = text.split("\n")
    row = rows[mark.line].strip() if mark.line < len(rows) else ""
    return UnreadableDocument((Problem(code, line=mark.line + 1, given=shown(row)),))


@dataclass
class _Reader:
    events: Iterator[yaml.Event]
    lines: dict[Path, int] = field(default_factory=dict)

    def read(self) -> PlainText:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise UnreadableDocument((Problem(ProblemCode.EMPTY),))
        first = next(self.events)
        value = self._node(first, ())
        if value is None:
            raise self._problem(ProblemCode.EMPTY, first, ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._problem(ProblemCode.SEVERAL_DOCUMENTS, after, ())
        return PlainText(value, self.lines)

    def _node(self, event: yaml.Event, path: Path) -> Value:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._problem(ProblemCode.ALIAS, event, path)
        if getattr(event, "tag", None):
            raise self._problem(ProblemCode.TAG, event, path)
        if len(path) > DEEPEST:
            raise self._problem(ProblemCode.TOO_DEEP, event, path[:DEEPEST])
        self.lines.setdefault(path, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(path)
        return self._fields(path)

    def _items(self, path: Path) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _fields(self, path: Path) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key in fields:
                raise self._problem(ProblemCode.DUPLICATE_KEY, event, (*path, key))
            self.lines[(*path, key)] = _line(event)
            fields[key] = self._node(next(self.events), (*path, key))
        return fields

    def _key(self, event: yaml.Event, path: Path) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise self._problem(ProblemCode.KEY_NOT_TEXT, event, path)
        return _whole(event.value)

    def _problem(self, code: ProblemCode, event: yaml.Event, path: Path) -> UnreadableDocument:
        line = _line(event)
        return UnreadableDocument((Problem(code, tuple(map(_cut, path)), line),))


def _line(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.start_mark).line + 1  # an event of a text has its mark


def _scalar(event: yaml.ScalarEvent) -> Value:
    text: str = event.value
    if event.style:
        return _whole(text)
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE_NUMBER.fullmatch(text):
        # Never count thousands of digits: the first few are already beyond every bound.
        return int(text[:_MORE_DIGITS_THAN_ANY_BOUND])
    return _whole(text)


def _whole(text: str) -> str:
    r"""Join the halves of a character that JSON wrote as two escapes (`\ud83d\ude00`)."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _cut(step: str | int) -> str | int:
    return step if isinstance(step, int) else shown(step)
