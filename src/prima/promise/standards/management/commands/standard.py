"""Take a standard out as YAML, bring one in as a draft, or print the schema of the document."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import today_in, unit_named
from prima.promise.standards import labels
from prima.promise.standards.actions import import_document
from prima.promise.standards.queries import (
    NoSuchVersion,
    document_of,
    in_force,
    service_named,
    version_of,
)
from prima.promise.standards.rules.problems import Problem, UnreadableDocument
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.schema import published_schema
from prima.promise.standards.rules.writing import write_document


class Command(BaseCommand):
    help = "Export a standard as YAML, import one as a draft, or print the JSON Schema."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schema", action="store_true", help="Print the JSON Schema.")
        acts = parser.add_subparsers(dest="act")
        export = acts.add_parser("export", help="Print the standard in force.")
        export.add_argument("unit", help="Short name of the unit, as in its address.")
        export.add_argument("code", help="Code of the service.")
        export.add_argument("--number", type=int, help="Another version than the one in force.")
        bring = acts.add_parser("import", help="Save a document as a draft. Nothing is promised.")
        bring.add_argument("unit", help="Short name of the unit, as in its address.")
        bring.add_argument("file", type=Path)

    def handle(self, *, act: str | None, schema: bool, **options: object) -> None:
        with translation.override("en"):
            try:
                self.stdout.write(self._answer(act, options, is_schema=schema), ending="")
            except UnreadableDocument as unreadable:
                raise CommandError("\n".join(map(_told, unreadable.problems))) from None
            except OSError as missing:
                raise CommandError(f"{missing.filename}: {missing.strerror}.") from None
            except Refusal as refused:
                raise CommandError(f"{refused.message} {refused.advice}") from None

    def _answer(self, act: str | None, options: dict[str, object], *, is_schema: bool) -> str:
        if is_schema:
            return published_schema()
        if act == "export":
            return _export(str(options["unit"]), str(options["code"]), options["number"])
        if act == "import":
            return _import(str(options["unit"]), Path(str(options["file"])))
        raise CommandError("Say export, import or --schema.")


def _export(slug: str, code: str, number: object) -> str:
    unit = unit_named(slug)
    service = service_named(unit, code)
    version = (
        version_of(service, number)
        if isinstance(number, int)
        else in_force(service, today_in(unit, timezone.now()))
    )
    if version is None:
        raise NoSuchVersion
    return write_document(document_of(version))


def _import(slug: str, file: Path) -> str:
    document = read_document(file.read_bytes())
    draft = import_document(unit_named(slug), document, at=timezone.now())
    return f"Draft of version {draft.number} of {document.service.code} saved.\n"


def _told(problem: Problem) -> str:
    where = f"line {problem.line}, {labels.place(problem.path)}" if problem.line else "document"
    return f"{where}: {labels.problem(problem)}"
