from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import draft_next_version, publish_version, revise_draft
from prima.promise.standards.models import Publication, Service
from prima.promise.standards.queries import versions_of
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.testing import a_drafted_service, a_published_service
from prima.promise.standards.tests.documents import SMALL
from prima.promise.standards.tests.pages import FASTER, TODAY, at, said

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
MOST_QUERIES = 25


def second_version(service: Service, *, days: int = 7) -> Publication:
    draft = draft_next_version(service, read_document(FASTER), at=MONDAY_9AM)
    return publish_version(
        draft,
        in_force_on=TODAY + timedelta(days=days),
        why="Lebih cepat",
        at=MONDAY_9AM,
        today=TODAY,
    )


class TestWhoMayOpenWhat:
    READABLE = ("", "pendaftaran/", "pendaftaran/1/", "pendaftaran/1.yaml", "pendaftaran/diff/1/2/")
    EDITABLE = ("_add/", "_templates/farmasi/", "pendaftaran/draft/")

    @pytest.fixture(autouse=True)
    def promised(self, service: Service) -> None:
        draft_next_version(service, read_document(FASTER), at=MONDAY_9AM)

    @pytest.mark.parametrize("path", READABLE)
    def test_everybody_with_a_role_may_read(
        self, officer: Client, puskesmas: Unit, path: str
    ) -> None:
        assert officer.get(at(puskesmas, path)).status_code == 200

    @pytest.mark.parametrize("path", [*EDITABLE, "pendaftaran/publish/"])
    def test_an_officer_may_not_write(self, officer: Client, puskesmas: Unit, path: str) -> None:
        assert officer.get(at(puskesmas, path)).status_code == 403
        assert officer.post(at(puskesmas, path)).status_code == 403

    def test_an_administrator_may_draft_but_not_publish(
        self, administrator: Client, puskesmas: Unit
    ) -> None:
        assert administrator.get(at(puskesmas, "pendaftaran/draft/")).status_code == 200
        for path in ("pendaftaran/publish/", "pendaftaran/offered/", "_templates/farmasi/"):
            answer = administrator.post(at(puskesmas, path), {"in_force_on": "2026-03-02"})
            assert answer.status_code == 403
        assert not Service.objects.filter(code="farmasi").exists()

    @pytest.mark.parametrize("path", [*READABLE, *EDITABLE, "pendaftaran/publish/"])
    def test_a_stranger_finds_nothing(self, stranger: Client, puskesmas: Unit, path: str) -> None:
        assert stranger.get(at(puskesmas, path)).status_code == 404

    @pytest.mark.parametrize("path", [*READABLE, *EDITABLE, "pendaftaran/publish/"])
    def test_whoever_is_not_signed_in_is_asked_to(
        self, client: Client, puskesmas: Unit, path: str
    ) -> None:
        answer = client.get(at(puskesmas, path))

        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/login/")

    def test_the_schema_is_public(self, client: Client) -> None:
        answer = client.get("/promise/schema.json")

        assert answer.status_code == 200
        assert answer.json()["$id"] == "urn:prima:standard:1"

    @pytest.mark.parametrize(
        "path",
        [
            "sulap/",
            "pendaftaran/9/",
            "pendaftaran/99999999999999999999999/",
            "pendaftaran/9.yaml",
            "pendaftaran/diff/1/9/",
            "_templates/sulap/",
            "sulap/draft/",
            "sulap/publish/",
        ],
    )
    def test_what_is_not_there_is_not_found(self, head: Client, puskesmas: Unit, path: str) -> None:
        assert head.get(at(puskesmas, path)).status_code == 404


