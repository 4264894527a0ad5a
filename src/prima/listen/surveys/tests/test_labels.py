from enum import StrEnum

import pytest

from prima.listen.surveys import labels
from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import (
    PROFILE,
    AgeBand,
    BatchState,
    Channel,
    Education,
    HourBand,
    Occupation,
    Sex,
)
from prima.listen.surveys.rules.columns import OTHERS, Sure
from prima.listen.surveys.rules.documents import known_scales
from prima.listen.surveys.rules.findings import Expected
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.rules.integrity import Sign
from prima.listen.surveys.rules.sheets import Trouble


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (labels.CHANNELS, Channel),
        (labels.SIGNS, Sign),
        (labels.HOUR_BANDS, HourBand),
        (labels.SEXES, Sex),
        (labels.AGE_BANDS, AgeBand),
        (labels.EDUCATIONS, Education),
        (labels.OCCUPATIONS, Occupation),
        (labels.BATCH_STATES, BatchState),
        (labels.ITEM_ORDERS, ItemOrder),
        (labels.FILE_SCALES, FileScale),
        (labels.SURENESS, Sure),
        (labels.EXPECTED, Expected),
        (labels.TROUBLES, Trouble),
        (labels.TROUBLE_ADVICE, Trouble),
    ],
)
def test_every_code_has_words(words: dict[str, object], codes: type[StrEnum]) -> None:
    assert set(words) == set(codes)


def test_every_column_and_every_part_of_the_profile_has_words() -> None:
    assert set(labels.COLUMNS) == set(OTHERS)
    assert {name: set(words) for name, (_label, words) in labels.PROFILE.items()} == {
        name: set(codes) for name, codes in PROFILE.items()
    }


def test_every_scale_for_a_single_question_has_words() -> None:
    in_pairs_or_levels = {"KANO", "LEVEL"}

    assert set(labels.SCALES) == set(known_scales()) - in_pairs_or_levels
