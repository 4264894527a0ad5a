"""The service standard as a document: a service, what is promised about it, and how it is made.

The fourteen components are those of PermenPANRB 15/2014: six that the public must see (delivery)
and eight that the unit needs to keep them (manufacturing). A draft may leave any of them empty;
`findings` says so. What cannot be built is a document that contradicts itself: two items with one
code, a step that asks for an unknown requirement, a free service with a price.
"""

from difflib import get_close_matches
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from prima.promise.standards.rules.bounds import (
    Coded,
    Line,
    Lines,
    Name,
    Part,
    Rupiah,
    Slug,
    Slugs,
    contradiction,
)
from prima.promise.standards.rules.codes import (
    Actor,
    ChannelKind,
    Customers,
    Function,
    Good,
    Nature,
    Pattern,
    RequirementKind,
)
from prima.promise.standards.rules.commitments import Commitment
from prima.promise.standards.rules.durations import Duration

QueueLetter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]


class Service(Part):
    """A line of the unit's catalogue: what it is and whom it is for."""

    code: Slug
    name: Name
    purpose: Line
    """What it is for, in one or two plain sentences."""
    legal_basis: Lines = ()
    """The rules that make this a task of the unit."""
    nature: Nature
    customers: Customers
    good: Good
    function: Function
    pattern: Pattern
    responsible: Name | None = None
    """The official who answers for the service, by position and never by name."""
    keywords: Lines = ()
    """The words that people use when they look for it."""
    queue_letter: QueueLetter | None = None
    """The letter that its queue numbers usually begin with."""


class Requirement(Part):
    """What a person must bring or be, so that the service can be given."""

    code: Slug
    text: Line
    kind: RequirementKind
    copies: Annotated[int, Field(ge=0, le=20)] = 0
    original: bool = False
    """Whether the original is brought, if only to be shown."""
    needed_when: Line | None = None
    """The case in which it is asked; left out when it is always asked."""
    where_to_get: Line | None = None


class Step(Part):
    """One step, from the arrival of the person to the delivery of the product."""

    code: Slug
    text: Line
    """What is done, said to the citizen with an active verb."""
    actor: Actor
    role: Name | None = None
    """Which officer, when it matters."""
    station: Slug | None = None
    """Where in the unit it happens; steps next to each other with one station are one stop."""
    duration: Duration | None = None
    cost_rupiah: Rupiah = 0
    """What the person pays at this step."""
    requirements: Slugs = ()
    """The codes of the requirements that are handed over or checked here."""


class FeeLine(Part):
    """A price: for whom or for what, how much, and by which rule."""

    code: Slug
    text: Line
    amount_rupiah: Rupiah
    legal_basis: Line | None = None


class Fee(Part):
    """What the service costs and how it is paid."""

    free: bool = False
    lines: Coded[FeeLine] = ()
    how_to_pay: Lines = ()

    @model_validator(mode="after")
    def is_not_free_with_a_price(self) -> Self:
        spots = tuple(
            (("lines", index, "amount_rupiah"), str(line.amount_rupiah), "0")
            for index, line in enumerate(self.lines)
            if self.free and line.amount_rupiah > 0
        )
        if spots:
            raise contradiction("FREE_WITH_PRICE", "a free service has a price", spots)
        return self


class Product(Part):
    """What the person has at the end, and what proves that it was handed over."""

    code: Slug
    name: Name
    proof_of_handover: Line | None = None


class Channel(Part):
    """One way to complain, suggest or ask."""

    code: Slug
    kind: ChannelKind
    address: Line


class Complaints(Part):
    """Where to say that something went wrong, who answers, and by when."""

    channels: Coded[Channel] = ()
    officer: Name | None = None
    answer_within: Duration | None = None
    procedure: Lines = ()


class Delivery(Part):
    """The six components that must be published."""

    requirements: Coded[Requirement] = ()
    procedure: Coded[Step] = ()
    completion: Duration | None = None
    """From the queue number, or from the day when everything asked for was handed in."""
    fee: Fee | None = None
    products: Coded[Product] = ()
    proof_of_receipt: Line | None = None
    """What the person holds while the work is under way."""
    complaints: Complaints | None = None

    @model_validator(mode="after")
    def steps_of_a_free_service_cost_nothing(self) -> Self:
        free = self.fee is not None and self.fee.free
        spots = tuple(
            (("procedure", index, "cost_rupiah"), str(step.cost_rupiah), "0")
            for index, step in enumerate(self.procedure)
            if free and step.cost_rupiah > 0
        )
        if spots:
            raise contradiction("FREE_WITH_PRICE", "a step of a free service costs money", spots)
        return self

    @model_validator(mode="after")
    def steps_use_known_requirements(self) -> Self:
        known = [requirement.code for requirement in self.requirements]
        spots = tuple(
            (
                ("procedure", step_index, "requirements", index),
                code,
                next(iter(get_close_matches(code, known, n=1)), ""),
            )
            for step_index, step in enumerate(self.procedure)
            for index, code in enumerate(step.requirements)
            if code not in known
        )
        if spots:
            raise contradiction(
                "UNKNOWN_REQUIREMENT", "a step asks for a requirement that is not listed", spots
            )
        return self


class Competence(Part):
    """What somebody must know or hold to do this work."""

    identified_by: ClassVar[str] = "role"

    role: Name
    text: Line


class Staff(Part):
    """How many people of one role the service needs."""

    identified_by: ClassVar[str] = "role"

    role: Name
    count: Annotated[int, Field(ge=1, le=10_000)]


class Manufacturing(Part):
    """The eight components inside the unit that make the delivery possible."""

    legal_basis: Lines = ()
    facilities: Lines = ()
    competence: Coded[Competence] = ()
    supervision: Lines = ()
    staff: Coded[Staff] = ()
    service_guarantee: Lines = ()
    safety_guarantee: Lines = ()
    evaluation: Lines = ()


class Standard(Part):
    """What the unit promises about the service."""

    delivery: Delivery = Delivery()
    manufacturing: Manufacturing = Manufacturing()
    commitments: Coded[Commitment] = ()
    vulnerable_groups: Lines = ()
    """What is arranged for people with a disability, the old, the pregnant and children."""
    opening: Line | None = None
    """When the service is open, where it differs from the unit's own hours."""


class ServiceDocument(Part):
    """A service and its standard, as one office gives it to another."""

    format: Literal[1] = 1
    service: Service
    standard: Standard = Standard()
