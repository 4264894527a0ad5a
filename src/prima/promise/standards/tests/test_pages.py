from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import draft_next_version, publish_version, revise_draft
from prima.promise.standards.models import Publication, Service, StandardVersion
from prima.promise.standards.queries import document_of, draft_of, in_force, mark_of, versions_of
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.writing import write_document
from prima.promise.standards.testing import a_drafted_service, a_published_service
from prima.promise.standards.tests.documents import SMALL

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TODAY = date(2026, 3, 2)
MOST_QUERIES = 25
FASTER = write_document(catalogue()["pendaftaran"]).replace("value: 25", "value: 20")


@pytest.fixture
def service(puskesmas: Unit) -> Service:
    return a_published_service(puskesmas)


def at(unit: Unit, path: str = "") -> str:
    return f"/promise/{unit.slug}/{path}"


def second_version(service: Service, *, days: int = 7) -> Publication:
    draft = draft_next_version(service, read_document(FASTER), at=MONDAY_9AM)
    return publish_version(
        draft,
        in_force_on=TODAY + timedelta(days=days),
        why="Lebih cepat",
        at=MONDAY_9AM,
        today=TODAY,
    )


def said(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


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


class TestAdding:
    def test_takes_a_template_as_a_draft(self, administrator: Client, puskesmas: Unit) -> None:
        answer = administrator.post(at(puskesmas, "_templates/farmasi/"), {"draft": "yes"})

        assert answer.headers["Location"] == at(puskesmas, "farmasi/draft/")
        draft = StandardVersion.objects.get()
        assert document_of(draft) == catalogue()["farmasi"]

    def test_promises_a_template_at_once(self, head: Client, puskesmas: Unit) -> None:
        answer = head.post(at(puskesmas, "_templates/farmasi/"), {"in_force_on": "2026-03-02"})

        assert answer.status_code == 302
        assert in_force(Service.objects.get(), TODAY) is not None

    @pytest.mark.parametrize("day", ["2026-03-01", "", "kemarin", "0000-00-00", "9" * 400])
    def test_asks_again_for_a_day(self, head: Client, puskesmas: Unit, day: str) -> None:
        answer = head.post(at(puskesmas, "_templates/farmasi/"), {"in_force_on": day})

        assert answer.status_code == 422
        assert not Service.objects.exists()

    @pytest.mark.usefixtures("service")
    def test_says_that_a_template_is_already_in_use(self, head: Client, puskesmas: Unit) -> None:
        answer = head.post(at(puskesmas, "_templates/pendaftaran/"), {"draft": "yes"})

        assert answer.status_code == 409

    def test_brings_in_a_file(self, head: Client, puskesmas: Unit) -> None:
        file = SimpleUploadedFile("standar.yaml", SMALL.encode())

        answer = head.post(at(puskesmas, "_add/"), {"file": file})

        assert answer.headers["Location"] == at(puskesmas, "kartu-pencari-kerja/draft/")
        assert document_of(StandardVersion.objects.get()) == read_document(SMALL)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x00\x01\x02",
            b"\xff\xfe\x00n\x00o",
            b"service: [",
            b"service:\n\tcode: x",
            b"a: &a [x]\nb: [*a, *a]",
            b"!!python/object/apply:os.system ['true']",
            b"[" * 5000,
            b"x" * (300 * 1024),
            b"- 1\n- 2",
            b"42",
            b"service: 42\nstandard: []",
            b'{"service": {"code": ["a"], "name": {"b": 1}}}',
            SMALL.replace("value: 15", "value: 1e999").encode(),
            SMALL.replace("value: 15", "value: " + "9" * 5000).encode(),
            SMALL.replace("KTP-el", "KTP\u202eel").encode(),
            SMALL.encode() + b"\n---\n" + SMALL.encode(),
        ],
    )
    def test_a_bad_file_is_answered_with_what_to_mend(
        self, head: Client, puskesmas: Unit, content: bytes
    ) -> None:
        sent: list[dict[str, Any]] = [
            {"file": SimpleUploadedFile("x.yaml", content)},
            {"text": content.decode("latin-1")},
        ]
        answers = [head.post(at(puskesmas, "_add/"), given) for given in sent]

        assert [answer.status_code for answer in answers] == [422, 422]
        assert not StandardVersion.objects.exists()

    def test_names_every_problem_with_its_line_and_loses_nothing(
        self, head: Client, puskesmas: Unit
    ) -> None:
        wrong = SMALL.replace("nature: CORE", "nature: COR").replace("{free: true}", "{fre: true}")
        file = SimpleUploadedFile("standar.yaml", wrong.encode())

        page = said(head.post(at(puskesmas, "_add/"), {"file": file}))

        assert "service.nature" in page
        assert "standard.delivery.fee.fre" in page
        assert "Apakah maksud Anda “CORE”?" in page
        line = wrong[: wrong.index("COR")].count("\n") + 1
        assert f'<td class="prima-table__number">{line}<' in page
        assert "Mencatat bahwa Anda mencari kerja." in page


