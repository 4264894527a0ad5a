"""Keeping the sums of each month equal to its answers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from prima.foundation.journal.actions import record
from prima.kernel.moments import Moments
from prima.listen.surveys.models import Instrument, Response, Tally
from prima.listen.surveys.queries.moments import moments_of_rows, nothing_of, scored
from prima.listen.surveys.rules.periods import month_of, next_month

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

Heap = tuple[int | None, date]
"""The service and the month that answers are added up for."""
Row = TypeVar("Row", Response, Tally)


def add_to_tally(
    instrument: Instrument, unit_id: int, service_id: int | None, month: date, added: Moments
) -> None:
    """Add answers to the sums of their month, inside the transaction that keeps them."""
    tally = _locked(instrument, unit_id, service_id, month)
    tally.moments = (Moments.from_dict(tally.moments) + added).as_dict()
    tally.save(update_fields=["moments"])


def take_from_tally(
    instrument: Instrument, unit_id: int, service_id: int | None, month: date, taken: Moments
) -> None:
    """Take voided answers out of the sums of their month."""
    tally = _locked(instrument, unit_id, service_id, month)
    tally.moments = Moments.from_dict(tally.moments).subtract(taken).as_dict()
    tally.save(update_fields=["moments"])


def heaps_of(
    rows: Iterable[tuple[int | None, date, dict[str, int | None]]], instrument: Instrument
) -> list[tuple[Heap, Moments]]:
    """Add up (service, day, answers) by service and month.

    Sorted, so that whoever locks several tallies locks them in the same order.
    """
    heaps: dict[Heap, list[dict[str, int | None]]] = defaultdict(list)
    for service_id, on, answers in rows:
        heaps[service_id, month_of(on)].append(answers)
    if not instrument.scored_codes:
        return []
    return [
        (heap, Moments.of(scored(heaps[heap], instrument), instrument.scored_codes))
        for heap in sorted(heaps, key=_order)
    ]


@transaction.atomic
def retally(
    unit: "Unit", instrument: Instrument, *, at: datetime, by: "Person | None" = None
) -> int:
    """Add up all answers of a unit anew; return how many sums were not what they should be.

    An instrument without an official part has no sums.
    """
    if not instrument.scored_codes:
        return 0
    rows = Response.objects.filter(unit=unit, instrument=instrument, voided_on__isnull=True)
    tallies = Tally.objects.filter(unit=unit, instrument=instrument)
    days = rows.order_by().values_list("service_id", "answered_on").distinct()
    heaps = {(service_id, month_of(on)) for service_id, on in days}
    heaps |= set(tallies.values_list("service_id", "month"))
    wrong = 0
    for service_id, month in sorted(heaps, key=_order):
        # First the lock, then the count: an answer that comes meanwhile waits for its tally.
        tally = _locked(instrument, unit.pk, service_id, month)
        heap = rows.filter(answered_on__gte=month, answered_on__lt=next_month(month))
        right = moments_of_rows(_about(heap, service_id), instrument).as_dict()
        if tally.moments != right:
            wrong += 1
            tally.moments = right
            tally.save(update_fields=["moments"])
    subject = f"unit:{unit.uuid}"
    record("survey.recounted", subject, unit_id=unit.pk, at=at, by=by, corrected=wrong)
    return wrong


def _order(heap: Heap) -> tuple[int, date]:
    return heap[0] or 0, heap[1]


def _about(rows: QuerySet[Row], service_id: int | None) -> QuerySet[Row]:
    if service_id is None:
        return rows.filter(service__isnull=True)
    return rows.filter(service=service_id)


def _locked(instrument: Instrument, unit_id: int, service_id: int | None, month: date) -> Tally:
    """Lock the sums of a month; the first answer of the month makes them."""
    rows = Tally.objects.filter(instrument=instrument, unit=unit_id, month=month)
    tally, _is_new = (
        _about(rows, service_id)
        .select_for_update()
        .get_or_create(
            defaults={
                "instrument": instrument,
                "unit_id": unit_id,
                "service_id": service_id,
                "month": month,
                "moments": nothing_of(instrument).as_dict(),
            }
        )
    )
    return tally
