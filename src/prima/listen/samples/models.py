"""What is remembered of a sample: how many, from which services, and where the draw began."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.listen.samples.rules import REASON_LENGTH, Basis, Method


class Plan(models.Model):
    """Whom a unit asks in a period: so many of so many, every so many from a random start.

    Always true: it is never edited. A wrong one is withdrawn, with a reason, and stays; there is
    one at a time. The seed comes from chance alone; the journal keeps its seal from the first
    moment on, and pages show the seed when the period is over.

    Personal data: planned_by, withdrawn_by.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    instrument = models.ForeignKey("surveys.Instrument", models.PROTECT, related_name="+")
    period = models.CharField(max_length=7, help_text="2026, 2026-S2, 2026-Q3 or 2026-11.")
    begins_on = models.DateField(help_text="The first day whose tickets are counted.")
    ends_on = models.DateField()
    method = models.CharField(max_length=20)
    margin = models.DecimalField(max_digits=4, decimal_places=1, help_text="Per cent.")
    effect = models.DecimalField(max_digits=4, decimal_places=2, help_text="The design effect.")
    response = models.PositiveSmallIntegerField(help_text="Expected, in per cent.")
    basis = models.CharField(max_length=10, help_text="Where the population was counted.")
    population = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()
    seed = models.CharField(max_length=32, editable=False)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = ["-begins_on", "-planned_at"]
        constraints = [
            models.CheckConstraint(
                name="sample_plan_method_is_known", condition=Q(method__in=list(Method))
            ),
            models.CheckConstraint(
                name="sample_plan_basis_is_known", condition=Q(basis__in=list(Basis))
            ),
            models.CheckConstraint(
                name="sample_plan_ends_after_it_begins", condition=Q(ends_on__gt=F("begins_on"))
            ),
            models.CheckConstraint(
                name="sample_plan_wants_some_and_no_more_than_there_are",
                condition=Q(wanted__gte=1, wanted__lte=F("population")),
            ),
            models.CheckConstraint(
                name="sample_plan_expects_some_to_answer", condition=Q(response__range=(1, 100))
            ),
            models.CheckConstraint(
                name="sample_plan_withdrawn_says_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_at__gte=F("planned_at"))
                    & ~Q(withdrawn_reason="")
                ),
            ),
            models.UniqueConstraint(
                fields=["unit", "instrument", "period"],
                condition=Q(withdrawn_at__isnull=True),
                name="sample_plan_is_the_only_one_of_its_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.wanted} of {self.population}"


class Stratum(models.Model):
    """What one service owes to a plan, and which of its tickets are chosen.

    Personal data: none.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="strata")
    service = models.ForeignKey("standards.Service", models.PROTECT, related_name="+")
    population = models.PositiveIntegerField()
    quota = models.PositiveIntegerField()
    every = models.PositiveIntegerField()
    first = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "service"], name="stratum_is_the_only_one_of_its_service"
            ),
            models.CheckConstraint(
                name="stratum_owes_some_and_no_more_than_there_are",
                condition=Q(quota__gte=1, quota__lte=F("population")),
            ),
            models.CheckConstraint(
                name="stratum_begins_within_its_first_step",
                condition=Q(first__gte=1, first__lte=F("every")),
            ),
        ]

    def __str__(self) -> str:
        return f"every {self.every} from {self.first}"
