"""The published JSON Schema says what the models say."""

import json
import re
from collections.abc import Iterator
from typing import Any

from prima.promise.standards.rules.bounds import SLUG_PATTERN, TEXT_PATTERN
from prima.promise.standards.rules.codes import Nature
from prima.promise.standards.rules.schema import PUBLISHED, published_schema

SCHEMA: dict[str, Any] = json.loads(published_schema())


def inside(value: object) -> Iterator[dict[str, Any]]:
    """Every object of the schema, wherever it is nested."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from inside(each)


class TestPublishedSchema:
    def test_is_up_to_date(self) -> None:
        # If not: python -m prima.promise.standards.rules.schema
        assert PUBLISHED.read_text(encoding="utf-8") == published_schema()

    def test_names_itself_and_its_dialect(self) -> None:
        assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert SCHEMA["$id"] == "urn:prima:standard:1"
        assert SCHEMA["properties"]["format"]["const"] == 1

    def test_allows_no_unknown_field_anywhere(self) -> None:
        parts = [each for each in inside(SCHEMA) if each.get("type") == "object"]

        assert len(parts) > 10
        assert all(part["additionalProperties"] is False for part in parts)

    def test_bounds_every_text_number_and_list(self) -> None:
        for each in inside(SCHEMA):
            kind = each.get("type")
            if kind == "string":
                assert "enum" in each or "maxLength" in each or "pattern" in each, each
            if kind == "integer":
                assert "const" in each or {"minimum", "maximum"} <= set(each), each
            if kind == "array":
                assert each["maxItems"] <= 60, each

    def test_leads_to_no_missing_definition(self) -> None:
        wanted = {each["$ref"] for each in inside(SCHEMA) if "$ref" in each}

        assert wanted == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}

    def test_lists_the_codes(self) -> None:
        assert SCHEMA["$defs"]["Nature"]["enum"] == list(Nature)

    def test_uses_patterns_that_other_languages_read_the_same(self) -> None:
        found = (each.get("pattern") for each in inside(SCHEMA))
        patterns = {pattern for pattern in found if isinstance(pattern, str)}

        assert patterns == {SLUG_PATTERN, TEXT_PATTERN, "^[A-Z]$"}
        assert not any(re.search(r"\\[pPxU]|\(\?", pattern) for pattern in patterns)
