from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.http import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

from prima.foundation.units.models import Unit
from prima.promise.charter.queries import (
    document_of,
    draft_of,
    in_force,
    mark_of,
    the_draft_of,
)
from prima.promise.charter.rules.codes import Chapter
from prima.promise.charter.rules.document import Said
from prima.promise.charter.testing import THIRTY_MINUTES, a_charter, a_drafted_charter
from prima.promise.standards.testing import a_published_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TODAY = date(2026, 3, 2)
PUBLIC = "/charter/puskesmas-melati/"
OFFICE = "/charters/puskesmas-melati/"
MONEY = {
    "occasion": "WAIT",
    "minutes": "45",
    "service": "",
    "remedy": "MONEY",
    "amount_rupiah": "10000",
    "ceiling_rupiah": "10000",
    "decider": "HEAD",
    "exclusions": ["FORCE_MAJEURE"],
}


def said(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())


def english(client: Client) -> Client:
    client.cookies["prima_language"] = "en"
    return client


def written(unit: Unit, **changes: str) -> dict[str, str]:
    """Return the form of the draft as the page shows it, with what somebody typed."""
    draft = the_draft_of(unit)
    document = document_of(draft)
    form = {"mark": mark_of(draft), "signers": "Ratna; Kepala Puskesmas"}
    for chapter in Chapter:
        lines: tuple[Said, ...] = getattr(document, chapter.field)
        form[f"{chapter.field}_id"] = "\n".join(each.id for each in lines)
        form[f"{chapter.field}_en"] = "\n".join(each.en or "" for each in lines)
    return form | changes


class TestPublicPage:
    def test_nothing_is_shown_before_it_is_declared(self, client: Client, puskesmas: Unit) -> None:
        a_drafted_charter(puskesmas)

        assert client.get(PUBLIC).status_code == 404
        assert client.get(f"{PUBLIC}a4.pdf").status_code == 404

    def test_says_what_is_declared_and_what_is_owed(self, client: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "akta-kelahiran")
        a_charter(puskesmas, THIRTY_MINUTES)

        page = said(client.get(PUBLIC))

        assert "Jika Anda menunggu lebih dari 30 menit, Anda mendapat Rp 10.000." in page
        assert "Uang yang terlanjur Anda bayar kami kembalikan penuh." in page
        assert "dr. Ratna Wulandari" in page
        assert "Ombudsman Republik Indonesia" in page

    def test_speaks_english(self, client: Client, puskesmas: Unit) -> None:
        a_charter(puskesmas, THIRTY_MINUTES)

        page = said(english(client).get(PUBLIC))

        assert "We hereby declare" in page
        assert "If you wait longer than 30 minutes, you get Rp 10,000." in page


class TestPoster:
    @pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595, 842), ("a3", 842, 1191)])
    def test_is_a_tagged_sheet_that_says_the_same(
        self, client: Client, puskesmas: Unit, paper: str, width: int, height: int
    ) -> None:
        a_published_service(puskesmas, "akta-kelahiran")
        a_charter(puskesmas, THIRTY_MINUTES)

        answer = client.get(f"{PUBLIC}{paper}.pdf")

        content = getattr(answer, "content", b"")
        first = PdfReader(BytesIO(content)).pages[0]
        assert answer.headers["Content-Type"] == "application/pdf"
        assert (round(first.mediabox.width), round(first.mediabox.height)) == (width, height)
        assert "Maklumat pelayanan publik" in " ".join(first.extract_text().split())
        assert "Rp 10.000" in " ".join(first.extract_text().split())
        with pikepdf.open(BytesIO(content)) as pdf:
            assert "/StructTreeRoot" in pdf.Root

    def test_the_poster_is_one_sheet(self, client: Client, puskesmas: Unit) -> None:
        for code in ("pendaftaran", "poli-umum", "farmasi", "imunisasi"):
            a_published_service(puskesmas, code)
        a_charter(puskesmas, THIRTY_MINUTES)

        content = getattr(client.get(f"{PUBLIC}a3.pdf"), "content", b"")

        assert len(PdfReader(BytesIO(content)).pages) == 1

    def test_comes_in_english_too(self, client: Client, puskesmas: Unit) -> None:
        a_charter(puskesmas)

        content = getattr(client.get(f"{PUBLIC}a4.pdf?in=en"), "content", b"")

        text = PdfReader(BytesIO(content)).pages[0].extract_text()
        assert "We hereby declare" in " ".join(text.split())

    def test_there_are_two_papers(self, client: Client, puskesmas: Unit) -> None:
        a_charter(puskesmas)

        assert client.get(f"{PUBLIC}a0.pdf").status_code == 404


