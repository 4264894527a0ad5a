"""Who answered and what they wrote, never in the order in which they came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from prima.foundation.units.models import Unit
from prima.kernel.satisfaction.indices import PER_POINT, SHOWN_FROM
from prima.kernel.satisfaction.instruments import Convention
from prima.kernel.satisfaction.rounding import rounded
from prima.listen.surveys.models import Instrument, Offer, Response
from prima.listen.surveys.queries.instruments import instrument_in_use
from prima.listen.surveys.queries.moments import Units, ids_of, responses, scored
from prima.listen.surveys.rules.codes import BY_TOKEN, PROFILE, Channel, Mark
from prima.listen.surveys.rules.redaction import redacted

if TYPE_CHECKING:
    from prima.promise.standards.models import Service


@dataclass(frozen=True)
class Suggestion:
    on: date
    service_name: str
    text: str


@dataclass(frozen=True)
class LatestAnswer:
    """One answer as far as a page may tell: its day and its index, 25 to 100."""

    on: date
    service_name: str
    index: Fraction

    @property
    def index_shown(self) -> Decimal:
        return rounded(self.index, 2)


@dataclass(frozen=True)
class ResponseRate:
    """How many were offered the survey in a period, and how many answered by token in it."""

    offers: int
    answers: int

    @property
    def share(self) -> Fraction | None:
        """None when nobody was asked. Never above 1: an offer of yesterday is answered today."""
        return min(Fraction(self.answers, self.offers), Fraction(1)) if self.offers else None


def profile_counts(
    units: Units,
    starts_on: date,
    ends_on: date,
    *,
    service: "Service | None" = None,
    instrument: Instrument | None = None,
) -> dict[str, dict[str, int]]:
    """Count respondents by sex, age_band, education and occupation, in the order of the form.

    Each count has every code of its kind, and "" for those who said nothing.
    """
    rows = _within(units, starts_on, ends_on, service, instrument)
    counts = {}
    for name, words in PROFILE.items():
        said = dict(rows.order_by().values_list(name).annotate(n=Count("id")))
        counts[name] = {code: said.get(code, 0) for code in [*map(str, words), ""]}
    return counts


def channel_counts(
    units: Units, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> dict[Channel, int]:
    rows = _within(units, starts_on, ends_on, None, instrument)
    said = dict(rows.order_by().values_list("channel").annotate(n=Count("id")))
    return {channel: said.get(channel, 0) for channel in Channel}


def annex_rows(
    units: Units,
    starts_on: date,
    ends_on: date,
    *,
    service: "Service | None" = None,
    instrument: Instrument | None = None,
) -> list[Mapping[str, int | None]]:
    """Return every answer for the annex of the report.

    Sorted by the random key: the order is the same each time and says nothing about when.
    """
    rows = _within(units, starts_on, ends_on, service, instrument)
    given = rows.order_by("pk").values_list("answers", flat=True)
    return list(scored(given, instrument or instrument_in_use()))


def suggestions(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> list[Suggestion]:
    """Return what people suggested, for the staff: the newest day first, shuffled within a day.

    Names and numbers of people are taken out: nobody reads them.
    """
    rows = _within(unit, starts_on, ends_on, None, instrument).exclude(suggestion="")
    said = rows.order_by("-answered_on", "pk").values_list(
        "answered_on", "service__name", "suggestion"
    )
    return [Suggestion(on, service or "", redacted(text)) for on, service, text in said]


def latest_answers(
    unit: Unit, limit: int = 10, *, instrument: Instrument | None = None
) -> list[LatestAnswer]:
    """Return the newest complete answers: their day and their index, nothing else.

    Nothing while there are so few that one of them would point at a person.
    """
    asked = instrument or instrument_in_use()
    weights = asked.scoring.weights_by(Convention(asked.convention))
    rows = responses([unit.pk], asked, None).order_by("-answered_on", "pk")
    found: list[LatestAnswer] = []
    if rows[:SHOWN_FROM].count() < SHOWN_FROM:
        return found
    for on, service, answers in rows.values_list("answered_on", "service__name", "answers")[
        : 3 * limit
    ]:
        if all(answers[code] is not None for code in weights):
            index = PER_POINT * sum(weights[code] * answers[code] for code in weights)
            found.append(LatestAnswer(on, service or "", Fraction(index)))
    return found[:limit]


def response_rate(unit: Unit, starts_on: date, ends_on: date) -> ResponseRate:
    offers = Offer.objects.filter(unit=unit, offered_on__gte=starts_on, offered_on__lt=ends_on)
    answers = Response.objects.filter(
        unit=unit, answered_on__gte=starts_on, answered_on__lt=ends_on, channel__in=BY_TOKEN
    )
    return ResponseRate(offers.count(), answers.count())


def came_by_draw(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument
) -> dict[int | None, tuple[int, int]]:
    """Count the answers that count, by service: of people whom a sample chose, and of others."""
    rows = _within(unit, starts_on, ends_on, None, instrument)
    drawn = Count("pk", filter=Q(marks=[Mark.DRAWN]))
    counted = rows.order_by().values_list("service").annotate(drawn=drawn, n=Count("pk"))
    return {service: (chosen, n - chosen) for service, chosen, n in counted}


def voided_count(
    units: Units, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> int:
    """Count the answers of a period that were voided: they stay, and it is said how many."""
    return Response.objects.filter(
        unit__in=ids_of(units),
        instrument=instrument or instrument_in_use(),
        answered_on__gte=starts_on,
        answered_on__lt=ends_on,
        voided_on__isnull=False,
    ).count()


def _within(
    units: Units,
    starts_on: date,
    ends_on: date,
    service: "Service | None",
    instrument: Instrument | None,
) -> QuerySet[Response]:
    rows = responses(ids_of(units), instrument or instrument_in_use(), service)
    return rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)
