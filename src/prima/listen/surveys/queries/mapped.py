"""What the answers to any instrument come to, index by index: one answer counts in several."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from prima.foundation.refusals import NotFound
from prima.foundation.units.models import Unit
from prima.kernel.moments import Moments
from prima.kernel.scales import Scale
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.queries.instruments import document_of
from prima.listen.surveys.queries.moments import Units, ids_of, responses
from prima.listen.surveys.rules.asking import Facet, ScaleKind
from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.indexing import OF_POINTS, PAIRS, Index, Method
from prima.listen.surveys.rules.redaction import redacted

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

Answers = dict[str, Any]


class NoSuchIndex(NotFound):
    code = "no-such-index"


def index_moments(
    units: Units,
    starts_on: date,
    ends_on: date,
    *,
    instrument: Instrument,
    index: str,
    facet: Facet | None = None,
) -> Moments:
    """Add up the answers that count in an index of points, by the names of the question bank.

    A GAP has two such sums: say which facet. Raises NoSuchIndex.
    """
    document = document_of(instrument)
    mapped = index_named(document, index)
    side = PAIRS[mapped.method].index(facet) if facet and mapped.method in PAIRS else 0
    asked = {name: found[side] for name, found in mapped.asked_in(document.questions).items()}
    scale = next(iter(asked.values())).scale
    if mapped.method not in OF_POINTS:
        raise NoSuchIndex
    codes = {name: one.item.code for name, one in asked.items()}
    rows = (
        {name: given.get(code) for name, code in codes.items()}
        for given in _given(units, starts_on, ends_on, instrument)
    )
    return Moments.of(rows, codes, Scale(scale.lowest, scale.highest))


def pair_counts(
    units: Units, starts_on: date, ends_on: date, *, instrument: Instrument, index: str
) -> dict[str, Counter[tuple[str, str]]]:
    """Count the pairs of answers (functional, dysfunctional) of each feature of a Kano index."""
    document = document_of(instrument)
    mapped = index_named(document, index)
    found = mapped.asked_in(document.questions)
    if mapped.method is not Method.KANO:
        raise NoSuchIndex
    pairs = {name: (one.item.code, other.item.code) for name, (one, other) in found.items()}
    counts: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in pairs}
    for given in _given(units, starts_on, ends_on, instrument):
        for name, (one, other) in pairs.items():
            if given.get(one) is not None and given.get(other) is not None:
                counts[name][given[one], given[other]] += 1
    return counts


def answer_counts(
    units: Units, starts_on: date, ends_on: date, *, instrument: Instrument
) -> dict[str, Counter[int | str]]:
    """Count each answer to each question that has answers to choose from."""
    document = document_of(instrument)
    asked = [one.item.code for one in document.questions if one.scale.kind is not ScaleKind.TEXT]
    counts: dict[str, Counter[int | str]] = {code: Counter() for code in asked}
    for given in _given(units, starts_on, ends_on, instrument):
        for code in asked:
            if given.get(code) is not None:
                counts[code][given[code]] += 1
    return counts


def answer_rows(
    unit: Unit,
    starts_on: date,
    ends_on: date,
    *,
    instrument: Instrument,
    service: "Service | None" = None,
) -> list[Answers]:
    """Return what each person answered, whole, in the order of the random key: it says no time."""
    rows = responses([unit.pk], instrument, service)
    rows = rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)
    return list(rows.order_by("pk").values_list("answers", flat=True))


def answers_by_month(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument
) -> dict[tuple[int | None, date], int]:
    """Count the answers of each service (None: not said) in each month, by its first day."""
    rows = responses([unit.pk], instrument, None)
    rows = rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)
    month = TruncMonth("answered_on")
    counted = rows.order_by().annotate(month=month).values_list("service", "month")
    return {(service, on): n for service, on, n in counted.annotate(n=Count("pk"))}


def written_answers(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument
) -> list[tuple[date, str, str]]:
    """Return (day, code of the question, words) of open answers, shuffled within a day."""
    rows = responses([unit.pk], instrument, None).exclude(texts={})
    rows = rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)
    said = rows.order_by("-answered_on", "pk").values_list("answered_on", "texts")
    return [
        (on, code, redacted(text)) for on, texts in said for code, text in sorted(texts.items())
    ]


def index_named(document: Document, code: str) -> Index:
    found = next((index for index in document.indices if index.code == code), None)
    if found is None:
        raise NoSuchIndex
    return found


def _given(
    units: Units, starts_on: date, ends_on: date, instrument: Instrument
) -> Iterator[Answers]:
    rows = responses(ids_of(units), instrument, None)
    rows = rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)
    answers: Iterable[Answers] = rows.order_by().values_list("answers", flat=True)
    yield from answers
