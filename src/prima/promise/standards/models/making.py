"""How a version came to be: kept beside it, because a version itself says only what is promised."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.promise.standards.models.versions import StandardVersion
from prima.promise.standards.rules.making import Channel, Stage, Verdict


class Making(models.Model):
    """The way of one version from the preparation to its review (PermenPANRB 15/2014).

    Always true: days come in pairs, and none ends before it begins. Not every version has one: what
    was decided elsewhere is published at once.

    Personal data: begun_by, team.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.OneToOneField(StandardVersion, models.PROTECT, related_name="making")
    stage = models.CharField(max_length=16, default=Stage.PREPARATION)
    why = models.CharField(max_length=1000, blank=True)
    team = models.CharField(max_length=1000, blank=True)
    situation = models.CharField(max_length=2000, blank=True)
    discussed_on = models.DateField(null=True)
    opens_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    trial_from = models.DateField(null=True)
    trial_until = models.DateField(null=True)
    trial_review = models.CharField(max_length=2000, blank=True)
    review_due_on = models.DateField(null=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="making_stage_is_known", condition=Q(stage__in=list(Stage))
            ),
            models.CheckConstraint(
                name="consultation_closes_after_it_opens",
                condition=Q(opens_on__isnull=True, closes_on__isnull=True)
                | Q(
                    opens_on__isnull=False,
                    closes_on__isnull=False,
                    closes_on__gte=F("opens_on"),
                ),
            ),
            models.CheckConstraint(
                name="trial_ends_after_it_begins",
                condition=Q(trial_from__isnull=True, trial_until__isnull=True)
                | Q(
                    trial_from__isnull=False,
                    trial_until__isnull=False,
                    trial_until__gte=F("trial_from"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"making of {self.version}"


class Comment(models.Model):
    """What somebody of the public said about a draft, and what the unit answered.

    Always true: answered means an answer, a time, and whether it was taken up.

    Personal data: name, text, answered_by.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    making = models.ForeignKey(Making, models.PROTECT, related_name="comments")
    name = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=1000)
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    is_taken_up = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_answered_means_answer_verdict_and_time",
                condition=Q(answer="", is_taken_up__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(is_taken_up__isnull=False, answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"comment on {self.making.version}"


class Forum(models.Model):
    """A public forum on a draft: when, where, how many of each group, what was said.

    Personal data: recorded_by, summary (may name somebody).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    making = models.ForeignKey(Making, models.PROTECT, related_name="forums")
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    summary = models.CharField(max_length=4000)
    users = models.PositiveSmallIntegerField(default=0)
    experts = models.PositiveSmallIntegerField(default=0)
    agencies = models.PositiveSmallIntegerField(default=0)
    society = models.PositiveSmallIntegerField(default=0)
    media = models.PositiveSmallIntegerField(default=0)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="forum_says_where_and_what", condition=~Q(place="") & ~Q(summary="")
            )
        ]

    def __str__(self) -> str:
        return f"forum of {self.held_on} on {self.making.version}"


class Undertaking(models.Model):
    """Something that the unit said in a forum that it would do: what, who, until when.

    Personal data: owner.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="undertakings")
    what = models.CharField(max_length=500)
    owner = models.CharField(max_length=120)
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="undertaking_says_what_and_who", condition=~Q(what="") & ~Q(owner="")
            )
        ]

    def __str__(self) -> str:
        return self.what


class Decree(models.Model):
    """The act that laid a version down: number, day and signer. Never changed.

    Personal data: signer_name.
    """

    version = models.OneToOneField(StandardVersion, models.PROTECT, related_name="decree")
    number = models.CharField(max_length=80)
    dated_on = models.DateField()
    signer_name = models.CharField(max_length=120)
    signer_position = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decree_has_number_and_signer",
                condition=~Q(number="") & ~Q(signer_name="") & ~Q(signer_position=""),
            )
        ]

    def __str__(self) -> str:
        return self.number


class SignedCopy(models.Model):
    """The signed decree as it was scanned, whole, with what proves that it is the same file.

    Personal data: by, content (signatures).
    """

    version = models.OneToOneField(StandardVersion, models.PROTECT, related_name="signed_copy")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    attached_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Spreading(models.Model):
    """One time that a standard was made known: when, how, to whom.

    Personal data: by.
    """

    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="spreadings")
    spread_on = models.DateField()
    channel = models.CharField(max_length=16)
    audience = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["spread_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="spreading_channel_is_known", condition=Q(channel__in=list(Channel))
            ),
            models.CheckConstraint(name="spreading_says_to_whom", condition=~Q(audience="")),
        ]

    def __str__(self) -> str:
        return f"{self.version} made known on {self.spread_on}"


class Review(models.Model):
    """What a review of a standard in force found, and whether it stays.

    Personal data: by, found (may name somebody).
    """

    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    found = models.CharField(max_length=2000)
    verdict = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="review_verdict_is_known", condition=Q(verdict__in=list(Verdict))
            ),
            models.CheckConstraint(name="review_says_what_it_found", condition=~Q(found="")),
        ]

    def __str__(self) -> str:
        return f"review of {self.version} on {self.held_on}"
