"""On what terms a service gives appointments."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from prima.deliver.appointments.rules import Layout, Terms
from prima.kernel.calendars import Window


class Plan(models.Model):
    """How a service divides its time, and how many people may book it.

    Always true: a change holds for what is booked from now on; who has booked keeps their time. Its
    row is locked while anything of its appointments is decided.

    Personal data: none.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    service = models.OneToOneField("standards.Service", models.PROTECT, related_name="+")
    is_open = models.BooleanField(default=True)
    length = models.DurationField(default=timedelta(minutes=15))
    places = models.PositiveSmallIntegerField(default=1)
    head_start = models.PositiveSmallIntegerField(
        default=1, help_text="Places that the first slot takes over from the last one."
    )
    days_ahead = models.PositiveSmallIntegerField(default=14)
    notice = models.DurationField(default=timedelta(hours=1))
    before = models.DurationField(default=timedelta(minutes=15))
    after = models.DurationField(default=timedelta(minutes=10))
    hold = models.DurationField(default=timedelta(hours=2))
    per_device = models.PositiveSmallIntegerField(default=3)
    per_identity = models.PositiveSmallIntegerField(default=2)
    asks_identity = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_slots_have_a_length", condition=Q(length__gte=timedelta(minutes=5))
            ),
            models.CheckConstraint(
                name="plan_slots_have_places",
                condition=Q(places__gte=1) & Q(head_start__lte=F("places")),
            ),
            models.CheckConstraint(
                name="plan_lets_everybody_book_once",
                condition=Q(per_device__gte=1, per_identity__gte=1),
            ),
            models.CheckConstraint(
                name="plan_waits_no_negative_time",
                condition=Q(
                    notice__gte=timedelta(0),
                    before__gte=timedelta(0),
                    after__gte=timedelta(0),
                    hold__gt=timedelta(0),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Appointments of service {self.service_id}"

    @property
    def terms(self) -> Terms:
        windows: dict[int, tuple[Window, ...]] = {}
        for row in self.windows.all():
            windows[row.weekday] = (*windows.get(row.weekday, ()), Window(row.opens, row.closes))
        return Terms(
            layout=Layout(self.length, self.places, self.head_start),
            windows=windows,
            is_open=self.is_open,
            days_ahead=self.days_ahead,
            notice=self.notice,
            before=self.before,
            after=self.after,
            hold=self.hold,
            per_device=self.per_device,
            per_identity=self.per_identity,
            asks_identity=self.asks_identity,
        )


class PlanWindow(models.Model):
    """A stretch of a weekday in which the service gives appointments, while the unit is open.

    Personal data: none.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="windows")
    weekday = models.PositiveSmallIntegerField(help_text="Monday is 0.")
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(name="plan_weekday_exists", condition=Q(weekday__lte=6)),
            models.UniqueConstraint(
                fields=["plan", "weekday", "opens"], name="plan_window_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H.%M}-{self.closes:%H.%M}"
