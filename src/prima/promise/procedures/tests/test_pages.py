from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.procedures.actions import develop, revise, start_next_version
from prima.promise.procedures.models import Acknowledgement, Check, Evaluation, ProcedureVersion
from prima.promise.procedures.queries import (
    document_of,
    in_force,
    mark_of,
    procedure_named,
    written_version,
)
from prima.promise.procedures.report import procedure_pdf
from prima.promise.procedures.rules.bpmn import to_bpmn
from prima.promise.procedures.rules.codes import Kind
from prima.promise.procedures.rules.exchange import published_schema, write_procedure
from prima.promise.procedures.rules.lifecycle import CheckItem, State
from prima.promise.procedures.rules.understanding import questions
from prima.promise.procedures.testing import SAID, a_developing_procedure, ratified
from prima.promise.procedures.tests.documents import TEN, WHOLE
from prima.promise.standards.testing import a_published_service

pytestmark = pytest.mark.django_db
TODAY = MONDAY_9AM.date()
BASE = "/procedures/puskesmas-melati/"
ONE = f"{BASE}surat-keterangan/"


def said(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())


def row_of(version: ProcedureVersion, code: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a form's values
    """Return the form of a row as the page shows it, with what somebody typed."""
    activity = next(each for each in document_of(version).activities if each.code == code)
    given = {
        "mark": mark_of(version),
        "activity": code,
        "text": activity.text,
        "performer": activity.performer,
        "kind": activity.kind,
        "needs": "\n".join(activity.needs),
        "outputs": "\n".join(activity.outputs),
        "duration_value": activity.duration.value if activity.duration else "",
        "duration_unit": "MINUTES",
    }
    for place, way in enumerate(activity.exits, start=1):
        given |= {f"when_{place}": way.when or "", f"to_{place}": way.to or "!end"}
    return given | changes


class TestRegister:
    def test_a_service_becomes_a_draft_in_one_act(self, head: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas)
        offered = said(head.get(BASE))
        begun = head.post(f"{BASE}_start/pendaftaran/")
        version = written_version(procedure_named(puskesmas, "pendaftaran"))

        assert "/_start/pendaftaran/" in offered
        assert begun.status_code == 302
        assert version is not None
        assert document_of(version).service == "pendaftaran"
        page = said(head.get(f"{BASE}pendaftaran/"))
        assert "NEED_UNSTATED" not in page
        assert head.get(BASE).status_code == 200

    @pytest.mark.parametrize("content", [write_procedure(WHOLE), to_bpmn(WHOLE)])
    def test_a_file_becomes_a_draft(self, head: Client, puskesmas: Unit, content: str) -> None:
        file = SimpleUploadedFile("sop.txt", content.encode())
        answer = head.post(f"{BASE}_take-in/", {"file": file})

        version = written_version(procedure_named(puskesmas, WHOLE.code))
        assert answer.status_code == 302
        assert version is not None
        assert document_of(version) == WHOLE

    @pytest.mark.parametrize(
        "content", [b"", b"<a/>", b"\xff\xfe\x00", b"format: 1", b"<!DOCTYPE a><a/>"]
    )
    def test_a_file_that_is_no_procedure_says_why(self, head: Client, content: bytes) -> None:
        answer = head.post(f"{BASE}_take-in/", {"file": SimpleUploadedFile("sop", content)})

        assert answer.status_code == 422


class TestReading:
    @pytest.mark.usefixtures("version")
    def test_the_drawing_has_its_table_beside_it(self, officer: Client) -> None:
        page = said(officer.get(ONE))

        assert "<svg" in page
        assert "Tidak lengkap: 1" in page
        assert "Komputer &amp; pencetak &lt;A4&gt;" in page

    @pytest.mark.parametrize("path", ["", "_rows/", "1/", "1.pdf", "1.bpmn", "1.yaml", "_ratify/"])
    @pytest.mark.usefixtures("version")
    def test_strangers_see_nothing(self, stranger: Client, path: str) -> None:
        assert stranger.get(ONE + path).status_code == 404
        assert Client().get(ONE + path).status_code == 302

    @pytest.mark.parametrize("path", ["_rows/", "_sections/", "_performers/", "_why/", "_ratify/"])
    @pytest.mark.usefixtures("draft")
    def test_an_officer_reads_and_does_not_write(self, officer: Client, path: str) -> None:
        assert officer.get(ONE).status_code == 200
        assert officer.get(ONE + path).status_code == 403

    @pytest.mark.usefixtures("version")
    def test_copies_to_take_along(self, officer: Client) -> None:
        assert said(officer.get(f"{ONE}1.yaml")) == " ".join(write_procedure(WHOLE).split())
        assert said(officer.get(f"{ONE}1.bpmn")) == " ".join(to_bpmn(WHOLE).split())
        assert said(Client().get("/procedures/schema.json")) == " ".join(published_schema().split())
        assert officer.get(f"{ONE}7/").status_code == 404


class TestPrintedCopy:
    @pytest.mark.usefixtures("now", "puskesmas")
    def test_says_whether_it_is_in_force(self, version: ProcedureVersion) -> None:
        old = Client().get(f"/sop/{version.uuid}/", headers={"Accept-Language": "id"})
        begun = start_next_version(version.procedure, at=MONDAY_9AM - timedelta(days=1))
        unratified = Client().get(f"/sop/{begun.uuid}/")

        assert "procedures" not in said(unratified)
        assert unratified.status_code == 404
        assert old.status_code == 200
        assert "prima-notice--success" in said(old)

    def test_an_outdated_copy_names_the_version_to_use(
        self, version: ProcedureVersion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        procedure = version.procedure
        begun = start_next_version(procedure, at=MONDAY_9AM)
        revised = revise(begun, said=SAID, mark=mark_of(begun), at=MONDAY_9AM)
        developing = develop(revised, at=MONDAY_9AM, today=TODAY)
        tomorrow = TODAY + timedelta(days=1)
        new = ratified(developing, effective_on=tomorrow, at=MONDAY_9AM, today=TODAY)
        monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM)
        early = said(Client().get(f"/sop/{new.uuid}/"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM + timedelta(days=1))

        page = Client().get(f"/sop/{version.uuid}/", headers={"Cookie": "prima_language=en"})

        assert "prima-notice--warning" in early
        assert "Use version 2" in said(page)
        assert "prima-notice--error" in said(page)

    @pytest.mark.parametrize(
        "document",
        [WHOLE, WHOLE.model_copy(update={"kind": Kind.TECHNICAL}), *TEN[4:]],
        ids=lambda d: f"{d.kind} {d.title}",
    )
    def test_the_pdf_is_tagged_and_each_sheet_is_one_page(
        self,
        puskesmas: Unit,
        document: Any,  # noqa: ANN401 - a procedure
    ) -> None:
        version = a_developing_procedure(puskesmas, document)

        made = procedure_pdf(version, "https://prima.example/sop/x/")

        reader = PdfReader(BytesIO(made))
        words = [" ".join(page.extract_text().split()) for page in reader.pages]
        sheets = [text for text in words if "Mutu baku" in text and "Kelengkapan" in text]
        first = next(n for n, text in enumerate(words) if "Mutu baku" in text)
        assert len(sheets) == len(words) - first
        with pikepdf.open(BytesIO(made)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert "/StructTreeRoot" in pdf.Root
        everything = " ".join(words)
        for activity in document.activities:
            assert activity.text.split()[0] in everything
        for name in ("Nomor SOP", "Tanggal efektif", "Disahkan oleh", "Dasar hukum"):
            assert name in everything

    @pytest.mark.usefixtures("version")
    def test_the_pdf_comes_from_its_page(self, officer: Client) -> None:
        answer = officer.get(f"{ONE}1.pdf")

        assert answer.headers["Content-Type"] == "application/pdf"
        assert getattr(answer, "content", b"").startswith(b"%PDF")


class TestLife:
    def test_from_need_to_monitoring_by_its_pages(
        self, head: Client, officer: Client, puskesmas: Unit, budi: Person
    ) -> None:
        file = SimpleUploadedFile("sop.yaml", write_procedure(WHOLE).encode())
        head.post(f"{BASE}_take-in/", {"file": file})
        mark = said(head.get(f"{ONE}_why/")).split('name="mark" value="')[1].split('"')[0]
        head.post(f"{ONE}_why/", {"mark": mark, **SAID})
        head.post(f"{ONE}1/advance/")
        form = said(head.get(f"{ONE}_ratify/"))
        mark = form.split('name="mark" value="')[1].split('"')[0]
        signed = {"signer_name": "Ratna", "signer_position": "Kepala", "why": "Perlu"}
        past = head.post(f"{ONE}_ratify/", {"mark": mark, "effective_on": "2020-01-01", **signed})
        now = head.post(f"{ONE}_ratify/", {"mark": mark, "effective_on": str(TODAY), **signed})
        asked = questions(WHOLE, 1)
        wrong = {f"question_{n}": (each.right + 1) % 2 for n, each in enumerate(asked)}
        right = {f"question_{n}": each.right for n, each in enumerate(asked)}
        first = officer.post(f"{ONE}1/understand/", wrong)
        known = officer.post(f"{ONE}1/understand/", right)
        head.post(f"{ONE}1/advance/", {"monitor": "yes"})

        assert [past.status_code, now.status_code] == [422, 302]
        assert [first.status_code, known.status_code] == [422, 302]
        assert Acknowledgement.objects.get().person == budi
        found = in_force(procedure_named(puskesmas, WHOLE.code), TODAY)
        assert found is not None
        assert found.state == State.MONITORING
        assert head.get(ONE).status_code == 200

    @pytest.mark.usefixtures("version")
    def test_checks_and_evaluations_are_recorded(self, head: Client, officer: Client) -> None:
        answers = {str(item): "YES" for item in CheckItem} | {"TIMES_KEPT": "NO"}
        checked = officer.post(f"{ONE}1/check/", answers | {"note": "Antre panjang"})
        empty = head.post(f"{ONE}1/evaluate/", {"verdict": "KEEP"})
        held = head.post(f"{ONE}1/evaluate/", {"verdict": "REVISE", "found": "Waktunya kurang."})

        assert [checked.status_code, empty.status_code, held.status_code] == [302, 422, 302]
        assert Check.objects.get().answers["TIMES_KEPT"] == "NO"
        assert Evaluation.objects.get().verdict == "REVISE"
        page = said(head.get(ONE))
        assert "Antre panjang" in page
        assert "Waktunya kurang." in page

    @pytest.mark.usefixtures("draft")
    def test_a_draft_cannot_jump(self, head: Client) -> None:
        assert head.post(f"{ONE}1/advance/").status_code == 409
        assert head.post(f"{ONE}1/advance/", {"monitor": "yes"}).status_code == 409
        assert head.post(f"{ONE}_next/").status_code == 409

    def test_the_questions_are_two_to_four_and_the_same_for_everybody(self) -> None:
        for document in (WHOLE, *TEN):
            asked = questions(document, 1)
            assert 2 <= len(asked) <= 4
            assert asked == questions(document, 1)
            assert all(len(set(each.choices)) == len(each.choices) > 1 for each in asked)
