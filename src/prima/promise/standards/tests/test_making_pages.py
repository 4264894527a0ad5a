"""The pages of the way: the stage at hand, its form, what is missing, and what the public sees."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import begin_making, comment
from prima.promise.standards.models import Comment, Making, Service, StandardVersion
from prima.promise.standards.queries import mark_of, process_of
from prima.promise.standards.rules.making import Stage
from prima.promise.standards.testing import a_drafted_service
from prima.promise.standards.tests.pages import TODAY, at, said
from prima.promise.standards.tests.test_make_standards import consulted, tried

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
PAGE = "pendaftaran/making/"
A_DAY = timedelta(days=1)


@pytest.fixture
def draft(puskesmas: Unit) -> StandardVersion:
    return a_drafted_service(puskesmas)


@pytest.fixture
def making(draft: StandardVersion) -> Making:
    return begin_making(draft, at=MONDAY_9AM)


class TestTheWay:
    def test_begins_on_its_page(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        before = said(head.get(at(puskesmas, PAGE)))

        head.post(at(puskesmas, PAGE), {"act": "begin"})

        assert "Mulai proses rancangan ini" in before
        assert Making.objects.get().version == draft
        assert "Tulis mengapa standar ini disusun sekarang." in said(head.get(at(puskesmas, PAGE)))

    def test_saves_the_form_of_the_stage(
        self, head: Client, puskesmas: Unit, making: Making
    ) -> None:
        given = {"act": "prepare", "prepare-why": "Belum ada", "prepare-team": "Kepala"}

        head.post(at(puskesmas, PAGE), given)
        head.post(at(puskesmas, PAGE), {"act": "advance"})

        making.refresh_from_db()
        assert (making.why, making.stage) == ("Belum ada", Stage.INTERNAL)

    def test_says_beside_the_field_what_is_wrong_and_keeps_what_was_typed(
        self, head: Client, puskesmas: Unit, making: Making
    ) -> None:
        consulted(making)
        given = {
            "act": "consult",
            "consult-opens_on": "2026-03-09",
            "consult-closes_on": "2026-03-02",
        }

        answer = head.post(at(puskesmas, PAGE), given)

        assert answer.status_code == 422
        assert "Hari terakhir lebih awal daripada hari pertama." in said(answer)
        assert "2026-03-09" in said(answer)

    @pytest.mark.parametrize(
        "given",
        [
            {},
            {"act": "nonsense"},
            {"act": "answer", "about": "x", "answerx-answer": "a", "answerx-is_taken_up": "yes"},
            {"act": "fulfil"},
        ],
    )
    @pytest.mark.usefixtures("making")
    def test_a_form_that_asks_for_nothing_known_is_refused(
        self, head: Client, puskesmas: Unit, given: dict[str, str]
    ) -> None:
        assert head.post(at(puskesmas, PAGE), given).status_code == 422

    @pytest.mark.usefixtures("making")
    def test_whoever_may_not_edit_may_read_but_not_act(
        self, officer: Client, stranger: Client, puskesmas: Unit
    ) -> None:
        assert officer.get(at(puskesmas, PAGE)).status_code == 200
        assert officer.post(at(puskesmas, PAGE), {"act": "advance"}).status_code in {403, 404}
        assert stranger.get(at(puskesmas, PAGE)).status_code == 404

    def test_only_the_head_lays_it_down(
        self, administrator: Client, head: Client, puskesmas: Unit, making: Making
    ) -> None:
        ready = tried(making)
        given = {
            "act": "ratify",
            "ratify-mark": mark_of(ready.version),
            "ratify-number": "440/12",
            "ratify-dated_on": "2026-03-02",
            "ratify-signer_name": "dr. Ratna",
            "ratify-signer_position": "Kepala",
            "ratify-in_force_on": "2026-03-02",
            "ratify-review_due_on": "2028-03-02",
            "ratify-why": "Pertama",
            "ratify-agreed": "on",
        }

        refused = administrator.post(at(puskesmas, PAGE), given)
        late = head.post(at(puskesmas, PAGE), {**given, "ratify-review_due_on": "2040-01-01"})
        done = head.post(at(puskesmas, PAGE), given)

        assert refused.status_code in {403, 404}
        assert late.status_code == 422
        assert done.status_code == 302
        assert "440/12" in said(head.get(at(puskesmas, PAGE)))

    def test_the_signed_decree_is_attached_and_given_back(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        making = Making.objects.create(
            version=service.standard.versions.get(), begun_at=MONDAY_9AM, review_due_on=TODAY
        )
        wrong = SimpleUploadedFile("sk.pdf", b"GIF89a")
        right = SimpleUploadedFile("sk.pdf", b"%PDF-1.7 tanda tangan")

        refused = head.post(at(puskesmas, PAGE), {"act": "attach", "attach-file": wrong})
        head.post(at(puskesmas, PAGE), {"act": "attach", "attach-file": right})
        head.post(
            at(puskesmas, PAGE),
            {
                "act": "spread",
                "spread-spread_on": "2026-03-02",
                "spread-channel": "BOARD",
                "spread-audience": "Warga",
            },
        )
        head.post(at(puskesmas, PAGE), {"act": "advance"})
        head.post(at(puskesmas, PAGE), {"act": "advance"})
        review = {
            "act": "review",
            "review-held_on": "2026-03-02",
            "review-found": "Ditepati",
            "review-verdict": "KEEP",
            "review-review_due_on": "2027-03-02",
        }
        head.post(at(puskesmas, PAGE), review)
        copy = head.get(at(puskesmas, "pendaftaran/1/decree.pdf"))

        assert refused.status_code == 422
        assert copy.content == b"%PDF-1.7 tanda tangan"
        making.refresh_from_db()
        assert making.review_due_on == date(2027, 3, 2)
        assert "Ditepati" in said(head.get(at(puskesmas, PAGE)))


class TestConsultation:
    def test_anybody_reads_the_draft_and_says_what_they_think(
        self, client: Client, making: Making
    ) -> None:
        consulted(making)
        url = f"/consultations/{making.uuid}/"

        client.post(url, {"text": "Buka hari Sabtu", "name": "Sari"})

        assert "Pendaftaran" in said(client.get("/consultations/"))
        assert Comment.objects.get().name == "Sari"
        assert "1 komentar menunggu jawaban." in said(client.get(url))
        assert "Buka hari Sabtu" not in said(client.get(url))

    def test_a_machine_that_fills_in_everything_is_not_heard(
        self, client: Client, making: Making
    ) -> None:
        consulted(making)

        client.post(f"/consultations/{making.uuid}/", {"text": "x", "website": "http://x"})

        assert not Comment.objects.exists()

    @pytest.mark.parametrize("text", ["", "x" * 1001, "\x00"])
    def test_a_comment_that_cannot_be_kept_is_asked_for_again(
        self, client: Client, making: Making, text: str
    ) -> None:
        consulted(making)

        assert client.post(f"/consultations/{making.uuid}/", {"text": text}).status_code == 422

    def test_a_draft_that_was_never_shown_is_not_found(
        self, client: Client, making: Making
    ) -> None:
        assert client.get(f"/consultations/{making.uuid}/").status_code == 404

    def test_an_answer_is_read_by_everybody(
        self, client: Client, head: Client, puskesmas: Unit, making: Making
    ) -> None:
        consulted(making)
        about = comment(making, "Buka Sabtu", "", at=MONDAY_9AM, today=TODAY).uuid
        given = {
            "act": "answer",
            "about": str(about),
            f"answer{about}-answer": "Mulai bulan Mei",
            f"answer{about}-is_taken_up": "yes",
        }

        head.post(at(puskesmas, PAGE), given)

        page = said(client.get(f"/consultations/{making.uuid}/"))
        assert "Mulai bulan Mei" in page
        assert "Ditampung" in page

    def test_a_forum_has_minutes_with_what_was_undertaken(
        self, head: Client, puskesmas: Unit, making: Making
    ) -> None:
        consulted(making)
        people = {
            f"forum-{group}": "2" for group in ("users", "experts", "agencies", "society", "media")
        }
        head.post(
            at(puskesmas, PAGE),
            {
                "act": "forum",
                "forum-held_on": "2026-03-02",
                "forum-place": "Balai",
                "forum-summary": "Jam buka",
                **people,
            },
        )
        forum = making.forums.get()
        undertaken = {
            "act": "undertake",
            "about": str(forum.uuid),
            f"undertake{forum.uuid}-what": "Buka Sabtu",
            f"undertake{forum.uuid}-owner": "Kepala",
            f"undertake{forum.uuid}-due_on": "2026-05-02",
        }
        head.post(at(puskesmas, PAGE), undertaken)
        promise = forum.undertakings.get()
        head.post(at(puskesmas, PAGE), {"act": "fulfil", "about": str(promise.uuid)})

        minutes = head.get(at(puskesmas, f"{PAGE}{forum.uuid}.pdf"))

        assert len(process_of(making).groups) == 5
        assert forum.undertakings.get().done_on == TODAY
        assert minutes.content.startswith(b"%PDF-")


class TestExchange:
    def test_word_has_every_component_as_a_heading(
        self, officer: Client, puskesmas: Unit, service: Service
    ) -> None:
        answer = officer.get(at(puskesmas, f"{service.code}/1.docx"))

        paper = Document(BytesIO(answer.content))
        headings = [
            each.text for each in paper.paragraphs if each.style and each.style.name == "Heading 2"
        ]
        assert "1. Persyaratan" in headings
        assert "14. Evaluasi kinerja pelaksana" in headings

    @pytest.mark.usefixtures("service")
    def test_pdf_is_a_pdf(self, officer: Client, puskesmas: Unit) -> None:
        answer = officer.get(at(puskesmas, "pendaftaran/1.pdf"))

        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")

    @pytest.mark.usefixtures("service")
    def test_every_field_of_the_register_can_be_copied(
        self, officer: Client, puskesmas: Unit
    ) -> None:
        page = said(officer.get(at(puskesmas, "pendaftaran/1/sippn/")))

        assert page.count("<textarea") >= 14
        assert "1. " in page

    def test_a_draft_with_nothing_in_it_can_be_given_too(
        self, head: Client, puskesmas: Unit
    ) -> None:
        head.post(at(puskesmas, "_begin/"), {"name": "Konsultasi gizi", "purpose": "Nasihat"})

        for kind in ("docx", "pdf"):
            assert head.get(at(puskesmas, f"konsultasi-gizi/1.{kind}")).status_code == 200
        assert "Belum disebutkan." in said(head.get(at(puskesmas, "konsultasi-gizi/1/sippn/")))
