"""From the contents of a report to a tagged PDF/UA. Same contents, same bytes."""

import json
from functools import cache
from importlib import resources
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("skm.typ")


def typeset(contents: dict[str, object]) -> bytes:
    """Set the report. Contents go in as data: no word of them is read as markup."""
    return bytes(
        typst.compile(
            TEMPLATE,
            sys_inputs={"contents": json.dumps(contents, ensure_ascii=False)},
            font_paths=[_fonts()],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
        )
    )


@cache
def _fonts() -> Path:
    return Path(str(resources.files("font_source_sans_pro"))) / "files"
