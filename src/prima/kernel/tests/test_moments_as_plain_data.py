import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.answers import Row
from prima.kernel.moments import FIELDS, ImpossibleMoments, Moments
from prima.kernel.tests.questionnaires import THREE, rows_with_blanks

ROWS: list[Row] = [
    {"TIME": 3, "COST": 4, "STAFF": 2},
    {"TIME": 4, "COST": 4, "STAFF": 3},
    {"TIME": None, "COST": 1, "STAFF": 3},
]
PLAIN = Moments.of(ROWS, THREE).as_dict()


@given(rows_with_blanks())
def test_moments_come_back_from_json_exactly(rows: list[Row]) -> None:
    moments = Moments.of(rows, THREE)

    text = json.dumps(moments.as_dict(), sort_keys=True)

    assert Moments.from_dict(json.loads(text)) == moments
    assert json.dumps(Moments.from_dict(json.loads(text)).as_dict(), sort_keys=True) == text


def test_large_sums_come_back_exactly() -> None:
    many = Moments.of(ROWS, THREE)
    for _ in range(60):
        many = many + many

    assert Moments.from_dict(json.loads(json.dumps(many.as_dict()))) == many


def test_the_plain_data_names_its_items() -> None:
    assert PLAIN["codes"] == ["COST", "STAFF", "TIME"]
    assert PLAIN["scale"] == [1, 4]
    assert (PLAIN["respondents"], PLAIN["n"]) == (3, 2)
    assert PLAIN["totals"] == [8, 5, 7]
    assert PLAIN["products"] == [32, 20, 28, 13, 18, 25]
    assert PLAIN["available_totals"] == [9, 8, 7]


@pytest.mark.parametrize(
    "change",
    [
        {"n": 3},
        {"n": -1},
        {"n": 2.0},
        {"n": True},
        {"n": None},
        {"respondents": 2},
        {"respondents": 5},
        {"scale": [1, 3]},
        {"scale": [1]},
        {"scale": "14"},
        {"codes": ["TIME", "COST", "STAFF"]},
        {"codes": ["COST", "STAFF"]},
        {"codes": "CST"},
        {"codes": 3},
        {"totals": [8, 5, "7"]},
        {"totals": [8, 5, 9]},
        {"totals": [8, 5]},
        {"products": [32, 20, 28, 13, 18]},
        {"products": [32, 20, 28, 13, 18, 24]},
        {"products": [32, 20, 28, 13, 21, 25]},
        {"available_ns": [3, 3, 1]},
        {"available_totals": [13, 8, 7]},
        {"available_squares": [33, 22, 26]},
        {"available_squares": {}},
        # One incomplete row cannot have an answer to every item, nor two to the same.
        {
            "available_ns": [3, 3, 3],
            "available_totals": [9, 8, 11],
            "available_squares": [33, 22, 41],
        },
        {
            "available_ns": [4, 2, 2],
            "available_totals": [13, 5, 7],
            "available_squares": [45, 13, 25],
        },
        {"surplus": 1},
    ],
    ids=str,
)
def test_impossible_sums_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleMoments):
        Moments.from_dict(PLAIN | change)


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_field_is_refused(field: str) -> None:
    with pytest.raises(ImpossibleMoments):
        Moments.from_dict({name: value for name, value in PLAIN.items() if name != field})


@pytest.mark.parametrize("plain", [None, [], "moments", 7, {}])
def test_what_is_no_document_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleMoments):
        Moments.from_dict(plain)


WORDS = st.sampled_from(["", "COST", "n", "1"])
NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(WORDS, inner),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, NONSENSE)))
def test_nonsense_is_refused_or_read_as_it_was_written(nonsense: dict[str, Any]) -> None:
    mixed = PLAIN | nonsense

    try:
        moments = Moments.from_dict(mixed)
    except ImpossibleMoments:
        return

    assert moments.as_dict() == mixed
