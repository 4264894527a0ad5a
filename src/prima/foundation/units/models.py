from uuid import uuid4

from django.db import models
from django.db.models import Q
from tree_queries.models import TreeNode

from prima.foundation.units.rules import DayKind, Installation, Kind, Zone


class Unit(TreeNode):  # type: ignore[django-manager-missing]  # made at run time
    """A node of the tree of government, down to the unit that serves people.

    Always true: it has one time zone, and one calendar (its own hours, or its parent's).

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, default=Kind.SERVICE_UNIT)
    zone = models.CharField(max_length=4, default=Zone.WIB)
    region_code = models.CharField(max_length=13, blank=True)
    address = models.CharField(max_length=240, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    calendar_mark = models.UUIDField(
        default=uuid4, help_text="New with every change of hours, so that clocks are renewed."
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="unit_kind_is_known", condition=Q(kind__in=list(Kind))),
            models.CheckConstraint(name="unit_zone_is_known", condition=Q(zone__in=list(Zone))),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def time_zone(self) -> str:
        return Zone(self.zone).tzinfo.key


class OpeningWindow(models.Model):
    """A stretch of a weekday in which the unit is open. A weekday may have several.

    One that closes at or before its opening hour goes on into the next day.

    Personal data: none.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="windows")
    weekday = models.PositiveSmallIntegerField(help_text="Monday is 0.")
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(name="opening_weekday_exists", condition=Q(weekday__lte=6)),
            models.UniqueConstraint(
                fields=["unit", "weekday", "opens"], name="opening_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H.%M}-{self.closes:%H.%M}"


class SpecialDay(models.Model):
    """A day with hours of its own, for a unit and everything below it.

    Always true: no windows means closed all day.

    Personal data: none.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="special_days")
    on = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    windows = models.JSONField(default=list, help_text='Pairs such as ["08:00", "11:00"].')

    class Meta:
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(
                name="special_day_kind_is_known", condition=Q(kind__in=list(DayKind))
            ),
            models.UniqueConstraint(fields=["unit", "on"], name="special_day_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class Installed(models.Model):
    """What this database is for: one row, written when it is founded.

    Always true: a demonstration never becomes real, nor the other way round.

    Personal data: none.
    """

    kind = models.CharField(max_length=10)
    founded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="installation_kind_is_known", condition=Q(kind__in=list(Installation))
            ),
            models.UniqueConstraint(models.Value(1), name="installation_is_one"),
        ]

    def __str__(self) -> str:
        return self.kind