class TestDrafting:
    def test_begins_with_what_is_promised_now(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        page = said(head.get(at(puskesmas, "pendaftaran/draft/")))

        assert "code: pendaftaran" in page
        assert draft_of(service) is None

    def test_saves_a_first_draft_and_then_revises_it(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        path = at(puskesmas, "pendaftaran/draft/")

        head.post(path, {"text": FASTER})
        first = draft_of(service)
        assert first is not None
        slower = FASTER.replace("value: 20", "value: 40")
        answer = head.post(path, {"text": slower, "mark": mark_of(first)})

        assert answer.status_code == 302
        assert document_of(StandardVersion.objects.get(pk=first.pk)) == read_document(slower)

    def test_a_check_shows_it_and_keeps_nothing(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        answer = head.post(at(puskesmas, "pendaftaran/draft/"), {"text": FASTER, "check": "yes"})

        assert answer.status_code == 200
        assert "Paling lama 20 menit" in said(answer)
        assert "belum disimpan" in said(answer)
        assert draft_of(service) is None

    def test_says_what_the_machine_found(self, head: Client, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas)
        short = FASTER.replace("value: 20", "value: 2")

        page = said(head.post(at(puskesmas, "pendaftaran/draft/"), {"text": short, "check": "y"}))

        assert "Seluruh langkah memakan waktu lebih lama" in page

    @pytest.mark.parametrize("mark", ["", "0123456789abcdef"])
    def test_does_not_write_over_what_somebody_else_saved(
        self, head: Client, puskesmas: Unit, mark: str
    ) -> None:
        draft = a_drafted_service(puskesmas)

        answer = head.post(at(puskesmas, "pendaftaran/draft/"), {"text": FASTER, "mark": mark})

        assert answer.status_code == 422
        assert "value: 20" in said(answer)
        assert document_of(StandardVersion.objects.get(pk=draft.pk)) == catalogue()["pendaftaran"]

    @pytest.mark.usefixtures("service")
    def test_refuses_another_service_and_keeps_the_text(
        self, head: Client, puskesmas: Unit
    ) -> None:
        answer = head.post(at(puskesmas, "pendaftaran/draft/"), {"text": SMALL})

        assert answer.status_code == 422
        assert "Mencatat bahwa Anda mencari kerja." in said(answer)


class TestPublishing:
    def form(self, draft: StandardVersion, **change: str) -> dict[str, str]:
        given = {"in_force_on": "2026-03-09", "why": "Lebih cepat", "agreed": "on"}
        return given | {"mark": mark_of(draft)} | change

    @pytest.fixture
    def draft(self, service: Service) -> StandardVersion:
        return draft_next_version(service, read_document(FASTER), at=MONDAY_9AM)

    @pytest.mark.usefixtures("draft")
    def test_shows_what_changes(self, head: Client, puskesmas: Unit) -> None:
        assert "<ins>20 menit</ins>" in said(head.get(at(puskesmas, "pendaftaran/publish/")))

    def test_brings_the_draft_into_force(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        answer = head.post(at(puskesmas, "pendaftaran/publish/"), self.form(draft, decree="12"))

        assert answer.headers["Location"] == at(puskesmas, "pendaftaran/2/")
        publication = Publication.objects.get(new=draft)
        assert (publication.in_force_on, publication.decree) == (date(2026, 3, 9), "12")

    @pytest.mark.parametrize(
        "change",
        [
            {"why": ""},
            {"why": "   "},
            {"why": "x" * 401},
            {"decree": "x" * 121},
            {"agreed": ""},
            {"in_force_on": "2026-03-01"},
            {"in_force_on": "2026-03-02"},
            {"in_force_on": "besok"},
            {"mark": "somebody else's"},
            {"mark": ""},
            {"why": "a\x00b"},
        ],
    )
    def test_asks_for_what_is_missing_or_wrong(
        self, head: Client, puskesmas: Unit, draft: StandardVersion, change: dict[str, str]
    ) -> None:
        answer = head.post(at(puskesmas, "pendaftaran/publish/"), self.form(draft, **change))

        assert answer.status_code == 422
        assert Publication.objects.count() == 1

    @pytest.mark.usefixtures("service")
    def test_has_nothing_to_publish_without_a_draft(self, head: Client, puskesmas: Unit) -> None:
        assert head.get(at(puskesmas, "pendaftaran/publish/")).status_code == 404


class TestOffering:
    def test_stops_and_starts(self, head: Client, puskesmas: Unit, service: Service) -> None:
        path = at(puskesmas, "pendaftaran/offered/")

        head.post(path, {"offer": "no"})
        assert "sedang tidak dibuka" in said(head.get(at(puskesmas, "pendaftaran/")))
        head.post(path, {"offer": "yes"})

        service.refresh_from_db()
        assert service.is_offered

    @pytest.mark.parametrize("given", [{}, {"offer": "maybe"}])
    def test_changes_nothing_when_it_was_not_asked(
        self, head: Client, puskesmas: Unit, service: Service, given: dict[str, str]
    ) -> None:
        answer = head.post(at(puskesmas, "pendaftaran/offered/"), given)

        service.refresh_from_db()
        assert service.is_offered
        assert answer.status_code == 422

    @pytest.mark.usefixtures("service")
    def test_needs_a_post(self, head: Client, puskesmas: Unit) -> None:
        assert head.get(at(puskesmas, "pendaftaran/offered/")).status_code == 405


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
