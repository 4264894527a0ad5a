"""Document to text, so that reading it gives the same document again."""

import yaml

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.document import ServiceDocument

WIDTH = 100


def write_document(document: ServiceDocument) -> str:
    return write_part(document)


def write_part(part: Part) -> str:
    """Write YAML in the order of the models; only empty lists and missing values are left out.

    Values that happen to be today's default are written too: a document must say the same when the
    defaults have changed.
    """
    plain = _filled(part.model_dump(mode="json"))
    return yaml.safe_dump(
        plain, allow_unicode=True, default_flow_style=False, sort_keys=False, width=WIDTH
    )


def _filled(value: object) -> object:
    if isinstance(value, dict):
        inner = {key: _filled(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in (None, [])}
    return [_filled(each) for each in value] if isinstance(value, list) else value
