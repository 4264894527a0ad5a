"""What the answers of units add up to, exactly, for any period."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from prima.foundation.units.models import Unit
from prima.kernel.moments import Moments
from prima.listen.surveys.models import Instrument, Response, Tally
from prima.listen.surveys.queries.instruments import instrument_in_use
from prima.listen.surveys.rules.periods import Stretch, stretches

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

Units = Unit | Iterable[Unit]


def moments_of(
    units: Units,
    starts_on: date,
    ends_on: date,
    *,
    service: "Service | None" = None,
    instrument: Instrument | None = None,
) -> Moments:
    """Add up all answers of a half-open period that are not voided.

    Months come from their tallies; a part of a month comes from its rows.
    """
    asked = instrument or instrument_in_use()
    parts = monthly_moments(units, starts_on, ends_on, service=service, instrument=asked)
    return reduce(Moments.add, parts.values(), nothing_of(asked))


def monthly_moments(
    units: Units,
    starts_on: date,
    ends_on: date,
    *,
    service: "Service | None" = None,
    instrument: Instrument | None = None,
) -> dict[date, Moments]:
    """Add up each month of a period; its first day is the key. Months without answers are there."""
    asked = instrument or instrument_in_use()
    unit_ids = ids_of(units)
    rows = responses(unit_ids, asked, service)
    whole, parts = _cut(rows, starts_on, ends_on)
    months = {s.month: nothing_of(asked) for s in stretches(starts_on, ends_on)}
    tallies = Tally.objects.filter(unit__in=unit_ids, instrument=asked, month__in=whole)
    if service is not None:
        tallies = tallies.filter(service=service)
    for month, plain in tallies.values_list("month", "moments"):
        months[month] += Moments.from_dict(plain)
    for part in parts:
        months[part.month] = moments_of_rows(_within(rows, part), asked)
    return months


def service_moments(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> dict[int | None, Moments]:
    """Add up each service of a unit by its id; None holds answers that name no service."""
    asked = instrument or instrument_in_use()
    rows = responses([unit.pk], asked, None)
    whole, parts = _cut(rows, starts_on, ends_on)
    tallies = Tally.objects.filter(unit=unit, instrument=asked, month__in=whole)
    found: dict[int | None, Moments] = {}
    for service, plain in tallies.values_list("service", "moments"):
        found[service] = found.get(service, nothing_of(asked)) + Moments.from_dict(plain)
    for part in parts:
        within = _within(rows, part)
        for service in within.order_by().values_list("service", flat=True).distinct():
            added = moments_of_rows(within.filter(service=service), asked)
            found[service] = found.get(service, nothing_of(asked)) + added
    return {service: moments for service, moments in found.items() if moments.respondents}


def service_months(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> dict[tuple[int | None, date], Moments]:
    """Return the sums of each service in each whole month that begins in a period.

    The service's id is None for answers that name none.
    """
    asked = instrument or instrument_in_use()
    tallies = Tally.objects.filter(
        unit=unit, instrument=asked, month__gte=starts_on, month__lt=ends_on
    )
    rows = tallies.values_list("service", "month", "moments")
    return {(service, month): Moments.from_dict(plain) for service, month, plain in rows}


def months_with_answers(units: Units, *, instrument: Instrument | None = None) -> list[date]:
    """Return the months in which anybody answered, the oldest first."""
    asked = instrument or instrument_in_use()
    tallies = Tally.objects.filter(unit__in=ids_of(units), instrument=asked)
    months = (
        tallies.exclude(moments__respondents=0).order_by("month").values_list("month", flat=True)
    )
    return list(dict.fromkeys(months))


def nothing_of(instrument: Instrument) -> Moments:
    return Moments.empty(instrument.scored_codes)


def responses(
    unit_ids: Iterable[int], instrument: Instrument, service: "Service | None"
) -> QuerySet[Response]:
    """Return the answers that count."""
    rows = Response.objects.filter(unit__in=unit_ids, instrument=instrument, voided_on__isnull=True)
    return rows if service is None else rows.filter(service=service)


def ids_of(units: Units) -> list[int]:
    return [units.pk] if isinstance(units, Unit) else [unit.pk for unit in units]


def _cut(
    rows: QuerySet[Response], starts_on: date, ends_on: date
) -> tuple[list[date], list[Stretch]]:
    """Return the months that tallies can answer for, and the stretches that need the rows.

    A month that has answers only within the period is as good as whole: mostly the month that
    runs, whose other days are still to come.
    """
    whole, parts = [], []
    for stretch in stretches(starts_on, ends_on):
        if stretch.is_whole or not rows.filter(_outside(stretch)).exists():
            whole.append(stretch.month)
        else:
            parts.append(stretch)
    return whole, parts


def _outside(stretch: Stretch) -> Q:
    before = Q(answered_on__gte=stretch.month, answered_on__lt=stretch.starts_on)
    return before | Q(answered_on__gte=stretch.ends_on, answered_on__lt=stretch.month_ends_on)


def _within(rows: QuerySet[Response], stretch: Stretch) -> QuerySet[Response]:
    return rows.filter(answered_on__gte=stretch.starts_on, answered_on__lt=stretch.ends_on)


def moments_of_rows(rows: QuerySet[Response], instrument: Instrument) -> Moments:
    answers = rows.order_by().values_list("answers", flat=True).iterator(chunk_size=5000)
    return Moments.of(scored(answers, instrument), instrument.scored_codes)


def scored(
    rows: Iterable[Mapping[str, int | None]], instrument: Instrument
) -> Iterator[Mapping[str, int | None]]:
    """Leave in each row what counts in the official index: a document may ask more."""
    codes = instrument.scored_codes
    for row in rows:
        yield row if len(row) == len(codes) else {code: row.get(code) for code in codes}
