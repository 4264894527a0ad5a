from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import draft_next_version
from prima.promise.standards.models import Publication, Service, StandardVersion
from prima.promise.standards.queries import document_of, draft_of, in_force, mark_of
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.testing import a_drafted_service
from prima.promise.standards.tests.documents import SMALL
from prima.promise.standards.tests.pages import FASTER, TODAY, at, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


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
