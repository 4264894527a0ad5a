"""Worksheets 1, 2 and 4: what a unit works out about a service before it drafts the standard.

Worksheet 1: the service and its customers. Worksheet 2: what they expect, on three levels.
Worksheet 4: every activity from the arrival to the delivery, and where complaints go.
`prefilling` turns the answers into a standard; what no worksheet asks stays empty.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from prima.promise.standards.rules.bounds import Coded, Line, Lines, Name, Part, Rupiah, Slug
from prima.promise.standards.rules.codes import (
    Actor,
    Customers,
    Function,
    Good,
    Measure,
    Nature,
    Pattern,
)
from prima.promise.standards.rules.commitments import Limit
from prima.promise.standards.rules.document import Complaints
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.sections import Rows, Section


class Relation(StrEnum):
    """How somebody stands to the service."""

    DIRECT = "DIRECT"
    INDIRECT = "INDIRECT"
    INTERNAL = "INTERNAL"
    AGENCY = "AGENCY"


class Aspect(StrEnum):
    QUALITY = "QUALITY"
    COST = "COST"
    TIME = "TIME"


class Level(StrEnum):
    """What must be there, what is asked for, and what delights."""

    MUST = "MUST"
    SPECIFIED = "SPECIFIED"
    DELIGHT = "DELIGHT"


class KnownFrom(StrEnum):
    SURVEY = "SURVEY"
    COMPLAINTS = "COMPLAINTS"
    STAFF = "STAFF"


class ServiceSheet(Part):
    name: Name
    purpose: Line | None = None
    legal_basis: Lines = ()
    responsible: Name | None = None
    product: Name | None = None
    proof_of_handover: Line | None = None
    nature: Nature = Nature.CORE
    customers: Customers = Customers.EXTERNAL
    good: Good = Good.PRIVATE
    function: Function = Function.PROTECTIVE
    pattern: Pattern = Pattern.FUNCTIONAL


class CustomerGroup(Part):
    code: Slug
    name: Name
    relation: Relation
    habits: Line | None = None
    """What they value, fear and are used to."""
    people_a_year: Annotated[int, Field(ge=0, le=100_000_000)] | None = None


class Expectation(Part):
    code: Slug
    aspect: Aspect
    level: Level
    text: Line
    known_from: KnownFrom
    measure: Measure | None = None
    """What the system would observe, if the expectation is one in numbers."""
    limit: Limit | None = None


class Activity(Part):
    code: Slug
    text: Line
    actor: Actor
    role: Name | None = None
    station: Slug | None = None
    duration: Duration | None = None
    cost_rupiah: Rupiah = 0
    documents: Lines = ()
    goods: Lines = ()
    facilities: Lines = ()


class Workbook(Part):
    format: Literal[1] = 1
    service: ServiceSheet
    customers: Coded[CustomerGroup] = ()
    expectations: Coded[Expectation] = ()
    activities: Coded[Activity] = ()
    complaints: Complaints | None = None


SHEETS = (
    Section(
        "service",
        (
            "service.name", "service.purpose", "service.product", "service.proof_of_handover",
            "service.legal_basis", "service.responsible", "service.nature", "service.customers",
            "service.good", "service.function", "service.pattern",
        ),
    ),
    Section(
        "customers",
        rows=Rows("customers", ("name", "relation", "habits", "people_a_year"), "name"),
    ),
    Section(
        "expectations",
        rows=Rows(
            "expectations",
            ("text", "aspect", "level", "known_from", "measure", "limit.value", "limit.unit"),
            "text",
        ),
    ),
    Section(
        "activities",
        rows=Rows(
            "activities",
            (
                "text", "actor", "role", "station", "duration.value", "duration.unit",
                "cost_rupiah", "documents", "goods", "facilities",
            ),
            "text",
        ),
    ),
    Section(
        "complaints",
        (
            "complaints.officer", "complaints.answer_within.value",
            "complaints.answer_within.unit", "complaints.procedure",
        ),
        Rows("complaints.channels", ("kind", "address"), "kind"),
    ),
)  # fmt: skip
SHEET_BY_CODE = MappingProxyType({sheet.code: sheet for sheet in SHEETS})
NUMBER_OF_SHEET = MappingProxyType(
    {"service": 1, "customers": 1, "expectations": 2, "activities": 4, "complaints": 4}
)
