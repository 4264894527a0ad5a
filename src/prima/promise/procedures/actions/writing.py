"""Writing the versions of a procedure and bringing them into force."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.lifecycle import IllegalMove
from prima.promise.procedures.models import Procedure, ProcedureVersion, Ratification
from prima.promise.procedures.queries import document_of, mark_of, readiness, written_version
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.procedures.rules.lifecycle import LIFECYCLE, Move, Obstacle, State, in_the_way

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class ProcedureExists(Refusal):
    code = "procedure-exists"
    message = _("The unit already has a procedure with this code.")
    advice = _("Open that procedure, or give this one another code.")


class DraftExists(Refusal):
    code = "procedure-draft-exists"
    message = _("The next version of this procedure is already being written.")
    advice = _("Continue with it.")


class NotWritten(Refusal):
    code = "procedure-not-written"
    message = _("This version cannot be changed in this way now.")
    advice = _("A version that was ratified is never edited. Write the next version instead.")


class ChangedMeanwhile(Refusal):
    code = "procedure-changed-meanwhile"
    message = _("Somebody else saved this procedure after you opened it. Yours is not saved.")
    advice = _("Compare the two below. Then save yours in its place, or take theirs.")


class OtherCode(Refusal):
    code = "other-procedure"
    status = 422
    message = _("This document is about another procedure: its code differs.")
    advice = _("Open the procedure that it is about, or correct the code in the document.")


class TooEarly(Refusal):
    code = "procedure-too-early"
    status = 422
    message = _("A version comes into force today or later, and after the one before it.")
    advice = _("Choose a later day.")


class InTheWay(Refusal):
    """Something is missing before the next state; `obstacles` names it."""

    code = "procedure-not-ready"
    message = _("Something is still missing before the next step.")
    advice = _("Look at what is named on the page of the procedure, and mend it first.")

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__()
        self.obstacles = obstacles


@transaction.atomic
def start_procedure(
    unit: "Unit",
    document: ProcedureDocument,
    *,
    at: datetime,
    service: "Service | None" = None,
    by: "Person | None" = None,
) -> ProcedureVersion:
    """Begin the first version of a procedure, where its need is assessed."""
    _procedure, is_new = Procedure.objects.get_or_create(
        unit=unit, code=document.code, defaults={"title": document.title, "service": service}
    )
    if not is_new:
        raise ProcedureExists
    return _begun(_procedure, document, 1, at=at, by=by)


@transaction.atomic
def start_next_version(
    procedure: Procedure, *, at: datetime, by: "Person | None" = None
) -> ProcedureVersion:
    """Begin the next version with what the newest says."""
    locked = Procedure.objects.select_for_update().get(pk=procedure.pk)
    if written_version(locked) is not None:
        raise DraftExists
    newest = locked.versions.all()[0]
    return _begun(locked, document_of(newest), newest.number + 1, at=at, by=by)


@transaction.atomic
def revise(
    version: ProcedureVersion,
    *,
    at: datetime,
    mark: str,
    document: ProcedureDocument | None = None,
    said: dict[str, str] | None = None,
    by: "Person | None" = None,
) -> ProcedureVersion:
    """Let a version say something else, only if it still says what was read (its mark).

    `said` may hold need, team and trial. Saying the same again writes nothing.
    """
    locked = _moved(version, Move.REVISE)
    if mark != mark_of(locked):
        raise ChangedMeanwhile
    if document is not None:
        if document.code != locked.procedure.code:
            raise OtherCode
        locked.document = document.model_dump(mode="json")
    for field, words in (said or {}).items():
        setattr(locked, field, words)
    if mark == mark_of(locked):
        return locked
    locked.save(update_fields=["document", "need", "team", "trial"])
    if document is not None:
        Procedure.objects.filter(pk=locked.procedure_id).update(title=document.title)
    _record("procedure.revised", locked, at=at, by=by)
    return locked


@transaction.atomic
def develop(
    version: ProcedureVersion, *, at: datetime, today: date, by: "Person | None" = None
) -> ProcedureVersion:
    """End the need assessment: why it is needed and who writes it is said."""
    return _advanced(version, Move.DEVELOP, at=at, today=today, by=by)


@transaction.atomic
def ratify(
    version: ProcedureVersion,
    *,
    effective_on: date,
    signer_name: str,
    signer_position: str,
    why: str,
    mark: str,
    at: datetime,
    today: date,
    by: "Person | None" = None,
) -> Ratification:
    """Bring a version into force on a day. It never changes after."""
    locked = _moved(version, Move.RATIFY)
    before = ProcedureVersion.objects.select_related("procedure__service").get(pk=version.pk)
    if mark != mark_of(before):
        raise ChangedMeanwhile
    _require_ready(before, at, today)
    newest = locked.procedure.ratifications.select_related("new").first()
    if effective_on < today or (newest is not None and effective_on <= newest.effective_on):
        raise TooEarly
    locked.save(update_fields=["state"])
    ratification = Ratification.objects.create(
        procedure=locked.procedure,
        old=newest.new if newest else None,
        new=locked,
        effective_on=effective_on,
        ratified_at=at,
        by=by,
        signer_name=signer_name,
        signer_position=signer_position,
        why=why,
    )
    _record("procedure.ratified", locked, at=at, by=by, effective_on=str(effective_on))
    return ratification


@transaction.atomic
def monitor(
    version: ProcedureVersion, *, at: datetime, today: date, by: "Person | None" = None
) -> ProcedureVersion:
    """End the implementing: it is in force, and everybody has understood it."""
    return _advanced(version, Move.MONITOR, at=at, today=today, by=by)


def _begun(
    procedure: Procedure,
    document: ProcedureDocument,
    number: int,
    *,
    at: datetime,
    by: "Person | None",
) -> ProcedureVersion:
    version = ProcedureVersion.objects.create(
        procedure=procedure,
        number=number,
        document=document.model_dump(mode="json"),
        drafted_by=by,
        drafted_at=at,
    )
    _record("procedure.begun", version, at=at, by=by)
    return version


def _advanced(
    version: ProcedureVersion, move: Move, *, at: datetime, today: date, by: "Person | None"
) -> ProcedureVersion:
    locked = _moved(version, move)
    before = ProcedureVersion.objects.select_related("procedure__service").get(pk=version.pk)
    _require_ready(before, at, today)
    locked.save(update_fields=["state"])
    _record(f"procedure.{locked.state.lower()}", locked, at=at, by=by)
    return locked


def _moved(version: ProcedureVersion, move: Move) -> ProcedureVersion:
    """Lock the version and give it the state it would have, without saving."""
    locked = (
        ProcedureVersion.objects.select_for_update(of=("self",))
        .select_related("procedure__unit", "procedure__service")
        .get(pk=version.pk)
    )
    try:
        locked.state = LIFECYCLE.after(State(locked.state), move)
    except IllegalMove as refused:
        raise NotWritten from refused
    return locked


def _require_ready(version: ProcedureVersion, at: datetime, today: date) -> None:
    obstacles = in_the_way(readiness(version, at, today))
    if obstacles:
        raise InTheWay(obstacles)


def _record(
    verb: str,
    version: ProcedureVersion,
    *,
    at: datetime,
    by: "Person | None",
    **details: str,
) -> None:
    subject = f"procedure-version:{version.uuid}"
    unit_id = version.procedure.unit_id
    record(verb, subject, unit_id=unit_id, at=at, by=by, number=version.number, **details)
