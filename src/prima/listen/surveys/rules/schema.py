"""The published JSON Schema of an instrument, for editors and for other systems.

Write it anew with `python -m prima.listen.surveys.rules.schema`.
"""

import json
from pathlib import Path

from prima.listen.surveys.rules.documents import Document

PUBLISHED = Path(__file__).parents[1] / "schema" / "instrument.schema.json"


def published_schema() -> str:
    """Return the schema as it is published, with its last newline."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:prima:instrument:2",
        **Document.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(published_schema(), encoding="utf-8")
