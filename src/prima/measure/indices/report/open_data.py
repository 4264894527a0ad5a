"""The result as open data: one line for the index, one for each unsur, in plain numbers."""

import csv
from io import StringIO
from typing import TYPE_CHECKING

from prima.kernel.satisfaction import rounded
from prima.listen.surveys.queries.template import safe_text
from prima.measure.indices.queries import item_names

if TYPE_CHECKING:
    from fractions import Fraction

    from prima.measure.indices.report.survey import Survey

HEAD = (
    *("unit", "periode", "mulai", "sampai_sebelum", "peraturan", "kode", "unsur"),
    *("responden", "nrr", "bobot", "nilai", "mutu", "selang_bawah", "selang_atas"),
)


def open_data(survey: "Survey") -> bytes:
    """Write the result with a point for decimals. Nothing but the head when it is not shown."""
    measured, period = survey.measured, survey.period
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(HEAD)
    if measured.found is not None:
        found, names = measured.found, item_names(survey.questionnaire, "id")
        first = [safe_text(survey.unit), period.code, period.starts_on, period.ends_on]
        first.append(safe_text(survey.questionnaire.regulation))
        limits = [found.interval.low, found.interval.high] if found.interval else []
        shown = [str(rounded(limit, 2)) for limit in limits] or ["", ""]
        whole = [found.n, _number(found.index_1_to_4, 4), 1, _number(found.value, 2)]
        table.writerow([*first, "IKM", "Indeks", *whole, found.grade.letter, *shown])
        for score in found.items:
            values = [_number(score.mean, 4), _number(score.weight, 4), _number(score.value, 2)]
            line = [score.code, names[score.code], score.n, *values, score.grade.letter]
            table.writerow([*first, *line, "", ""])
    return out.getvalue().encode()


def _number(value: "Fraction", places: int) -> str:
    return str(rounded(value, places))
