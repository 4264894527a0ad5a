"""What an analysis is about, and whether its answers may be looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from prima.foundation.refusals import NotFound
from prima.kernel.moments import Moments
from prima.kernel.periods import Period
from prima.kernel.scales import SCALE_1_TO_4
from prima.listen.surveys.queries import (
    adopted_instruments,
    answer_rows,
    answers_by_month,
    document_of,
    instrument_in_use,
)
from prima.listen.surveys.rules.documents import Document
from prima.measure.analyses.rules import Analysis, possible
from prima.measure.indices.queries import index_of
from prima.measure.indices.rules import Book

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.listen.surveys.models import Instrument
    from prima.promise.standards.models import Service

Row = Mapping[str, Any]
ANSWERED = "ANSWERED"
FEWEST = 5


class NotAsked(NotFound):
    code = "not-asked"


@dataclass(frozen=True)
class About:
    """The answers of a unit, or of one of its services, to an instrument in a period.

    Always true: `rows` are read only when the answers may be shown beside all other periods and
    services; a page asks `is_shown` first.
    """

    unit: "Unit"
    period: Period
    service: "Service | None"
    instrument: "Instrument"
    n: int
    is_shown: bool

    @property
    def is_held_back(self) -> bool:
        return not self.is_shown and self.n >= FEWEST

    @cached_property
    def document(self) -> Document:
        return document_of(self.instrument)

    @cached_property
    def is_in_use(self) -> bool:
        return self.instrument.pk == instrument_in_use().pk

    @property
    def possible(self) -> set[Analysis]:
        return possible(self.document, is_in_use=self.is_in_use)

    @cached_property
    def rows(self) -> Sequence[Row]:
        if not self.is_shown:
            return []
        return answer_rows(
            self.unit,
            self.period.starts_on,
            self.period.ends_on,
            instrument=self.instrument,
            service=self.service,
        )


def about(
    unit: "Unit", period: Period, service: "Service | None", instrument: "Instrument"
) -> About:
    """Look at the answers of a period, as far as they may be shown."""
    if instrument.pk == instrument_in_use().pk:
        measured = index_of(unit, period, service)
        is_shown = measured.found is not None
        return About(unit, period, service, instrument, measured.n, is_shown)
    book = _book(unit, period, instrument)
    key = service.pk if service else None
    n = book.sums(period, key).respondents
    shown = key in book.services_shown(period) if service else book.is_shown(period)
    return About(unit, period, service, instrument, n, shown)


def instrument_coded(code: str | None) -> "Instrument":
    """Return the newest version of an instrument; the one in use when none is named."""
    if code is None:
        return instrument_in_use()
    found = next((one for one in adopted_instruments() if one.code == code), None)
    if found is None:
        raise NotAsked
    return found


def instruments_asked() -> "list[Instrument]":
    """Return the newest version of every instrument that people can be asked."""
    newest: dict[str, Instrument] = {}
    for one in adopted_instruments():
        newest.setdefault(one.code, one)
    return list(newest.values())


def _book(unit: "Unit", period: Period, instrument: "Instrument") -> Book:
    """Count answers as if they were to one question: what may be shown depends on their number."""
    year = period.starts_on.year
    counts = answers_by_month(unit, date(year, 1, 1), date(year + 1, 1, 1), instrument=instrument)
    heaps = {heap: _so_many(n) for heap, n in counts.items()}
    return Book(heaps, Moments.empty([ANSWERED]))


def _so_many(n: int) -> Moments:
    one = (n,)
    return Moments((ANSWERED,), SCALE_1_TO_4, n, n, one, one, one, one, one)
