from enum import StrEnum

from django.db import models
from django.db.models import Q

from prima.listen.surveys.models.keys import RandomKey
from prima.listen.surveys.rules.codes import (
    BY_FILE,
    BY_WAY,
    REASON_LENGTH,
    SUGGESTION_LENGTH,
    AgeBand,
    Channel,
    Education,
    HourBand,
    Occupation,
    Sex,
)


def _known_or_unsaid(field: str, words: type[StrEnum]) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"response_{field}_is_known_or_unsaid",
        condition=Q(**{f"{field}__in": ["", *words]}),
    )


class Response(models.Model):
    """What one person answered, and as little else as the official form needs.

    Always true: rows are added and never removed; only voiding changes a row, and it says why; the
    database refuses the rest. The key is random and the time is a day, so neither tells who it was.

    Not here on purpose: the token, the ticket, the hour of an answer by token, any address.

    Personal data: sex, age_band, education, occupation, suggestion, texts (none of them names
    anybody), interviewer (a code that only the unit knows).
    """

    id = RandomKey()
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey("standards.Service", models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(
        "standards.StandardVersion", models.PROTECT, null=True, related_name="+", db_index=False
    )
    instrument = models.ForeignKey(
        "surveys.Instrument", models.PROTECT, related_name="responses", db_index=False
    )
    batch = models.ForeignKey("surveys.Batch", models.PROTECT, null=True, related_name="responses")
    answered_on = models.DateField()
    hour_band = models.CharField(max_length=10, blank=True)
    channel = models.CharField(max_length=10)
    way = models.ForeignKey(
        "surveys.Way", models.PROTECT, null=True, related_name="responses", db_index=False
    )
    interviewer = models.CharField(max_length=10, blank=True)
    marks = models.JSONField(default=list, help_text="What was noted when it came.")
    answers = models.JSONField(help_text="The code of each item, and a number, a code or null.")
    texts = models.JSONField(default=dict, help_text="What was written to open questions, by code.")
    sex = models.CharField(max_length=10, blank=True)
    age_band = models.CharField(max_length=10, blank=True)
    education = models.CharField(max_length=10, blank=True)
    occupation = models.CharField(max_length=15, blank=True)
    suggestion = models.CharField(max_length=SUGGESTION_LENGTH, blank=True)
    voided_on = models.DateField(null=True, blank=True)
    void_reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="response_key_is_positive", condition=Q(id__gt=0)),
            models.CheckConstraint(
                name="response_channel_is_known", condition=Q(channel__in=list(Channel))
            ),
            models.CheckConstraint(
                name="response_by_file_has_a_batch_and_no_other_has",
                condition=Q(channel__in=BY_FILE, batch__isnull=False)
                | (~Q(channel__in=BY_FILE) & Q(batch__isnull=True)),
            ),
            models.CheckConstraint(
                name="response_through_a_way_names_it_and_no_other_does",
                condition=Q(channel__in=BY_WAY, way__isnull=False)
                | (~Q(channel__in=BY_WAY) & Q(way__isnull=True)),
            ),
            models.CheckConstraint(
                name="response_voided_says_why",
                condition=Q(voided_on__isnull=True, void_reason="")
                | (Q(voided_on__isnull=False) & ~Q(void_reason="")),
            ),
            _known_or_unsaid("hour_band", HourBand),
            _known_or_unsaid("sex", Sex),
            _known_or_unsaid("age_band", AgeBand),
            _known_or_unsaid("education", Education),
            _known_or_unsaid("occupation", Occupation),
        ]
        indexes = [
            models.Index(
                fields=["unit", "instrument", "answered_on"], name="responses_of_a_unit_by_day"
            ),
        ]

    def __str__(self) -> str:
        return f"answer of {self.answered_on} to {self.unit_id}"
