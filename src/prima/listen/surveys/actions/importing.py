"""Bringing in a file of answers: confirmed as a whole, thrown away or undone as a whole."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day
from prima.kernel.lifecycle import IllegalMove
from prima.listen.surveys.actions.previewing import journal_batch, remember_choices
from prima.listen.surveys.actions.tallying import add_to_tally, heaps_of, take_from_tally
from prima.listen.surveys.models import Batch, Response
from prima.listen.surveys.queries.batches import counted_before, preview_of
from prima.listen.surveys.queries.instruments import questionnaire_of
from prima.listen.surveys.rules.choices import Choices
from prima.listen.surveys.rules.codes import (
    LIFECYCLE,
    REASON_LENGTH,
    BatchState,
    Move,
)
from prima.listen.surveys.rules.findings import Reading, Respondent
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.rules.sheets import clean

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

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
        if reading.order_asked and order:
            remember_choices(
                locked, reading, Choices(scale=reading.scale, order=order), at=at, by=by
            )
    _move(locked, Move.CONFIRM)
    locked.confirmed_at, locked.confirmed_by = at, by
    locked.save()
    journal_batch("batch.confirmed", locked, at=at, by=by)
    return locked


@transaction.atomic
def discard_import(batch: Batch, *, at: datetime, by: "Person | None" = None) -> Batch:
    """Throw a preview away."""
    locked = _locked(batch)
    _move(locked, Move.DISCARD)
    locked.save()
    journal_batch("batch.discarded", locked, at=at, by=by)
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
    journal_batch("batch.undone", locked, at=at, by=by)
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
