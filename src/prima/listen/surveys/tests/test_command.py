from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from prima.foundation.units.testing import a_unit
from prima.listen.surveys.models import Batch, Response
from prima.listen.surveys.rules.codes import BatchState
from prima.listen.surveys.tests.spreadsheets import NAMED, csv_of
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

SEKADAU = Path(__file__).resolve().parents[1] / "examples" / "skm-sekadau-2019-s1.xlsx"


def said(*words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_answers", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


class TestImportAnswers:
    def test_counts_a_file_as_a_whole(self, service: Service) -> None:
        out, _err = said(str(SEKADAU), "--on", "2019-06-30", "--order", "regulation", "--paper")

        assert "49 answers count for Puskesmas Melati now." in out
        assert Response.objects.filter(answered_on=date(2019, 6, 30), channel="PAPER").count() == 49
        assert service.unit == Response.objects.all()[0].unit

    def test_a_preview_keeps_nothing(self, service: Service) -> None:
        out, _err = said(str(SEKADAU), "--preview", "--service", service.code)

        assert "49 answers" in out
        assert "--order REGULATION or QUESTIONNAIRE" in out
        assert not Response.objects.exists()
        assert Batch.objects.get().state == BatchState.DISCARDED

    @pytest.mark.usefixtures("service")
    def test_names_every_bad_cell_and_keeps_nothing(self, tmp_path: Path) -> None:
        file = tmp_path / "salah.csv"
        file.write_bytes(csv_of([["Nama", *NAMED], ["Sari", *[3] * 8, "empat"]]))
        err = StringIO()

        with pytest.raises(CommandError, match=r"cannot be read\. Nothing was kept"):
            call_command("import_answers", str(file), stdout=StringIO(), stderr=err)

        assert "CSV J2, Facilities: found “empat”, expected 1, 2, 3, 4 or one of" in err.getvalue()
        assert Batch.objects.get().state == BatchState.DISCARDED

    @pytest.mark.usefixtures("service")
    @pytest.mark.parametrize(
        ("words", "complaint"),
        [
            (["nowhere.xlsx"], "nowhere.xlsx cannot be read: No such file"),
            ([str(SEKADAU)], "does not say what U8 and U9 are"),
            ([str(SEKADAU), "--unit", "nobody"], "does not exist"),
            ([str(SEKADAU), "--service", "magic"], "does not exist"),
            ([str(SEKADAU), "--instrument", "SKM:1999"], "There is no such questionnaire"),
            ([str(Path(__file__))], "No row of the file names the questions"),
        ],
    )
    def test_says_what_is_wrong(self, words: list[str], complaint: str) -> None:
        with pytest.raises(CommandError, match=complaint):
            said(*words)

        assert not Response.objects.exists()

    @pytest.mark.usefixtures("service")
    def test_asks_which_unit_when_there_are_several(self) -> None:
        a_unit("Puskesmas Mawar")

        with pytest.raises(CommandError, match="Say which unit"):
            said(str(SEKADAU))
