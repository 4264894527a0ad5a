"""Who somebody is and where they may act: permission as querysets of units."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from prima.foundation.people.models import Person, Role
from prima.foundation.people.rules import Capability, roles_with
from prima.foundation.refusals import NotAllowed, NotFound
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import NoSuchUnit, within


def roles_held(person: Person, at: datetime) -> QuerySet[Role]:
    now = Q(starts_at__lte=at) & (Q(ends_at__isnull=True) | Q(ends_at__gt=at))
    return Role.objects.filter(now, person=person).select_related("unit")


def units_where(
    person: Person | AnonymousUser, capability: Capability, at: datetime
) -> QuerySet[Unit]:
    """Return the units in which this person may do this now."""
    if not isinstance(person, Person) or not person.is_active:
        return Unit.objects.none()
    roles = roles_held(person, at).filter(kind__in=roles_with(capability))
    return within(*(role.unit for role in roles)).order_by("name")


def unit_where(
    person: Person | AnonymousUser, capability: Capability, slug: str, at: datetime
) -> Unit:
    """Return the unit of this name if the person may do this there.

    Raises NoSuchUnit when the person has no role there at all: absent and forbidden look the same.
    Raises NotAllowed when their role there does not include this.
    """
    unit = units_where(person, capability, at).filter(slug=slug).first()
    if unit is not None:
        return unit
    if isinstance(person, Person):
        seen = within(*(role.unit for role in roles_held(person, at)))
        if seen.filter(slug=slug).exists():
            raise NotAllowed
    raise NoSuchUnit


def nobody_is_here() -> bool:
    """Say whether this installation still waits for its first administrator."""
    return not Person.objects.exists()


def people_of(unit: Unit, at: datetime) -> QuerySet[Role]:
    """Return the roles held in this unit now, by name."""
    now = Q(starts_at__lte=at) & (Q(ends_at__isnull=True) | Q(ends_at__gt=at))
    return (
        Role.objects.filter(now, unit=unit).select_related("person").order_by("person__full_name")
    )


def person_named(username: str) -> Person:
    return Person.objects.get(username=username)


def people_by_id(ids: Iterable[int]) -> dict[int, Person]:
    """Return people by their id, also those who hold no role any more."""
    return Person.objects.in_bulk(list(ids))


def role_known_as(unit: Unit, person: UUID, kind: str, at: datetime) -> Role:
    """Return a role that somebody holds in this unit now. Raises NotFound."""
    role = people_of(unit, at).filter(person__uuid=person, kind=kind).first()
    if role is None:
        raise NotFound
    return role
