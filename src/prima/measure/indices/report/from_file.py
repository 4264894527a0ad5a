"""A survey straight from a file of answers: no database, no set-up, the same rules and kernel."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from prima.foundation.refusals import Refusal
from prima.foundation.units.models import Unit
from prima.kernel.moments import Moments
from prima.listen.surveys.actions import (
    BadCellsLeft,
    OrderNotSaid,
    UnreadableFile,
    sheets_in,
)
from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import PROFILE, Channel
from prima.listen.surveys.rules.instruments import shipped
from prima.listen.surveys.rules.reading import read_answers
from prima.listen.surveys.rules.sheets import Unreadable
from prima.measure.indices.queries import measured_in
from prima.measure.indices.report.gathering import TREND
from prima.measure.indices.report.survey import Collected, Survey
from prima.measure.indices.rules import Book, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from prima.listen.surveys.rules.findings import Reading, Respondent
    from prima.listen.surveys.rules.instruments import ItemOrder, Questionnaire

YEAR = 12


class PeriodNotSaid(Refusal):
    code = "period-not-said"
    status = 422
    message = _("The answers lie in more than one year.")
    advice = _("Say which period the report is about, such as 2026-S1.")


class NobodyThen(Refusal):
    code = "nobody-then"
    status = 422
    message = _("No answer of the file lies in that period.")
    advice = _("Look at the days in the file, or choose another period.")


@dataclass(frozen=True)
class Sender:
    """What the file does not say of itself."""

    unit: str
    instrument: str = "skm-2017"
    period: Period | None = None
    population: int | None = None
    scale: "FileScale | None" = None
    order: "ItemOrder | None" = None


def reading_of(content: bytes, sender: Sender, *, today: date) -> "Reading":
    """Read a file of answers. Raises UnreadableFile."""
    try:
        return read_answers(
            sheets_in(content),
            shipped(sender.instrument),
            today=today,
            services=None,
            order=sender.order,
            scale=sender.scale,
        )
    except Unreadable as unreadable:
        raise UnreadableFile(unreadable.trouble) from unreadable


def survey_in(reading: "Reading", sender: Sender, *, today: date) -> Survey:
    """Make a survey of what was read.

    Raises BadCellsLeft, OrderNotSaid, PeriodNotSaid, NobodyThen. Rows without a day count for the
    period that is asked; without any day that is the half-year that runs.
    """
    if any(problem.blocks for problem in reading.problems):
        raise BadCellsLeft
    asked = shipped(sender.instrument)
    if reading.order_asked:
        raise OrderNotSaid
    period = sender.period or _period(reading.respondents, today)
    people = [(found.on or period.starts_on, found) for found in reading.respondents]
    within = [found for on, found in people if period.starts_on <= on < period.ends_on]
    if not within:
        raise NobodyThen
    unit, book = Unit(name=sender.unit), _book(people, asked)
    is_known = sender.population is not None and sender.population >= len(within)
    return Survey(
        unit=sender.unit,
        address="",
        period=period,
        today=today,
        line=[measured_in(book, asked, unit, one) for one in period.back(TREND)],
        services=[
            (name, measured_in(book, asked, unit, period, key=key))
            for key, name in enumerate(reading.services, start=1)
            if any(found.service_id == key for found in within)
        ],
        profile=_profile(within),
        rows=sorted((found.answers for found in within), key=_mixed),
        collected=Collected(
            channels=Counter({Channel.IMPORT: len(within)}),
            suggestions=sum(bool(found.suggestion) for found in within),
            scales=[] if reading.scale is FileScale.OFFICIAL else [reading.scale],
            is_in_records=False,
        ),
        population=sender.population if is_known else None,
    )


def _mixed(answers: "Mapping[str, int | None]") -> bytes:
    """Order respondents in a way that says nothing about when: the file is the pile of forms."""
    return hashlib.sha256(repr(answers).encode()).digest()


def _period(respondents: "Iterable[Respondent]", today: date) -> Period:
    """Return the half-year, or else the year, that all days lie in."""
    days = {found.on for found in respondents if found.on} or {today}
    for months in (6, YEAR):
        around = {Period.around(day, months) for day in days}
        if len(around) == 1:
            return around.pop()
    raise PeriodNotSaid


def _book(people: "Iterable[tuple[date, Respondent]]", asked: "Questionnaire") -> Book:
    heaps: defaultdict[tuple[int | None, date], list[dict[str, int | None]]] = defaultdict(list)
    for on, found in people:
        heaps[found.service_id, on.replace(day=1)].append(found.answers)
    codes = asked.codes
    sums = {key: Moments.of(answers, codes) for key, answers in heaps.items()}
    return Book(sums, Moments.empty(codes))


def _profile(people: "Iterable[Respondent]") -> dict[str, dict[str, int]]:
    said = {name: Counter(found.profile.get(name, "") for found in people) for name in PROFILE}
    return {
        name: {code: said[name][code] for code in [*map(str, words), ""]}
        for name, words in PROFILE.items()
    }
