"""Which templates there are, and how the contents of a report are set with them."""

from collections.abc import Mapping
from pathlib import Path

from prima.design import typesetting

HERE = Path(__file__).parent
SKM, POSTER, RECAP, PICTURE = "skm", "poster", "recap", "picture"


def typeset(contents: Mapping[str, object], template: str = SKM) -> bytes:
    """Set a document as PDF/UA. Contents go in as data: no word of them is read as markup."""
    return typesetting.typeset(HERE / f"{template}.typ", dict(contents))


def pictured(contents: Mapping[str, object], template: str) -> bytes:
    """Set a document of one page as PNG."""
    return typesetting.pictured(HERE / f"{template}.typ", dict(contents))
