"""What the unit itself says to the people who wait."""

import uuid

from django.db import models
from django.db.models import F, Q


class Notice(models.Model):
    """A sentence on the boards, from one moment until another, or until it is taken down.

    Personal data: none (written for everybody to read).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    text = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(name="notice_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="notice_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "starts_at"], name="notice_by_unit_and_start")]

    def __str__(self) -> str:
        return self.text
