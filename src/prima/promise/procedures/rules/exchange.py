"""Procedure to text and back, and the JSON Schema of that text.

Write the schema anew with `python -m prima.promise.procedures.rules.exchange`.
"""

import json
from pathlib import Path

from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.standards.rules.reading import read_part
from prima.promise.standards.rules.writing import write_part

PUBLISHED = Path(__file__).parents[1] / "schema" / "procedure.schema.json"


def read_procedure(source: str | bytes) -> ProcedureDocument:
    """Read YAML or JSON; raise `UnreadableDocument` with all that is wrong."""
    return read_part(source, ProcedureDocument)


def write_procedure(document: ProcedureDocument) -> str:
    return write_part(document)


def published_schema() -> str:
    """Return the schema as it is published, with its last newline."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:prima:procedure:1",
        **ProcedureDocument.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(published_schema(), encoding="utf-8")
