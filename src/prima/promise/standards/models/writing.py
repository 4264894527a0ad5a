"""What is being written: worksheets, the visions of groups, and what was typed but not saved."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from prima.promise.standards.models.versions import Service


class Unfinished(models.Model):
    """What somebody typed into one section and has not saved yet, so that nothing is lost.

    Always true: at most one for a person and a section. It is nobody else's business, promises
    nothing, and goes as soon as the section is saved, the typing thrown away, or the version
    published.

    Personal data: person, typed (may name somebody).
    """

    about = models.UUIDField()
    section = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="unfinished_writing"
    )
    typed = models.JSONField()
    mark = models.CharField(max_length=16)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "section", "person"], name="one_unfinished_text_a_section"
            )
        ]

    def __str__(self) -> str:
        return f"unfinished {self.section}"


class Workbook(models.Model):
    """Worksheets 1, 2 and 4 for one service: what a unit works out before it drafts a standard.

    Personal data: begun_by.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="workbooks")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="workbooks")
    document = models.JSONField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"workbook {self.uuid}"


class GroupVision(models.Model):
    """Worksheet 3 as one group wrote it: a vision of service and its missions.

    Personal data: written_by, group (may name its members).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="group_visions")
    group = models.CharField(max_length=120)
    vision = models.CharField(max_length=500)
    missions = models.JSONField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["group"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "group"], name="a_group_writes_one_vision"),
            models.CheckConstraint(
                name="group_vision_says_something", condition=~Q(group="") & ~Q(vision="")
            ),
        ]

    def __str__(self) -> str:
        return f"vision of {self.group}"


class SharedVision(models.Model):
    """The vision and missions that were agreed: each sentence with the groups it came from.

    Rows are added and never changed: the newest one holds.

    Personal data: by.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="shared_visions")
    vision = models.JSONField()
    missions = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["-agreed_at", "-id"]

    def __str__(self) -> str:
        return f"vision agreed on {self.agreed_at:%Y-%m-%d}"
