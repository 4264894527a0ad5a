"""What can be done with people: enrol them, give roles, take roles."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.people.models import Person, Role
from prima.foundation.people.rules import RoleKind
from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit


class NameTaken(Refusal):
    code = "name-taken"
    message = _("Somebody already signs in with this name.")
    advice = _("Choose another sign-in name.")


class WeakPassword(Refusal):
    code = "weak-password"
    status = 422
    advice = _("Use a sentence that only you know, of 15 characters or more.")


def enrol(
    username: str,
    full_name: str,
    password: str,
    *,
    unit: Unit,
    kind: RoleKind,
    at: datetime,
    by: Person | None = None,
) -> Person:
    """Make a person who can sign in, with a first role.

    The password is checked and hashed before the transaction: hashing is slow on purpose.
    """
    person = Person(username=username, full_name=full_name)
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise WeakPassword(" ".join(weak.messages)) from weak
    person.set_password(password)
    with transaction.atomic():
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError as taken:
            raise NameTaken from taken
        record("person.enrolled", f"person:{person.uuid}", unit_id=unit.pk, at=at, by=by)
        appoint(person, unit, kind, at=at, by=by)
    return person


@transaction.atomic
def appoint(
    person: Person, unit: Unit, kind: RoleKind, *, at: datetime, by: Person | None = None
) -> Role:
    """Give a role. Giving it twice is giving it once."""
    role, new = Role.objects.get_or_create(
        person=person, unit=unit, kind=kind, ends_at=None, defaults={"starts_at": at}
    )
    if new:
        subject = f"person:{person.uuid}"
        record("role.given", subject, unit_id=unit.pk, at=at, by=by, role=kind)
    return role


@transaction.atomic
def dismiss(role: Role, *, at: datetime, by: Person | None = None) -> Role:
    """End a role. What was done under it stays."""
    held = Role.objects.select_for_update().get(pk=role.pk)
    if held.ends_at is None:
        held.ends_at = at
        held.save(update_fields=["ends_at"])
        subject = f"person:{held.person.uuid}"
        record("role.ended", subject, unit_id=held.unit_id, at=at, by=by, role=held.kind)
    return held
