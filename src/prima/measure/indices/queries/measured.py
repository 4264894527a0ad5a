"""The index of a unit, of its services and of its periods, as far as it may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from prima.kernel.intervals import NotEnoughData
from prima.kernel.moments import Moments
from prima.kernel.reliability import Alpha, alpha
from prima.kernel.satisfaction import (
    Change,
    Evidence,
    NotComparable,
    SatisfactionIndex,
    change,
    index,
    lowest_first,
)
from prima.listen.surveys.queries import (
    instrument_in_use,
    months_with_answers,
    questionnaire_of,
    service_months,
)
from prima.listen.surveys.rules.instruments import Questionnaire
from prima.measure.indices.rules import Book, Period, is_enough
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.kernel.satisfaction import ItemScore
    from prima.listen.surveys.models import Instrument
    from prima.promise.standards.models import Service


@dataclass(frozen=True)
class Measured:
    """The index of a unit, or of one of its services, in a period.

    `service` is None for the whole unit, and where a service has no more than a name.

    Always true: `n` says how many answered; `found` and `moments` are None unless the index may be
    shown. `is_held_back` when there are enough answers, and showing them would give away others.
    """

    unit: "Unit"
    period: Period
    service: "Service | None"
    questionnaire: Questionnaire
    n: int
    moments: Moments | None
    found: SatisfactionIndex | None
    is_held_back: bool

    @property
    def evidence(self) -> Evidence:
        return self.found.evidence if self.found else Evidence.SUPPRESSED

    @property
    def lowest_first(self) -> "tuple[ItemScore, ...]":
        return lowest_first(self.found) if self.found else ()

    @property
    def alpha(self) -> Alpha | None:
        """How well the items agree; None when there is too little data to say."""
        try:
            return alpha(self.moments) if self.moments else None
        except NotEnoughData:
            return None


def index_of(unit: "Unit", period: Period, service: "Service | None" = None) -> Measured:
    """Measure a period. A unit's index comes from its respondents, not from its services."""
    return trend(unit, [period], service)[0]


def trend(
    unit: "Unit", periods: Sequence[Period], service: "Service | None" = None
) -> list[Measured]:
    """Measure each of these periods."""
    instrument = instrument_in_use()
    book, asked = _book(unit, periods, instrument), questionnaire_of(instrument)
    return [measured_in(book, asked, unit, period, service) for period in periods]


def by_service(unit: "Unit", period: Period) -> list[Measured]:
    """Measure each service that somebody answered about, by name."""
    instrument = instrument_in_use()
    book, asked = _book(unit, [period], instrument), questionnaire_of(instrument)
    answered = book.services(period)
    return [
        measured_in(book, asked, unit, period, service)
        for service in services_of(unit)
        if service.pk in answered
    ]


def change_since(now: Measured, before: Measured) -> Change | None:
    """Say whether the index moved, or only other people were asked (Welch)."""
    if now.found is None or before.found is None:
        return None
    try:
        return change(before.found, now.found)
    except (NotEnoughData, NotComparable):
        return None


def newest_period(unit: "Unit", today: date) -> Period:
    """Return the half-year of the newest answers, or the current one when there are none."""
    months = months_with_answers(unit)
    return Period.half_year_of(months[-1] if months else today)


def periods_beside(unit: "Unit", period: Period) -> tuple[Period | None, Period | None]:
    """Return the nearest period of the same length before and after that anybody answered in."""
    months = months_with_answers(unit)
    before = [month for month in months if month < period.starts_on]
    after = [month for month in months if month >= period.ends_on]
    return (
        Period.around(before[-1], period.months) if before else None,
        Period.around(after[0], period.months) if after else None,
    )


def item_names(questionnaire: Questionnaire, language: str) -> dict[str, str]:
    """Return what each unsur is called, by its code."""
    return {item.code: item.name.by(language) for item in questionnaire.in_order}


def item_codes(questionnaire: Questionnaire) -> dict[str, str]:
    """Return what each unsur is called in tables, U1 to U9 as the regulation lists them."""
    return {item.code: f"U{item.number}" for item in questionnaire.in_order}


def measured_in(
    book: Book,
    questionnaire: Questionnaire,
    unit: "Unit",
    period: Period,
    service: "Service | None" = None,
    *,
    key: int | None = None,
) -> Measured:
    """Measure a period in the sums of whole years. `key` is a service that has only a name."""
    key = service.pk if service else key
    own = book.sums(period, key)
    may_be_shown = key in book.services_shown(period) if key else book.is_shown(period)
    found = None
    if may_be_shown:
        found = index(own, questionnaire.scoring, questionnaire.convention)
    return Measured(
        unit=unit,
        period=period,
        service=service,
        questionnaire=questionnaire,
        n=own.respondents,
        moments=own if may_be_shown else None,
        found=found,
        is_held_back=is_enough(own) and not may_be_shown,
    )


def _book(unit: "Unit", periods: Sequence[Period], instrument: "Instrument") -> Book:
    """Open the sums of all years that these periods lie in: what is shown depends on them."""
    first = min(period.starts_on.year for period in periods)
    last = max(period.starts_on.year for period in periods)
    heaps = service_months(unit, date(first, 1, 1), date(last + 1, 1, 1), instrument=instrument)
    return Book(heaps, Moments.empty(code for code, _weight in instrument.weights))
