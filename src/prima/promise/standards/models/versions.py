import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.promise.standards.rules.versions import State


class Service(models.Model):
    """Something a unit does for people. What it promises stands in its standard.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="services")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    is_offered = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="service_code_is_one_in_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class Standard(models.Model):
    """The standard of a service: who it is, for ever. What it says is in its versions.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.OneToOneField(Service, models.PROTECT, related_name="standard")

    def __str__(self) -> str:
        return f"standard of {self.service}"


class StandardVersion(models.Model):
    """What was promised: one whole document.

    Always true: once published, the document, its number and its service never change; the
    database refuses it too. At most one draft at a time.

    Personal data: drafted_by.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="versions")
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
                name="standard_version_state_is_known", condition=Q(state__in=list(State))
            ),
            models.UniqueConstraint(
                fields=["standard", "number"], name="standard_version_number_is_one"
            ),
            models.UniqueConstraint(
                fields=["standard"], condition=Q(state=State.DRAFT), name="standard_has_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard} v{self.number}"


class Publication(models.Model):
    """The act that brings a version into force: old to new, when, by whom, and why.

    Personal data: by.
    """

    old = models.ForeignKey(
        StandardVersion, models.PROTECT, null=True, related_name="publications_away"
    )
    new = models.OneToOneField(StandardVersion, models.PROTECT, related_name="publication")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="publications")
    in_force_on = models.DateField()
    published_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=400)
    decree = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-in_force_on", "-published_at"]
        constraints = [
            models.CheckConstraint(
                name="publication_leads_somewhere",
                condition=Q(old__isnull=True) | ~Q(old=F("new")),
            ),
            models.CheckConstraint(name="publication_says_why", condition=~Q(why="")),
            models.UniqueConstraint(
                fields=["standard", "in_force_on"], name="one_version_comes_into_force_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.new} in force on {self.in_force_on}"
