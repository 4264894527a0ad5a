"""`./prima verify`: walk every unit's journal, and print its head to keep elsewhere."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from prima.foundation.journal.queries import Checkpoint, Verdict, chains, verify


class Command(BaseCommand):
    help = "Walk the journal and say whether anything in it was altered, cut or rewritten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--checkpoint",
            action="append",
            default=[],
            metavar="UNIT:SEQUENCE:HASH",
            help="A line this command printed earlier and that was kept outside this machine.",
        )

    def handle(self, *, checkpoint: list[str], **_options: object) -> None:
        kept = {}
        for line in checkpoint:
            try:
                known = Checkpoint.read(line)
            except ValueError as error:
                raise CommandError(f"{line} is not a checkpoint: {error}.") from error
            kept[known.unit_id] = known
        started = time.perf_counter()
        verdicts = [(unit, verify(unit.pk, kept.get(unit.pk))) for unit in chains()]
        for unit, verdict in verdicts:
            self.stdout.write(f"{_words(verdict):<10} {verdict.end}  {unit.name}")
        total = sum(verdict.end.sequence for _unit, verdict in verdicts)
        self.stdout.write(f"{total} entries walked in {time.perf_counter() - started:.1f} s.")
        broken = [verdict for _unit, verdict in verdicts if verdict.fault]
        if broken:
            raise CommandError(
                f"The journal of {len(broken)} unit(s) is not whole. Keep this machine as it is, "
                "and compare it with the newest backup."
            )
        self.stdout.write("Whole. Keep the lines above outside this machine: they are checkpoints.")


def _words(verdict: Verdict) -> str:
    return "whole" if verdict.fault is None else f"{verdict.fault} at {verdict.at_sequence}"
