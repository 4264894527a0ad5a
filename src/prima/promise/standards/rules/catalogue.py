"""The templates that come with the program: standards to start from, and units that use them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.reading import read_document, read_part
from prima.promise.standards.rules.unit_template import UnitTemplate, UnitTemplates

FOLDER = Path(__file__).parents[1] / "catalogue"
UNITS = FOLDER / "units.yaml"


@cache
def catalogue() -> Mapping[str, ServiceDocument]:
    """Every template standard by the code of its service, in order of the codes."""
    files = sorted(path for path in FOLDER.glob("*.yaml") if path != UNITS)
    documents = (read_document(path.read_bytes()) for path in files)
    return MappingProxyType({document.service.code: document for document in documents})


@cache
def unit_templates() -> Mapping[str, UnitTemplate]:
    """Every sort of unit by its code, in the order in which they are offered."""
    templates = read_part(UNITS.read_bytes(), UnitTemplates).units
    return MappingProxyType({template.code: template for template in templates})
