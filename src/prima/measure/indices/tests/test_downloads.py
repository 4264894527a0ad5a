"""What can be taken away of a period: poster, workbook, open data, charts, the recap of units."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.listen.surveys.actions import open_way
from prima.listen.surveys.models import Batch
from prima.listen.surveys.queries import instrument_in_use
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.testing import all_answered, answers_through
from prima.measure.followups.actions import tell_progress
from prima.measure.followups.testing import ACTION, OWNER, a_follow_up
from prima.measure.indices.report import skm_contents, survey_of, typeset
from prima.measure.indices.report.kinds import MAKERS, NothingDrawn, made
from prima.measure.indices.report.recap import recap_pdf, recap_rows, recap_workbook
from prima.measure.indices.rules import Period
from prima.measure.indices.testing import answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

MELATI = "puskesmas-melati"
S1, S2 = Period.read("2026-S1"), Period.read("2026-S2")
LATER = MONDAY_9AM + timedelta(days=14)
PNG = b"\x89PNG\r\n"


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def book_of(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {
        name: [list(r) for r in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


class TestPoster:
    def test_says_the_result_on_one_tagged_page(self, puskesmas: Unit, sekadau: Period) -> None:
        pdf = made("poster", "pdf", survey_of(puskesmas, sekadau, at=LATER))

        said = text_of(pdf)
        for words in ("78,74", "Mutu B", "49 responden", "Semester I 2026", "Biaya/tarif", "90,31"):
            assert words in said
        assert len(PdfReader(BytesIO(pdf)).pages) == 1
        assert bool(pikepdf.open(BytesIO(pdf)).Root.MarkInfo.Marked)

    def test_is_a_picture_too(self, puskesmas: Unit, sekadau: Period) -> None:
        assert made("poster", "png", survey_of(puskesmas, sekadau, at=LATER)).startswith(PNG)

    def test_shows_no_figure_of_four_people(self, surveyed: Unit) -> None:
        answered(surveyed, 4)

        said = text_of(made("poster", "pdf", survey_of(surveyed, S1, at=LATER)))

        assert "Hasil belum dapat ditampilkan" in said
        assert "Mutu pelayanan" not in said


class TestWorkbook:
    def test_holds_the_official_table(self, puskesmas: Unit, sekadau: Period) -> None:
        book = book_of(made("table", "xlsx", survey_of(puskesmas, sekadau, at=LATER)))

        rows = book["Pengolahan"]
        assert rows[3][:3] == ["No. responden", "U1", "U2"]
        assert len(rows) == 4 + 49 + 5
        assert rows[53][:4] == ["Jumlah nilai per unsur", 138, 139, 150]
        assert rows[57][0] == "**) IKM unit pelayanan"
        assert rows[57][1] == pytest.approx(78.7415, abs=1e-4)
        assert book["Nilai unsur"][1][:2] == ["U1", "Persyaratan"]

    def test_holds_no_answers_that_may_not_be_shown(self, surveyed: Unit) -> None:
        answered(surveyed, 4)

        assert list(book_of(made("table", "xlsx", survey_of(surveyed, S1, at=LATER)))) == [
            "Rencana",
            "Tindak lanjut",
        ]


class TestOpenData:
    def test_is_one_line_for_the_index_and_one_for_each_unsur(
        self, puskesmas: Unit, sekadau: Period
    ) -> None:
        Unit.objects.filter(pk=puskesmas.pk).update(name="=1+1")
        puskesmas.refresh_from_db()

        content = made("data", "csv", survey_of(puskesmas, sekadau, at=LATER)).decode()
        lines = list(csv.DictReader(StringIO(content)))

        assert len(lines) == 10
        assert lines[0]["unit"] == "'=1+1"
        assert (lines[0]["kode"], lines[0]["nilai"], lines[0]["mutu"]) == ("IKM", "78.74", "B")
        assert (lines[1]["kode"], lines[1]["responden"], lines[1]["nrr"]) == (
            "REQUIREMENTS",
            "49",
            "2.8163",
        )

    def test_is_only_a_head_for_four_people(self, surveyed: Unit) -> None:
        answered(surveyed, 4)

        content = made("data", "csv", survey_of(surveyed, S1, at=LATER)).decode()

        assert len(content.splitlines()) == 1


class TestCharts:
    @pytest.mark.parametrize("kind", ["unsur", "trend"])
    def test_are_drawings_and_pictures(self, surveyed: Unit, kind: str) -> None:
        answered(surveyed, 9, date(2025, 9, 1))
        answered(surveyed, 9)
        survey = survey_of(surveyed, S1, at=LATER)

        assert ET.fromstring(made(kind, "svg", survey)).tag.endswith("svg")  # noqa: S314 - our own drawing
        assert made(kind, "png", survey).startswith(PNG)

    def test_of_nothing_are_not_there(self, surveyed: Unit) -> None:
        survey = survey_of(surveyed, S1, at=LATER)

        for kind, suffix in (
            ("unsur", "svg"),
            ("trend", "png"),
            ("unsur", "pdf"),
            ("magic", "pdf"),
        ):
            with pytest.raises(NothingDrawn):
                made(kind, suffix, survey)


class TestFollowUp:
    def test_stands_in_the_report_of_its_period_and_in_the_next(self, surveyed: Unit) -> None:
        answered(surveyed, 9)
        planned = a_follow_up(surveyed)
        in_august = MONDAY_9AM + timedelta(days=160)
        answered(surveyed, 9, date(2026, 8, 3), at=in_august, seed=2)

        this_one = text_of(typeset(skm_contents(survey_of(surveyed, S1, at=in_august))))
        tell_progress(planned, done_percent=100, evidence="SK Nomor 12", at=in_august)
        next_one = text_of(typeset(skm_contents(survey_of(surveyed, S2, at=in_august))))

        assert ACTION in this_one
        assert OWNER in this_one
        assert "Jangka pendek (kurang dari 12 bulan)" in this_one
        assert "Kemajuan rencana tindak lanjut sebelumnya" not in this_one
        assert "Kemajuan rencana tindak lanjut sebelumnya" in next_one
        assert "100% SK Nomor 12" in next_one


class TestTrust:
    def rows_of(self, unit: Unit) -> dict[str, list[str]]:
        results = skm_contents(survey_of(unit, S1, at=LATER))["results"]
        assert isinstance(results, dict)
        return {name: said for name, *said in results["trust"]}

    def test_holds_alpha_with_its_interval_and_the_smallest_visible_change(
        self, puskesmas: Unit, sekadau: Period
    ) -> None:
        assert sekadau == S1

        rows = self.rows_of(puskesmas)

        assert rows["Selang kepercayaan 95%"][0] == "76,26 \u2013 81,23"
        assert rows["Alfa Cronbach (selang Feldt 95%)"][0] == "0,74 (0,62 \u2013 0,84)"
        assert rows["Perubahan terkecil yang terlihat"][0] == "3,42 poin"
        assert rows["Jawaban bertanda janggal"][0] == "0"

    def test_gives_the_index_without_answers_that_look_helped(self, surveyed: Unit) -> None:
        answered(surveyed, 20)
        way = open_way(surveyed, instrument_in_use(), Channel.KIOSK, at=MONDAY_9AM)
        answers_through(way, [all_answered(4)] * 12, at=MONDAY_9AM, seconds=1)

        rows = self.rows_of(surveyed)

        assert rows["Jawaban bertanda janggal"][0] == "12"
        assert rows["Nilai IKM tanpa jawaban itu"][1] == "Dari 20 responden."

    def test_a_scale_of_five_is_told(self, surveyed: Unit) -> None:
        answered(surveyed, 9)
        Batch.objects.update(scale="MIDDLE_IS_TWO")

        said = text_of(typeset(skm_contents(survey_of(surveyed, S1, at=LATER))))

        assert "jawaban 1, 2, 3, 4, 5 dihitung sebagai 1, 2, 2, 3, 4" in said


class TestRecap:
    def test_has_a_row_for_each_unit_below_and_no_sum(self, surveyed: Unit) -> None:
        city = a_unit("Kota")
        first, second = a_unit("Dinas A", parent=city), a_unit("Dinas B", parent=city)
        answered(first, 30)
        answered(second, 4)
        answered(surveyed, 9)

        rows = recap_rows(city, S1)

        assert [row[:2] for row in rows] == [["Dinas A", "30"], ["Dinas B", "4"], ["Kota", "0"]]
        assert set(rows[1][2:]) == {"\u2013"}
        assert book_of(recap_workbook(city, S1))["Rekap"][1:] == rows
        assert "Dinas A 30" in text_of(recap_pdf(city, S1, at=LATER))


class TestPages:
    @pytest.mark.parametrize(
        "name", ["poster.pdf", "poster.png", "data.csv", "unsur.svg", "unsur.png"]
    )
    def test_anybody_takes_what_is_published(
        self, client: Client, sekadau: Period, name: str
    ) -> None:
        answer = client.get(f"/results/{MELATI}/{name}?period={sekadau.code}")

        assert answer.status_code == 200
        kind, suffix = name.split(".")
        assert f'filename="{kind}-skm-{MELATI}-2026-S1.{suffix}"' in answer["Content-Disposition"]

    @pytest.mark.usefixtures("sekadau")
    @pytest.mark.parametrize("name", ["table.xlsx", "skm.pdf", "poster.exe", "magic.pdf"])
    def test_nobody_takes_anything_else(self, client: Client, name: str) -> None:
        assert client.get(f"/results/{MELATI}/{name}?period=2026-S1").status_code == 404

    @pytest.mark.usefixtures("sekadau")
    @pytest.mark.parametrize("name", ["table.xlsx", "recap.pdf", "recap.xlsx", "report.pdf"])
    def test_the_staff_takes_the_rest(self, client: Client, ratna: Person, name: str) -> None:
        address = f"/measure/{MELATI}/{name}?period=2026-S1"
        assert client.get(address).status_code == 302

        client.force_login(ratna)

        assert client.get(address).status_code == 200

    @pytest.mark.usefixtures("sekadau")
    def test_the_page_of_measures_leads_to_all_of_it(self, client: Client, ratna: Person) -> None:
        client.force_login(ratna)

        page = client.get(f"/measure/{MELATI}/?period=2026-S1").content.decode()

        assert f"/results/{MELATI}/poster.png?period=2026-S1" in page
        assert f"/measure/{MELATI}/_follow-up/?period=2026-S1&amp;item=REQUIREMENTS" in page


class TestCommand:
    def test_makes_every_kind(
        self, surveyed: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answered(surveyed, 9, date(2025, 9, 1))
        answered(surveyed, 9)
        monkeypatch.chdir(tmp_path)

        for kind, suffix in MAKERS:
            call_command("report", kind, "-o", f"{kind}.{suffix}", stdout=StringIO())

        assert len(list(tmp_path.iterdir())) == len(MAKERS)

    @pytest.mark.usefixtures("sekadau")
    def test_says_which_kinds_there_are(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match=r"It comes as \.pdf, \.png\."):
            call_command("report", "poster", "-o", str(tmp_path / "poster.gif"))
