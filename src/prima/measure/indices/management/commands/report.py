"""`./prima report skm`: the official report, without opening a page."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import NoSuchUnit, service_units, today_in, unit_named
from prima.measure.indices.queries import newest_period
from prima.measure.indices.report import skm_report
from prima.measure.indices.rules import NoSuchPeriod, Period


class Command(BaseCommand):
    help = "Make an official report as PDF: report skm --unit SLUG --period 2026-S2 -o FILE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=["skm"], help="The report. Now only skm.")
        parser.add_argument("--unit", help="The unit's name in addresses. Default: the only one.")
        parser.add_argument("--period", help="2026, 2026-S2, 2026-Q3 or 2026-11. Default: newest.")
        parser.add_argument("-o", "--output", type=Path, help="Where to write it.")

    def handle(
        self, *, unit: str | None, period: str | None, output: Path | None, **_options: object
    ) -> None:
        at = timezone.now()
        try:
            chosen = _unit(unit)
            asked = Period.read(period) if period else newest_period(chosen, today_in(chosen, at))
            pdf = skm_report(chosen, asked, at=at)
        except NoSuchPeriod as unknown:
            raise CommandError(
                f"{period} is no period. Use 2026, 2026-S2, 2026-Q3 or 2026-11."
            ) from unknown
        except Refusal as refused:
            with translation.override("en"):
                raise CommandError(f"{refused.message} {refused.advice}".strip()) from refused
        path = output or Path(f"laporan-skm-{chosen.slug}-{asked.code}.pdf")
        try:
            path.write_bytes(pdf)
        except OSError as unwritable:
            raise CommandError(f"{path} cannot be written: {unwritable.strerror}.") from unwritable
        self.stdout.write(f"{path} ({len(pdf) // 1024} kB)")


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