class TestReading:
    def test_the_catalogue_says_the_state_of_each_service(
        self, officer: Client, puskesmas: Unit, service: Service
    ) -> None:
        second_version(service)
        a_drafted_service(puskesmas, "farmasi")

        page = said(officer.get(at(puskesmas)))

        assert "Versi 1, berlaku sejak 2 Mar 2026" in page
        assert "versi berikutnya mulai 9 Mar 2026" in page
        assert "Belum ada yang dijanjikan" in page
        assert "Ada rancangan" in page

    def test_an_empty_catalogue_says_how_to_start(self, head: Client, puskesmas: Unit) -> None:
        page = said(head.get(at(puskesmas)))

        assert "Belum ada layanan" in page
        assert at(puskesmas, "_add/") in page

    @pytest.mark.usefixtures("service")
    def test_the_service_shows_all_fourteen_components(
        self, officer: Client, puskesmas: Unit
    ) -> None:
        page = said(officer.get(at(puskesmas, "pendaftaran/")))

        for words in (
            "KTP-el, Kartu Identitas Anak",
            "Tunggu sampai nomor Anda dipanggil.",
            "Paling lama 25 menit",
            "Gratis",
            "Nomor antrean poli",
            "Meja informasi dan pengaduan",
            "Dasar hukum",
            "Sarana, prasarana, dan/atau fasilitas",
            "Kompetensi pelaksana",
            "Pengawasan internal",
            "Jumlah pelaksana",
            "Jaminan pelayanan",
            "Jaminan keamanan dan keselamatan pelayanan",
            "Evaluasi kinerja pelaksana",
        ):
            assert words in page, words

    def test_a_draft_alone_promises_nothing(self, officer: Client, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas)

        page = said(officer.get(at(puskesmas, "pendaftaran/")))

        assert "Belum ada yang dijanjikan" in page
        assert "Paling lama 25 menit" not in page

    def test_shows_what_comes_into_force_later(
        self, officer: Client, puskesmas: Unit, service: Service
    ) -> None:
        second_version(service)

        page = said(officer.get(at(puskesmas, "pendaftaran/")))

        assert "Versi 2 mulai berlaku Senin, 9 Maret 2026." in page
        assert "Paling lama 25 menit" in page

    def test_one_version_says_why_and_since_when(
        self, officer: Client, puskesmas: Unit, service: Service
    ) -> None:
        second_version(service)

        page = said(officer.get(at(puskesmas, "pendaftaran/2/")))

        assert "Lebih cepat" in page
        assert "Senin, 9 Maret 2026" in page
        assert "Paling lama 20 menit" in page

    def test_a_comparison_shows_old_and_new(
        self, officer: Client, puskesmas: Unit, service: Service
    ) -> None:
        second_version(service)

        page = said(officer.get(at(puskesmas, "pendaftaran/diff/1/2/")))

        assert "<del>25 menit</del>" in page
        assert "<ins>20 menit</ins>" in page

    @pytest.mark.usefixtures("service")
    def test_gives_the_document_away_as_it_can_be_read_again(
        self, officer: Client, puskesmas: Unit
    ) -> None:
        answer = officer.get(at(puskesmas, "pendaftaran/1.yaml"))

        assert read_document(answer.content) == catalogue()["pendaftaran"]
        assert 'filename="puskesmas-melati-pendaftaran-1.yaml"' in answer["Content-Disposition"]

    def test_escapes_what_a_document_says(self, officer: Client, puskesmas: Unit) -> None:
        hostile = SMALL.replace("Kartu pencari kerja", "<script>alert(1)</script>")
        revise_draft(
            a_drafted_service(puskesmas, "farmasi"),
            read_document(hostile.replace("kartu-pencari-kerja", "farmasi")),
            at=MONDAY_9AM,
        )

        assert "<script>alert" not in said(officer.get(at(puskesmas, "farmasi/1/")))


class TestQueries:
    @pytest.mark.parametrize(
        "path", ["", "pendaftaran/", "pendaftaran/1/", "pendaftaran/diff/1/2/"]
    )
    def test_are_few_whatever_there_is(
        self,
        head: Client,
        puskesmas: Unit,
        service: Service,
        path: str,
        django_assert_max_num_queries: "DjangoAssertNumQueries",
    ) -> None:
        for code in list(catalogue())[:8]:
            if code != "pendaftaran":
                a_published_service(puskesmas, code)
        for days in range(2, 6):
            second_version(service, days=days)

        with django_assert_max_num_queries(MOST_QUERIES):
            answer: Any = head.get(at(puskesmas, path))

        assert answer.status_code == 200
        assert versions_of(service).count() == 5
