"""The closed lists of a service standard: every code that a document may use.

People read labels (labels.py), never these codes. The units of time are those of the
calendars, so that what was promised can be handed to the clock as it is.
"""

from enum import StrEnum

from prima.kernel.calendars import TimeUnit

__all__ = [
    "Actor",
    "ChannelKind",
    "Component",
    "Customers",
    "Function",
    "Good",
    "LimitUnit",
    "Measure",
    "Nature",
    "Pattern",
    "RequirementKind",
    "TimeUnit",
    "Weekday",
]


class Nature(StrEnum):
    """What the service is to the unit: its reason, its help to others, or its own upkeep."""

    CORE = "CORE"
    FACILITATING = "FACILITATING"
    SUPPORTING = "SUPPORTING"


class Customers(StrEnum):
    EXTERNAL = "EXTERNAL"
    INTERNAL = "INTERNAL"


class Good(StrEnum):
    """The kind of good, from whether one can be kept out and whether use uses it up."""

    PRIVATE = "PRIVATE"
    TOLL = "TOLL"
    COLLECTIVE = "COLLECTIVE"
    COMMON_POOL = "COMMON_POOL"


class Function(StrEnum):
    ENVIRONMENTAL = "ENVIRONMENTAL"
    DEVELOPMENT = "DEVELOPMENT"
    PROTECTIVE = "PROTECTIVE"


class Pattern(StrEnum):
    """The pattern of delivery (Kepmenpan 63/2003)."""

    FUNCTIONAL = "FUNCTIONAL"
    CENTRALISED = "CENTRALISED"
    ONE_ROOF = "ONE_ROOF"
    ONE_DOOR = "ONE_DOOR"
    TASK_FORCE = "TASK_FORCE"


class RequirementKind(StrEnum):
    DOCUMENT = "DOCUMENT"
    GOODS = "GOODS"
    CONDITION = "CONDITION"


class Actor(StrEnum):
    CITIZEN = "CITIZEN"
    OFFICER = "OFFICER"
    SYSTEM = "SYSTEM"


class LimitUnit(StrEnum):
    """What a commitment is measured in: time or money."""

    MINUTES = "MINUTES"
    WORKING_HOURS = "WORKING_HOURS"
    WORKING_DAYS = "WORKING_DAYS"
    CALENDAR_DAYS = "CALENDAR_DAYS"
    RUPIAH = "RUPIAH"


class Measure(StrEnum):
    """What the system observes by itself, so that a promise about it can be checked."""

    WAIT = "WAIT"
    SERVICE_TIME = "SERVICE_TIME"
    COMPLETION = "COMPLETION"
    FEE = "FEE"
    COMPLAINT_ANSWER = "COMPLAINT_ANSWER"


class ChannelKind(StrEnum):
    """Where a complaint, suggestion or question may be brought."""

    COUNTER = "COUNTER"
    BOX = "BOX"
    LETTER = "LETTER"
    PHONE = "PHONE"
    SMS = "SMS"
    WHATSAPP = "WHATSAPP"
    EMAIL = "EMAIL"
    WEB = "WEB"
    SOCIAL_MEDIA = "SOCIAL_MEDIA"
    LAPOR = "LAPOR"


class Component(StrEnum):
    """The fourteen components of PermenPANRB 15/2014, in official order."""

    REQUIREMENTS = "REQUIREMENTS"
    PROCEDURE = "PROCEDURE"
    COMPLETION_TIME = "COMPLETION_TIME"
    FEE = "FEE"
    PRODUCT = "PRODUCT"
    COMPLAINTS = "COMPLAINTS"
    LEGAL_BASIS = "LEGAL_BASIS"
    FACILITIES = "FACILITIES"
    COMPETENCE = "COMPETENCE"
    INTERNAL_SUPERVISION = "INTERNAL_SUPERVISION"
    STAFF = "STAFF"
    SERVICE_GUARANTEE = "SERVICE_GUARANTEE"
    SAFETY_GUARANTEE = "SAFETY_GUARANTEE"
    EVALUATION = "EVALUATION"


class Weekday(StrEnum):
    MONDAY = "MONDAY"
    TUESDAY = "TUESDAY"
    WEDNESDAY = "WEDNESDAY"
    THURSDAY = "THURSDAY"
    FRIDAY = "FRIDAY"
    SATURDAY = "SATURDAY"
    SUNDAY = "SUNDAY"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as `datetime.date.weekday` counts."""
        return list(Weekday).index(self)
