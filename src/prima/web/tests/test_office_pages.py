from datetime import UTC, date, datetime

import pytest
from django.test import Client

from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import calendar_of

pytestmark = pytest.mark.django_db

WEEK = {f"day_{number}": "07.30-12.00, 12.30-14.00" for number in range(5)} | {
    "day_5": "",
    "day_6": "",
}


@pytest.fixture
def desk(client: Client, ratna: Person) -> Client:
    client.force_login(ratna, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


class TestHours:
    def test_change_the_units_clock(self, desk: Client, puskesmas: Unit) -> None:
        answer = desk.post(f"/office/{puskesmas.slug}/hours/", WEEK)

        assert answer.status_code == 302
        puskesmas.refresh_from_db()
        half_past_seven = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)  # 07.30 WIB
        assert calendar_of(puskesmas).is_open(half_past_seven)

    def test_take_a_door_that_never_closes(self, desk: Client, puskesmas: Unit) -> None:
        desk.post(f"/office/{puskesmas.slug}/hours/", dict.fromkeys(WEEK, "00.00-24.00"))

        puskesmas.refresh_from_db()
        assert calendar_of(puskesmas).is_open(datetime(2026, 3, 1, 20, tzinfo=UTC))

    @pytest.mark.parametrize(
        "hours",
        ["pagi", "08.00-12.00, 11.00-13.00", "25.00-26.00", "08.00", "8-12", "\u0668.00-12.00"],
    )
    def test_say_what_is_wrong_and_keep_the_old_ones(
        self, desk: Client, puskesmas: Unit, hours: str
    ) -> None:
        before = calendar_of(puskesmas).windows_on(date(2026, 3, 2))

        page = desk.post(f"/office/{puskesmas.slug}/hours/", {**WEEK, "day_0": hours})

        assert page.status_code == 422
        assert 'href="#id_day_0"' in page.content.decode()
        puskesmas.refresh_from_db()
        assert calendar_of(puskesmas).windows_on(date(2026, 3, 2)) == before


class TestSpecialDay:
    def test_closes_the_unit_on_that_day(self, desk: Client, puskesmas: Unit) -> None:
        said = {"on": "2026-03-02", "name": "Pilkada", "kind": "CLOSED", "windows": ""}

        assert desk.post(f"/office/{puskesmas.slug}/special-day/", said).status_code == 302

        puskesmas.refresh_from_db()
        assert calendar_of(puskesmas).windows_on(date(2026, 3, 2)) == ()


class TestPeople:
    NEW = {
        "full_name": "Wati",
        "username": "wati",
        "password": "payung kuning di jalan",
        "role": "OFFICER",
    }

    def test_enrols_somebody_who_can_sign_in(
        self, desk: Client, client: Client, puskesmas: Unit
    ) -> None:
        desk.post(f"/office/{puskesmas.slug}/person/", self.NEW)
        client.logout()

        answer = client.post(
            "/accounts/login/", {"login": "wati", "password": self.NEW["password"]}
        )

        assert answer.status_code == 302

    @pytest.mark.parametrize(
        ("field", "value"),
        [("username", "ratna"), ("password", "pendek"), ("role", "KING"), ("full_name", "")],
    )
    def test_says_what_is_wrong(
        self, desk: Client, puskesmas: Unit, field: str, value: str
    ) -> None:
        page = desk.post(f"/office/{puskesmas.slug}/person/", {**self.NEW, field: value})

        assert page.status_code == 422
        assert not Person.objects.filter(username="wati").exists()

    def test_ends_a_role(self, desk: Client, puskesmas: Unit, budi: Person) -> None:
        desk.post(f"/office/{puskesmas.slug}/person/{budi.uuid}/OFFICER/end/")

        assert budi.roles.get().ends_at is not None

    def test_lets_nobody_end_their_own_role(
        self, desk: Client, puskesmas: Unit, ratna: Person
    ) -> None:
        desk.post(f"/office/{puskesmas.slug}/person/{ratna.uuid}/HEAD/end/")

        assert ratna.roles.get(kind=RoleKind.HEAD).ends_at is None


@pytest.mark.parametrize("page", ["", "hours/", "special-day/", "person/"])
class TestGuard:
    def test_hides_the_office_from_strangers(
        self, client: Client, puskesmas: Unit, dewi: Person, page: str
    ) -> None:
        client.force_login(dewi, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.get(f"/office/{puskesmas.slug}/{page}").status_code == 404

    def test_says_no_to_an_officer(
        self, client: Client, puskesmas: Unit, budi: Person, page: str
    ) -> None:
        client.force_login(budi, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.get(f"/office/{puskesmas.slug}/{page}").status_code == 403

    def test_asks_whoever_is_not_signed_in_to_sign_in(
        self, client: Client, puskesmas: Unit, page: str
    ) -> None:
        assert client.get(f"/office/{puskesmas.slug}/{page}").status_code == 302