class TestOffice:
    def test_a_head_comes_from_nothing_to_a_charter(self, head: Client, puskesmas: Unit) -> None:
        assert head.get(OFFICE).status_code == 200
        assert head.post(f"{OFFICE}_begin/").status_code == 302
        assert head.post(f"{OFFICE}draft/", written(puskesmas)).status_code == 302
        assert head.post(f"{OFFICE}draft/guarantee/", MONEY).status_code == 302
        form = {
            "mark": mark_of(the_draft_of(puskesmas)),
            "in_force_on": "2026-03-02",
            "why": "Maklumat pertama",
        }
        assert head.post(f"{OFFICE}declare/", form).status_code == 302

        version = in_force(puskesmas, TODAY)
        assert version is not None
        [guarantee] = document_of(version).guarantees
        assert (guarantee.code, guarantee.minutes, guarantee.amount_rupiah) == (
            "wait-1",
            45,
            10_000,
        )
        assert "Maklumat pertama" in said(head.get(OFFICE))
        assert head.get(f"{OFFICE}1/").status_code == 200

    def test_says_what_is_missing(self, head: Client, puskesmas: Unit) -> None:
        head.post(f"{OFFICE}_begin/")

        form = {
            "mark": mark_of(the_draft_of(puskesmas)),
            "in_force_on": "2026-03-02",
            "why": "Maklumat pertama",
        }
        refused = head.post(f"{OFFICE}declare/", form)

        assert "Penanda tangan" in said(head.get(OFFICE))
        assert refused.status_code == 422
        assert in_force(puskesmas, TODAY) is None

    @pytest.mark.parametrize(
        "changes",
        [
            {"signers": "Ratna"},
            {"signers": "\n".join(f"Orang {n}; Jabatan" for n in range(7))},
            {"routes_id": "", "routes_en": "Only English"},
            {"statement_id": "x" * 501, "statement_en": ""},
            {"statement_id": "Kalimat\u202e", "statement_en": ""},
            {"statement_id": "\n".join(f"Kalimat {n}" for n in range(31)), "statement_en": ""},
        ],
    )
    def test_keeps_what_was_typed_when_it_does_not_fit(
        self, head: Client, puskesmas: Unit, changes: dict[str, str]
    ) -> None:
        head.post(f"{OFFICE}_begin/")
        before = the_draft_of(puskesmas).document

        refused = head.post(
            f"{OFFICE}draft/", written(puskesmas, unit_rights_id="Tetap", **changes)
        )

        assert refused.status_code == 422
        assert "Tetap" in said(refused)
        assert the_draft_of(puskesmas).document == before

    def test_two_people_do_not_overwrite_each_other(self, head: Client, puskesmas: Unit) -> None:
        head.post(f"{OFFICE}_begin/")
        read = written(puskesmas)
        head.post(f"{OFFICE}draft/", written(puskesmas, routes_id="Yang pertama", routes_en=""))

        late = head.post(f"{OFFICE}draft/", read)

        assert late.status_code == 422
        assert document_of(the_draft_of(puskesmas)).routes == (Said(id="Yang pertama"),)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"minutes": ""}, "minutes"),
            ({"occasion": "COMPLAINT_UPHELD_ATTITUDE"}, "minutes"),
            ({"amount_rupiah": ""}, "amount_rupiah"),
            ({"amount_rupiah": "20000"}, "amount_rupiah"),
            ({"ceiling_rupiah": ""}, "ceiling_rupiah"),
            ({"remedy": "APOLOGY"}, "amount_rupiah"),
            ({"remedy": "APOLOGY", "amount_rupiah": ""}, "ceiling_rupiah"),
            ({"remedy": "REFUND", "amount_rupiah": ""}, "remedy"),
            ({"remedy": "AS_STATED"}, "remedy"),
            ({"service": "unknown"}, "service"),
        ],
    )
    def test_a_guarantee_that_contradicts_itself_is_explained(
        self, head: Client, puskesmas: Unit, changes: dict[str, Any], field: str
    ) -> None:
        head.post(f"{OFFICE}_begin/")

        refused = head.post(f"{OFFICE}draft/guarantee/", MONEY | changes)

        assert refused.status_code == 422
        assert field in refused.context["form"].errors
        assert document_of(the_draft_of(puskesmas)).guarantees == ()

    def test_a_guarantee_is_taken_out_again(self, head: Client, puskesmas: Unit) -> None:
        head.post(f"{OFFICE}_begin/")
        for _twice in range(2):
            head.post(f"{OFFICE}draft/guarantee/", MONEY)

        head.post(f"{OFFICE}draft/guarantee/wait-1/remove/")

        left = document_of(the_draft_of(puskesmas)).guarantees
        assert [each.code for each in left] == ["wait-2"]

    def test_an_officer_reads_and_writes_nothing(self, officer: Client, puskesmas: Unit) -> None:
        a_charter(puskesmas)

        assert officer.get(OFFICE).status_code == 200
        assert officer.post(f"{OFFICE}_begin/").status_code in (403, 404)
        assert draft_of(puskesmas) is None

    @pytest.mark.usefixtures("puskesmas")
    def test_a_stranger_finds_nothing(self, stranger: Client) -> None:
        for address in (OFFICE, f"{OFFICE}draft/", f"{OFFICE}declare/", f"{OFFICE}1/"):
            assert stranger.get(address).status_code in (403, 404)
