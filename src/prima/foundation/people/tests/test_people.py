from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from prima.foundation.people.actions import NameTaken, WeakPassword, appoint, dismiss, enrol
from prima.foundation.people.models import Person, Role
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import GRANTS, Capability, RoleKind
from prima.foundation.people.testing import PASSWORD, a_person
from prima.foundation.refusals import NotAllowed
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import NoSuchUnit
from prima.foundation.units.testing import MONDAY_9AM, a_unit

pytestmark = pytest.mark.django_db


class TestUnitsWhere:
    def test_covers_the_unit_of_the_role_and_everything_below(self, puskesmas: Unit) -> None:
        branch = a_unit("Pustu Melati Dua", parent=puskesmas)
        head = a_person("Wati", puskesmas, RoleKind.HEAD)

        units = units_where(head, Capability.PUBLISH_PROMISE, MONDAY_9AM)

        assert set(units) == {puskesmas, branch}

    def test_never_reaches_a_neighbour(self, puskesmas: Unit, dewi: Person) -> None:
        assert puskesmas not in units_where(dewi, Capability.SEE_MEASURES, MONDAY_9AM)

    def test_knows_only_roles_held_now(self, budi: Person) -> None:
        before = MONDAY_9AM - timedelta(seconds=1)
        assert not units_where(budi, Capability.SERVE, before)

        dismiss(budi.roles.get(), at=MONDAY_9AM + timedelta(days=1))
        assert units_where(budi, Capability.SERVE, MONDAY_9AM + timedelta(hours=23))
        assert not units_where(budi, Capability.SERVE, MONDAY_9AM + timedelta(days=1))

    def test_gives_nothing_to_whoever_is_not_signed_in_or_not_active(self, budi: Person) -> None:
        budi.is_active = False

        assert not units_where(budi, Capability.SERVE, MONDAY_9AM)
        assert not units_where(AnonymousUser(), Capability.SERVE, MONDAY_9AM)


class TestUnitWhere:
    def test_says_your_role_does_not_include_this(self, budi: Person, puskesmas: Unit) -> None:
        with pytest.raises(NotAllowed):
            unit_where(budi, Capability.PUBLISH_PROMISE, puskesmas.slug, MONDAY_9AM)

    def test_hides_units_where_one_has_no_role(self, dewi: Person, puskesmas: Unit) -> None:
        with pytest.raises(NoSuchUnit):
            unit_where(dewi, Capability.SERVE, puskesmas.slug, MONDAY_9AM)


class TestEnrol:
    def test_refuses_a_name_that_somebody_has(self, puskesmas: Unit) -> None:
        a_person("Budi", puskesmas)

        with pytest.raises(NameTaken):
            a_person("Budi", puskesmas)

    @pytest.mark.parametrize("password", ["pendek", "123456789987654321", "ratna wulandari"])
    def test_refuses_a_weak_password(self, puskesmas: Unit, password: str) -> None:
        with pytest.raises(WeakPassword):
            enrol(
                "wati",
                "Ratna Wulandari",
                password,
                unit=puskesmas,
                kind=RoleKind.HEAD,
                at=MONDAY_9AM,
            )

    def test_never_keeps_the_password_itself(self, budi: Person) -> None:
        assert PASSWORD not in budi.password
        assert budi.check_password(PASSWORD)


class TestAppoint:
    def test_given_twice_is_given_once(self, budi: Person, puskesmas: Unit) -> None:
        appoint(budi, puskesmas, RoleKind.OFFICER, at=MONDAY_9AM)

        assert budi.roles.count() == 1


def test_every_role_can_do_something() -> None:
    assert set(GRANTS) == set(RoleKind)
    assert all(GRANTS.values())


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"kind": "KING"}, "role_kind_is_known"),
        ({"ends_at": MONDAY_9AM - timedelta(days=1)}, "role_ends_after_it_starts"),
    ],
)
def test_the_database_refuses_an_impossible_role(
    budi: Person, change: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Role.objects.filter(person=budi).update(**change)
