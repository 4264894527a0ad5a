from collections.abc import Mapping
from enum import StrEnum
from itertools import product

import pytest
from django.utils import translation

from prima.promise.charter import labels
from prima.promise.charter.rules.codes import (
    PAYS,
    Chapter,
    Decider,
    Exclusion,
    Fault,
    Occasion,
    Remedy,
)
from prima.promise.charter.rules.document import CharterDocument, Guarantee


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (Chapter, labels.CHAPTERS),
        (Occasion, labels.OCCASIONS),
        (Remedy, labels.REMEDIES),
        (Decider, labels.DECIDERS),
        (Exclusion, labels.EXCLUSIONS),
        (Fault, labels.FAULTS),
    ],
)
def test_every_code_has_words(codes: type[StrEnum], words: Mapping[str, object]) -> None:
    assert set(words) == set(codes)


def test_every_chapter_is_a_field_of_the_document() -> None:
    assert {chapter.field for chapter in Chapter} <= set(CharterDocument.model_fields)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_guarantee_is_a_sentence_of_its_own(language: str) -> None:
    with translation.override(language):
        said = {
            labels.sentence(
                Guarantee(
                    code="g",
                    occasion=occasion,
                    minutes=30 if occasion is Occasion.WAIT else None,
                    remedy=remedy,
                    amount_rupiah=5_000 if remedy is Remedy.MONEY else 0,
                    ceiling_rupiah=5_000 if remedy in PAYS else 0,
                    decider=Decider.HEAD,
                ),
                {},
            )
            for occasion, remedy in product(Occasion, Remedy)
            if remedy is not Remedy.REFUND or occasion is Occasion.FEE_OTHER_THAN_PUBLISHED
        }

    assert len(said) == 21
    assert all(each[0].isupper() and each.endswith(".") for each in said)


def test_a_guarantee_names_its_service() -> None:
    guarantee = Guarantee(
        code="g",
        occasion=Occasion.FINISHED_AFTER_PROMISED,
        service="kia",
        remedy=Remedy.APOLOGY,
        decider=Decider.OFFICER,
        exclusions=(Exclusion.FORCE_MAJEURE,),
    )

    with translation.override("en"):
        assert labels.sentence(guarantee, {"kia": "Mothers"}).startswith("Mothers: If we finish")
        assert labels.excused(guarantee) == "Not when: there was a disaster or an emergency."
        assert labels.excused(guarantee.model_copy(update={"exclusions": ()})) == ""
