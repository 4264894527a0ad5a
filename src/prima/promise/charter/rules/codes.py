"""What a charter is built from: what goes wrong, what is owed, who decides, whose fault it is."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Occasion(StrEnum):
    """What must have happened, as far as the system can measure it by itself."""

    WAIT = "WAIT"
    FINISHED_AFTER_PROMISED = "FINISHED_AFTER_PROMISED"
    FEE_OTHER_THAN_PUBLISHED = "FEE_OTHER_THAN_PUBLISHED"
    COMPLAINT_UPHELD_ATTITUDE = "COMPLAINT_UPHELD_ATTITUDE"


class Remedy(StrEnum):
    """What is owed to the person."""

    APOLOGY = "APOLOGY"
    NEXT_IN_TURN = "NEXT_IN_TURN"
    DONE_AGAIN_FREE = "DONE_AGAIN_FREE"
    REFUND = "REFUND"
    MONEY = "MONEY"
    AS_STATED = "AS_STATED"  # in the words of the standard


class Decider(StrEnum):
    """Who says that it is owed."""

    BY_ITSELF = "BY_ITSELF"
    OFFICER = "OFFICER"
    HEAD = "HEAD"


class Exclusion(StrEnum):
    """When nothing is owed though it happened."""

    NOT_THERE_WHEN_CALLED = "NOT_THERE_WHEN_CALLED"
    WENT_AWAY_FOR_A_WHILE = "WENT_AWAY_FOR_A_WHILE"
    REQUIREMENTS_INCOMPLETE = "REQUIREMENTS_INCOMPLETE"
    OTHER_OFFICE_FAILED = "OTHER_OFFICE_FAILED"
    FORCE_MAJEURE = "FORCE_MAJEURE"


class Fault(StrEnum):
    CITIZEN = "CITIZEN"
    OTHER_OFFICE = "OTHER_OFFICE"
    NOBODY = "NOBODY"


FAULT: Mapping[Exclusion, Fault] = MappingProxyType(
    {
        Exclusion.NOT_THERE_WHEN_CALLED: Fault.CITIZEN,
        Exclusion.WENT_AWAY_FOR_A_WHILE: Fault.CITIZEN,
        Exclusion.REQUIREMENTS_INCOMPLETE: Fault.CITIZEN,
        Exclusion.OTHER_OFFICE_FAILED: Fault.OTHER_OFFICE,
        Exclusion.FORCE_MAJEURE: Fault.NOBODY,
    }
)
"""Whose fault it is instead of the unit's."""
PAYS = (Remedy.REFUND, Remedy.MONEY)
"""The remedies that cost money, and so need a ceiling."""


class Chapter(StrEnum):
    """The parts of a charter that are lists of sentences, in the order of the page."""

    STATEMENT = "STATEMENT"
    CITIZEN_RIGHTS = "CITIZEN_RIGHTS"
    CITIZEN_OBLIGATIONS = "CITIZEN_OBLIGATIONS"
    UNIT_RIGHTS = "UNIT_RIGHTS"
    UNIT_OBLIGATIONS = "UNIT_OBLIGATIONS"
    UNIT_SANCTIONS = "UNIT_SANCTIONS"
    CITIZEN_SANCTIONS = "CITIZEN_SANCTIONS"
    ROUTES = "ROUTES"

    @property
    def field(self) -> str:
        """The name of its field in the document.

        >>> Chapter.CITIZEN_RIGHTS.field
        'citizen_rights'
        """
        return self.value.lower()
