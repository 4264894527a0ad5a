"""The unit's rule of whose turn it is, and those who saw the wait and went."""

from django.db import models
from django.db.models import Q

from prima.deliver.queues.rules.order import MOST_CALLS, MOST_IN_A_ROW, MOST_RATIO


def _ratio() -> "models.DecimalField[object, object]":
    return models.DecimalField(max_digits=4, decimal_places=2, default=1)


class OrderRule(models.Model):
    """How a unit orders its lanes, as it publishes it. Without one, whoever came first is first.

    Personal data: none.
    """

    unit = models.OneToOneField("units.Unit", models.PROTECT, related_name="+")
    entitled_ratio = _ratio()
    quick_ratio = _ratio()
    appointment_ratio = _ratio()
    in_a_row = models.PositiveSmallIntegerField(default=3)
    calls_before_missed = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_minute_counts_as_one_to_ten_minutes",
                condition=Q(
                    entitled_ratio__range=(1, MOST_RATIO),
                    quick_ratio__range=(1, MOST_RATIO),
                    appointment_ratio__range=(1, MOST_RATIO),
                ),
            ),
            models.CheckConstraint(
                name="one_to_ten_calls_in_a_row_are_favoured",
                condition=Q(in_a_row__range=(1, MOST_IN_A_ROW)),
            ),
            models.CheckConstraint(
                name="somebody_is_called_one_to_ten_times",
                condition=Q(calls_before_missed__range=(1, MOST_CALLS)),
            ),
        ]

    def __str__(self) -> str:
        return f"order of unit {self.unit_id}"


class WalkAway(models.Model):
    """How many saw the wait for a service on a day and took no number.

    Personal data: none.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(
        "standards.Service", models.PROTECT, related_name="+", db_index=False
    )
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "on", "service"], name="walk_aways_are_counted_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} walked away on {self.on}"
