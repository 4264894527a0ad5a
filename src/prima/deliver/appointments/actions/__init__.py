"""What can be done with appointments. Every act journals in its own transaction.

Order of locks, so that no two acts ever wait for each other:

1. the plan: whatever gives or frees a place, counts what somebody holds, or looks at the list;
2. appointments and wishes, by rising id;
3. what the queue locks when somebody checks in, and the unit's journal chain, last.
"""

from prima.deliver.appointments.actions.arriving import NotToday, TooEarly, check_in
from prima.deliver.appointments.actions.booking import KeyReused, book
from prima.deliver.appointments.actions.changing import Over, cancel, move_to
from prima.deliver.appointments.actions.ending import TooEarlyToTell, end_days, miss
from prima.deliver.appointments.actions.limits import (
    Holder,
    IdentityNeeded,
    Lifted,
    NotTheSame,
    TooMany,
)
from prima.deliver.appointments.actions.locking import NotNow
from prima.deliver.appointments.actions.places import TimeTaken
from prima.deliver.appointments.actions.planning import ImpossibleTerms, set_plan
from prima.deliver.appointments.actions.reminding import remind
from prima.deliver.appointments.actions.waiting import (
    NothingGiven,
    StillFree,
    accept,
    offer_freed,
    wish_for,
    withdraw,
)

__all__ = [
    "Holder",
    "IdentityNeeded",
    "ImpossibleTerms",
    "KeyReused",
    "Lifted",
    "NotNow",
    "NotTheSame",
    "NotToday",
    "NothingGiven",
    "Over",
    "StillFree",
    "TimeTaken",
    "TooEarly",
    "TooEarlyToTell",
    "TooMany",
    "accept",
    "book",
    "cancel",
    "check_in",
    "end_days",
    "miss",
    "move_to",
    "offer_freed",
    "remind",
    "set_plan",
    "wish_for",
    "withdraw",
]
