import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.promise.standards.rules.versions import State


class Charter(models.Model):
    """The charter of a unit: whose it is, for ever. What it declares is in its versions.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.OneToOneField("units.Unit", models.PROTECT, related_name="charter")

    def __str__(self) -> str:
        return f"charter of {self.unit}"


class CharterVersion(models.Model):
    """What was declared: one whole document.

    Always true: once declared, nothing of it ever changes; the database refuses it too. At most
    one draft at a time.

    Personal data: drafted_by, document (the names of its signers).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    state = models.CharField(max_length=10, default=State.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    drafted_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                name="charter_version_state_is_known", condition=Q(state__in=list(State))
            ),
            models.UniqueConstraint(
                fields=["charter", "number"], name="charter_version_number_is_one"
            ),
            models.UniqueConstraint(
                fields=["charter"], condition=Q(state=State.DRAFT), name="charter_has_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charter} v{self.number}"


class Declaration(models.Model):
    """The act that brings a charter into force: old to new, when, by whom, and why.

    Personal data: by.
    """

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="declarations")
    old = models.ForeignKey(CharterVersion, models.PROTECT, null=True, related_name="+")
    new = models.OneToOneField(CharterVersion, models.PROTECT, related_name="declaration")
    in_force_on = models.DateField()
    declared_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=400)
    decree = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-in_force_on"]
        constraints = [
            models.CheckConstraint(
                name="declaration_leads_somewhere",
                condition=Q(old__isnull=True) | ~Q(old=F("new")),
            ),
            models.CheckConstraint(name="declaration_says_why", condition=~Q(why="")),
            models.UniqueConstraint(
                fields=["charter", "in_force_on"], name="one_charter_comes_into_force_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.new} in force on {self.in_force_on}"
