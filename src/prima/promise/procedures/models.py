import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.promise.procedures.rules.lifecycle import WRITTEN, State, Verdict


class Procedure(models.Model):
    """A standard operating procedure of a unit: who it is, for ever. What it says is in versions.

    Personal data: none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="procedures")
    service = models.ForeignKey(
        "standards.Service", models.PROTECT, null=True, related_name="procedures"
    )
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="procedure_code_is_one_in_a_unit")
        ]

    def __str__(self) -> str:
        return self.title


class ProcedureVersion(models.Model):
    """What a procedure says: one whole document, and why and how it came to be.

    Always true: once ratified, nothing of it changes but that it is monitored; the database
    refuses it too. At most one version at a time is being written.

    Personal data: drafted_by, team.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    state = models.CharField(max_length=12, default=State.NEED)
    need = models.CharField(max_length=1000, blank=True)
    team = models.CharField(max_length=1000, blank=True)
    trial = models.CharField(max_length=1000, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    drafted_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                name="procedure_version_state_is_known", condition=Q(state__in=list(State))
            ),
            models.UniqueConstraint(
                fields=["procedure", "number"], name="procedure_version_number_is_one"
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(state__in=WRITTEN),
                name="procedure_has_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} v{self.number}"


class Ratification(models.Model):
    """The act that brings a version into force: old to new, signed by whom, when, and why.

    Personal data: by, signer_name.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="ratifications")
    old = models.ForeignKey(ProcedureVersion, models.PROTECT, null=True, related_name="+")
    new = models.OneToOneField(ProcedureVersion, models.PROTECT, related_name="ratification")
    effective_on = models.DateField()
    ratified_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signer_name = models.CharField(max_length=120)
    signer_position = models.CharField(max_length=120)
    why = models.CharField(max_length=400)

    class Meta:
        ordering = ["-effective_on"]
        constraints = [
            models.CheckConstraint(
                name="ratification_leads_somewhere",
                condition=Q(old__isnull=True) | ~Q(old=F("new")),
            ),
            models.CheckConstraint(
                name="ratification_is_signed_and_says_why",
                condition=~Q(why="") & ~Q(signer_name="") & ~Q(signer_position=""),
            ),
            models.UniqueConstraint(
                fields=["procedure", "effective_on"], name="one_procedure_comes_into_force_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.new} in force on {self.effective_on}"


class Acknowledgement(models.Model):
    """Somebody read a version and answered every question about it rightly.

    Personal data: person.
    """

    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    understood_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], name="a_version_is_acknowledged_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} understood {self.version}"


class Check(models.Model):
    """One look at whether a version is followed: the checklist, filled in.

    Personal data: by, note (may name somebody).
    """

    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="checks")
    seen_on = models.DateField()
    answers = models.JSONField()
    note = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_on", "-recorded_at"]

    def __str__(self) -> str:
        return f"check of {self.version} on {self.seen_on}"


class Evaluation(models.Model):
    """What the yearly evaluation of a version found, and what is to be done.

    Personal data: by, found (may name somebody).
    """

    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="evaluations")
    held_on = models.DateField()
    verdict = models.CharField(max_length=10)
    found = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_verdict_is_known", condition=Q(verdict__in=list(Verdict))
            ),
            models.CheckConstraint(name="evaluation_says_what_it_found", condition=~Q(found="")),
        ]

    def __str__(self) -> str:
        return f"evaluation of {self.version} on {self.held_on}"
