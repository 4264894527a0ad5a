import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.listen.surveys.rules.codes import BY_WAY

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 12


def way_code() -> str:
    """Return a code that can be typed from a poster: nothing in it looks like something else."""
    return "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))


class Way(models.Model):
    """A way to answer an instrument: a link on a poster, a tablet, an officer who asks, paper.

    Always true: it asks one version of one instrument; its code is its public address and says
    nothing; a closed one takes no answer and never opens again.

    Personal data: opened_by, closed_by.
    """

    code = models.CharField(max_length=16, unique=True, default=way_code, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    service = models.ForeignKey("standards.Service", models.PROTECT, null=True, related_name="+")
    instrument = models.ForeignKey("surveys.Instrument", models.PROTECT, related_name="ways")
    channel = models.CharField(max_length=10)
    name = models.CharField(max_length=60, blank=True)
    moment = models.CharField(max_length=60, blank=True, help_text="The moment of truth it is for.")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-opened_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="way_is_link_kiosk_assisted_or_typed", condition=Q(channel__in=BY_WAY)
            ),
            models.CheckConstraint(
                name="way_closes_after_it_opened",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__gte=F("opened_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.channel} {self.code}"
