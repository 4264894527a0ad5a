"""The charter on paper: one poster on A3, or the same on A4, in Indonesian or in English."""

from datetime import date
from typing import TYPE_CHECKING

from prima.design.typesetting import typeset
from prima.promise.charter.report.contents import TEMPLATE, charter_contents

if TYPE_CHECKING:
    from prima.promise.charter.models import CharterVersion


def charter_pdf(
    version: "CharterVersion", on: date, *, address: str, paper: str, language: str
) -> bytes:
    """Return a charter as a tagged PDF; its QR code leads to `address`, the charter in force."""
    contents = charter_contents(version, on, address=address, paper=paper, language=language)
    return typeset(TEMPLATE, contents)
