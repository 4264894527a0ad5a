from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from prima.deliver.queues.testing import a_counter, a_queue, a_served_ticket, a_service
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.measure.indices.report import skm_contents, skm_report, survey_of
from prima.measure.indices.report.typesetting import typeset
from prima.measure.indices.rules import Period
from prima.measure.indices.testing import answered
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

S1 = Period.read("2026-S1")
LATER = MONDAY_9AM + timedelta(days=14)
HOSTILE = 'Puskesmas #let x = 1 $a^2$ \\ *B* _c_ `d` <e> @f [g] {h} "i" // j \u202e\U0001f3e5'


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def report_of(unit: Unit, period: Period = S1, at: datetime = LATER) -> str:
    return text_of(skm_report(unit, period, at=at))


class TestContents:
    def test_holds_the_official_chapters_and_figures(
        self, puskesmas: Unit, sekadau: Period
    ) -> None:
        said = report_of(puskesmas, sekadau)

        for words in (
            "I. Pendahuluan", "Dasar hukum", "II. Pengumpulan dan pengolahan data",
            "III. Hasil pengukuran", "Profil responden", "Analisis unsur", "Tren",
            "IV. Penutup", "Rencana tindak lanjut", "Lampiran 1. Kuesioner",
            "per responden dan per unsur pelayanan", "NRR tertimbang per unsur",
            "Semester I 2026", "78,74", "Mutu pelayanan B: Baik", "49 responden",
            "76,26 sampai 81,23", "3,1497", "Sangat baik", "88,31", "2,5996",
            "1 Januari 2026 sampai dengan 30 Juni 2026",
        ):  # fmt: skip
            assert words in said

    def test_counts_its_pages_in_words(self, puskesmas: Unit, sekadau: Period) -> None:
        reader = PdfReader(BytesIO(skm_report(puskesmas, sekadau, at=LATER)))

        total = len(reader.pages)
        assert f"Halaman 2 dari {total}" in reader.pages[1].extract_text()
        assert f"Halaman {total} dari {total}" in reader.pages[-1].extract_text()

    def test_says_that_the_period_is_not_over(self, puskesmas: Unit, sekadau: Period) -> None:
        running = report_of(puskesmas, sekadau)
        over = report_of(puskesmas, sekadau, datetime(2026, 7, 2, tzinfo=LATER.tzinfo))

        assert "Periode ini belum berakhir" in running
        assert "sampai dengan 16 Maret 2026" in running
        assert "Periode ini belum berakhir" not in over

    def test_lists_every_row_and_the_sums(self, puskesmas: Unit, sekadau: Period) -> None:
        results = skm_contents(survey_of(puskesmas, sekadau, at=LATER))["results"]

        assert isinstance(results, dict)
        annex = results["annex"]
        assert len(annex["rows"]) == 49
        assert annex["sums"] == ["138", "139", "150", "177", "159", "163", "161", "143", "159"]
        assert [sum(int(row[n]) for row in annex["rows"]) for n in range(9)] == [
            int(total) for total in annex["sums"]
        ]
        assert [row[0] for row in results["lowest"]] == [
            "Persyaratan",
            "Sistem, mekanisme, dan prosedur",
            "Penanganan pengaduan, saran, dan masukan",
        ]

    def test_four_answers_are_nowhere(self, surveyed: Unit) -> None:
        answered(surveyed, [[1, 2, 3, 4, 1, 2, 3, 4, 1]] * 4)

        contents = skm_contents(survey_of(surveyed, S1, at=LATER))
        said = report_of(surveyed)

        assert contents["results"] is None
        assert "Ada 4 responden pada periode ini" in said
        assert "Lampiran 2" not in said
        assert "Mutu pelayanan" not in said

    def test_nobody_is_said_to_be_nobody(self, surveyed: Unit) -> None:
        assert "Belum ada yang menjawab pada periode ini." in report_of(surveyed)

    def test_a_month_that_gives_away_another_is_held_back(self, surveyed: Unit) -> None:
        answered(surveyed, 30, date(2026, 1, 12))
        answered(surveyed, 3, date(2026, 2, 9))

        said = report_of(surveyed, Period.read("2026-01"))

        assert "akan mengungkap jawaban kurang dari lima orang" in said
        assert "Lampiran 2" not in said

    def test_seven_are_called_an_indication(self, surveyed: Unit) -> None:
        answered(surveyed, 7)

        assert "hasil ini baru petunjuk awal" in report_of(surveyed)

    def test_services_that_are_too_few_get_dashes(self, service: Service) -> None:
        answered(service.unit, 20, service=service)
        answered(service.unit, 3, service=a_service(service.unit, "poli-umum"), seed=2)

        results = skm_contents(survey_of(service.unit, S1, at=LATER))["results"]

        assert isinstance(results, dict)
        assert [row[1:] for row in results["services"]] == [
            ["20", *"\u2013\u2013\u2013"],
            ["3", *"\u2013\u2013\u2013"],
        ]

    def test_tells_what_changed_and_how_the_lowest_did(self, surveyed: Unit) -> None:
        answered(surveyed, [[3] * 8 + [2]] * 40, date(2025, 11, 3))
        answered(surveyed, [[4] * 8 + [3]] * 39 + [[3] * 9])

        said = report_of(surveyed)

        assert "Nilai IKM 24,44 poin lebih tinggi daripada Semester II 2025." in said
        assert "lebih besar daripada yang dapat dijelaskan oleh kebetulan" in said
        assert "Sarana dan prasarana 50,00 75,00 25,00" in said

    def test_compares_the_sample_with_the_table_of_the_regulation(
        self, surveyed: Unit, budi: Person
    ) -> None:
        counter = a_counter(a_queue(surveyed))
        for number in range(10):
            a_served_ticket(counter, by=budi, at=MONDAY_9AM + timedelta(minutes=10 * number))
        answered(surveyed, 9, at=LATER)

        said = report_of(surveyed)

        assert "Antrean mencatat 10 kunjungan" in said
        assert "meminta 10 responden" in said
        assert "belum terpenuhi" in said


