"""What may happen in a queue. No database, no clock, no Django.

| module | decides |
| --- | --- |
| `lifecycle` | what may happen to a ticket |
| `order` | whose turn it is |
| `route` | where somebody goes next |
| `announcing` | what people may be told of the wait |
| `roster` | who serves where, and when nobody does |
| `guidance` | what helps with which customer |
| `codes`, `numbers` | the closed lists, and how a ticket is known |
"""

from prima.deliver.queues.rules.announcing import Told, serves_now, staying_ahead
from prima.deliver.queues.rules.codes import (
    OF_LEFT,
    CallReason,
    Channel,
    Exit,
    Intake,
    IntakeReason,
    ParkReason,
    Reason,
)
from prima.deliver.queues.rules.lifecycle import (
    AT_COUNTER,
    ENDED,
    LIFECYCLE,
    PASSING,
    UNDER_WAY,
    VERBS,
    Moment,
    Move,
    State,
    exit_by,
    moment_after,
)
from prima.deliver.queues.rules.numbers import LETTERS, could_be_a_secret, display_number
from prima.deliver.queues.rules.order import (
    FAVOURED,
    Lane,
    Order,
    Spot,
    Waiting,
    behind,
    in_order,
    next_lane,
    run_after,
)
from prima.deliver.queues.rules.route import Progress, Stop, next_stop, stop_at, stops, way

__all__ = [
    "AT_COUNTER",
    "ENDED",
    "FAVOURED",
    "LETTERS",
    "LIFECYCLE",
    "OF_LEFT",
    "PASSING",
    "UNDER_WAY",
    "VERBS",
    "CallReason",
    "Channel",
    "Exit",
    "Intake",
    "IntakeReason",
    "Lane",
    "Moment",
    "Move",
    "Order",
    "ParkReason",
    "Progress",
    "Reason",
    "Spot",
    "State",
    "Stop",
    "Told",
    "Waiting",
    "behind",
    "could_be_a_secret",
    "display_number",
    "exit_by",
    "in_order",
    "moment_after",
    "next_lane",
    "next_stop",
    "run_after",
    "serves_now",
    "staying_ahead",
    "stop_at",
    "stops",
    "way",
]
