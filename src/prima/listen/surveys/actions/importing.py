"""Bringing in a file of answers: read, shown, confirmed as a whole, undone as a whole."""

import hashlib
import secrets
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day
from prima.kernel.lifecycle import IllegalMove
from prima.listen.surveys.actions.opening import UnreadableFile, sheets_in
from prima.listen.surveys.actions.tallying import add_to_tally, heaps_of, take_from_tally
from prima.listen.surveys.models import Batch, Instrument, Response
from prima.listen.surveys.queries.batches import counted_before, preview_of
from prima.listen.surveys.queries.instruments import instrument_in_use, questionnaire_of
from prima.listen.surveys.rules.codes import (
    LIFECYCLE,
    REASON_LENGTH,
    BatchState,
    Channel,
    Move,
)
from prima.listen.surveys.rules.findings import Reading, Respondent
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.rules.reading import read_answers
from prima.listen.surveys.rules.sheets import Unreadable, clean, plain
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

NAME_LENGTH = 120
ROWS_AT_ONCE = 500


class BadCellsLeft(Refusal):
    code = "bad-cells-left"
    status = 422
    message = _("Some cells of the file cannot be read. Nothing was kept.")
    advice = _("Correct these cells in your spreadsheet, then send the file again.")


class OrderNotSaid(Refusal):
    code = "order-not-said"
    status = 422
    message = _("The file does not say what U8 and U9 are.")
    advice = _("Choose the order in which your form asks the questions.")


class AlreadyImported(Refusal):
    code = "already-imported"
    message = _("The answers of this very file count already.")
    advice = _("Undo the earlier import first, or say that you want to count them twice.")


class NotNow(Refusal):
    code = "batch-not-now"
    message = _("This import has already been confirmed, undone or thrown away.")
    advice = _("Look at the list of imports to see where it stands.")


class NoReason(Refusal):
    code = "no-reason"
    status = 422
    message = _("An import is undone for a reason, and everybody can read it.")
    advice = _("Write the reason in a few words.")


class ImpossibleDay(Refusal):
    code = "impossible-day"
    status = 422
    message = _("Nobody can have answered on that day.")
    advice = _("Choose a day that is not in the future.")


def preview_import(
    unit: "Unit",
    file_name: str,
    content: bytes,
    *,
    channel: Channel,
    answered_on: date,
    at: datetime,
    by: "Person | None" = None,
    service: "Service | None" = None,
    instrument: Instrument | None = None,
) -> Batch:
    """Read a file and keep what was found for a preview; no answer counts yet.

    `answered_on` and `service` stand for rows that do not say. Raises UnreadableFile. The file is
    read before the transaction begins: that can take seconds, and nobody should wait for it.
    """
    asked = instrument or instrument_in_use()
    today = local_day(at, unit.time_zone)
    if not date(2000, 1, 1) <= answered_on <= today:
        raise ImpossibleDay
    names = {
        plain(name): found.pk for found in services_of(unit) for name in (found.code, found.name)
    }
    try:
        questions = questionnaire_of(asked)
        reading = read_answers(sheets_in(content), questions, today=today, services=names)
    except Unreadable as unreadable:
        raise UnreadableFile(unreadable.trouble) from unreadable
    with transaction.atomic():
        batch = Batch.objects.create(
            unit=unit,
            instrument=asked,
            service=service,
            channel=channel,
            answered_on=answered_on,
            file_name=clean(PurePath(file_name).name, NAME_LENGTH) or "-",
            sha256=hashlib.sha256(content).hexdigest(),
            respondents=len(reading.respondents),
            content=reading.as_dict(),
            read_at=at,
            read_by=by,
        )
        _journal("batch.read", batch, at=at, by=by)
    return batch


