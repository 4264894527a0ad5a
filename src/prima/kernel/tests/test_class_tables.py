import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.satisfaction import IKM_2004, SKM_2017, ClassTable, Grade, Performance, rounded
from prima.kernel.tests.questionnaires import published

PUBLISHED = published("published_satisfaction.json")
TABLES = {table.code: table for table in (SKM_2017, IKM_2004)}
BOTH = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def plain(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - hostile values of any kind
    return SKM_2017.as_dict() | changes


def with_class(number: int, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
    document = SKM_2017.as_dict()
    document["grades"][number] |= changes
    return document


class TestGrade:
    @BOTH
    def test_of_each_printed_bound_is_its_own_class(self, table: ClassTable) -> None:
        for grade in table.grades:
            assert table.grade(grade.low) == table.grade(grade.high) == grade

    @BOTH
    def test_changes_at_the_half_between_two_printed_bounds(self, table: ClassTable) -> None:
        for below, above in pairwise(table.grades):
            half = Fraction(below.high + above.low) / 2
            assert table.grade(half) == above
            assert table.grade(half - Fraction(1, 10**9)) == below

    @pytest.mark.parametrize(
        ("index", "letter"),
        [
            ("25", "D"), ("64.994", "D"), ("64.995", "C"), ("65", "C"), ("76.604", "C"),
            ("76.605", "B"), ("88.304", "B"), ("88.305", "A"), ("100", "A"),
        ],
    )  # fmt: skip
    def test_rounds_before_it_compares(self, index: str, letter: str) -> None:
        assert SKM_2017.grade(Fraction(index)).letter == letter
        assert SKM_2017.grade(Decimal(index)).letter == letter
        assert SKM_2017.grade(float(index)).letter == letter

    @given(st.fractions(25, 100), st.fractions(25, 100))
    def test_never_falls_when_the_index_rises(self, one: Fraction, other: Fraction) -> None:
        low, high = sorted((one, other))

        for table in TABLES.values():
            assert table.grade(low).low <= table.grade(high).low

    @given(st.fractions(25, 100))
    def test_holds_the_index_as_it_is_shown(self, index: Fraction) -> None:
        for table in TABLES.values():
            grade = table.grade(index)
            assert grade.low <= rounded(index, 2) <= grade.high

    @pytest.mark.parametrize("index", [0, 4, Fraction("24.999"), Fraction("100.001"), -80, 1000])
    def test_refuses_an_index_off_the_scale(self, index: Fraction) -> None:
        with pytest.raises(ValueError, match=r"25\.\.100"):
            SKM_2017.grade(index)

    @pytest.mark.parametrize(("table", "words"), [(SKM_2017, "DCBA"), (IKM_2004, "DCBA")])
    def test_has_the_letters_and_words_of_the_regulation(
        self, table: ClassTable, words: str
    ) -> None:
        assert [grade.letter for grade in table.grades] == list(words)
        assert [grade.performance for grade in table.grades] == [
            Performance.NOT_GOOD,
            Performance.LESS_GOOD,
            Performance.GOOD,
            Performance.VERY_GOOD,
        ]


class TestPublishedGrades:
    @pytest.mark.parametrize("case", PUBLISHED["grades"], ids=lambda case: case["id"])
    def test_follow_from_the_table_that_was_in_force(self, case: dict[str, Any]) -> None:
        grade = TABLES[case["table"]].grade(Decimal(case["value"]))

        agrees = (grade.letter, grade.performance) == (case["letter"], case["performance"])
        assert agrees is case["follows"]

    def test_were_taken_from_the_old_table_where_they_do_not(self) -> None:
        wrong = [case for case in PUBLISHED["grades"] if not case["follows"]]

        assert wrong
        for case in wrong:
            right = TABLES[case["table"]].grade(Decimal(case["value"]))
            other = TABLES[case["other_table"]].grade(Decimal(case["value"]))
            assert (right.letter, right.performance) == (
                case["true_letter"],
                case["true_performance"],
            )
            assert (other.letter, other.performance) == (case["letter"], case["performance"])

    @pytest.mark.parametrize("case", PUBLISHED["letters_of_means"], ids=lambda case: case["id"])
    def test_of_means_from_1_to_4_follow_too(self, case: dict[str, Any]) -> None:
        values = [Fraction(mean) * 25 for mean in case["means"]]

        letters = [TABLES[case["table"]].grade(value).letter for value in values]
        by_2017 = [SKM_2017.grade(value).letter for value in values]

        assert letters == case["letters"]
        assert by_2017 == case.get("letters_by_2017", letters)

    def test_use_bounds_that_are_the_same_on_both_scales(self) -> None:
        case = next(case for case in PUBLISHED["tables"] if case["id"] == "SKM_2017")
        bounds = [(grade.low, grade.high) for grade in SKM_2017.grades]

        assert bounds == [(Decimal(low), Decimal(high)) for low, high in case["nik"]]
        assert bounds == [(25 * Decimal(low), 25 * Decimal(high)) for low, high in case["ni"]]

    def test_cannot_come_from_the_bound_that_is_misprinted(self) -> None:
        case = next(case for case in PUBLISHED["tables"] if case["id"] == "SKM_2017")

        assert Decimal(case["printed_top_of_c"]) != SKM_2017.grades[1].high
        with pytest.raises(ValueError, match="not the next index"):
            ClassTable.from_dict(with_class(1, high=case["printed_top_of_c"]))

    def test_of_a_regency_with_weights_of_its_own_use_the_same_classes(self) -> None:
        case = next(case for case in PUBLISHED["tables"] if case["id"] == "NGANJUK")

        assert [grade.letter for grade in SKM_2017.grades] == case["letters"]
        assert [(grade.low, grade.high) for grade in SKM_2017.grades] == [
            (Decimal(low), Decimal(high)) for low, high in case["nik"]
        ]


class TestClassTable:
    @BOTH
    def test_comes_back_from_json(self, table: ClassTable) -> None:
        text = json.dumps(table.as_dict())

        assert ClassTable.from_dict(json.loads(text)) == table

    def test_may_be_another_one(self) -> None:
        two = ClassTable(
            "OWN",
            (
                Grade.of("FAIL", "NOT_GOOD", "25.00", "76.60"),
                Grade.of("PASS", "GOOD", "76.61", "100.00"),
            ),
        )

        assert two.grade(Fraction("76.605")).letter == "PASS"
        assert ClassTable.from_dict(two.as_dict()) == two

    @pytest.mark.parametrize(
        "document",
        [
            plain(grades=[]),
            plain(grades=SKM_2017.as_dict()["grades"][::-1]),
            plain(grades=SKM_2017.as_dict()["grades"][1:]),
            plain(grades=SKM_2017.as_dict()["grades"][:-1]),
            plain(grades=SKM_2017.as_dict()["grades"][:1] + SKM_2017.as_dict()["grades"][2:]),
            plain(code=""),
            plain(code=None),
            plain(grades=None),
            plain(grades=[{"letter": "A"}]),
            plain(grades=["A"]),
            {},
            with_class(0, low="0.00"),
            with_class(0, low="25"),
            with_class(0, low="25.000"),
            with_class(0, low=25.0),
            with_class(0, low="NaN"),
            with_class(0, low="sNaN"),
            with_class(0, low="1e999999999"),
            with_class(0, low="twenty"),
            with_class(1, low="64.99"),
            with_class(1, low="65.01"),
            with_class(1, low="76.61", high="65.00"),
            with_class(3, high="100.01"),
            with_class(3, letter="B"),
            with_class(3, letter=" "),
            with_class(3, letter=None),
            with_class(3, performance="EXCELLENT"),
            with_class(3, performance=[]),
            with_class(3, surplus=1),
        ],
        ids=str,
    )
    def test_cannot_be_drawn_up_wrong(self, document: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r".+"):
            ClassTable.from_dict(document)

    @pytest.mark.parametrize("document", [None, [], "SKM_2017", 5])
    def test_is_not_read_from_anything_else(self, document: Any) -> None:  # noqa: ANN401 - hostile
        with pytest.raises(ValueError, match="not a class table"):
            ClassTable.from_dict(document)
