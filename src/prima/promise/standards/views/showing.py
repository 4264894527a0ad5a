"""What the pages of a unit's promises share: who may do what, where they stand, what was found."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prima.foundation.http import SignedInRequest
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.promise.standards import labels
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import Finding, Surroundings, findings
from prima.promise.standards.rules.problems import Problem
from prima.promise.standards.rules.proofreading.finding import NO_SURROUNDINGS

READ = Capability.SEE_MEASURES  # every role has it: who works here may read what is promised
Page = dict[str, object]


@dataclass(frozen=True)
class Here:
    """The unit at hand, the day there, and what this person may do."""

    unit: Unit
    at: datetime
    today: date
    may_edit: bool
    may_publish: bool


def here(request: SignedInRequest, slug: str, at: datetime, needs: Capability = READ) -> Here:
    unit = unit_where(request.user, needs, slug, at)
    may_edit, may_publish = (
        capability is needs or units_where(request.user, capability, at).filter(pk=unit.pk).exists()
        for capability in (Capability.EDIT_PROMISE, Capability.PUBLISH_PROMISE)
    )
    return Here(unit, at, today_in(unit, at), may_edit, may_publish)


def trail(unit: Unit, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """Return where a page below the catalogue stands: labels with addresses, the last without."""
    first = (_("Services and standards"), reverse("standards:catalogue", args=[unit.slug]))
    return [{"label": label, "url": url} for label, url in (first, *steps)]


def service_step(unit: Unit, code: str, name: str) -> tuple[str, str]:
    return name, reverse("standards:service", args=[unit.slug, code])


def finding_rows(
    document: ServiceDocument, beside: Surroundings = NO_SURROUNDINGS
) -> list[dict[str, str]]:
    """Say what the machine would mend in a document, and how."""
    return [finding_row(finding) for finding in findings(document, beside)]


def finding_row(finding: Finding) -> dict[str, str]:
    return {
        "where": labels.place(finding.path),
        "found": labels.found(finding),
        "advice": labels.advice(finding),
        "source": labels.source(finding),
        "severity": finding.severity.value,
    }


def problem_rows(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    """Say for each problem on which line it is, where in the document, and what to write."""
    return [
        {
            "line": problem.line,
            "where": labels.place(problem.path),
            "path": _address(problem),
            "given": problem.given,
            "said": labels.problem(problem),
        }
        for problem in problems
    ]


def _address(problem: Problem) -> str:
    """Return the path as it stands in the text, items counted from 1: `procedure.2.text`."""
    return ".".join(str(step + 1 if isinstance(step, int) else step) for step in problem.path)
