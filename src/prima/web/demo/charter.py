"""The charter of the demonstration: the template, signed, with two guarantees of its own."""

from datetime import datetime
from typing import TYPE_CHECKING

from prima.foundation.units.queries import today_in
from prima.promise.charter.actions import declare_charter, draft_charter, revise_charter
from prima.promise.charter.queries import document_of, mark_of
from prima.promise.charter.rules.codes import Decider, Exclusion, Occasion, Remedy
from prima.promise.charter.rules.document import Guarantee, Signer

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

WHY = "Maklumat pertama."  # kept in the record of the unit, so in the language of its papers
GUARANTEES = (
    Guarantee(
        code="wait-1",
        occasion=Occasion.WAIT,
        minutes=45,
        remedy=Remedy.MONEY,
        amount_rupiah=10_000,
        ceiling_rupiah=10_000,
        decider=Decider.HEAD,
        exclusions=(
            Exclusion.NOT_THERE_WHEN_CALLED,
            Exclusion.WENT_AWAY_FOR_A_WHILE,
            Exclusion.FORCE_MAJEURE,
        ),
    ),
    Guarantee(
        code="fee-1",
        occasion=Occasion.FEE_OTHER_THAN_PUBLISHED,
        remedy=Remedy.REFUND,
        ceiling_rupiah=500_000,
        decider=Decider.OFFICER,
    ),
    Guarantee(
        code="manner-1",
        occasion=Occasion.COMPLAINT_UPHELD_ATTITUDE,
        remedy=Remedy.APOLOGY,
        decider=Decider.HEAD,
    ),
)


def declare_demo_charter(unit: "Unit", head: "Person", at: datetime) -> None:
    """Declare a charter from the unit's first day on."""
    draft = draft_charter(unit, at=at, by=head)
    signer = Signer(name=str(head), position=f"Kepala {unit.name}")
    document = document_of(draft).model_copy(
        update={"signers": (signer,), "guarantees": GUARANTEES}
    )
    revised = revise_charter(draft, document, mark=mark_of(draft), at=at, by=head)
    today = today_in(unit, at)
    declare_charter(
        revised, in_force_on=today, why=WHY, mark=mark_of(revised), at=at, today=today, by=head
    )
