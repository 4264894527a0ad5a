"""What the pages of procedures share: who may do what, where they stand, what was found."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prima.foundation.http import SignedInRequest
from prima.foundation.people.queries import unit_where, units_where
from prima.foundation.people.rules import Capability
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.promise.procedures import labels
from prima.promise.procedures.rules.completeness import missing
from prima.promise.procedures.rules.conflicts import Conflict
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.standards.rules.document import ServiceDocument

READ = Capability.SEE_MEASURES  # every role has it: who works here may read how it is done
Rows = list[dict[str, str]]


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


def trail(unit: Unit, *steps: tuple[str, str]) -> Rows:
    """Return where a page below the register stands: labels with addresses, the last without."""
    first = (_("Procedures (SOP)"), reverse("procedures:register", args=[unit.slug]))
    return [{"label": label, "url": url} for label, url in (first, *steps)]


def step(unit: Unit, code: str, title: str) -> tuple[str, str]:
    return title, reverse("procedures:show", args=[unit.slug, code])


def gap_rows(document: ProcedureDocument) -> Rows:
    """Say what the procedure still lacks, and where."""
    names = _names(document)
    return [
        {"where": labels.place(gap.path, names), "found": labels.lacking(gap)}
        for gap in missing(document)
    ]


def conflict_rows(
    found: tuple[Conflict, ...], document: ProcedureDocument, standard: ServiceDocument | None
) -> Rows:
    """Say each contradiction with its place in the standard and its place in the procedure."""
    names = _names(document)
    steps = standard.standard.delivery.procedure if standard else ()
    promised = {step.code: f"{n}. {step.text}" for n, step in enumerate(steps, start=1)}
    return [
        {
            "found": labels.conflict(each),
            "standard": labels.place(each.in_standard, promised),
            "procedure": labels.place(each.in_procedure, names),
        }
        for each in found
    ]


def _names(document: ProcedureDocument) -> dict[str, str]:
    """Return what people call the parts that a path names by their code."""
    rows = {each.code: f"{n}. {each.text}" for n, each in enumerate(document.activities, start=1)}
    return {each.code: each.name for each in document.performers} | rows


def activity_rows(document: ProcedureDocument) -> list[dict[str, object]]:
    """Return the table beside the drawing: all that it shows, row by row."""
    performers = {performer.code: performer.name for performer in document.performers}
    numbers = {each.code: n for n, each in enumerate(document.activities, start=1)}
    return [
        {
            "number": numbers[each.code],
            "code": each.code,
            "text": each.text,
            "performer": performers[each.performer],
            "needs": each.needs,
            "time": labels.length(each.duration),
            "outputs": each.outputs,
            "note": each.note or "",
            "ways": [
                {"when": way.when or "", "to": numbers.get(way.to or "", "")} for way in each.exits
            ],
        }
        for each in document.activities
    ]
