"""Which parts of a document are written together on one page, field by field.

A section names paths into the document; what a field may hold is asked of the models, so the
document is described in one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import get_args, get_origin

from pydantic.fields import FieldInfo

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.fields import choices, part_in

SHORT = 120
"""Texts up to this long fit on one line of a form."""


class Kind(StrEnum):
    """How a value is typed."""

    WORDS = "WORDS"
    TEXT = "TEXT"
    LINES = "LINES"
    NUMBER = "NUMBER"
    YES = "YES"
    CHOICE = "CHOICE"
    CODES = "CODES"


@dataclass(frozen=True)
class Rows:
    """A list in the document, one item a row."""

    path: str
    fields: tuple[str, ...]
    coded_by: str = ""
    """The field from whose words the code of a new item is made; empty when it has no code."""

    @property
    def all_fields(self) -> tuple[str, ...]:
        return ("code", *self.fields) if self.coded_by else self.fields


@dataclass(frozen=True)
class Section:
    code: str
    fields: tuple[str, ...] = ()
    rows: Rows | None = None


_DELIVERY, _INSIDE = "standard.delivery", "standard.manufacturing"
SECTIONS = (
    Section(
        "service",
        (
            "service.name", "service.purpose", "service.responsible", "service.legal_basis",
            "service.keywords", "service.queue_letter", "service.nature", "service.customers",
            "service.good", "service.function", "service.pattern",
        ),
    ),
    Section(
        "requirements",
        rows=Rows(
            f"{_DELIVERY}.requirements",
            ("text", "kind", "copies", "original", "needed_when", "where_to_get"),
            "text",
        ),
    ),
    Section(
        "procedure",
        rows=Rows(
            f"{_DELIVERY}.procedure",
            (
                "text", "actor", "role", "station", "duration.value", "duration.unit",
                "cost_rupiah", "requirements",
            ),
            "text",
        ),
    ),
    Section(
        "completion",
        (f"{_DELIVERY}.completion.value", f"{_DELIVERY}.completion.unit", "standard.opening"),
    ),
    Section(
        "fee",
        (f"{_DELIVERY}.fee.free", f"{_DELIVERY}.fee.how_to_pay"),
        Rows(f"{_DELIVERY}.fee.lines", ("text", "amount_rupiah", "legal_basis"), "text"),
    ),
    Section(
        "products",
        (f"{_DELIVERY}.proof_of_receipt",),
        Rows(f"{_DELIVERY}.products", ("name", "proof_of_handover"), "name"),
    ),
    Section(
        "complaints",
        (
            f"{_DELIVERY}.complaints.officer", f"{_DELIVERY}.complaints.answer_within.value",
            f"{_DELIVERY}.complaints.answer_within.unit", f"{_DELIVERY}.complaints.procedure",
        ),
        Rows(f"{_DELIVERY}.complaints.channels", ("kind", "address"), "kind"),
    ),
    Section("legal-basis", (f"{_INSIDE}.legal_basis",)),
    Section("facilities", (f"{_INSIDE}.facilities",)),
    Section("competence", rows=Rows(f"{_INSIDE}.competence", ("role", "text"))),
    Section("supervision", (f"{_INSIDE}.supervision",)),
    Section("staff", rows=Rows(f"{_INSIDE}.staff", ("role", "count"))),
    Section("service-guarantee", (f"{_INSIDE}.service_guarantee",)),
    Section("safety-guarantee", (f"{_INSIDE}.safety_guarantee",)),
    Section("evaluation", (f"{_INSIDE}.evaluation",)),
    Section(
        "commitments",
        rows=Rows(
            "standard.commitments",
            ("measure", "limit.value", "limit.unit", "share_percent", "redress.text"),
            "measure",
        ),
    ),
    Section("vulnerable-groups", ("standard.vulnerable_groups",)),
)  # fmt: skip
BY_CODE = MappingProxyType({section.code: section for section in SECTIONS})


@dataclass(frozen=True)
class Shape:
    """What a field holds: how it is typed, its codes, the most characters, its default."""

    kind: Kind
    codes: tuple[str, ...] = ()
    longest: int | None = None
    default: str = ""
    is_asked: bool = False
    """Whether an item cannot do without it."""


def shape(root: type[Part], path: str) -> Shape:
    """Ask the models what stands at a dotted path; list items are left out of the path.

    >>> from prima.promise.standards.rules.document import ServiceDocument
    >>> shape(ServiceDocument, "standard.delivery.completion.value").kind
    <Kind.NUMBER: 'NUMBER'>
    """
    *way, last = path.split(".")
    part: type[Part] | None = root
    for step in way:
        part = part_in(part.model_fields[step].annotation) if part else None
    if part is None:
        raise KeyError(path)
    field = part.model_fields[last]
    codes = choices(part, (last,))
    default = "" if field.is_required() else _plain(field.default)
    if codes:
        return Shape(Kind.CHOICE, codes, default=default, is_asked=field.is_required())
    asked = field.is_required()
    return Shape(_kind(field, last), longest=_longest(field), default=default, is_asked=asked)


def _plain(default: object) -> str:
    if isinstance(default, bool) or default is None:
        return "yes" if default else ""
    return "" if isinstance(default, tuple) else str(default)


def _kind(field: FieldInfo, name: str) -> Kind:
    inner = {str(each) for each in _types(field.annotation)}
    if get_origin(field.annotation) is tuple:
        return Kind.CODES if name == "requirements" else Kind.LINES
    if "bool" in inner:
        return Kind.YES
    if "int" in inner:
        return Kind.NUMBER
    longest = _longest(field)
    return Kind.WORDS if longest is None or longest <= SHORT else Kind.TEXT


def _types(annotation: object) -> Iterable[str]:
    yield getattr(annotation, "__name__", "")
    for each in get_args(annotation):
        yield from _types(each)


def _longest(field: FieldInfo) -> int | None:
    """Return the most characters of a text, however deep its bound stands in the hint."""
    found = [getattr(each, "max_length", None) for each in _bounds(field)]
    return next((most for most in found if isinstance(most, int)), None)


def _bounds(field: FieldInfo) -> Iterable[object]:
    yield from field.metadata
    for each in get_args(field.annotation):
        yield from getattr(each, "__metadata__", ())
