"""How far the index of a report can be trusted: rows of what was looked at, found, and meant."""

from typing import TYPE_CHECKING

from prima.design.formats import number
from prima.kernel.sampling import reach
from prima.kernel.satisfaction import index
from prima.listen.surveys.labels import SIGNS
from prima.measure.indices.report.tables import between, points
from prima.measure.indices.rules import is_enough

if TYPE_CHECKING:
    from prima.kernel.satisfaction import SatisfactionIndex
    from prima.measure.indices.report.survey import Survey

Row = list[str]


def rows(survey: "Survey", found: "SatisfactionIndex") -> list[Row]:
    """Return each test of the index: its name, its result, and what that says."""
    return [
        *_interval(survey, found),
        *_detectable(survey, found),
        *_alpha(survey),
        *_signs(survey),
    ]


def _interval(survey: "Survey", found: "SatisfactionIndex") -> list[Row]:
    if found.interval is None:
        return []
    said = [
        [
            "Selang kepercayaan 95%",
            between(found.interval.low, found.interval.high, 2),
            "Berlaku bila responden serupa dengan pengguna yang tidak menjawab.",
        ]
    ]
    moments, people = survey.measured.moments, survey.population
    if moments is None or people is None or people < moments.respondents:
        return said
    finite = index(moments, found.instrument, found.convention, population=people).interval
    if finite is None:
        return said
    return [
        *said,
        [
            "Dengan koreksi populasi terbatas",
            between(finite.low, finite.high, 2),
            f"Dari {number(people)} kunjungan yang dilayani; tentang kunjungan itu saja.",
        ],
    ]


def _detectable(survey: "Survey", found: "SatisfactionIndex") -> list[Row]:
    n = found.scores.n
    if n < 2:  # noqa: PLR2004 - one respondent does not vary
        return []
    known = reach(n, max(n, survey.population or n), deviation=float(found.scores.variance) ** 0.5)
    if known.detectable is None:
        return []
    return [
        [
            "Perubahan terkecil yang terlihat",
            f"{points(known.detectable, 2)} poin",
            "Selisih antarperiode yang lebih kecil tidak dapat dibedakan dari kebetulan.",
        ]
    ]


def _alpha(survey: "Survey") -> list[Row]:
    alpha = survey.measured.alpha
    if alpha is None:
        return []
    return [
        [
            "Alfa Cronbach (selang Feldt 95%)",
            f"{points(alpha.value, 2)} ({between(alpha.interval.low, alpha.interval.high, 2)})",
            "Keselarasan jawaban antarunsur. Bila rendah, indeks tidak menjadi batal.",
        ]
    ]


def _signs(survey: "Survey") -> list[Row]:
    """Tell the index without the answers that look helped, unless it would give a few away."""
    beside = survey.beside
    if beside is None:
        return []
    helped = beside.all.respondents - beside.unsuspicious.respondents
    if not helped:
        return [["Jawaban bertanda janggal", "0", "Tidak ada yang perlu dipisahkan."]]
    signs = "; ".join(f"{SIGNS[sign]}: {number(n)}" for sign, n in beside.signs.items())
    left_out = helped >= 5 and is_enough(beside.unsuspicious)  # noqa: PLR2004 - as few as may be shown
    if not left_out:
        return [["Jawaban bertanda janggal", number(helped), f"{signs}."]]
    scoring = survey.questionnaire
    without = index(beside.unsuspicious, scoring.scoring, scoring.convention)
    return [
        ["Jawaban bertanda janggal", number(helped), f"{signs}. Tanda bukan bukti."],
        [
            "Nilai IKM tanpa jawaban itu",
            f"{points(without.value, 2)} ({without.grade.letter})",
            f"Dari {number(beside.unsuspicious.respondents)} responden.",
        ],
    ]
