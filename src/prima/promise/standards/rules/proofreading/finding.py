"""What the machine can find in a draft, how much it matters, and what it compares it with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from types import MappingProxyType

from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.document import ServiceDocument

Path = tuple[str | int, ...]
"""Fields and codes from the document down; a line of text by its place in the list, from 0."""
WeekHours = Mapping[int, tuple[tuple[time, time], ...]]
"""The windows of each weekday, 0 for Monday; a day that is not there is closed."""

STANDARD = ("standard",)
DELIVERY = (*STANDARD, "delivery")
MANUFACTURING = (*STANDARD, "manufacturing")


class Severity(StrEnum):
    """MUST: a rule of law or of arithmetic is broken. SHOULD: people are hurt. COULD: a hint."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    COULD = "COULD"


class FindingCode(StrEnum):
    COMPONENT_EMPTY = "COMPONENT_EMPTY"
    PLACEHOLDER = "PLACEHOLDER"
    NO_HELP_FOR_VULNERABLE = "NO_HELP_FOR_VULNERABLE"
    RESPONSIBLE_UNNAMED = "RESPONSIBLE_UNNAMED"
    NO_PROOF_OF_RECEIPT = "NO_PROOF_OF_RECEIPT"
    NO_PROOF_OF_HANDOVER = "NO_PROOF_OF_HANDOVER"
    COMPLAINT_PROCEDURE_EMPTY = "COMPLAINT_PROCEDURE_EMPTY"
    COMPLAINT_OFFICER_UNNAMED = "COMPLAINT_OFFICER_UNNAMED"
    CHANNEL_UNREACHABLE = "CHANNEL_UNREACHABLE"
    LAPOR_MISSING = "LAPOR_MISSING"

    STEP_WITHOUT_TIME = "STEP_WITHOUT_TIME"
    COMPLETION_SHORTER_THAN_STEPS = "COMPLETION_SHORTER_THAN_STEPS"
    COMMITMENT_SHORTER_THAN_STEPS = "COMMITMENT_SHORTER_THAN_STEPS"
    COMPLETION_PROMISES_DIFFER = "COMPLETION_PROMISES_DIFFER"
    ANSWER_PROMISES_DIFFER = "ANSWER_PROMISES_DIFFER"
    ANSWER_TOO_LATE = "ANSWER_TOO_LATE"
    DEADLINE_WITHOUT_UNIT = "DEADLINE_WITHOUT_UNIT"
    DAYS_UNCLEAR = "DAYS_UNCLEAR"

    REQUIREMENT_UNUSED = "REQUIREMENT_UNUSED"
    REQUIREMENT_TWICE = "REQUIREMENT_TWICE"
    REQUIREMENT_OPEN_ENDED = "REQUIREMENT_OPEN_ENDED"
    STATE_HOLDS_DOCUMENT = "STATE_HOLDS_DOCUMENT"

    FEE_WITHOUT_LEGAL_BASIS = "FEE_WITHOUT_LEGAL_BASIS"
    FEE_OUTSIDE_PRICE_LIST = "FEE_OUTSIDE_PRICE_LIST"
    FEE_PROMISES_DIFFER = "FEE_PROMISES_DIFFER"
    PAYMENT_UNEXPLAINED = "PAYMENT_UNEXPLAINED"
    UNOFFICIAL_PAYMENT = "UNOFFICIAL_PAYMENT"

    COMMITMENT_UNMEASURABLE = "COMMITMENT_UNMEASURABLE"
    NO_COMMITMENT = "NO_COMMITMENT"
    COMMITMENTS_CONTRADICT = "COMMITMENTS_CONTRADICT"
    SHARE_TOO_LOW = "SHARE_TOO_LOW"
    NO_REDRESS = "NO_REDRESS"

    JARGON = "JARGON"
    VAGUE = "VAGUE"
    ABBREVIATION_UNEXPLAINED = "ABBREVIATION_UNEXPLAINED"
    SENTENCE_TOO_LONG = "SENTENCE_TOO_LONG"
    TEXT_TOO_HARD = "TEXT_TOO_HARD"
    SHOUTING = "SHOUTING"

    RULE_REPEALED = "RULE_REPEALED"
    RULE_UNNUMBERED = "RULE_UNNUMBERED"
    LOCAL_RULE_UNNAMED = "LOCAL_RULE_UNNAMED"

    NAMES_A_PERSON = "NAMES_A_PERSON"
    STAFF_WITHOUT_COMPETENCE = "STAFF_WITHOUT_COMPETENCE"

    OPENING_OUTSIDE_UNIT_HOURS = "OPENING_OUTSIDE_UNIT_HOURS"
    OPENING_CONTRADICTS_ITSELF = "OPENING_CONTRADICTS_ITSELF"
    OPENING_UNCLEAR = "OPENING_UNCLEAR"

    MORE_STEPS_THAN_BEFORE = "MORE_STEPS_THAN_BEFORE"
    MORE_DOCUMENTS_THAN_BEFORE = "MORE_DOCUMENTS_THAN_BEFORE"
    MORE_VISITS_THAN_BEFORE = "MORE_VISITS_THAN_BEFORE"
    MORE_STEPS_THAN_ELSEWHERE = "MORE_STEPS_THAN_ELSEWHERE"
    MORE_DOCUMENTS_THAN_ELSEWHERE = "MORE_DOCUMENTS_THAN_ELSEWHERE"
    MORE_VISITS_THAN_ELSEWHERE = "MORE_VISITS_THAN_ELSEWHERE"


