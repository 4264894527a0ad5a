"""What can be done in a queue. Every act journals in its own transaction.

Order of locks, so that no two acts ever wait for each other:

1. a queue's or counter's row, or the numbering of a queue's day;
2. tickets, one, or several by rising id; the next in line is never waited for (SKIP LOCKED);
3. the unit's journal chain, last.

Rows that others refer to are locked with NO KEY UPDATE: PostgreSQL checks foreign keys at commit,
when the chain is held already, and would otherwise wait there for whoever waits for the chain.
"""

from prima.deliver.queues.actions.closing import close_day
from prima.deliver.queues.actions.moving import NotNow
from prima.deliver.queues.actions.places import (
    CounterNumberTaken,
    LetterTaken,
    NotACounterNumber,
    NotALetter,
    OtherUnit,
    ServiceHasQueue,
    add_counter,
    add_queue,
    change_counter,
    change_queue,
)
from prima.deliver.queues.actions.serving import (
    NobodyWaiting,
    NotYourTicket,
    SameQueue,
    StillBusy,
    call_next,
    finish,
    finish_and_call_next,
    hand_over,
    leave,
    miss,
    recall,
    serve,
)
from prima.deliver.queues.actions.taking import (
    Closed,
    KeyReused,
    NotOffered,
    QueueMissing,
    take_ticket,
    take_ticket_at,
)

__all__ = [
    "Closed",
    "CounterNumberTaken",
    "KeyReused",
    "LetterTaken",
    "NobodyWaiting",
    "NotACounterNumber",
    "NotALetter",
    "NotNow",
    "NotOffered",
    "NotYourTicket",
    "OtherUnit",
    "QueueMissing",
    "SameQueue",
    "ServiceHasQueue",
    "StillBusy",
    "add_counter",
    "add_queue",
    "call_next",
    "change_counter",
    "change_queue",
    "close_day",
    "finish",
    "finish_and_call_next",
    "hand_over",
    "leave",
    "miss",
    "recall",
    "serve",
    "take_ticket",
    "take_ticket_at",
]
