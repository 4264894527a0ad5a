import pytest
from django.utils.translation import override

from prima.kernel.periods import Period
from prima.listen.samples import labels
from prima.listen.samples.rules import Basis, Method


def test_every_code_has_words() -> None:
    assert set(labels.METHODS) == set(Method)
    assert set(labels.BASES) == set(Basis)


@pytest.mark.parametrize(
    ("code", "words"),
    [("2026", "2026"), ("2026-S2", "Semester II 2026"), ("2026-11", "November 2026")],
)
def test_a_period_is_said_as_people_do(code: str, words: str) -> None:
    with override("id"):
        assert labels.period(Period.read(code)) == words
