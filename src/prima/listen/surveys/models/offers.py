from django.db import models
from django.db.models import Q

from prima.listen.surveys.models.keys import RandomKey
from prima.listen.surveys.rules.codes import BY_TOKEN

FINGERPRINT_LENGTH = 64


class Offer(models.Model):
    """A ticket whose holder was offered the survey: once, and nothing of the token is here.

    Personal data: none.
    """

    ticket = models.UUIDField(primary_key=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey("standards.Service", models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=10)
    offered_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="offer_is_made_by_ticket_or_desk", condition=Q(channel__in=BY_TOKEN)
            ),
        ]
        indexes = [models.Index(fields=["unit", "offered_on"], name="offers_of_a_unit_by_day")]

    def __str__(self) -> str:
        return f"offer of {self.offered_on} to {self.ticket}"


class SpentToken(models.Model):
    """A token that has been used. Only the SHA-256 of its nonce; no time, no unit, no answer.

    Personal data: none.
    """

    id = RandomKey()
    fingerprint = models.CharField(max_length=FINGERPRINT_LENGTH, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="spent_token_key_is_positive", condition=Q(id__gt=0)),
        ]

    def __str__(self) -> str:
        return self.fingerprint[:8]
