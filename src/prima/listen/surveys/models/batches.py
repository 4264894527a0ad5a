import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import BY_FILE, REASON_LENGTH, BatchState

BATCH_COUNTED = [BatchState.CONFIRMED, BatchState.UNDONE]


class Batch(models.Model):
    """A file of answers: read and shown first, kept when somebody says so, and undoable.

    Always true: while it is a preview, what was read waits in `content` and no answer is kept;
    afterwards `content` is empty, because the answers are responses now, or nothing is left of it.

    Personal data: read_by, confirmed_by, undone_by, content (while it is a preview).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    instrument = models.ForeignKey("surveys.Instrument", models.PROTECT, related_name="+")
    service = models.ForeignKey("standards.Service", models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=10)
    answered_on = models.DateField(help_text="The day of the answers that name none.")
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=BatchState.PREVIEW)
    respondents = models.PositiveIntegerField()
    scale = models.CharField(
        max_length=20, default=FileScale.OFFICIAL, help_text="What its answers were read as."
    )
    content = models.JSONField(default=dict)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.CheckConstraint(
                name="batch_state_is_known", condition=Q(state__in=list(BatchState))
            ),
            models.CheckConstraint(
                name="batch_scale_is_known", condition=Q(scale__in=list(FileScale))
            ),
            models.CheckConstraint(
                name="batch_comes_from_paper_or_elsewhere", condition=Q(channel__in=BY_FILE)
            ),
            models.CheckConstraint(
                name="batch_keeps_its_content_only_while_a_preview",
                condition=Q(state=BatchState.PREVIEW) | Q(content={}),
            ),
            models.CheckConstraint(
                name="batch_counts_only_after_somebody_confirmed",
                condition=Q(state__in=BATCH_COUNTED, confirmed_at__isnull=False)
                | (~Q(state__in=BATCH_COUNTED) & Q(confirmed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="batch_undone_says_when_and_why",
                condition=(
                    Q(state=BatchState.UNDONE, undone_at__gte=F("confirmed_at"))
                    & ~Q(undone_reason="")
                )
                | (~Q(state=BatchState.UNDONE) & Q(undone_at__isnull=True, undone_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "sha256"], name="batches_of_a_unit_by_file")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state})"


class ColumnChoice(models.Model):
    """What somebody said once about files with these headings, for the next file like it.

    Always true: a unit has one for each questionnaire and each row of headings; `signature` stands
    for the headings and does not tell them.

    Personal data: said_by.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    instrument = models.ForeignKey("surveys.Instrument", models.PROTECT, related_name="+")
    signature = models.CharField(max_length=64)
    choices = models.JSONField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "instrument", "signature"], name="column_choice_is_said_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.signature[:8]}"
