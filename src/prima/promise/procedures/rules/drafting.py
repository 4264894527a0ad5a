"""The procedure that follows from a standard by itself: its steps as activities.

A draft to go on from: what comes between the steps, who decides what, and what is recorded only
the people who do the work can say.
"""

from collections.abc import Iterable

from prima.promise.procedures.rules.codes import Actor
from prima.promise.procedures.rules.document import (
    MOST_PERFORMERS,
    MOST_THINGS,
    Activity,
    Performer,
    ProcedureDocument,
)
from prima.promise.standards.rules.document import ServiceDocument, Step

# Words of the document, which is written in Indonesian, not of the interface.
NAMES = {Actor.CITIZEN: "Pemohon", Actor.OFFICER: "Petugas", Actor.SYSTEM: "Sistem"}
SHORT, SENTENCE = 90, 240


def draft_from(standard: ServiceDocument) -> ProcedureDocument:
    """Return the procedure of a service, made from the steps of its standard."""
    delivery, inside = standard.standard.delivery, standard.standard.manufacturing
    performers = _performers(delivery.procedure)
    asked = {each.code: each.text for each in delivery.requirements}
    last = len(delivery.procedure) - 1
    activities = tuple(
        Activity(
            code=step.code,
            text=_cut(step.text, SENTENCE),
            performer=_performer_of(step, performers).code,
            step=step.code,
            needs=_things(asked[code] for code in step.requirements),
            duration=step.duration,
            outputs=_things(each.name for each in delivery.products) if row == last else (),
        )
        for row, step in enumerate(delivery.procedure)
    )
    return ProcedureDocument(
        code=standard.service.code,
        title=_cut(standard.service.name, 120),
        service=standard.service.code,
        legal_basis=inside.legal_basis or standard.service.legal_basis,
        purpose=standard.service.purpose,
        qualifications=tuple(f"{each.role}: {each.text}"[:500] for each in inside.competence),
        equipment=inside.facilities,
        performers=performers,
        activities=activities,
    )


def _name(step: Step) -> str:
    return step.role or NAMES[step.actor]


def _performers(steps: tuple[Step, ...]) -> tuple[Performer, ...]:
    """Return who acts, in the order of their first step; a ninth role joins the eighth."""
    named = {_name(step): step.actor for step in steps}
    kept = list(named.items())[:MOST_PERFORMERS]
    return tuple(
        Performer(code=f"pelaksana-{place}", name=name, actor=actor)
        for place, (name, actor) in enumerate(kept, start=1)
    )


def _performer_of(step: Step, performers: tuple[Performer, ...]) -> Performer:
    return next((each for each in performers if each.name == _name(step)), performers[-1])


def _things(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_cut(text, SHORT) for text in texts))[:MOST_THINGS]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
