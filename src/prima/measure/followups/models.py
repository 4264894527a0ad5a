import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.measure.followups.rules import (
    ACTION_LENGTH,
    DONE,
    EVIDENCE_LENGTH,
    OWNER_LENGTH,
    REASON_LENGTH,
    Stand,
    Term,
    stand,
)


class FollowUp(models.Model):
    """What a unit does about an unsur after the report of a period (rencana tindak lanjut).

    Always true: it is done exactly when it is at 100 %, and then says what shows it; a dropped one
    stays, with the reason. `owner` is a post, such as the head of a section.

    Personal data: planned_by.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    period_starts_on = models.DateField()
    period_months = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=30, help_text="The code of the unsur.")
    action = models.CharField(max_length=ACTION_LENGTH)
    owner = models.CharField(max_length=OWNER_LENGTH)
    term = models.CharField(max_length=10)
    done_percent = models.PositiveSmallIntegerField(default=0)
    evidence = models.CharField(max_length=EVIDENCE_LENGTH, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    finished_on = models.DateField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = ["period_starts_on", "planned_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="follow_up_term_is_known", condition=Q(term__in=list(Term))
            ),
            models.CheckConstraint(
                name="follow_up_period_is_a_month_a_quarter_a_half_or_a_year",
                condition=Q(period_months__in=[1, 3, 6, 12]),
            ),
            models.CheckConstraint(
                name="follow_up_is_finished_exactly_at_a_hundred_percent",
                condition=Q(done_percent__lt=DONE, finished_on__isnull=True)
                | Q(done_percent=DONE, finished_on__isnull=False),
            ),
            models.CheckConstraint(
                name="follow_up_finished_says_what_shows_it",
                condition=Q(finished_on__isnull=True) | ~Q(evidence=""),
            ),
            models.CheckConstraint(
                name="follow_up_dropped_says_why",
                condition=Q(dropped_at__isnull=True, dropped_reason="")
                | (Q(dropped_at__gte=F("planned_at")) & ~Q(dropped_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "period_starts_on"], name="follow_ups_of_a_unit_by_period")
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.action}"

    @property
    def stand(self) -> Stand:
        return stand(self.done_percent)
