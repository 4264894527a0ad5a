import doctest
from pathlib import Path

import pytest

METHODS = Path(__file__).resolve().parents[4] / "docs" / "methods"
PAGES = sorted(METHODS.glob("*.md"))


def test_every_number_of_this_part_has_its_page() -> None:
    names = {page.stem for page in PAGES}

    assert names >= {
        "announced-wait",
        "comparisons",
        "control-charts",
        "cronbach-alpha",
        "derived-importance",
        "ikm-2004-index",
        "importance-performance",
        "kano",
        "loyalty",
        "measured-waits",
        "sample-size",
        "service-gap",
        "skm-index",
        "staffing",
        "waiting-in-theory",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_method_page_are_true(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")

    assert tried > 0
    assert failed == 0