@transaction.atomic
def confirm_import(
    batch: Batch,
    *,
    at: datetime,
    by: "Person | None" = None,
    order: ItemOrder | None = None,
    again: bool = False,
) -> Batch:
    """Count every answer of a file, or none.

    Raises BadCellsLeft, OrderNotSaid when only numbers name the columns, AlreadyImported unless
    the same file is wanted `again`, PreviewOver when the preview waited too long.
    """
    locked = _locked(batch)
    if locked.state == BatchState.PREVIEW:
        reading = preview_of(locked, at)
        _refuse_unless_ready(locked, reading, order=order, again=again)
        _keep_answers(locked, reading, order)
    _move(locked, Move.CONFIRM)
    locked.confirmed_at, locked.confirmed_by = at, by
    locked.save()
    _journal("batch.confirmed", locked, at=at, by=by)
    return locked


@transaction.atomic
def discard_import(batch: Batch, *, at: datetime, by: "Person | None" = None) -> Batch:
    """Throw a preview away."""
    locked = _locked(batch)
    _move(locked, Move.DISCARD)
    locked.save()
    _journal("batch.discarded", locked, at=at, by=by)
    return locked


@transaction.atomic
def undo_import(batch: Batch, *, reason: str, at: datetime, by: "Person | None" = None) -> Batch:
    """Take a file's answers out of every index. They stay, voided, with the reason."""
    why = clean(reason, REASON_LENGTH)
    if not why:
        raise NoReason
    locked = _locked(batch)
    _move(locked, Move.UNDO)
    counted = Response.objects.filter(batch=locked, voided_on__isnull=True)
    rows = list(counted.values_list("service_id", "answered_on", "answers"))
    for (service_id, month), moments in heaps_of(rows, locked.instrument):
        take_from_tally(locked.instrument, locked.unit_id, service_id, month, moments)
    counted.update(voided_on=local_day(at, locked.unit.time_zone), void_reason=why)
    locked.undone_at, locked.undone_by, locked.undone_reason = at, by, why
    locked.save()
    _journal("batch.undone", locked, at=at, by=by)
    return locked


def _locked(batch: Batch) -> Batch:
    """Lock every import of the same file: two people may confirm it at once."""
    same = Batch.objects.select_for_update().filter(unit=batch.unit_id, sha256=batch.sha256)
    return {found.pk: found for found in same.order_by("pk")}[batch.pk]


def _move(batch: Batch, move: Move) -> None:
    try:
        batch.state = LIFECYCLE.after(BatchState(batch.state), move)
    except IllegalMove as illegal:
        raise NotNow from illegal
    batch.content = {}


def _refuse_unless_ready(
    batch: Batch, reading: Reading, *, order: ItemOrder | None, again: bool
) -> None:
    if any(problem.blocks for problem in reading.problems):
        raise BadCellsLeft
    if reading.order_asked and order is None:
        raise OrderNotSaid
    if not again and counted_before(batch).exists():
        raise AlreadyImported


def _keep_answers(batch: Batch, reading: Reading, order: ItemOrder | None) -> None:
    questions = questionnaire_of(batch.instrument)
    is_other = reading.order_asked and order is ItemOrder.QUESTIONNAIRE
    kept = []
    for found in reading.respondents:
        answers = questions.in_other_order(found.answers) if is_other else found.answers
        kept.append(_response(batch, found, answers))
    secrets.SystemRandom().shuffle(kept)  # the order in the file is the order of the pile of forms
    Response.objects.bulk_create(kept, batch_size=ROWS_AT_ONCE)
    rows = [(response.service_id, response.answered_on, response.answers) for response in kept]
    for (service_id, month), moments in heaps_of(rows, batch.instrument):
        add_to_tally(batch.instrument, batch.unit_id, service_id, month, moments)


def _response(batch: Batch, found: Respondent, answers: dict[str, int | None]) -> Response:
    return Response(
        unit_id=batch.unit_id,
        service_id=found.service_id or batch.service_id,
        instrument=batch.instrument,
        batch=batch,
        answered_on=found.on or batch.answered_on,
        hour_band=found.hour_band,
        channel=batch.channel,
        answers=answers,
        suggestion=found.suggestion,
        **found.profile,
    )


def _journal(verb: str, batch: Batch, *, at: datetime, by: "Person | None") -> None:
    record(
        verb,
        f"batch:{batch.uuid}",
        unit_id=batch.unit_id,
        at=at,
        by=by,
        channel=batch.channel,
        answers=batch.respondents,
    )
