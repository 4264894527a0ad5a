"""From a template and contents to a tagged PDF/UA or a picture.

Same contents, same bytes: a template says `date: none`, or the clock would be in the document.
"""

import json
import re
import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

DOTS_PER_INCH = 144.0

# What the fonts can draw. PDF/UA refuses a document with any other letter, and rightly: nobody
# could read it. A unit may have put a picture or another script into its name.
_UNDRAWN = re.compile(
    r"[^\n -~\u00a0-\u036f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2190-\u22ff]"
)


def typeset(template: Path, contents: dict[str, object]) -> bytes:
    """Set a document as PDF/UA-1. Contents go in as data: no word of them is read as markup."""
    return _set(template, contents, pdf_standards="ua-1")


def pictured(template: Path, contents: dict[str, object]) -> bytes:
    """Set a document of one page as PNG."""
    return _set(template, contents, format="png", ppi=DOTS_PER_INCH)


def _set(template: Path, contents: dict[str, object], **form: Any) -> bytes:  # noqa: ANN401 - typst's own options
    return bytes(
        typst.compile(
            template,
            sys_inputs={"contents": json.dumps(_drawable(contents), ensure_ascii=False)},
            font_paths=[_fonts()],
            ignore_system_fonts=True,
            **form,
        )
    )


def _drawable(value: object) -> object:
    match value:
        case str():
            return _UNDRAWN.sub(lambda found: _instead_of(found[0]), value)
        case list():
            return [_drawable(one) for one in value]
        case dict():
            return {key: _drawable(one) for key, one in value.items()}
    return value


def _instead_of(letter: str) -> str:
    """Return the plain form of a letter, nothing for what is invisible, or a question mark."""
    plain = unicodedata.normalize("NFKC", letter)
    if not _UNDRAWN.search(plain):
        return plain
    return "" if unicodedata.category(letter).startswith("C") else "?"


@cache
def _fonts() -> Path:
    return Path(str(resources.files("font_source_sans_pro"))) / "files"
