"""Which files were read, and what a preview shows."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import NotFound, Refusal
from prima.foundation.units.models import Unit
from prima.listen.surveys.models import Batch, ColumnChoice, Instrument
from prima.listen.surveys.rules.choices import Choices, FileScale
from prima.listen.surveys.rules.codes import PREVIEW_LASTS, BatchState
from prima.listen.surveys.rules.findings import Reading


class NoSuchBatch(NotFound):
    code = "no-such-batch"


class PreviewOver(Refusal):
    code = "preview-over"
    status = 410
    message = _("This preview has ended. Nothing of the file was kept.")
    advice = _("Send the file again.")


def batches_of(unit: Unit) -> QuerySet[Batch]:
    """Return the files of a unit that are counted, undone or waiting, the newest first."""
    kept = Batch.objects.filter(unit=unit).exclude(state=BatchState.DISCARDED)
    return kept.defer("content").select_related(
        "confirmed_by", "undone_by", "read_by", "instrument"
    )


def batch_known_as(unit: Unit, uuid: UUID) -> Batch:
    rows = Batch.objects.filter(unit=unit, uuid=uuid)
    batch = rows.select_related("instrument", "service", "confirmed_by", "undone_by").first()
    if batch is None:
        raise NoSuchBatch
    return batch


def preview_of(batch: Batch, at: datetime) -> Reading:
    """Return what was read in a file that waits. Raises PreviewOver when it waits no more."""
    if batch.state != BatchState.PREVIEW or at >= batch.read_at + PREVIEW_LASTS:
        raise PreviewOver
    try:
        return Reading.from_dict(batch.content)
    except KeyError as older:  # it was read by an earlier version of Prima
        raise PreviewOver from older


def choices_of(unit: Unit, instrument: Instrument) -> dict[str, Choices]:
    """Return what was said about the columns of files, by the signature of their headings."""
    rows = ColumnChoice.objects.filter(unit=unit, instrument=instrument)
    return {
        signature: Choices.from_dict(plain)
        for signature, plain in rows.values_list("signature", "choices")
    }


def counted_before(batch: Batch) -> QuerySet[Batch]:
    """Return the files with the very same contents whose answers count already."""
    return Batch.objects.filter(
        unit=batch.unit_id, sha256=batch.sha256, state=BatchState.CONFIRMED
    ).exclude(pk=batch.pk)


def scales_used(unit: Unit, starts_on: date, ends_on: date) -> list[FileScale]:
    """Return the scales other than the official one that answers of a period came on."""
    batches = Batch.objects.filter(
        unit=unit,
        state=BatchState.CONFIRMED,
        responses__answered_on__gte=starts_on,
        responses__answered_on__lt=ends_on,
    ).exclude(scale=FileScale.OFFICIAL)
    found = set(batches.order_by().values_list("scale", flat=True).distinct())
    return [scale for scale in FileScale if scale in found]


def stale_previews(at: datetime) -> QuerySet[Batch]:
    return Batch.objects.filter(state=BatchState.PREVIEW, read_at__lte=at - PREVIEW_LASTS)
