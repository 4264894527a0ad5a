"""What a document may say, and what it cannot say."""

from typing import Any

import pytest
from pydantic import ValidationError

from prima.promise.standards.rules.codes import (
    Actor,
    RequirementKind,
)
from prima.promise.standards.rules.document import (
    Delivery,
    Fee,
    FeeLine,
    Requirement,
    Step,
)
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.tests.documents import SMALL, with_change

WHOLE = read_document(SMALL)
KTP = Requirement(code="ktp", text="KTP-el", kind=RequirementKind.DOCUMENT)


def errors_of(build: Any, **fields: object) -> list[tuple[str, Any]]:  # noqa: ANN401 any model
    with pytest.raises(ValidationError) as refused:
        build.model_validate(fields)
    return [(error["type"], error.get("ctx", {}).get("spots")) for error in refused.value.errors()]


class TestDocument:
    def test_is_never_changed_once_built(self) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            WHOLE.service.name = "Lain"

    def test_can_be_compared_and_kept_in_sets(self) -> None:
        assert len({WHOLE, read_document(SMALL)}) == 1

    def test_knows_no_other_fields(self) -> None:
        assert errors_of(Fee, free=True, price=5) == [("extra_forbidden", None)]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("code", "Kartu Kerja"),
            ("code", "a" * 61),
            ("text", ""),
            ("text", "   "),
            ("text", "x" * 501),
            ("text", "satu\ndua"),
            ("text", "\u202egnp.exe"),
            ("text", "tak\u200bterlihat"),
            ("copies", 21),
            ("copies", -1),
            ("kind", "LETTER"),
        ],
    )
    def test_bounds_every_value(self, field: str, value: object) -> None:
        fields = {"code": "ktp", "text": "KTP-el", "kind": "DOCUMENT", field: value}

        with pytest.raises(ValidationError):
            Requirement.model_validate(fields)

    def test_bounds_every_list(self) -> None:
        with pytest.raises(ValidationError):
            with_change(WHOLE, "service", keywords=[f"kata {index}" for index in range(61)])

    def test_strips_what_surrounds_a_text(self) -> None:
        assert (
            Requirement(code="ktp", text="  KTP-el ", kind=RequirementKind.DOCUMENT).text
            == "KTP-el"
        )


class TestContradiction:
    def test_two_items_cannot_have_one_code(self) -> None:
        assert errors_of(Delivery, requirements=[KTP, KTP]) == [
            ("DUPLICATE_CODE", (((1, "code"), "ktp", ""),))
        ]

    def test_one_text_cannot_stand_twice(self) -> None:
        assert errors_of(Fee, how_to_pay=["Kasir", "QRIS", "Kasir"]) == [
            ("DUPLICATE_TEXT", (((2,), "Kasir", ""),))
        ]

    def test_a_step_cannot_ask_for_an_unknown_requirement(self) -> None:
        step = Step(
            code="periksa", text="Periksa", actor=Actor.OFFICER, requirements=("ktq", "foto")
        )

        assert errors_of(Delivery, requirements=[KTP], procedure=[step]) == [
            (
                "UNKNOWN_REQUIREMENT",
                (
                    (("procedure", 0, "requirements", 0), "ktq", "ktp"),
                    (("procedure", 0, "requirements", 1), "foto", ""),
                ),
            )
        ]

    def test_a_free_service_cannot_have_a_price(self) -> None:
        line = FeeLine(code="kartu", text="Kartu", amount_rupiah=5000)

        assert errors_of(Fee, free=True, lines=[line]) == [
            ("FREE_WITH_PRICE", ((("lines", 0, "amount_rupiah"), "5000", "0"),))
        ]

    def test_a_step_of_a_free_service_cannot_cost_money(self) -> None:
        step = Step(code="bayar", text="Bayar", actor=Actor.CITIZEN, cost_rupiah=5000)

        assert errors_of(Delivery, fee=Fee(free=True), procedure=[step]) == [
            ("FREE_WITH_PRICE", ((("procedure", 0, "cost_rupiah"), "5000", "0"),))
        ]

    def test_a_free_service_may_say_for_whom_it_costs_nothing(self) -> None:
        assert Fee(free=True, lines=(FeeLine(code="jkn", text="Peserta JKN", amount_rupiah=0),))
