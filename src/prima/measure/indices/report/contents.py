"""What the official SKM report says, as plain words and numbers in Indonesian.

Chapters and annexes follow the reports that agencies publish under PermenPANRB 14/2017: I
introduction, II method, III results, IV closing, and the table of answers per respondent.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date
from django.utils import translation
from django.utils.text import Truncator

from prima.deliver.queues.queries import served_between
from prima.design.formats import number
from prima.foundation.units.queries import today_in
from prima.kernel.satisfaction import Convention
from prima.listen.surveys.labels import CHANNELS
from prima.listen.surveys.queries import (
    channel_counts,
    questionnaire_of,
    response_rate,
    suggestions,
    voided_count,
)
from prima.listen.surveys.rules.codes import BY_TOKEN
from prima.measure.indices import labels
from prima.measure.indices.queries import Measured, by_service, change_since, trend
from prima.measure.indices.report import tables
from prima.measure.indices.report.drawing import items_drawing
from prima.measure.indices.rules import sample_size

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.kernel.satisfaction import SatisfactionIndex
    from prima.measure.indices.rules import Period

TREND = 6
HEAD_LENGTH = 60
WORST = 3
Contents = dict[str, object]


def skm_contents(unit: "Unit", period: "Period", *, at: datetime) -> Contents:
    """Gather the report of a unit and a period. Too few answers: it holds no figures of them."""
    with translation.override("id"):
        line = trend(unit, period.back(TREND))
        measured, today = line[-1], today_in(unit, at)
        return {
            "unit": unit.name,
            "running_head": Truncator(unit.name).chars(HEAD_LENGTH),
            "address": unit.address,
            "period": labels.period(period),
            "from": _day(period.starts_on),
            "to": _day(period.ends_on - timedelta(days=1)),
            "made_on": _day(today),
            "is_over": today >= period.ends_on,
            "n": number(measured.n),
            "is_held_back": measured.is_held_back,
            "evidence": measured.evidence,
            "items": _questionnaire(measured),
            "classes": tables.class_rows(measured),
            "collected": _collected(unit, period),
            "sample": _sample(unit, period, measured.n),
            "results": _results(measured, measured.found, line) if measured.found else None,
        }


def _questionnaire(measured: Measured) -> list[Contents]:
    return [
        {
            "number": f"U{item.number}",
            "name": item.name.id,
            "question": item.question.id,
            "labels": list(item.labels.id),
        }
        for item in questionnaire_of(measured.instrument).in_order
    ]


def _collected(unit: "Unit", period: "Period") -> Contents:
    """Say how the answers came in: by which way, how many were asked, how many do not count."""
    within = (unit, period.starts_on, period.ends_on)
    rate, channels = response_rate(*within), channel_counts(*within)
    return {
        "by_link": any(channels[way] for way in BY_TOKEN),
        "by_file": any(n for way, n in channels.items() if way not in BY_TOKEN),
        "channels": [[str(CHANNELS[way]), number(n)] for way, n in channels.items() if n],
        "offers": number(rate.offers),
        "answered": number(rate.answers),
        "voided": number(voided_count(*within)),
        "suggestions": number(len(suggestions(*within))),
    }


def _sample(unit: "Unit", period: "Period", n: int) -> Contents | None:
    """Compare the respondents with the table that the regulation names, if the queue counted."""
    served = sum(served_between(unit, period.starts_on, period.ends_on).values())
    if not served:
        return None
    needed = sample_size(served)
    return {"served": number(served), "needed": number(needed), "is_met": n >= needed}


def _results(measured: Measured, found: "SatisfactionIndex", line: list[Measured]) -> Contents:
    alpha, ranked, weights = measured.alpha, tables.ranked(measured), set(found.instrument.weights)
    return {
        "index": tables.points(found.value, 2),
        "index_1_to_4": tables.points(found.index_1_to_4, 4),
        "grade": found.grade.letter,
        "performance": str(labels.PERFORMANCES[found.grade.performance]),
        "low": tables.points(found.interval.low, 2) if found.interval else "",
        "high": tables.points(found.interval.high, 2) if found.interval else "",
        "is_exact": found.convention is Convention.EXACT,
        "weighs_alike": len(weights) == 1,
        "rows": tables.item_rows(measured, found),
        "drawing": items_drawing(measured),
        "lowest": ranked[:WORST],
        "highest": ranked[::-1][:WORST],
        "services": [
            tables.summary(row, row.service.name if row.service else "")
            for row in by_service(measured.unit, measured.period)
        ],
        "trend": [tables.summary(row, labels.period(row.period)) for row in line if row.n],
        "change": _change(measured, line[-2]),
        "profile": tables.profile(measured),
        "alpha": tables.points(alpha.value, 2) if alpha else "",
        "annex": tables.annex(measured, found),
    }


def _change(measured: Measured, before: Measured) -> Contents | None:
    moved = change_since(measured, before)
    if moved is None:
        return None
    return {
        "period": labels.period(before.period),
        "points": tables.points(abs(moved.difference), 2),
        "is_up": moved.difference > 0,
        "is_clear": moved.distinguishable,
        "rows": tables.since(measured, before, WORST),
    }


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale="id")
