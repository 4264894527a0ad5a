from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models

from prima.foundation.journal.rules import GENESIS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Chain(models.Model):
    """The end of one unit's journal. Its row is locked while an entry is added.

    Personal data: none.
    """

    unit = models.OneToOneField("units.Unit", models.PROTECT, primary_key=True)
    sequence = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.unit_id}:{self.sequence}:{self.head}"


class Entry(models.Model):
    """One act: who did what to which thing, and when. Rows are added and never changed.

    Always true: `sequence` has no gaps within a unit; `hash` covers the row and the hash before it;
    the database itself refuses UPDATE and DELETE; ids, codes and field names only, never contents.

    Personal data: by (the officer who acted).
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    sequence = models.BigIntegerField()
    at_us = models.BigIntegerField(help_text="Microseconds since 1970, UTC.")
    monotonic_ns = models.BigIntegerField(help_text="Does not jump when the clock is set.")
    boot = models.CharField(max_length=36, help_text="Which start of the machine.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    details = models.TextField(default="{}")
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sequence"], name="journal_entry_has_one_place_in_its_chain"
            ),
        ]
        indexes = [models.Index(fields=["subject"], name="journal_by_subject")]

    def __str__(self) -> str:
        return f"{self.unit_id}:{self.sequence} {self.verb} {self.subject}"

    @property
    def at(self) -> datetime:
        return EPOCH + timedelta(microseconds=self.at_us)
