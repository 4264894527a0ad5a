from django.db import models
from django.db.models import Q


class Tally(models.Model):
    """The sums of all answers to a unit about a service in a month: exact, mergeable, recountable.

    Always true: equal to the kernel's moments of the responses that are not voided; it changes in
    the transaction that adds or voids them.

    Personal data: none.
    """

    instrument = models.ForeignKey("surveys.Instrument", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    service = models.ForeignKey("standards.Service", models.PROTECT, null=True, related_name="+")
    month = models.DateField(help_text="Its first day.")
    moments = models.JSONField()

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "instrument", "month", "service"],
                condition=Q(service__isnull=False),
                name="tally_of_a_service_is_one_in_a_month",
            ),
            models.UniqueConstraint(
                fields=["unit", "instrument", "month"],
                condition=Q(service__isnull=True),
                name="tally_without_service_is_one_in_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.service_id or '-'} {self.month:%Y-%m}"
