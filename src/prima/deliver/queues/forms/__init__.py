"""What we accept at the kiosk, at the desk, on the boards and when a unit sets up its queues."""

from prima.deliver.queues.forms.desk import (
    CallCertain,
    EnterLate,
    Finish,
    HandOver,
    Park,
    WhichTicket,
)
from prima.deliver.queues.forms.kiosk import TakeTicket
from prima.deliver.queues.forms.places import SetUpCounter, SetUpQueue
from prima.deliver.queues.forms.planning import AssignDuty, CloseIntake, SetOrder
from prima.deliver.queues.forms.screens import ChooseScreen, ChooseVoice, KeepClips, PutUpNotice

__all__ = [
    "AssignDuty",
    "CallCertain",
    "ChooseScreen",
    "ChooseVoice",
    "CloseIntake",
    "EnterLate",
    "Finish",
    "HandOver",
    "KeepClips",
    "Park",
    "PutUpNotice",
    "SetOrder",
    "SetUpCounter",
    "SetUpQueue",
    "TakeTicket",
    "WhichTicket",
]
