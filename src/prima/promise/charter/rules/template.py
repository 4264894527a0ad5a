"""What a unit starts from: a charter whose sentences follow the law on public service."""

from functools import cache
from pathlib import Path

from prima.promise.charter.rules.document import CharterDocument
from prima.promise.standards.rules.reading import read_part

FILE = Path(__file__).parents[1] / "template.yaml"


@cache
def charter_template() -> CharterDocument:
    """Return the template; it has no signer, because that is a person of the unit."""
    return read_part(FILE.read_bytes(), CharterDocument)
