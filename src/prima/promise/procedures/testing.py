"""Ready-made procedures for tests, built through the real actions."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from prima.foundation.units.queries import today_in
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.procedures.actions import develop, ratify, revise, start_procedure
from prima.promise.procedures.models import ProcedureVersion
from prima.promise.procedures.queries import mark_of, version_of
from prima.promise.procedures.rules.document import ProcedureDocument

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

SAID = {"need": "Berkas sering kembali.", "team": "Tim SOP", "trial": "Dicoba tiga hari."}


def a_developing_procedure(
    unit: "Unit",
    document: ProcedureDocument,
    *,
    service: "Service | None" = None,
    at: datetime = MONDAY_9AM,
) -> ProcedureVersion:
    """Return a first version whose need is assessed and that was tried."""
    begun = start_procedure(unit, document, service=service, at=at)
    said = revise(begun, said=SAID, mark=mark_of(begun), at=at)
    return develop(said, at=at, today=today_in(unit, at))


def a_ratified_procedure(
    unit: "Unit",
    document: ProcedureDocument,
    *,
    at: datetime = MONDAY_9AM,
    effective_on: date | None = None,
) -> ProcedureVersion:
    """Return a first version that is in force, today unless another day is given."""
    version = a_developing_procedure(unit, document, at=at)
    today = today_in(unit, at)
    signed = ratified(version, effective_on=effective_on or today, at=at, today=today)
    return version_of(version.procedure, signed.number)


def ratified(
    version: ProcedureVersion, *, effective_on: date, at: datetime, today: date
) -> ProcedureVersion:
    return ratify(
        version,
        effective_on=effective_on,
        signer_name="dr. Ratna",
        signer_position="Kepala Puskesmas",
        why="Awal yang baik.",
        mark=mark_of(version),
        at=at + timedelta(minutes=1),
        today=today,
    ).new
