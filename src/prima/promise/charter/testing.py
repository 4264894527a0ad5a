"""Ready-made charters for tests, built through the real actions."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from prima.foundation.units.queries import today_in
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.charter.actions import declare_charter, draft_charter, revise_charter
from prima.promise.charter.models import CharterVersion
from prima.promise.charter.queries import document_of, mark_of
from prima.promise.charter.rules.codes import Decider, Exclusion, Occasion, Remedy
from prima.promise.charter.rules.document import Guarantee, Signer

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

SIGNER = Signer(name="dr. Ratna Wulandari", position="Kepala Puskesmas Melati")
THIRTY_MINUTES = Guarantee(
    code="wait-1",
    occasion=Occasion.WAIT,
    minutes=30,
    remedy=Remedy.MONEY,
    amount_rupiah=10_000,
    ceiling_rupiah=10_000,
    decider=Decider.HEAD,
    exclusions=(Exclusion.NOT_THERE_WHEN_CALLED,),
)


def a_drafted_charter(
    unit: "Unit", *guarantees: Guarantee, at: datetime = MONDAY_9AM
) -> CharterVersion:
    """Return a draft that lacks nothing."""
    draft = draft_charter(unit, at=at)
    document = document_of(draft).model_copy(
        update={"signers": (SIGNER,), "guarantees": guarantees}
    )
    return revise_charter(draft, document, mark=mark_of(draft), at=at)


def declared(
    draft: CharterVersion, *, in_force_on: date | None = None, at: datetime = MONDAY_9AM
) -> CharterVersion:
    today = today_in(draft.charter.unit, at)
    return declare_charter(
        draft,
        in_force_on=in_force_on or today,
        why="A beginning",
        mark=mark_of(draft),
        at=at,
        today=today,
    ).new


def a_charter(unit: "Unit", *guarantees: Guarantee, at: datetime = MONDAY_9AM) -> CharterVersion:
    """Return a charter that is in force from today on."""
    return declared(a_drafted_charter(unit, *guarantees, at=at), at=at)
