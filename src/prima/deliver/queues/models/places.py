"""Where people wait and where they are served."""

import uuid

from django.db import models
from django.db.models import Q

from prima.deliver.queues.rules import LETTERS, IntakeReason


class Queue(models.Model):
    """Those who wait for the same thing, under one letter. With its counters it is a station.

    Always true: the letter never changes, so that an old number still means one ticket. Its row is
    locked while it is decided who is next, so that nobody's turn changes meanwhile.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="queues", db_index=False)
    letter = models.CharField(max_length=1)
    name = models.CharField(max_length=120)
    services = models.ManyToManyField(
        "standards.Service", through="QueueService", related_name="queues"
    )
    station = models.SlugField(
        max_length=60,
        blank=True,
        default="",
        db_index=False,
        help_text="Under this code the steps of a standard lead here; empty when none does.",
    )
    daily_limit = models.PositiveSmallIntegerField(
        null=True, help_text="So many numbers are given a day; empty when there is no limit."
    )
    closed_on = models.DateField(null=True, help_text="On this day no more numbers are given.")
    closed_because = models.CharField(max_length=30, blank=True, default="")
    favoured_in_a_row = models.PositiveSmallIntegerField(
        default=0, help_text="Favoured calls since an ordinary visitor was called."
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
            models.UniqueConstraint(
                fields=["unit", "station"],
                condition=~Q(station=""),
                name="station_is_one_queue_of_a_unit",
            ),
            models.CheckConstraint(
                name="queue_limit_lets_somebody_in",
                condition=Q(daily_limit__isnull=True) | Q(daily_limit__gte=1),
            ),
            models.CheckConstraint(
                name="queue_is_closed_on_a_day_for_a_reason",
                condition=Q(closed_on__isnull=True, closed_because="")
                | Q(closed_on__isnull=False, closed_because__in=list(IntakeReason)),
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
    is_quick = models.BooleanField(
        default=False, help_text="It takes a few moments, so it has the quick lane."
    )

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
