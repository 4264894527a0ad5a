from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from prima.foundation.units.models import Unit
from prima.promise.standards.models import Service, StandardVersion
from prima.promise.standards.queries import document_of
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.schema import PUBLISHED
from prima.promise.standards.testing import a_drafted_service, a_published_service
from prima.promise.standards.tests.documents import SMALL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def standard(*words: str) -> str:
    out = StringIO()
    call_command("standard", *words, stdout=out)
    return out.getvalue()


class TestExport:
    def test_prints_what_is_promised(self, puskesmas: Unit) -> None:
        a_published_service(puskesmas)

        said = standard("export", puskesmas.slug, "pendaftaran")

        assert read_document(said) == catalogue()["pendaftaran"]

    def test_prints_a_draft_by_its_number(self, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas)

        said = standard("export", puskesmas.slug, "pendaftaran", "--number", "1")

        assert read_document(said) == catalogue()["pendaftaran"]

    @pytest.mark.usefixtures("puskesmas")
    @pytest.mark.parametrize("words", [("nowhere", "pendaftaran"), ("puskesmas-melati", "sulap")])
    def test_says_what_is_not_there(self, words: tuple[str, str]) -> None:
        with pytest.raises(CommandError, match="does not exist"):
            standard("export", *words)

    def test_has_nothing_before_the_first_promise(self, puskesmas: Unit) -> None:
        a_drafted_service(puskesmas)

        with pytest.raises(CommandError):
            standard("export", puskesmas.slug, "pendaftaran")


class TestImport:
    def test_saves_a_draft(self, puskesmas: Unit, tmp_path: Path) -> None:
        file = tmp_path / "standar.yaml"
        file.write_text(SMALL, encoding="utf-8")

        said = standard("import", puskesmas.slug, str(file))

        assert "Draft of version 1" in said
        assert document_of(StandardVersion.objects.get()) == read_document(SMALL)

    def test_names_every_problem(self, puskesmas: Unit, tmp_path: Path) -> None:
        file = tmp_path / "standar.yaml"
        file.write_text(SMALL.replace("CORE", "COR").replace("PRIVATE", "X"), encoding="utf-8")

        with pytest.raises(CommandError) as refused:
            standard("import", puskesmas.slug, str(file))

        assert len(str(refused.value).splitlines()) == 2
        assert "Did you mean “CORE”?" in str(refused.value)
        assert not Service.objects.exists()

    def test_says_that_the_file_is_not_there(self, puskesmas: Unit, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="No such file"):
            standard("import", puskesmas.slug, str(tmp_path / "none.yaml"))


def test_prints_the_schema() -> None:
    assert standard("--schema") == PUBLISHED.read_text(encoding="utf-8")


def test_asks_what_to_do() -> None:
    with pytest.raises(CommandError, match="export"):
        standard()
