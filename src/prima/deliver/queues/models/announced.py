"""What was announced to the holder of a ticket, and what came of it."""

from django.db import models


class Announced(models.Model):
    """The wait that was announced before a number was taken, as part of the ticket.

    These are columns and not rows of their own: the statement that gives the number writes what was
    shown, and the one that calls it judges it, so neither act becomes slower. `announced` is empty
    when nothing was said. `score` and `was_kept` are there once the number was called in its turn
    (prima.kernel.queueing.Calibration); the last scores of a queue are what it has learned.

    Personal data: none.
    """

    announced = models.DurationField(
        null=True, help_text="9 of 10 people wait no longer, it was said."
    )
    expected = models.DurationField(null=True, help_text="What it was worked out from.")
    turns_before = models.FloatField(null=True, help_text="So many services had to end first.")
    is_early = models.BooleanField(default=False, help_text="Before enough waits were known.")
    score = models.FloatField(null=True, help_text="By how much the expected wait was wrong.")
    was_kept = models.BooleanField(null=True)

    class Meta:
        abstract = True
