"""Who serves at which counter, and who calls for help."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.deliver.queues.models.places import Counter


class Duty(models.Model):
    """An officer is at a counter: every week on a weekday, or on one day.

    Always true: it ends on the day on which it begins. On a day that has duties of its own, those
    of the weekday do not hold for the counter.

    Personal data: officer.
    """

    counter = models.ForeignKey(Counter, models.PROTECT, related_name="duties")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField(null=True)
    on = models.DateField(null=True)
    starts_at = models.TimeField()
    ends_at = models.TimeField()

    class Meta:
        ordering = ["weekday", "on", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="duty_is_of_a_weekday_or_of_one_day",
                condition=Q(weekday__isnull=False, weekday__range=(0, 6), on__isnull=True)
                | Q(weekday__isnull=True, on__isnull=False),
            ),
            models.CheckConstraint(
                name="duty_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counter} {self.starts_at}-{self.ends_at}"


class Alarm(models.Model):
    """Somebody at a counter needs help at once.

    Always true: a counter has one alarm at a time; it stays until somebody says that it is over.

    Personal data: raised_by, ended_by.
    """

    counter = models.ForeignKey(Counter, models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    raised_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="alarm_is_ended_by_somebody",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["counter"],
                condition=Q(ended_at__isnull=True),
                name="counter_has_one_alarm_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"alarm at {self.counter}"
