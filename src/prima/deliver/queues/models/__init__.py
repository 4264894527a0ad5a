"""What is remembered of queues: the places, the visits, and the life of every ticket."""

from prima.deliver.queues.models.places import Counter, CounterQueue, Queue, QueueService
from prima.deliver.queues.models.tickets import Numbering, Period, Ticket, Visit

__all__ = [
    "Counter",
    "CounterQueue",
    "Numbering",
    "Period",
    "Queue",
    "QueueService",
    "Ticket",
    "Visit",
]
