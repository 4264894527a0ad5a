"""What is remembered of queues: the places, the order, the visits, and each ticket's life."""

from prima.deliver.queues.models.notices import Notice
from prima.deliver.queues.models.order import OrderRule, WalkAway
from prima.deliver.queues.models.places import Counter, CounterQueue, Queue, QueueService
from prima.deliver.queues.models.staff import Alarm, Duty
from prima.deliver.queues.models.tickets import (
    LONGEST_NOTE,
    MOST_PEOPLE,
    Numbering,
    Period,
    Ticket,
    Visit,
)

__all__ = [
    "LONGEST_NOTE",
    "MOST_PEOPLE",
    "Alarm",
    "Counter",
    "CounterQueue",
    "Duty",
    "Notice",
    "Numbering",
    "OrderRule",
    "Period",
    "Queue",
    "QueueService",
    "Ticket",
    "Visit",
    "WalkAway",
]
