"""`./prima health`: the same look as /health, on the command line."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from prima.foundation.health.findings import WORDS, State, worst
from prima.foundation.health.queries import examine


class Command(BaseCommand):
    help = "Say in words what is wrong, if anything. Exit code 1 when people cannot be served."
    requires_system_checks = ()

    def handle(self, **_options: object) -> None:
        findings = examine(timezone.now())
        for finding in findings:
            self.stdout.write(f"{WORDS[finding.state]}: {finding.message}")
            if finding.advice:
                self.stdout.write(f"    {finding.advice}")
        if worst(findings) is State.BROKEN:
            sys.exit(1)
