"""Between a document and what is typed into the fields of one section.

Typed values are a flat mapping of dotted paths to texts, as forms have them; rows are numbered:
`standard.delivery.procedure.0.text`. Nothing typed is judged here: the document's own reading
does that, so a page and a file are told the same.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from enum import StrEnum
from typing import Any

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.sections import Kind, Rows, Section, shape

Typed = dict[str, str | list[str]]
Tree = dict[str, Any]

MOST_ROWS = 60
LONGEST_TYPED = 40_000
_LONGEST_CODE = 40
_MARK = re.compile(r"[0-9a-f]{16}")
_CHANGES_NOTHING = frozenset({Kind.CHOICE, Kind.YES})
_CODED_WORDS = frozenset({"station"})
"""Fields that hold a code of the author's own: typed as words, kept as a code."""


class Act(StrEnum):
    """What can be done with a row."""

    ADD = "add"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"


def typed_of(document: Tree, section: Section, root: type[Part]) -> Typed:
    """Return what the fields of a section show for a document."""
    typed: Typed = {
        path: _shown(_at(document, path), shape(root, path).kind) for path in section.fields
    }
    if section.rows:
        for index, item in enumerate(_at(document, section.rows.path) or ()):
            for field in section.rows.all_fields:
                kind = shape(root, f"{section.rows.path}.{field}").kind
                typed[f"{section.rows.path}.{index}.{field}"] = _shown(_at(item, field), kind)
    return typed


def taken(posted: Mapping[str, Sequence[str]], section: Section, root: type[Part]) -> Typed:
    """Take from what was sent only what the section has; characters that nobody types go."""
    known = {path: shape(root, path).kind for path in section.fields}
    if section.rows:
        for index in _numbers(posted, section.rows)[:MOST_ROWS]:
            for field in section.rows.all_fields:
                kind = shape(root, f"{section.rows.path}.{field}").kind
                known[f"{section.rows.path}.{index}.{field}"] = kind
    return {
        name: [_typeable(each) for each in posted.get(name, ())][:MOST_ROWS]
        if kind is Kind.CODES
        else _typeable("".join(posted.get(name, ())[:1]))
        for name, kind in known.items()
    }


def rows_of(typed: Typed, rows: Rows) -> list[Typed]:
    """Return the rows as they stand, each by its own field names."""
    return [
        {field: typed.get(f"{rows.path}.{index}.{field}", "") for field in rows.all_fields}
        for index in _numbers(typed, rows)
    ]


def with_rows(typed: Typed, rows: Rows, items: Iterable[Typed]) -> Typed:
    """Return what is typed with other rows, numbered anew."""
    others = {name: value for name, value in typed.items() if not name.startswith(f"{rows.path}.")}
    for index, item in enumerate(items):
        others |= {f"{rows.path}.{index}.{field}": value for field, value in item.items()}
    return others


def acted(typed: Typed, section: Section, root: type[Part], act: Act, index: int) -> Typed:
    """Add a row, move one or take one away; an act that leads nowhere changes nothing."""
    if section.rows is None:
        return typed
    items = rows_of(typed, section.rows)
    if act is Act.ADD and len(items) < MOST_ROWS:
        items.append(blank_row(section.rows, root))
    elif act is Act.REMOVE and 0 <= index < len(items):
        del items[index]
    elif act in {Act.UP, Act.DOWN}:
        other = index + (1 if act is Act.DOWN else -1)
        if 0 <= index < len(items) and 0 <= other < len(items):
            items[index], items[other] = items[other], items[index]
    return with_rows(typed, section.rows, items)


def blank_row(rows: Rows, root: type[Part]) -> Typed:
    return {
        field: [] if found.kind is Kind.CODES else found.default
        for field in rows.all_fields
        for found in [shape(root, f"{rows.path}.{field}")]
    }


def tidied(typed: Typed, section: Section, root: type[Part]) -> Typed:
    """Leave out rows in which nothing is written, and give every new item its code."""
    rows = section.rows
    if rows is None:
        return typed
    kinds = {field: shape(root, f"{rows.path}.{field}") for field in rows.fields}
    kept = [
        item
        for item in rows_of(typed, rows)
        if any(
            str(item[field]).strip() not in {"", found.default}
            for field, found in kinds.items()
            if found.kind not in _CHANGES_NOTHING and found.kind is not Kind.CODES
        )
    ]
    if rows.coded_by:
        used = {str(item["code"]) for item in kept}
        for item in kept:
            if not item["code"]:
                code = free_code(str(item[rows.coded_by]), used)
                used.add(code)
                item["code"] = code
    return with_rows(typed, rows, kept)


