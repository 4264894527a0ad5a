"""What a unit looks at in itself, how it answers, and what changed. No database, no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Instrument(StrEnum):
    """What is looked at."""

    SUPPLEMENTARY = "SUPPLEMENTARY"  # the eight services around one service (Lovelock)
    TRIANGLE = "TRIANGLE"  # strategy, people, systems (Albrecht)
    BASELINE = "BASELINE"  # the present condition, in thirteen factors


class Level(StrEnum):
    PRESENT = "PRESENT"
    PARTLY = "PARTLY"
    MISSING = "MISSING"
    NOT_NEEDED = "NOT_NEEDED"  # such as a bill for what is free


class Item(StrEnum):
    """What is asked. `GROUPS` says by which instrument."""

    INFORMATION = "INFORMATION"
    CONSULTATION = "CONSULTATION"
    ORDER_TAKING = "ORDER_TAKING"
    HOSPITALITY = "HOSPITALITY"
    CARETAKING = "CARETAKING"
    EXCEPTIONS = "EXCEPTIONS"
    BILLING = "BILLING"
    PAYMENT = "PAYMENT"
    STRATEGY_WRITTEN = "STRATEGY_WRITTEN"
    STRATEGY_KNOWN = "STRATEGY_KNOWN"
    PEOPLE_ABLE = "PEOPLE_ABLE"
    PEOPLE_FREE_TO_HELP = "PEOPLE_FREE_TO_HELP"
    SYSTEMS_FOR_CUSTOMERS = "SYSTEMS_FOR_CUSTOMERS"
    SYSTEMS_FOR_STAFF = "SYSTEMS_FOR_STAFF"
    REGULATIONS_COMPLETE = "REGULATIONS_COMPLETE"
    REGULATIONS_KNOWN = "REGULATIONS_KNOWN"
    PROVIDERS_ENOUGH = "PROVIDERS_ENOUGH"
    PROVIDERS_COMPETENT = "PROVIDERS_COMPETENT"
    LEADERS_COMMITTED = "LEADERS_COMMITTED"
    PROCEDURES_WRITTEN = "PROCEDURES_WRITTEN"
    PROCEDURES_FOLLOWED = "PROCEDURES_FOLLOWED"
    STANDARDS_PUBLISHED = "STANDARDS_PUBLISHED"
    STANDARDS_MEASURED = "STANDARDS_MEASURED"
    COMPLAINTS_TAKEN = "COMPLAINTS_TAKEN"
    COMPLAINTS_SETTLED = "COMPLAINTS_SETTLED"
    FACILITIES_FIT = "FACILITIES_FIT"
    SATISFACTION_KNOWN = "SATISFACTION_KNOWN"


class Group(StrEnum):
    """Headings between the items of an instrument; the baseline's are those it must cover."""

    SERVICE = "SERVICE"
    STRATEGY = "STRATEGY"
    PEOPLE = "PEOPLE"
    SYSTEMS = "SYSTEMS"
    REGULATIONS = "REGULATIONS"
    PROVIDERS_AND_LEADERS = "PROVIDERS_AND_LEADERS"
    PROCEDURES = "PROCEDURES"
    STANDARDS = "STANDARDS"
    COMPLAINTS = "COMPLAINTS"
    QUALITY = "QUALITY"


GROUPS: Mapping[Instrument, Mapping[Group, tuple[Item, ...]]] = MappingProxyType(
    {
        Instrument.SUPPLEMENTARY: {
            Group.SERVICE: (
                Item.INFORMATION,
                Item.CONSULTATION,
                Item.ORDER_TAKING,
                Item.HOSPITALITY,
                Item.CARETAKING,
                Item.EXCEPTIONS,
                Item.BILLING,
                Item.PAYMENT,
            )
        },
        Instrument.TRIANGLE: {
            Group.STRATEGY: (Item.STRATEGY_WRITTEN, Item.STRATEGY_KNOWN),
            Group.PEOPLE: (Item.PEOPLE_ABLE, Item.PEOPLE_FREE_TO_HELP),
            Group.SYSTEMS: (Item.SYSTEMS_FOR_CUSTOMERS, Item.SYSTEMS_FOR_STAFF),
        },
        Instrument.BASELINE: {
            Group.REGULATIONS: (Item.REGULATIONS_COMPLETE, Item.REGULATIONS_KNOWN),
            Group.PROVIDERS_AND_LEADERS: (
                Item.PROVIDERS_ENOUGH,
                Item.PROVIDERS_COMPETENT,
                Item.LEADERS_COMMITTED,
            ),
            Group.PROCEDURES: (Item.PROCEDURES_WRITTEN, Item.PROCEDURES_FOLLOWED),
            Group.STANDARDS: (Item.STANDARDS_PUBLISHED, Item.STANDARDS_MEASURED),
            Group.COMPLAINTS: (Item.COMPLAINTS_TAKEN, Item.COMPLAINTS_SETTLED),
            Group.QUALITY: (Item.FACILITIES_FIT, Item.SATISFACTION_KNOWN),
        },
    }
)
POINTS = {Level.PRESENT: 2, Level.PARTLY: 1, Level.MISSING: 0}
NEED_EVIDENCE = (Level.PRESENT, Level.PARTLY)
LONGEST_EVIDENCE = 300


@dataclass(frozen=True)
class Answer:
    """What was seen of one item, and what shows it."""

    level: Level
    evidence: str = ""

    @property
    def is_backed(self) -> bool:
        """Whether something shows it. What is said to be there must be shown.

        >>> Answer(Level.PRESENT).is_backed, Answer(Level.MISSING).is_backed
        (False, True)
        """
        return self.level not in NEED_EVIDENCE or bool(self.evidence)


Answers = Mapping[Item, Answer]


@dataclass(frozen=True)
class Standing:
    """How many items of an assessment stand where."""

    present: int
    partly: int
    missing: int

    @property
    def needed(self) -> int:
        return self.present + self.partly + self.missing


def items_of(instrument: Instrument) -> tuple[Item, ...]:
    """Return what an instrument asks, in its order.

    >>> [len(items_of(each)) for each in Instrument]
    [8, 6, 13]
    """
    return tuple(item for items in GROUPS[instrument].values() for item in items)


def is_about_a_service(instrument: Instrument) -> bool:
    return instrument is Instrument.SUPPLEMENTARY


def standing(answers: Answers) -> Standing:
    """Count the answers; what is not needed does not count.

    >>> standing({Item.BILLING: Answer(Level.NOT_NEEDED), Item.PAYMENT: Answer(Level.PARTLY, "x")})
    Standing(present=0, partly=1, missing=0)
    """
    levels = [answer.level for answer in answers.values()]
    return Standing(
        *(levels.count(level) for level in (Level.PRESENT, Level.PARTLY, Level.MISSING))
    )


def changes(old: Answers, new: Answers) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return which items became better and which worse between two assessments.

    >>> then = {Item.PAYMENT: Answer(Level.MISSING)}
    >>> now = {Item.PAYMENT: Answer(Level.PRESENT, "QRIS di loket 2")}
    >>> changes(then, now)
    ((<Item.PAYMENT: 'PAYMENT'>,), ())
    """
    moved = [
        (item, POINTS[new[item].level] - POINTS[old[item].level])
        for item in new
        if item in old and new[item].level in POINTS and old[item].level in POINTS
    ]
    return (
        tuple(item for item, by in moved if by > 0),
        tuple(item for item, by in moved if by < 0),
    )
