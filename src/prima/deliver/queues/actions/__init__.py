"""What can be done in a queue. Every act journals in its own transaction.

Order of locks, so that no two acts ever wait for each other:

1. a counter's row, then queues' rows by rising id; or the visit that goes on, then the numbering
   of a queue's day;
2. tickets, one, or several by rising id; the next in line and its visit are never waited for
   (SKIP LOCKED);
3. the unit's journal chain, last.

Whose turn it is changes only while the queue's row is held, so whoever looks holds it too.

Rows that others refer to are locked with NO KEY UPDATE: PostgreSQL checks foreign keys at commit,
when the chain is held already, and would otherwise wait there for whoever waits for the chain.
"""

from prima.deliver.queues.actions.closing import close_day
from prima.deliver.queues.actions.intake import close_intake, open_intake, walk_away
from prima.deliver.queues.actions.late import OnPaper, TimesOutOfOrder, TooLongAgo, enter_late
from prima.deliver.queues.actions.moving import NotNow
from prima.deliver.queues.actions.notices import EndsTooEarly, put_up_notice, take_down_notice
from prima.deliver.queues.actions.order import set_order
from prima.deliver.queues.actions.pausing import (
    come_back,
    leave,
    let_one_pass,
    park,
    resume,
    say_on_my_way,
)
from prima.deliver.queues.actions.places import (
    CounterNumberTaken,
    LetterTaken,
    NotACounterNumber,
    NotALetter,
    OtherUnit,
    ServiceHasQueue,
    StationTaken,
    Terms,
    add_counter,
    add_queue,
    change_counter,
    change_queue,
)
from prima.deliver.queues.actions.serving import (
    AtAnotherCounter,
    NobodyWaiting,
    NotInLine,
    NotYourTicket,
    SameQueue,
    StillBusy,
    TooFewCalls,
    call_certain,
    call_next,
    finish,
    finish_and_call_next,
    hand_over,
    miss,
    recall,
    serve,
)
from prima.deliver.queues.actions.staff import (
    ElsewhereThen,
    EndsBeforeItBegins,
    MayNotServe,
    Shift,
    assign_duty,
    cancel_duty,
    end_alarm,
    raise_alarm,
)
from prima.deliver.queues.actions.taking import (
    Closed,
    DayFull,
    EnoughNumbers,
    IntakeClosed,
    KeyReused,
    NotOffered,
    QueueMissing,
    VisitOver,
    take_ticket,
    take_ticket_at,
)
from prima.deliver.queues.actions.turns import NobodyBehind
from prima.deliver.queues.actions.voice import (
    CannotSpeak,
    ClipTooLarge,
    NotASound,
    UnknownClip,
    drop_clips,
    keep_clips,
    make_clips,
)

__all__ = [
    "AtAnotherCounter",
    "CannotSpeak",
    "ClipTooLarge",
    "Closed",
    "CounterNumberTaken",
    "DayFull",
    "ElsewhereThen",
    "EndsBeforeItBegins",
    "EndsTooEarly",
    "EnoughNumbers",
    "IntakeClosed",
    "KeyReused",
    "LetterTaken",
    "MayNotServe",
    "NobodyBehind",
    "NobodyWaiting",
    "NotACounterNumber",
    "NotALetter",
    "NotASound",
    "NotInLine",
    "NotNow",
    "NotOffered",
    "NotYourTicket",
    "OnPaper",
    "OtherUnit",
    "QueueMissing",
    "SameQueue",
    "ServiceHasQueue",
    "Shift",
    "StationTaken",
    "StillBusy",
    "Terms",
    "TimesOutOfOrder",
    "TooFewCalls",
    "TooLongAgo",
    "UnknownClip",
    "VisitOver",
    "add_counter",
    "add_queue",
    "assign_duty",
    "call_certain",
    "call_next",
    "cancel_duty",
    "change_counter",
    "change_queue",
    "close_day",
    "close_intake",
    "come_back",
    "drop_clips",
    "end_alarm",
    "enter_late",
    "finish",
    "finish_and_call_next",
    "hand_over",
    "keep_clips",
    "leave",
    "let_one_pass",
    "make_clips",
    "miss",
    "open_intake",
    "park",
    "put_up_notice",
    "raise_alarm",
    "recall",
    "resume",
    "say_on_my_way",
    "serve",
    "set_order",
    "take_down_notice",
    "take_ticket",
    "take_ticket_at",
    "walk_away",
]
