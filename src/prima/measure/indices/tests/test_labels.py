import pytest
from django.utils import translation

from prima.kernel.satisfaction import Evidence, Performance
from prima.measure.indices import labels
from prima.measure.indices.queries.promised import SEEN
from prima.measure.indices.rules import Period, Verdict


def test_every_code_has_words() -> None:
    assert labels.PERFORMANCES.keys() == set(Performance)
    assert labels.EVIDENCES.keys() == set(Evidence)
    assert labels.VERDICTS.keys() == set(Verdict)
    assert labels.STATES.keys() == set(Verdict)
    assert labels.COUNTED.keys() == SEEN


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        ("2026", "2026", "2026"),
        ("2026-S2", "Semester II 2026", "Half-year II of 2026"),
        ("2026-Q3", "Triwulan 3 2026", "Quarter 3 of 2026"),
        ("2026-05", "Mei 2026", "May 2026"),
    ],
)
def test_a_period_has_words(code: str, indonesian: str, english: str) -> None:
    period = Period.read(code)

    with translation.override("id"):
        assert labels.period(period) == indonesian
    with translation.override("en"):
        assert labels.period(period) == english
