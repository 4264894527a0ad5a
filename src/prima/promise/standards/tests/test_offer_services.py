from datetime import date, timedelta

import pytest
from django.db import transaction

from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import (
    DraftExists,
    ServiceExists,
    TooEarly,
    adopt_template,
    import_document,
    offer_service,
    set_offered,
)
from prima.promise.standards.models import Service, StandardVersion
from prima.promise.standards.queries import (
    NoSuchTemplate,
    document_of,
    draft_of,
    in_force,
    search_services,
    services_offered,
)
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.testing import a_drafted_service, a_published_service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def verbs(unit: Unit) -> list[str]:
    return list(Entry.objects.filter(unit=unit).order_by("sequence").values_list("verb", flat=True))


class TestOfferService:
    def test_begins_with_a_draft_that_promises_nothing(self, puskesmas: Unit) -> None:
        draft = offer_service(puskesmas, catalogue()["farmasi"], at=MONDAY_9AM)

        service = draft.standard.service
        name = catalogue()["farmasi"].service.name
        assert (service.code, service.name, draft.number) == ("farmasi", name, 1)
        assert in_force(service, TODAY) is None
        assert list(services_offered(puskesmas, TODAY)) == []

    def test_refuses_a_code_that_the_unit_has(self, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas, "farmasi")

        with pytest.raises(ServiceExists):
            offer_service(puskesmas, catalogue()["farmasi"], at=MONDAY_9AM)

        assert StandardVersion.objects.count() == 1

    def test_lets_two_units_have_one_code(self, puskesmas: Unit, dewi: Person) -> None:
        elsewhere = dewi.roles.get().unit

        a_drafted_service(puskesmas)
        a_drafted_service(elsewhere)

        assert Service.objects.filter(code="pendaftaran").count() == 2

    def test_is_in_the_journal(self, puskesmas: Unit, ratna: Person) -> None:
        offer_service(puskesmas, catalogue()["farmasi"], at=MONDAY_9AM, by=ratna)

        assert verbs(puskesmas)[-2:] == ["service.offered", "standard.drafted"]


class TestAdoptTemplate:
    def test_promises_the_template_from_that_day_on(self, puskesmas: Unit, ratna: Person) -> None:
        later = TODAY + timedelta(days=7)

        adopted = adopt_template(
            puskesmas, "poli-gigi", in_force_on=later, at=MONDAY_9AM, today=TODAY, by=ratna
        )

        service = adopted.standard.service
        assert in_force(service, later - timedelta(days=1)) is None
        promised = in_force(service, later)
        assert promised is not None
        assert document_of(promised) == catalogue()["poli-gigi"]
        assert adopted.by == ratna

    def test_knows_only_the_catalogue(self, puskesmas: Unit) -> None:
        with pytest.raises(NoSuchTemplate):
            adopt_template(puskesmas, "sulap", in_force_on=TODAY, at=MONDAY_9AM, today=TODAY)

    def test_leaves_nothing_behind_when_the_day_is_past(self, puskesmas: Unit) -> None:
        yesterday = TODAY - timedelta(days=1)

        with pytest.raises(TooEarly):
            adopt_template(puskesmas, "farmasi", in_force_on=yesterday, at=MONDAY_9AM, today=TODAY)

        assert not Service.objects.exists()


class TestImportDocument:
    def test_makes_a_new_service_of_an_unknown_code(self, puskesmas: Unit) -> None:
        draft = import_document(puskesmas, catalogue()["farmasi"], at=MONDAY_9AM)

        assert (draft.standard.service.code, draft.number) == ("farmasi", 1)

    def test_makes_the_next_version_of_a_known_code(self, puskesmas: Unit) -> None:
        service = a_published_service(puskesmas, "farmasi")

        draft = import_document(puskesmas, catalogue()["farmasi"], at=MONDAY_9AM)

        assert (draft.standard.service, draft.number) == (service, 2)
        assert draft_of(service) == draft

    def test_does_not_write_over_a_draft(self, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas, "farmasi")

        with pytest.raises(DraftExists):
            import_document(puskesmas, catalogue()["farmasi"], at=MONDAY_9AM)


class TestSetOffered:
    def test_stops_and_starts_without_touching_the_promise(self, puskesmas: Unit) -> None:
        service = a_published_service(puskesmas)

        set_offered(service, is_offered=False, at=MONDAY_9AM)
        assert list(services_offered(puskesmas, TODAY)) == []
        assert in_force(service, TODAY) is not None
        set_offered(service, is_offered=True, at=MONDAY_9AM)

        assert list(services_offered(puskesmas, TODAY)) == [service]
        assert verbs(puskesmas)[-2:] == ["service.withdrawn", "service.offered-again"]

    def test_records_nothing_when_nothing_changes(self, puskesmas: Unit) -> None:
        service = a_published_service(puskesmas)
        before = verbs(puskesmas)

        set_offered(service, is_offered=True, at=MONDAY_9AM)

        assert verbs(puskesmas) == before


class TestSearchServices:
    @pytest.fixture(autouse=True)
    def promised(self, puskesmas: Unit, dewi: Person) -> None:
        for code in ("pendaftaran", "poli-gigi", "farmasi"):
            a_published_service(puskesmas, code)
        a_published_service(dewi.roles.get().unit, "ktp-el")

    @pytest.mark.parametrize(
        ("words", "first"),
        [
            ("gigi", "poli-gigi"),
            ("GIGI", "poli-gigi"),
            ("ktp", "ktp-el"),
            ("KTP-el", "ktp-el"),
            ("ktpel", "ktp-el"),
            ("poli gig", "poli-gigi"),
        ],
    )
    def test_finds_what_people_mean(self, words: str, first: str) -> None:
        assert search_services(words, TODAY)[0].service.code == first

    @pytest.mark.parametrize("words", ["", "  ", "-", "paspor", "gigi paspor", "%", "\x00"])
    def test_finds_nothing_where_nothing_fits(self, words: str) -> None:
        assert search_services(words, TODAY) == []

    def test_leaves_out_what_nobody_can_ask_for(self, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas, "poli-umum")
        set_offered(
            Service.objects.get(code="poli-gigi", unit=puskesmas), is_offered=False, at=MONDAY_9AM
        )

        found = {found.service.code for found in search_services("poli", TODAY)}
        assert found == {"pendaftaran"}

    def test_asks_the_database_twice(self, django_assert_num_queries: object) -> None:
        with django_assert_num_queries(2):  # type: ignore[operator]  # pytest-django's own fixture
            search_services("gigi", TODAY)


def test_two_drafts_at_once_are_impossible(puskesmas: Unit) -> None:
    draft = a_drafted_service(puskesmas)

    with pytest.raises(Exception, match="standard"), transaction.atomic():
        StandardVersion.objects.create(
            standard=draft.standard, number=2, document={}, drafted_at=MONDAY_9AM
        )
