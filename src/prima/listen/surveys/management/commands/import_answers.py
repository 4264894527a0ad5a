"""Bring in a file of survey answers: count them all, or name every cell that prevents it."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import service_units, unit_named
from prima.kernel.calendars import local_day
from prima.listen.surveys import labels
from prima.listen.surveys.actions import confirm_import, discard_import, preview_import
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.queries import (
    instrument_in_use,
    instrument_known_as,
    preview_of,
    questionnaire_of,
)
from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.findings import Reading
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.promise.standards.queries import service_named


class Command(BaseCommand):
    help = "Import survey answers from an .xlsx or .csv file. Counts all of them, or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", help="Short name of the unit; not needed if there is one.")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="Day of rows that name none; today if left out."
        )
        parser.add_argument("--service", help="Code of the service of rows that name none.")
        parser.add_argument("--instrument", metavar="CODE:VERSION", help="SKM:2017 or IKM:2004.")
        parser.add_argument("--paper", action="store_true", help="The answers come from paper.")
        parser.add_argument(
            "--order",
            type=str.upper,
            choices=list(ItemOrder),
            help="What U8 and U9 mean, if only numbers name the columns.",
        )
        parser.add_argument(
            "--scale",
            type=str.upper,
            choices=list(FileScale),
            help="What the middle of a form of five answers is worth. Default: five are refused.",
        )
        parser.add_argument("--again", action="store_true", help="Count the same file twice.")
        parser.add_argument("--preview", action="store_true", help="Only say what was read.")

    def handle(self, *, file: Path, preview: bool, **options: object) -> None:
        with translation.override("en"):
            try:
                self._import(file, timezone.now(), options, is_preview=preview)
            except OSError as unreadable:
                raise CommandError(f"{file} cannot be read: {unreadable.strerror}.") from None
            except Refusal as refused:
                raise CommandError(f"{refused.message} {refused.advice}") from refused

    def _import(
        self, file: Path, at: datetime, options: dict[str, object], *, is_preview: bool
    ) -> None:
        unit, asked = _unit(options["unit"]), _instrument(options["instrument"])
        on, service, order = options["on"], options["service"], options["order"]
        batch = preview_import(
            unit,
            file.name,
            file.read_bytes(),
            channel=Channel.PAPER if options["paper"] else Channel.IMPORT,
            answered_on=on if isinstance(on, date) else local_day(at, unit.time_zone),
            service=service_named(unit, str(service)) if service else None,
            instrument=asked,
            scale=FileScale(str(options["scale"])) if options["scale"] else None,
            at=at,
        )
        reading = preview_of(batch, at)
        self._say(reading, asked)
        try:
            if not is_preview:
                chosen = ItemOrder(str(order)) if order else None
                confirm_import(batch, at=at, order=chosen, again=bool(options["again"]))
                self.stdout.write(f"{len(reading.respondents)} answers count for {unit} now.")
                return
        except Refusal:
            discard_import(batch, at=at)
            raise
        discard_import(batch, at=at)
        self.stdout.write("Nothing was kept.")

    def _say(self, reading: Reading, asked: Instrument) -> None:
        self.stdout.write(f"{reading.sheet}: {len(reading.respondents)} answers.")
        self._list("Column", (f"{c.letters} ({c.heading}): {c.meaning}" for c in reading.columns))
        self._list("Not used", reading.unused)
        self._list("Other sheet, not read", reading.other_sheets)
        questionnaire = questionnaire_of(asked)
        for problem in reading.problems:
            about = labels.meanings(questionnaire, "en")[problem.about]
            expected = labels.expected_in(problem, questionnaire, "en")
            place = f"{reading.sheet} {problem.cell}".strip()
            self.stderr.write(f"{place}, {about}: found “{problem.found}”, expected {expected}.")
        if reading.totals_from:
            self.stdout.write(f"From row {reading.totals_from} on there are totals; not read.")
        if reading.order_asked:
            self.stdout.write(
                "Only numbers name U8 and U9: say --order REGULATION or QUESTIONNAIRE."
            )
        if reading.scale_asked:
            self.stdout.write(
                "The form had five answers: say --scale, and what the middle is worth."
            )

    def _list(self, word: str, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(f"  {word}: {line}")


def _unit(slug: object) -> Unit:
    if slug:
        return unit_named(str(slug))
    units = list(service_units()[:2])
    if len(units) != 1:
        raise CommandError("Say which unit: --unit SHORT-NAME.")
    return units[0]


def _instrument(name: object) -> Instrument:
    if not name:
        return instrument_in_use()
    code, _colon, version = str(name).partition(":")
    return instrument_known_as(code.upper(), version)
