"""The page of a method, as docs/methods has it: formula, source and worked example."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from prima.foundation.refusals import NotFound

METHODS = Path(__file__).resolve().parents[5] / "docs" / "methods"
NAME = re.compile(r"[a-z0-9-]{1,60}", re.ASCII)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
RULE = re.compile(r"[|\s:-]+")


class NoSuchMethod(NotFound):
    code = "no-such-method"


class Kind(StrEnum):
    HEADING = "HEADING"
    TEXT = "TEXT"
    CODE = "CODE"
    LIST = "LIST"
    TABLE = "TABLE"


@dataclass(frozen=True)
class Block:
    """A part of a page. `lines` are those of code or a list, `rows` the cells of a table."""

    kind: Kind
    text: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=64)
def method_page(name: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title of a method's page and what follows. Raises NoSuchMethod."""
    path = METHODS / f"{name}.md"
    if not NAME.fullmatch(name) or not path.is_file():
        raise NoSuchMethod
    first, *rest = path.read_text(encoding="utf-8").split("\n")
    return _plain(first.removeprefix("# ")), tuple(_blocks(rest))


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Read as much of Markdown as the pages use: headings, paragraphs, lists, tables, code."""
    at = 0
    while at < len(lines):
        line, begin = lines[at], at
        if not line.strip():
            at += 1
            continue
        if line.startswith("```"):
            at = next(i for i in range(at + 1, len(lines)) if lines[i].startswith("```")) + 1
            yield Block(Kind.CODE, lines=tuple(lines[begin + 1 : at - 1 - (not lines[at - 2])]))
            continue
        kind = _kind(line)
        at += 1
        while at < len(lines) and kind is not Kind.HEADING and _goes_on(kind, lines[at]):
            at += 1
        yield _block(kind, lines[begin:at])


def _kind(line: str) -> Kind:
    if line.startswith("#"):
        return Kind.HEADING
    if line.startswith("|"):
        return Kind.TABLE
    if line.startswith(("- ", "* ")):
        return Kind.LIST
    return Kind.CODE if line.startswith("    ") else Kind.TEXT


def _goes_on(kind: Kind, line: str) -> bool:
    if kind is Kind.LIST:
        return bool(line.strip()) and _kind(line) in {Kind.LIST, Kind.TEXT, Kind.CODE}
    return bool(line.strip()) and _kind(line) is kind and not line.startswith("```")


def _block(kind: Kind, lines: list[str]) -> Block:
    match kind:
        case Kind.HEADING:
            return Block(kind, _plain(lines[0].lstrip("# ")))
        case Kind.TABLE:
            rows = [
                line.strip().strip("|").split("|") for line in lines if not RULE.fullmatch(line)
            ]
            return Block(kind, rows=tuple(tuple(_plain(cell) for cell in row) for row in rows))
        case Kind.LIST:
            joined = " ".join(line.strip() for line in lines)
            items = re.split(r"(?:^|\s)[-*] (?=\S)", joined)
            return Block(kind, lines=tuple(_plain(item) for item in items if item.strip()))
        case Kind.CODE:
            return Block(kind, lines=tuple(line.removeprefix("    ") for line in lines))
    return Block(kind, _plain(" ".join(lines)))


def _plain(text: str) -> str:
    """Drop the marks of Markdown: emphasis, code, links."""
    shown = LINK.sub(r"\1", text.strip()).replace("**", "").replace("`", "")
    return re.sub(r"(?<!\w)\*(\S.*?\S|\S)\*(?!\w)", r"\1", shown)
