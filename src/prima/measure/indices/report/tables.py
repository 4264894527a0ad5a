"""The tables of the report: rows of finished words and numbers."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from prima.design.charts.base import decimal
from prima.design.formats import number
from prima.kernel.satisfaction import rounded
from prima.listen.surveys.labels import PROFILE
from prima.measure.followups.rules import Term
from prima.measure.indices import labels
from prima.measure.indices.queries import item_codes, item_names

if TYPE_CHECKING:
    from decimal import Decimal

    from prima.kernel.satisfaction import ItemScore, SatisfactionIndex
    from prima.measure.indices.queries import Measured
    from prima.measure.indices.report.survey import Planned, Survey

    Real = Fraction | Decimal | float

DASH = "\N{EN DASH}"
TERMS = {
    Term.SHORT: "Jangka pendek (kurang dari 12 bulan)",
    Term.MIDDLE: "Jangka menengah (12 sampai 24 bulan)",
    Term.LONG: "Jangka panjang (lebih dari 24 bulan)",
}
Row = list[str]


def points(value: "Real", places: int) -> str:
    return decimal(rounded(value, places), places=places)


def between(
    low: "Fraction | Decimal | float", high: "Fraction | Decimal | float", places: int
) -> str:
    return f"{points(low, places)} {DASH} {points(high, places)}"


def class_rows(measured: "Measured") -> list[Row]:
    return [
        [
            str(place),
            between(Fraction(grade.low) / 25, Fraction(grade.high) / 25, 4),
            between(grade.low, grade.high, 2),
            grade.letter,
            str(labels.PERFORMANCES[grade.performance]),
        ]
        for place, grade in enumerate(measured.questionnaire.scoring.table.grades, start=1)
    ]


def item_rows(measured: "Measured", found: "SatisfactionIndex") -> list[Row]:
    """Return code, name, sum, answers, NRR, weight, weighted NRR, value and grade of each unsur."""
    codes, names = item_codes(measured.questionnaire), item_names(measured.questionnaire, "id")
    return [
        [
            codes[score.code],
            names[score.code],
            points(score.mean * score.n, 0),
            number(score.n),
            points(score.mean, 3),
            points(score.weight, 3),
            points(score.weighted_mean, 3),
            points(score.value, 2),
            score.grade.letter,
        ]
        for score in found.items
    ]


def ranked(measured: "Measured") -> list[Row]:
    """Return name, value and grade of each unsur, the lowest first."""
    names = item_names(measured.questionnaire, "id")
    return [
        [names[score.code], points(score.value, 2), score.grade.letter]
        for score in measured.lowest_first
    ]


def since(measured: "Measured", before: "Measured", places: int) -> list[Row]:
    """Return the lowest unsur of the period before, with their value then and now."""
    now = {score.code: score for score in measured.lowest_first}
    names = item_names(measured.questionnaire, "id")

    def row(then: "ItemScore") -> Row:
        moved = points(now[then.code].value - then.value, 2)
        return [names[then.code], points(then.value, 2), points(now[then.code].value, 2), moved]

    return [row(score) for score in before.lowest_first[:places] if score.code in now]


def summary(row: "Measured", name: str) -> Row:
    """Return name, respondents, index, interval and grade; dashes for what is not shown."""
    if row.found is None:
        return [name, number(row.n), DASH, DASH, DASH]
    interval = row.found.interval
    reach = between(interval.low, interval.high, 1) if interval else DASH
    return [name, number(row.n), points(row.found.value, 2), reach, row.found.grade.letter]


def profile(survey: "Survey") -> list[dict[str, object]]:
    """Return who answered, for each thing that anybody said about themselves."""
    n = survey.measured.n
    return [
        {"name": str(heading), "rows": _shares(survey.profile[kind], words, n)}
        for kind, (heading, words) in PROFILE.items()
        if survey.profile[kind][""] < n
    ]


def plan_rows(survey: "Survey", planned: "Sequence[Planned]") -> list[Row]:
    """Return unsur, action, term and who is responsible, of each thing that is planned."""
    names = item_names(survey.questionnaire, "id")
    return [
        [names.get(one.item, one.item), one.action, TERMS[Term(one.term)], one.owner]
        for one in planned
    ]


def carried_rows(survey: "Survey", carried: "Sequence[Planned]") -> list[Row]:
    """Return unsur, action, responsible, how much is done and what shows it."""
    names = item_names(survey.questionnaire, "id")
    return [
        [
            names.get(one.item, one.item),
            one.action,
            one.owner,
            f"{one.done_percent}%",
            one.evidence or DASH,
        ]
        for one in carried
    ]


def annex(survey: "Survey", found: "SatisfactionIndex") -> dict[str, object]:
    """Return the official table: each respondent, then sums, NRR and weighted NRR per unsur."""
    scores, codes = found.items, item_codes(survey.questionnaire)
    return {
        "codes": [codes[score.code] for score in scores],
        "rows": [
            ["" if row[score.code] is None else str(row[score.code]) for score in scores]
            for row in survey.rows
        ],
        "sums": [points(score.mean * score.n, 0) for score in scores],
        "means": [points(score.mean, 3) for score in scores],
        "weighted": [points(score.weighted_mean, 3) for score in scores],
        "total": points(found.index_1_to_4, 4),
        "index": points(found.value, 2),
    }


def _shares(counts: Mapping[str, int], words: Mapping[str, object], n: int) -> list[Row]:
    return [
        [
            str(words[code]) if code else "Tidak diisi",
            number(count),
            f"{points(Fraction(100 * count, n), 1)}%",
        ]
        for code, count in counts.items()
        if code or count
    ]