_SHOULD = frozenset(
    {
        FindingCode.RESPONSIBLE_UNNAMED,
        FindingCode.NO_PROOF_OF_RECEIPT,
        FindingCode.COMPLAINT_PROCEDURE_EMPTY,
        FindingCode.COMPLAINT_OFFICER_UNNAMED,
        FindingCode.LAPOR_MISSING,
        FindingCode.ANSWER_TOO_LATE,
        FindingCode.DAYS_UNCLEAR,
        FindingCode.REQUIREMENT_UNUSED,
        FindingCode.REQUIREMENT_TWICE,
        FindingCode.PAYMENT_UNEXPLAINED,
        FindingCode.NO_COMMITMENT,
        FindingCode.VAGUE,
        FindingCode.ABBREVIATION_UNEXPLAINED,
        FindingCode.TEXT_TOO_HARD,
        FindingCode.NAMES_A_PERSON,
        FindingCode.STAFF_WITHOUT_COMPETENCE,
        FindingCode.OPENING_UNCLEAR,
        FindingCode.RULE_UNNUMBERED,
        FindingCode.LOCAL_RULE_UNNAMED,
        FindingCode.MORE_STEPS_THAN_BEFORE,
        FindingCode.MORE_DOCUMENTS_THAN_BEFORE,
        FindingCode.MORE_VISITS_THAN_BEFORE,
    }
)
_COULD = frozenset(
    {
        FindingCode.NO_PROOF_OF_HANDOVER,
        FindingCode.SHARE_TOO_LOW,
        FindingCode.NO_REDRESS,
        FindingCode.JARGON,
        FindingCode.SENTENCE_TOO_LONG,
        FindingCode.SHOUTING,
        FindingCode.MORE_STEPS_THAN_ELSEWHERE,
        FindingCode.MORE_DOCUMENTS_THAN_ELSEWHERE,
        FindingCode.MORE_VISITS_THAN_ELSEWHERE,
    }
)
SEVERITIES: Mapping[FindingCode, Severity] = MappingProxyType(
    dict.fromkeys(FindingCode, Severity.MUST)
    | dict.fromkeys(_SHOULD, Severity.SHOULD)
    | dict.fromkeys(_COULD, Severity.COULD)
)


@dataclass(frozen=True)
class Finding:
    """Something to mend before the standard is published; the path names items by their code."""

    code: FindingCode
    path: Path
    component: Component | None = None
    needed: int | None = None
    """The shortest time that the steps allow, in the unit of the promise."""
    quoted: str = ""
    """The words that it is about, as they stand there."""
    instead: str = ""
    """What to write in their place."""
    source: str = ""
    """The rule behind this very finding, where it is another one than behind its kind."""
    counted: int | None = None
    compared: int | None = None
    """How many there are, and how many there were or are elsewhere."""

    @property
    def severity(self) -> Severity:
        return SEVERITIES[self.code]


@dataclass(frozen=True)
class Neighbour:
    """The same service of another unit."""

    name: str
    document: ServiceDocument


@dataclass(frozen=True)
class Surroundings:
    """What a draft is read beside. What is not known is not judged."""

    before: ServiceDocument | None = None
    """The version before it."""
    elsewhere: tuple[Neighbour, ...] = ()
    hours: WeekHours | None = None
    """When the unit is open in an ordinary week."""
    is_a_template: bool = True
    """Whether it is written for any place, so that it cannot name the rules of one."""


NO_SURROUNDINGS = Surroundings()