def changed(document: Tree, typed: Typed, section: Section, root: type[Part]) -> Tree:
    """Return the document with what is typed in the place of the section.

    A requirement that is no longer in the list is asked for at no step.
    """
    tree = deepcopy(document)
    for path in section.fields:
        _put(tree, path, _meant(typed.get(path, ""), shape(root, path).kind))
    rows = section.rows
    if rows:
        items = []
        for row in rows_of(typed, rows):
            item: Tree = {}
            for field, value in row.items():
                meant = _meant(value, shape(root, f"{rows.path}.{field}").kind)
                _put(item, field, _code_of(str(meant)) if field in _CODED_WORDS else meant)
            items.append(_without_empty(item))
        _put(tree, rows.path, items)
    tree = _without_empty(tree)
    _forget_requirements(tree)
    return tree


def mark_of_typed(typed: Typed) -> str:
    """Return a mark that is another one as soon as a section says anything else."""
    return hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()[:16]


def mark_of_form(text: str) -> str:
    """Return the mark that a form sent back, or the mark of nothing when it can be none.

    >>> mark_of_form("0123456789abcdef"), mark_of_form("another")
    ('0123456789abcdef', '')
    """
    return text if _MARK.fullmatch(text) else ""


def _numbers(typed: Iterable[str], rows: Rows) -> list[int]:
    found = re.compile(re.escape(rows.path) + r"\.(\d{1,3})\.")
    matches = (found.match(name) for name in typed)
    return sorted({int(match[1]) for match in matches if match})


def _at(tree: object, path: str) -> Any:  # noqa: ANN401 - any value of a document
    for step in path.split("."):
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def _put(tree: Tree, path: str, value: object) -> None:
    *way, last = path.split(".")
    for step in way:
        inner = tree.get(step)
        if not isinstance(inner, dict):
            inner = tree[step] = {}
        tree = inner
    tree[last] = value


def _shown(value: Any, kind: Kind) -> str | list[str]:  # noqa: ANN401 - any value of a document
    match kind:
        case Kind.CODES:
            return list(value or ())
        case Kind.LINES:
            return "\n".join(value or ())
        case Kind.YES:
            return "yes" if value else ""
    return "" if value is None else str(value)


def _meant(value: str | list[str], kind: Kind) -> object:
    if isinstance(value, list):
        return value
    match kind:
        case Kind.LINES:
            lines = (" ".join(line.split()) for line in value.splitlines())
            return list(dict.fromkeys(line for line in lines if line))
        case Kind.YES:
            return value == "yes"
        case Kind.NUMBER:
            digits = re.sub(r"[.\s]", "", value)
            return int(digits) if re.fullmatch(r"-?[0-9]{1,12}", digits) else value.strip()
    return " ".join(value.split())


def _typeable(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n")[:LONGEST_TYPED]


def _without_empty(tree: Tree) -> Tree:
    """Leave out what is not said. A length without its number is not said either."""
    kept: Tree = {}
    for key, value in tree.items():
        inner = _without_empty(value) if isinstance(value, dict) else value
        if inner in ("", None, {}) or (isinstance(inner, dict) and set(inner) == {"unit"}):
            continue
        if isinstance(inner, dict) and key == "fee" and _is_unsaid_fee(inner):
            continue
        kept[key] = inner
    return kept


def _is_unsaid_fee(fee: Tree) -> bool:
    return not (fee.get("free") or fee.get("lines") or fee.get("how_to_pay"))


def _forget_requirements(tree: Tree) -> None:
    known = {each.get("code") for each in _at(tree, "standard.delivery.requirements") or ()}
    for step in _at(tree, "standard.delivery.procedure") or ():
        if "requirements" in step:
            step["requirements"] = [code for code in step["requirements"] if code in known]


def free_code(words: str, used: set[str]) -> str:
    """Make a code of the words that no other item has.

    >>> free_code("Fotokopi Kartu Keluarga", {"fotokopi-kartu-keluarga"})
    'fotokopi-kartu-keluarga-2'
    """
    code = _code_of(words) or "x"
    number, free = 2, code
    while free in used:
        free, number = f"{code}-{number}", number + 1
    return free


def _code_of(words: str) -> str:
    """Make a code of words: `Loket 1` becomes `loket-1`, and a code begins with a letter."""
    code = "-".join(re.findall(r"[a-z0-9]+", words.lower()))[:_LONGEST_CODE].strip("-")
    return f"x-{code}" if code[:1].isdigit() else code
