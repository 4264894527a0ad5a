"""Where people wait and where they are served."""

import uuid

from django.db import models
from django.db.models import Q

from prima.deliver.queues.rules import LETTERS


class Queue(models.Model):
    """Those who wait for the same thing, under one letter.

    Always true: the letter never changes, so that an old number still means one ticket.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="queues", db_index=False)
    letter = models.CharField(max_length=1)
    name = models.CharField(max_length=120)
    services = models.ManyToManyField(
        "standards.Service", through="QueueService", related_name="queues"
    )

    class Meta:
        ordering = ["letter"]
        constraints = [
            models.CheckConstraint(
                name="queue_letter_is_a_capital", condition=Q(letter__in=list(LETTERS))
            ),
            models.CheckConstraint(name="queue_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["unit", "letter"], name="queue_letter_is_one_in_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"


class QueueService(models.Model):
    """Says that whoever wants a service waits in a queue.

    Personal data: none.
    """

    queue = models.ForeignKey(Queue, models.PROTECT, related_name="+")
    service = models.OneToOneField("standards.Service", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.service} in {self.queue}"


class Counter(models.Model):
    """A numbered place where an officer serves, for some queues of the unit.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="counters", db_index=False)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    queues = models.ManyToManyField(Queue, through="CounterQueue", related_name="counters")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="counter_number_can_be_read_from_afar", condition=Q(number__range=(1, 999))
            ),
            models.CheckConstraint(name="counter_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["unit", "number"], name="counter_number_is_one_in_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class CounterQueue(models.Model):
    """Says that a counter calls from a queue.

    Personal data: none.
    """

    counter = models.ForeignKey(Counter, models.PROTECT, related_name="+", db_index=False)
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["counter", "queue"], name="counter_serves_a_queue_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counter} serves {self.queue}"
