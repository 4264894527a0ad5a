"""Serve the style sheet of all components as one file, without a build step.

`design/prima.css` is the tokens, the base, each component's sheet and the charts', in that order,
with the comments left out. It is written to a folder of this process whenever a source is newer,
so `collectstatic`, WhiteNoise and the development server all find an ordinary file.
"""

import atexit
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Literal, overload

from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

DESIGN = Path(__file__).resolve().parent
NAME = "design/prima.css"
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def sheets() -> list[Path]:
    """List the sources of the bundle in the order of the cascade: general first, print last."""
    return [
        DESIGN / "tokens.css",
        DESIGN / "base.css",
        *sorted(DESIGN.glob("components/*/*.css")),
        DESIGN / "faces.css",
        *sorted(DESIGN.glob("charts/*.css")),
        DESIGN / "print.css",
    ]


def bundle() -> str:
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets())
    return COMMENT.sub("", text)


@cache
def folder() -> Path:
    """Make the folder of this process, which goes when the process does."""
    made = mkdtemp(prefix="prima-design-")
    atexit.register(rmtree, made, ignore_errors=True)
    return Path(made)


def fresh() -> Path:
    """Write the bundle again if a source changed since; whoever reads sees a whole file."""
    target = folder() / NAME
    newest = max(sheet.stat().st_mtime for sheet in sheets())
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".new")
        draft.write_text(bundle(), encoding="utf-8")
        draft.replace(target)
    return target


class BundleFinder(BaseFinder):
    """Finds one file; whatever else it is asked for, it answers with nothing, as Django's do."""

    def check(self, **_kwargs: object) -> list[CheckMessage]:
        return []

    @overload
    def find(self, path: str, find_all: Literal[False] = ...) -> str | None: ...
    @overload
    def find(self, path: str, find_all: Literal[True]) -> list[str]: ...
    def find(self, path: str, find_all: bool = False) -> str | list[str] | None:  # noqa: FBT001, FBT002 - Django's signature
        if path != NAME:
            return []
        found = str(fresh())
        return [found] if find_all else found

    def list(
        self,
        ignore_patterns: Iterable[str] | None,  # noqa: ARG002 - Django's signature
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        fresh()
        yield NAME, FileSystemStorage(location=folder())
