import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from prima.promise.assessments.rules import Instrument


class Assessment(models.Model):
    """One look of a unit at itself: each item of an instrument, with what shows it.

    Always true: rows are added and never changed, so that looks can be compared. Only the eight
    supplementary services are about one service.

    Personal data: by, answers (evidence may name somebody).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="assessments")
    service = models.ForeignKey(
        "standards.Service", models.PROTECT, null=True, related_name="assessments"
    )
    instrument = models.CharField(max_length=20)
    held_on = models.DateField()
    answers = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-recorded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="assessment_instrument_is_known", condition=Q(instrument__in=list(Instrument))
            ),
            models.CheckConstraint(
                name="assessment_is_about_a_service_or_the_unit",
                condition=Q(instrument=Instrument.SUPPLEMENTARY, service__isnull=False)
                | (~Q(instrument=Instrument.SUPPLEMENTARY) & Q(service__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} of {self.service or self.unit} on {self.held_on}"
