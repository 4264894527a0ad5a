"""What the official SKM report says, as plain words and numbers in Indonesian.

Chapters and annexes follow the reports that agencies publish under PermenPANRB 14/2017: I
introduction, II method, III results, IV closing, and the table of answers per respondent.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date
from django.utils import translation
from django.utils.text import Truncator

from prima.design.formats import number
from prima.kernel.sampling import table_size
from prima.kernel.satisfaction import Convention
from prima.listen.surveys.labels import CHANNELS
from prima.listen.surveys.rules.choices import FIVE_TO_FOUR
from prima.listen.surveys.rules.codes import BY_TOKEN
from prima.measure.indices import labels
from prima.measure.indices.queries import Measured, change_since
from prima.measure.indices.report import tables, trust
from prima.measure.indices.report.drawing import items_drawing, trend_drawing

if TYPE_CHECKING:
    from prima.kernel.satisfaction import SatisfactionIndex
    from prima.measure.indices.report.survey import Survey

HEAD_LENGTH = 60
WORST = 3
Contents = dict[str, object]


def skm_contents(survey: "Survey") -> Contents:
    """Say the report of a survey. Too few answers: it holds no figures of them."""
    with translation.override("id"):
        measured, period = survey.measured, survey.period
        return {
            "unit": survey.unit,
            "running_head": Truncator(survey.unit).chars(HEAD_LENGTH),
            "address": survey.address,
            "period": labels.period(period),
            "from": _day(period.starts_on),
            "to": _day(period.ends_on - timedelta(days=1)),
            "made_on": _day(survey.today),
            "is_over": survey.today >= period.ends_on,
            "regulation": survey.questionnaire.regulation,
            "n": number(measured.n),
            "is_held_back": measured.is_held_back,
            "evidence": measured.evidence,
            "items": _questionnaire(survey),
            "classes": tables.class_rows(measured),
            "collected": _collected(survey),
            "sample": _sample(survey),
            "results": _results(survey, measured.found) if measured.found else None,
            "planned": tables.plan_rows(survey, survey.planned),
            "carried": tables.carried_rows(survey, survey.carried),
        }


def _questionnaire(survey: "Survey") -> list[Contents]:
    return [
        {
            "number": f"U{item.number}",
            "name": item.name.id,
            "question": item.question.id,
            "labels": list(item.labels.id),
        }
        for item in survey.questionnaire.in_order
    ]


def _collected(survey: "Survey") -> Contents:
    """Say how the answers came in: by which way, how many were asked, how many do not count."""
    collected = survey.collected
    channels = {way: n for way, n in collected.channels.items() if n}
    return {
        "by_link": any(way in BY_TOKEN for way in channels),
        "by_file": any(way not in BY_TOKEN for way in channels),
        "channels": [[str(CHANNELS[way]), number(n)] for way, n in channels.items()],
        "offers": number(collected.offers or 0),
        "answered": number(collected.answered or 0),
        "voided": number(collected.voided),
        "suggestions": number(collected.suggestions),
        "five": [
            ["kosong" if worth is None else str(worth) for worth in FIVE_TO_FOUR[scale]]
            for scale in collected.scales
        ],
        "is_in_records": collected.is_in_records,
    }


def _sample(survey: "Survey") -> Contents | None:
    """Compare the respondents with the table that the regulation names, if somebody counted."""
    served = survey.population
    if not served:
        return None
    needed = table_size(served)
    return {
        "served": number(served),
        "needed": number(needed),
        "is_met": survey.measured.n >= needed,
        "is_counted_here": survey.collected.is_in_records,
    }


def _results(survey: "Survey", found: "SatisfactionIndex") -> Contents:
    measured = survey.measured
    ranked, weights = tables.ranked(measured), set(found.instrument.weights)
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
        "services": [tables.summary(row, name) for name, row in survey.services],
        "trend": [tables.summary(row, labels.period(row.period)) for row in survey.line if row.n],
        "trend_drawing": trend_drawing(survey.line),
        "change": _change(measured, survey.before),
        "profile": tables.profile(survey),
        "trust": trust.rows(survey, found),
        "has_negative_alpha": measured.alpha is not None and measured.alpha.value < 0,
        "annex": tables.annex(survey, found),
    }


def _change(measured: Measured, before: Measured | None) -> Contents | None:
    moved = change_since(measured, before) if before else None
    if before is None or moved is None:
        return None
    return {
        "period": labels.period(before.period),
        "points": tables.points(abs(moved.difference), 2),
        "is_up": moved.difference > 0,
        "is_clear": moved.distinguishable,
        "low": tables.points(moved.interval.low, 2),
        "high": tables.points(moved.interval.high, 2),
        "rows": tables.since(measured, before, WORST),
    }


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale="id")
