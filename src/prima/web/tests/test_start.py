"""The first run: from an empty database to an office that serves."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from prima.deliver.queues.queries import counters_of, offers
from prima.foundation.people.models import Person
from prima.foundation.people.queries import units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import installation
from prima.foundation.units.rules import Installation, Zone
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.queries import instrument_in_use
from prima.promise.standards.rules.catalogue import unit_templates
from prima.web.actions import AlreadyFounded, Founder, Office, found_office

pytestmark = pytest.mark.django_db

CODE = "KODE-AWAL-1234"
ANSWERS = {
    "setup_code": CODE,
    "template": "puskesmas",
    "name": "Puskesmas Kenanga",
    "zone": "WITA",
    "region_code": "73.71.01",
    "address": "",
    "full_name": "dr. Sri Wahyuni",
    "username": "sri",
    "password": "kapal putih menuju pulau",
}


@pytest.fixture(autouse=True)
def _setup_code(settings: LazySettings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    (tmp_path / "setup-code").write_text(CODE, encoding="ascii")


class TestStartPage:
    def test_makes_the_office_and_signs_its_founder_in(self, client: Client) -> None:
        page = client.post("/start/", ANSWERS, follow=True)

        unit = Unit.objects.get()
        assert page.redirect_chain[-1][0] == f"/overview/{unit.slug}/"
        assert page.status_code == 200
        assert (unit.name, unit.zone) == ("Puskesmas Kenanga", "WITA")
        assert installation() == Installation.REAL

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("setup_code", "TEBAKAN"),
            ("setup_code", ""),
            ("template", "istana"),
            ("name", ""),
            ("zone", "UTC"),
            ("region_code", "7371"),
            ("username", "dua kata"),
            ("password", "pendek"),
            ("password", "\x00" * 20),
        ],
    )
    def test_says_what_is_wrong_and_founds_nothing(
        self, client: Client, field: str, value: str
    ) -> None:
        page = client.post("/start/", {**ANSWERS, field: value})

        assert page.status_code == 422
        assert f'href="#id_{field}' in page.content.decode()
        assert not Unit.objects.exists()
        assert not Person.objects.exists()

    def test_keeps_what_was_typed_but_never_the_password(self, client: Client) -> None:
        page = client.post("/start/", {**ANSWERS, "setup_code": "TEBAKAN"}).content.decode()

        assert "Puskesmas Kenanga" in page
        assert ANSWERS["password"] not in page

    def test_closes_when_somebody_is_enrolled(self, client: Client) -> None:
        client.post("/start/", ANSWERS)

        assert client.get("/start/").status_code == 409
        assert client.post("/start/", {**ANSWERS, "username": "lain"}).status_code == 409
        assert Person.objects.count() == 1


class TestFoundOffice:
    @pytest.mark.parametrize("template", unit_templates())
    def test_gives_a_unit_all_that_its_kind_starts_with(self, template: str) -> None:
        wanted = unit_templates()[template]

        unit = found_office(
            Office(template, wanted.named("Melati"), Zone.WIB),
            Founder("sri", "Sri Wahyuni", "kapal putih menuju pulau"),
            at=MONDAY_9AM,
        )

        assert {offer.service.code for offer in offers(unit, MONDAY_9AM)} == set(wanted.standards)
        assert len(counters_of(unit)) == len(wanted.counters)
        assert unit.special_days.exists()
        assert instrument_in_use().code == "SKM"
        founder = Person.objects.get()
        for capability in Capability:
            assert unit in units_where(founder, capability, MONDAY_9AM)

    def test_refuses_a_second_time(self) -> None:
        office = Office("kelurahan", "Kelurahan Melati", Zone.WIB)
        found_office(office, Founder("sri", "Sri", "kapal putih menuju pulau"), at=MONDAY_9AM)

        with pytest.raises(AlreadyFounded):
            found_office(office, Founder("ani", "Ani", "kapal putih menuju pulau"), at=MONDAY_9AM)
