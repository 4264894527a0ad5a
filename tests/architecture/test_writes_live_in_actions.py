"""Rows change in actions and nowhere else, so that every change locks, decides and journals."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "prima"
STAGES = ("promise", "deliver", "listen", "measure", "improve", "web", "foundation")
WRITES = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "acreate", "asave", "adelete", "aupdate",
}  # fmt: skip
ON_QUERYSETS = {
    "update",
    "delete",
}  # dicts and sets have these too: look at what they are called on
MAY_WRITE = {"actions", "testing", "migrations", "tests"}


def writes_in(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        on = ast.unparse(node.func.value)
        is_row_write = node.func.attr in WRITES and not on.startswith(("form", "messages", "paper"))
        is_bulk_write = node.func.attr in ON_QUERYSETS and ("objects" in on or ".filter(" in on)
        if is_row_write or is_bulk_write:
            yield node.lineno


def may_write(path: Path) -> bool:
    return bool(MAY_WRITE & {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts})


def test_only_actions_write() -> None:
    strays = [
        f"{path.relative_to(SOURCE)}:{line}"
        for stage in STAGES
        for path in sorted((SOURCE / stage).rglob("*.py"))
        if not may_write(path)
        for line in writes_in(path.read_text(encoding="utf-8"))
    ]

    assert strays == []


def test_a_stray_write_would_be_seen() -> None:
    view = "def show(request):\n    complaint.save()\n    Ticket.objects.filter(pk=1).update(n=2)\n"

    assert list(writes_in(view)) == [2, 3]
