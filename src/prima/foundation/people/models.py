import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from prima.foundation.people.rules import RoleKind


class Person(AbstractUser):
    """Somebody who signs in: an officer, a head of unit, an inspector, an administrator.

    What they may do comes from their roles, never from `is_staff` or Django's permissions.

    Personal data: username, full_name, email.
    """

    first_name = None  # type: ignore[assignment]  # one name: many Indonesians have no family name
    last_name = None  # type: ignore[assignment]  # see first_name

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    full_name = models.CharField(max_length=120)

    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ", 1)[0]


class Role(models.Model):
    """What a person is in a unit and all below it, for a time.

    Personal data: person.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="role_kind_is_known", condition=Q(kind__in=list(RoleKind))),
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "kind"],
                condition=Q(ends_at__isnull=True),
                name="role_is_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.kind} {self.unit}"
