"""Reading a file of answers for a preview, once more when somebody says what its columns are."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import local_day
from prima.listen.surveys.actions.opening import UnreadableFile, sheets_in
from prima.listen.surveys.models import Batch, ColumnChoice, Instrument
from prima.listen.surveys.queries.batches import choices_of, preview_of
from prima.listen.surveys.queries.instruments import instrument_in_use, questionnaire_of
from prima.listen.surveys.rules.choices import Choices, FileScale
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.rules.findings import Reading
from prima.listen.surveys.rules.reading import read_answers
from prima.listen.surveys.rules.sheets import Unreadable, clean, plain
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

NAME_LENGTH = 120


class ImpossibleDay(Refusal):
    code = "impossible-day"
    status = 422
    message = _("Nobody can have answered on that day.")
    advice = _("Choose a day that is not in the future.")


class OtherHeadings(Refusal):
    code = "other-headings"
    status = 422
    message = _("The headings of this file are not those of the file before.")
    advice = _("Send the same file again, or begin anew with this one.")


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
    scale: FileScale | None = None,
) -> Batch:
    """Read a file and keep what was found for a preview; no answer counts yet.

    `answered_on` and `service` stand for rows that do not say. Columns are read as somebody said
    for a file with the same headings before. Raises UnreadableFile. The file is read before the
    transaction begins: that can take seconds, and nobody should wait for it.
    """
    asked = instrument or instrument_in_use()
    today = local_day(at, unit.time_zone)
    if not date(2000, 1, 1) <= answered_on <= today:
        raise ImpossibleDay
    reading = _read(unit, asked, content, today, choices_of(unit, asked), scale)
    batch = Batch(
        unit=unit, instrument=asked, service=service, channel=channel, answered_on=answered_on
    )
    with transaction.atomic():
        return _kept(batch, file_name, content, reading, at=at, by=by)


def read_again(
    batch: Batch,
    file_name: str,
    content: bytes,
    choices: Choices,
    *,
    at: datetime,
    by: "Person | None" = None,
) -> Batch:
    """Read a file anew by what somebody says its columns are, and remember it for the next one.

    The file has to be sent again, because none is kept. Raises UnreadableFile, OtherHeadings.
    """
    before = preview_of(batch, at)
    today = local_day(at, batch.unit.time_zone)
    said = {before.signature: choices}
    reading = _read(batch.unit, batch.instrument, content, today, said)
    if reading.signature != before.signature:
        raise OtherHeadings
    again = Batch(
        unit=batch.unit,
        instrument=batch.instrument,
        service=batch.service,
        channel=batch.channel,
        answered_on=batch.answered_on,
    )
    with transaction.atomic():
        remember_choices(batch, reading, choices, at=at, by=by)
        Batch.objects.filter(pk=batch.pk, state=BatchState.PREVIEW).update(
            state=BatchState.DISCARDED, content={}
        )
        journal_batch("batch.discarded", batch, at=at, by=by)
        return _kept(again, file_name, content, reading, at=at, by=by)


def remember_choices(
    batch: Batch, reading: Reading, choices: Choices, *, at: datetime, by: "Person | None" = None
) -> None:
    """Keep what somebody said about a file, for the next one with the same headings."""
    known = choices_of(batch.unit, batch.instrument).get(reading.signature, Choices())
    kept = Choices(choices.columns or known.columns, choices.scale, choices.order or known.order)
    ColumnChoice.objects.update_or_create(
        unit=batch.unit,
        instrument=batch.instrument,
        signature=reading.signature,
        defaults={"choices": kept.as_dict(), "said_at": at, "said_by": by},
    )


def journal_batch(verb: str, batch: Batch, *, at: datetime, by: "Person | None") -> None:
    record(
        verb,
        f"batch:{batch.uuid}",
        unit_id=batch.unit_id,
        at=at,
        by=by,
        channel=batch.channel,
        answers=batch.respondents,
    )


def _read(
    unit: "Unit",
    asked: Instrument,
    content: bytes,
    today: date,
    said: Mapping[str, Choices],
    scale: FileScale | None = None,
) -> Reading:
    names = {
        plain(name): found.pk for found in services_of(unit) for name in (found.code, found.name)
    }
    try:
        sheets, questions = sheets_in(content), questionnaire_of(asked)
        return read_answers(sheets, questions, today=today, services=names, said=said, scale=scale)
    except Unreadable as unreadable:
        raise UnreadableFile(unreadable.trouble) from unreadable


def _kept(
    batch: Batch,
    file_name: str,
    content: bytes,
    reading: Reading,
    *,
    at: datetime,
    by: "Person | None",
) -> Batch:
    batch.file_name = clean(PurePath(file_name).name, NAME_LENGTH) or "-"
    batch.sha256 = hashlib.sha256(content).hexdigest()
    batch.respondents = len(reading.respondents)
    batch.scale = reading.scale
    batch.content = reading.as_dict()
    batch.read_at, batch.read_by = at, by
    batch.save()
    journal_batch("batch.read", batch, at=at, by=by)
    return batch
