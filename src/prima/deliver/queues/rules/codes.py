"""The closed lists of the queue: how people come, why their order changes, how they go."""

from enum import StrEnum


class Channel(StrEnum):
    """How a visit began."""

    KIOSK = "KIOSK"
    PHONE = "PHONE"
    DESK = "DESK"


class Reason(StrEnum):
    """Why a ticket is handed over to another queue."""

    NEXT_STEP = "NEXT_STEP"
    WRONG_QUEUE = "WRONG_QUEUE"
    MORE_ABLE = "MORE_ABLE"
    OTHER = "OTHER"


class CallReason(StrEnum):
    """Why somebody is called before their turn. How often that happened hangs on the wall."""

    URGENT_CARE = "URGENT_CARE"  # must not wait, such as for pain or breath
    FRAIL = "FRAIL"  # cannot wait long
    SMALL_CHILD = "SMALL_CHILD"
    CORRECTION = "CORRECTION"  # was passed over by mistake
    OTHER = "OTHER"


class ParkReason(StrEnum):
    """Why somebody goes away for a while and keeps their place."""

    FETCH_DOCUMENT = "FETCH_DOCUMENT"
    PAYMENT = "PAYMENT"
    TEST_RESULT = "TEST_RESULT"  # waits for a result of the laboratory
    REST = "REST"
    OTHER = "OTHER"


class IntakeReason(StrEnum):
    """Why no more numbers are given today."""

    AS_MANY_AS_CAN_BE_SERVED = "AS_MANY_AS_CAN_BE_SERVED"
    STAFF_MISSING = "STAFF_MISSING"
    OUT_OF_ORDER = "OUT_OF_ORDER"
    EMERGENCY = "EMERGENCY"
    OTHER = "OTHER"


class Intake(StrEnum):
    """Whether numbers are given for a service."""

    OPEN = "OPEN"
    FULL = "FULL"  # as many as were planned for the day have been given
    CLOSED = "CLOSED"  # somebody closed it, with a reason


class Exit(StrEnum):
    """How somebody went without being served."""

    AFTER_SEEING_WAIT = "AFTER_SEEING_WAIT"  # took no number at all
    BEFORE_CALL = "BEFORE_CALL"
    AFTER_CALL = "AFTER_CALL"
    DID_NOT_COME = "DID_NOT_COME"  # was called and nobody came; never stored, it is the state
    DID_NOT_RETURN = "DID_NOT_RETURN"
    DAY_CLOSED = "DAY_CLOSED"


OF_LEFT = (Exit.BEFORE_CALL, Exit.AFTER_CALL, Exit.DID_NOT_RETURN, Exit.DAY_CLOSED)
"""How a ticket can have left; the others are counted elsewhere."""