class TestTypesetting:
    def test_is_tagged_and_titled_in_indonesian(self, puskesmas: Unit, sekadau: Period) -> None:
        pdf = pikepdf.open(BytesIO(skm_report(puskesmas, sekadau, at=LATER)))

        assert str(pdf.Root.Lang) == "id-ID"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "StructTreeRoot" in {str(key).lstrip("/") for key in pdf.Root.keys()}  # noqa: SIM118 - a PDF dictionary, not a dict
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == (
                "Laporan Survei Kepuasan Masyarakat Puskesmas Melati, Semester I 2026"
            )

    def test_the_same_data_give_the_same_bytes(self, puskesmas: Unit, sekadau: Period) -> None:
        first, second = (skm_report(puskesmas, sekadau, at=LATER) for _ in range(2))

        assert first == second
        assert "/CreationDate" not in str(PdfReader(BytesIO(first)).metadata)  # no clock in it

    def test_no_word_of_the_data_is_read_as_markup(self, surveyed: Unit) -> None:
        Unit.objects.filter(pk=surveyed.pk).update(name=HOSTILE[:120])
        surveyed.refresh_from_db()
        answered(surveyed, 9)

        said = report_of(surveyed)

        assert "#let x = 1 $a^2$ \\ *B* _c_ `d` <e> @f [g] {h}" in said

    def test_letters_that_cannot_be_drawn_do_not_stop_it(self, surveyed: Unit) -> None:
        name = (
            "Loket \U0001f3e5 \u4e2d \u1b05 \ud55c \u0627 \uff21\u202e\u200b Caf\u00e9 \u1e0d\u0301"
        )
        Unit.objects.filter(pk=surveyed.pk).update(name=name)
        surveyed.refresh_from_db()
        answered(surveyed, 9)

        assert "Loket ? ? ? ? ? A Caf\u00e9" in report_of(surveyed)

    def test_every_letter_that_is_let_through_can_be_drawn(self, surveyed: Unit) -> None:
        drawn = [*range(0x20, 0x7F), *range(0xA0, 0x370), *range(0x1E00, 0x1F00)]
        drawn += [*range(0x2010, 0x2028), *range(0x2030, 0x203B), 0x20AC, *range(0x2190, 0x2300)]
        contents = skm_contents(survey_of(surveyed, S1, at=LATER))

        pdf = typeset({**contents, "address": "".join(map(chr, drawn))})

        assert pdf.startswith(b"%PDF-")

    def test_long_names_fit(self, surveyed: Unit) -> None:
        Unit.objects.filter(pk=surveyed.pk).update(name="Dinas Kependudukan " * 6)
        surveyed.refresh_from_db()
        answered(surveyed, 9)

        assert "Kepala Dinas Kependudukan" in report_of(surveyed)


class TestCommand:
    def test_writes_the_report(self, sekadau: Period, tmp_path: Path) -> None:
        path, out = tmp_path / "laporan.pdf", StringIO()

        call_command("report", "skm", "--period", sekadau.code, "-o", str(path), stdout=out)

        assert "78,74" in text_of(path.read_bytes())
        assert str(path) in out.getvalue()

    def test_names_the_file_itself(
        self, sekadau: Period, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)

        call_command("report", "skm", stdout=StringIO())

        assert [path.name for path in tmp_path.iterdir()] == [
            f"laporan-skm-puskesmas-melati-{sekadau.code}.pdf"
        ]

    @pytest.mark.usefixtures("sekadau")
    @pytest.mark.parametrize(
        ("words", "complaint"),
        [
            (["--period", "9999-S9"], "9999-S9 is no period"),
            (["--unit", "nothing"], "No unit has the short name nothing."),
            (["-o", "/nowhere/laporan.pdf"], "/nowhere/laporan.pdf cannot be written"),
        ],
    )
    def test_says_what_is_wrong(self, words: list[str], complaint: str) -> None:
        with pytest.raises(CommandError, match=complaint):
            call_command("report", "skm", *words)

    def test_asks_which_unit_when_there_are_several(self, sekadau: Period) -> None:
        a_unit(f"Dinas {sekadau.code}")

        with pytest.raises(CommandError, match="Say which unit"):
            call_command("report", "skm")

    @pytest.mark.usefixtures("puskesmas")
    def test_says_that_no_survey_was_adopted(self) -> None:
        with pytest.raises(CommandError, match="No questionnaire has been adopted yet"):
            call_command("report", "skm")
