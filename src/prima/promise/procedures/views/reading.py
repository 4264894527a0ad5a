"""Reading procedures: the register, one procedure, its copies, and what a printed code leads to."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prima.foundation.http import SignedInRequest, signed_in
from prima.promise.procedures import labels, queries
from prima.promise.procedures.report import procedure_pdf
from prima.promise.procedures.report.svg import screen_svg
from prima.promise.procedures.rules.bpmn import to_bpmn
from prima.promise.procedures.rules.document import Definition, ProcedureDocument
from prima.promise.procedures.rules.exchange import write_procedure
from prima.promise.procedures.rules.lifecycle import WRITTEN, State, Verdict, in_the_way
from prima.promise.procedures.views.showing import (
    Here,
    activity_rows,
    conflict_rows,
    gap_rows,
    here,
    step,
    trail,
)

if TYPE_CHECKING:
    from prima.promise.procedures.models import ProcedureVersion


@signed_in
@require_safe
def register(request: SignedInRequest, slug: str) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    page = {
        "here": at_hand,
        "lines": queries.register(at_hand.unit, at_hand.at, at_hand.today),
        "services": queries.services_without_procedure(at_hand.unit),
    }
    return render(request, "procedures/register.html", page)


@signed_in
@require_safe
def show(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    """Show the version in force, or the one that is being written while there is none."""
    at_hand = here(request, slug, timezone.now())
    procedure = queries.procedure_named(at_hand.unit, code)
    in_force = queries.in_force(procedure, at_hand.today)
    written = queries.written_version(procedure)
    versions = list(queries.versions_of(procedure))
    shown = in_force or versions[0]
    page = _page(request, slug, code, shown.number) | {
        **_life(written or shown, at_hand),
        "in_force": in_force,
        "written": written,
        "versions": versions,
        "trail": trail(at_hand.unit, (procedure.title, "")),
    }
    return render(request, "procedures/show.html", page)


@signed_in
@require_safe
def version(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    return render(request, "procedures/version.html", _page(request, slug, code, number))


def _page(request: SignedInRequest, slug: str, code: str, number: int) -> dict[str, object]:
    at_hand = here(request, slug, timezone.now())
    procedure = queries.procedure_named(at_hand.unit, code)
    found = queries.version_of(procedure, number)
    document = queries.document_of(found)
    is_written = State(found.state) in WRITTEN
    return {
        "here": at_hand,
        "procedure": procedure,
        "version": found,
        "document": document,
        "state": labels.STATES[State(found.state)],
        "is_written": is_written,
        "rows": activity_rows(document),
        "svg": screen_svg(document),
        "sections": _sections(document),
        "readers": queries.readers(found, at_hand.at),
        "has_understood": queries.has_understood(found, request.user),
        "checks": [
            {"check": each, "unmet": _unmet(each.answers)} for each in queries.checks_of(found)
        ],
        "evaluations": [
            {"evaluation": each, "verdict": labels.VERDICTS[Verdict(each.verdict)]}
            for each in found.evaluations.all()
        ],
        "is_due": not is_written and queries.is_evaluation_due(found, at_hand.today),
        "trail": trail(
            at_hand.unit,
            step(at_hand.unit, code, procedure.title),
            (_("Version %(number)s") % {"number": number}, ""),
        ),
    }


def _life(version: "ProcedureVersion", at_hand: Here) -> dict[str, object]:
    """Say what is missing before the next state of the version that is not there yet."""
    ready = queries.readiness(version, at_hand.at, at_hand.today)
    document = queries.document_of(version)
    is_written = State(version.state) in WRITTEN
    service = version.procedure.service
    standard = queries.standard_of(service, at_hand.today) if service else None
    conflicts = queries.conflicts_of(version, at_hand.today)
    return {
        "life": version,
        "obstacles": [labels.OBSTACLES[each] for each in in_the_way(ready)],
        "gaps": gap_rows(document) if is_written else [],
        "conflicts": conflict_rows(conflicts, document, standard),
    }


def _unmet(answers: dict[str, str]) -> list[object]:
    return [words for item, words in labels.CHECKS.items() if answers.get(item) == "NO"]


def _sections(document: ProcedureDocument) -> list[dict[str, object]]:
    said = (
        (words, getattr(document, str(section)))
        for section, words in labels.SECTIONS.items()
        if section != "activities"
    )
    return [
        {"heading": words, "lines": [lines] if isinstance(lines, str) else list(map(_line, lines))}
        for words, lines in said
        if lines
    ]


def _line(line: str | Definition) -> str:
    return f"{line.term}: {line.text}" if isinstance(line, Definition) else line


@signed_in
@require_safe
def text(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    found = queries.version_of(queries.procedure_named(at_hand.unit, code), number)
    answer = HttpResponse(
        write_procedure(queries.document_of(found)), content_type="application/yaml; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="sop-{code}-{number}.yaml"'
    return answer


@signed_in
@require_safe
def bpmn(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    found = queries.version_of(queries.procedure_named(at_hand.unit, code), number)
    answer = HttpResponse(to_bpmn(queries.document_of(found)), content_type="application/xml")
    answer.headers["Content-Disposition"] = f'attachment; filename="sop-{code}-{number}.bpmn"'
    return answer


@signed_in
@require_safe
def pdf(request: SignedInRequest, slug: str, code: str, number: int) -> HttpResponse:
    at_hand = here(request, slug, timezone.now())
    found = queries.version_of(queries.procedure_named(at_hand.unit, code), number)
    address = request.build_absolute_uri(reverse("procedures:copy", args=[found.uuid]))
    answer = HttpResponse(procedure_pdf(found, address), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="sop-{code}-{number}.pdf"'
    return answer
