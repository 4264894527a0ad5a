"""`./prima report skm`: the official report of a unit, or straight from a file of answers."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import NoSuchUnit, service_units, today_in, unit_named
from prima.listen.surveys import labels
from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.findings import Reading
from prima.listen.surveys.rules.instruments import ItemOrder, shipped
from prima.measure.indices.queries import newest_period
from prima.measure.indices.report import survey_of
from prima.measure.indices.report.from_file import Sender, reading_of, survey_in
from prima.measure.indices.report.kinds import MAKERS, NothingDrawn, made
from prima.measure.indices.report.survey import Survey
from prima.measure.indices.rules import NoSuchPeriod, Period

KINDS = list(dict.fromkeys(kind for kind, _suffix in MAKERS))
PREFIXES = {"skm": "laporan-skm"}
INSTRUMENTS = ("skm-2017", "skm-2014", "ikm-2004")


class Command(BaseCommand):
    help = (
        "Make the official report as PDF. Of a unit: report skm --unit SLUG --period 2026-S2."
        " Of a file of answers, without any set-up: report skm FILE.xlsx -o laporan.pdf"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=KINDS, help="What to make.")
        parser.add_argument("file", nargs="?", type=Path, help="An .xlsx or .csv file of answers.")
        parser.add_argument("--unit", help="The unit's name in addresses. Default: the only one.")
        parser.add_argument("--period", help="2026, 2026-S2, 2026-Q3 or 2026-11. Default: newest.")
        parser.add_argument("-o", "--output", type=Path, help="Where to write it.")
        of_file = parser.add_argument_group("of a file")
        of_file.add_argument("--unit-name", help="What the report calls the unit.")
        of_file.add_argument("--instrument", choices=INSTRUMENTS, default=INSTRUMENTS[0])
        of_file.add_argument("--population", type=int, help="How many people were served.")
        of_file.add_argument(
            "--order",
            type=str.upper,
            choices=list(ItemOrder),
            help="What U8 and U9 mean, if only numbers name the columns.",
        )
        of_file.add_argument(
            "--scale",
            type=str.upper,
            choices=list(FileScale),
            help="What the middle of a form of five answers is worth. Default: five are refused.",
        )

    def handle(
        self,
        *,
        kind: str,
        file: Path | None,
        period: str | None,
        output: Path | None,
        **options: object,
    ) -> None:
        at = timezone.now()
        try:
            asked = Period.read(period) if period else None
            if file is None:
                name, survey = _of_unit(options["unit"], asked, at)
            else:
                name, survey = file.stem, self._of_file(file, asked, options, at)
            suffix = output.suffix.removeprefix(".").lower() if output else _usual(kind)
            content = made(kind, suffix, survey)
        except NoSuchPeriod as unknown:
            raise CommandError(
                f"{period} is no period. Use 2026, 2026-S2, 2026-Q3 or 2026-11."
            ) from unknown
        except NothingDrawn as nothing:
            known = ", ".join(f".{ending}" for word, ending in MAKERS if word == kind)
            raise CommandError(f"There is no such {kind}. It comes as {known}.") from nothing
        except Refusal as refused:
            with translation.override("en"):
                raise CommandError(f"{refused.message} {refused.advice}".strip()) from refused
        path = output or Path(f"{PREFIXES.get(kind, kind)}-{name}.{suffix}")
        try:
            path.write_bytes(content)
        except OSError as unwritable:
            raise CommandError(f"{path} cannot be written: {unwritable.strerror}.") from unwritable
        self.stdout.write(f"{path} ({len(content) // 1024} kB)")

    def _of_file(
        self, file: Path, period: Period | None, options: dict[str, object], at: datetime
    ) -> Survey:
        today = timezone.localdate(at)
        sender = Sender(
            unit=str(options["unit_name"] or file.stem),
            instrument=str(options["instrument"]),
            period=period,
            population=_number(options["population"]),
            scale=FileScale(str(options["scale"])) if options["scale"] else None,
            order=ItemOrder(str(options["order"])) if options["order"] else None,
        )
        try:
            content = file.read_bytes()
        except OSError as unreadable:
            raise CommandError(f"{file} cannot be read: {unreadable.strerror}.") from unreadable
        reading = reading_of(content, sender, today=today)
        self._say(reading, sender)
        return survey_in(reading, sender, today=today)

    def _say(self, reading: Reading, sender: Sender) -> None:
        """Tell what was read as what, every doubtful cell, and what is asked."""
        asked = shipped(sender.instrument)
        names = labels.meanings(asked, "en")
        with translation.override("en"):
            self.stdout.write(f"{reading.sheet}: {len(reading.respondents)} answers.")
            for column in reading.columns:
                sure = labels.SURENESS[column.sure]
                meaning = names[column.meaning]
                self.stdout.write(f"  {column.letters} ({column.heading}): {meaning}. {sure}.")
            if reading.unused:
                self.stdout.write(f"  Not used: {', '.join(reading.unused)}")
            if reading.other_sheets:
                self.stdout.write(f"  Other sheets, not read: {', '.join(reading.other_sheets)}")
            for problem in reading.problems:
                expected = labels.expected_in(problem, asked, "en")
                place = f"{reading.sheet} {problem.cell}".strip()
                about = names[problem.about]
                self.stderr.write(
                    f"{place}, {about}: found “{problem.found}”, expected {expected}."
                )
            if reading.order_asked:
                self.stderr.write(
                    "Only numbers name U8 and U9: say --order REGULATION or QUESTIONNAIRE."
                )
            if reading.scale_asked:
                choices = ", ".join(scale for scale in FileScale if scale != FileScale.OFFICIAL)
                self.stderr.write(f"The form had five answers: say --scale with one of {choices}.")


def _of_unit(slug: object, period: Period | None, at: datetime) -> tuple[str, Survey]:
    unit = _unit(str(slug) if slug else None)
    asked = period or newest_period(unit, today_in(unit, at))
    return f"{unit.slug}-{asked.code}", survey_of(unit, asked, at=at)


def _unit(slug: str | None) -> Unit:
    if slug:
        try:
            return unit_named(slug)
        except NoSuchUnit as unknown:
            raise CommandError(f"No unit has the short name {slug}.") from unknown
    units = list(service_units()[:2])
    if len(units) != 1:
        raise CommandError("Say which unit: --unit SHORT-NAME.")
    return units[0]


def _usual(kind: str) -> str:
    return next(suffix for word, suffix in MAKERS if word == kind)


def _number(given: object) -> int | None:
    return given if isinstance(given, int) else None
