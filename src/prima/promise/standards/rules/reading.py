"""Text to document: everything that is wrong is said at once, with its line and a suggestion."""

import json
from typing import TypeVar

from pydantic import ValidationError

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.explaining import explained
from prima.promise.standards.rules.fields import part_in
from prima.promise.standards.rules.plain_yaml import Value, plain_text
from prima.promise.standards.rules.problems import UnreadableDocument

Kind = TypeVar("Kind", bound=Part)

MOST_PROBLEMS = 100


def read_document(source: str | bytes) -> ServiceDocument:
    """Read YAML or JSON; raise `UnreadableDocument` with all that is wrong."""
    return read_part(source, ServiceDocument)


def read_part(source: str | bytes, kind: type[Kind]) -> Kind:
    """Read any part in the same way."""
    text = plain_text(source)
    value = _without_blanks(text.value, kind)
    try:
        # Through JSON, because only there "strict" still takes a code for its enum.
        return kind.model_validate_json(json.dumps(value), strict=True)
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)[:MOST_PROBLEMS]
        problems = [problem for error in errors for problem in explained(error, kind, text)]
        problems.sort(key=lambda problem: problem.line or 0)
        raise UnreadableDocument(tuple(problems[:MOST_PROBLEMS])) from wrong


def _without_blanks(value: Value, part: type[Part] | None) -> Value:
    """Leave out known fields with nothing behind the colon, as people leave them in a draft."""
    if isinstance(value, list):
        return [_without_blanks(item, part) for item in value]
    if not isinstance(value, dict):
        return value
    known = part.model_fields if part else {}
    return {
        key: _without_blanks(inner, part_in(known[key].annotation) if key in known else None)
        for key, inner in value.items()
        if inner is not None or key not in known
    }
