import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from prima.kernel.satisfaction import (
    IKM_2004,
    IKM_2004_ITEMS,
    IKM_INSTRUMENT,
    SKM_2017,
    SKM_2017_ITEMS,
    SKM_INSTRUMENT,
    Convention,
    Instrument,
)
from prima.kernel.tests.questionnaires import instruments

PLAIN = SKM_INSTRUMENT.as_dict()


class TestOfficialInstruments:
    def test_of_2017_has_nine_items_in_the_order_of_its_list(self) -> None:
        assert SKM_2017_ITEMS == (
            "REQUIREMENTS",
            "PROCEDURE",
            "TIME",
            "COST",
            "PRODUCT",
            "COMPETENCE",
            "BEHAVIOUR",
            "COMPLAINTS",
            "FACILITIES",
        )
        assert SKM_INSTRUMENT.codes == SKM_2017_ITEMS
        assert SKM_INSTRUMENT.table is SKM_2017

    def test_of_2004_has_fourteen_items_and_its_own_table(self) -> None:
        assert len(IKM_2004_ITEMS) == 14
        assert IKM_2004_ITEMS[0] == "PROCEDURE"
        assert IKM_2004_ITEMS[1] == "REQUIREMENTS"
        assert IKM_2004_ITEMS[-1] == "SECURITY"
        assert IKM_INSTRUMENT.codes == IKM_2004_ITEMS
        assert IKM_INSTRUMENT.table is IKM_2004

    def test_weigh_every_item_alike(self) -> None:
        assert set(SKM_INSTRUMENT.weights) == {Fraction(1, 9)}
        assert set(IKM_INSTRUMENT.weights) == {Fraction(1, 14)}

    def test_weigh_0_111_and_0_071_to_be_compatible(self) -> None:
        skm = SKM_INSTRUMENT.weights_by(Convention.COMPATIBLE)
        ikm = IKM_INSTRUMENT.weights_by(Convention.COMPATIBLE)

        assert set(skm.values()) == {Fraction("0.111")}
        assert set(ikm.values()) == {Fraction("0.071")}


class TestInstrument:
    @given(instruments())
    def test_comes_back_from_json(self, instrument: Instrument) -> None:
        text = json.dumps(instrument.as_dict())

        assert Instrument.from_dict(json.loads(text)) == instrument

    @given(instruments())
    def test_weighs_exactly_1_altogether(self, instrument: Instrument) -> None:
        weights = instrument.weights_by(Convention.EXACT)

        assert sum(weights.values()) == 1
        assert tuple(weights) == instrument.codes

    def test_takes_items_of_the_units_own(self) -> None:
        ten = Instrument.equal([*SKM_2017_ITEMS, "CLEANLINESS"], SKM_2017)

        assert set(ten.weights) == {Fraction(1, 10)}
        assert ten.codes[-1] == "CLEANLINESS"

    def test_takes_exact_weights_in_every_form(self) -> None:
        mixed = Instrument.weighted(
            {"A": "1/8", "B": "0.125", "C": Fraction(1, 4), "D": Decimal("0.5")}, SKM_2017
        )

        assert mixed.weights == tuple(map(Fraction, ("1/8", "1/8", "1/4", "1/2")))
        assert Instrument.weighted({"A": 1}, SKM_2017).weights == (Fraction(1),)

    @pytest.mark.parametrize(
        "weights",
        [
            {"A": "0.333", "B": "0.333", "C": "0.333"},
            {"A": "0.6", "B": "0.6"},
            {"A": "1", "B": "0"},
            {"A": Fraction(3, 2), "B": Fraction(-1, 2)},
            {},
        ],
        ids=str,
    )
    def test_refuses_weights_that_are_not_parts_of_1(self, weights: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"weight|codes"):
            Instrument.weighted(weights, SKM_2017)

    @pytest.mark.parametrize(
        "written",
        ["", "half", "0,5", "-0.5", "+0.5", "1e-1", "1e999999999", "1/0", "1/", ".5", " 0.5",
         "0.5\n", "\u0660.\u0665", "9" * 50, "0." + "1" * 50, "nan", "inf", "1/3/3"],
    )  # fmt: skip
    def test_refuses_text_that_is_no_weight(self, written: str) -> None:
        with pytest.raises(ValueError, match="write it like"):
            Instrument.weighted({"A": written, "B": "0.5"}, SKM_2017)

    @pytest.mark.parametrize("weight", [0.5, True, None, [1]])
    def test_refuses_weights_that_are_not_exact(self, weight: Any) -> None:  # noqa: ANN401 - hostile
        with pytest.raises(TypeError, match="not an exact weight"):
            Instrument.weighted({"A": weight, "B": "0.5"}, SKM_2017)

    def test_refuses_other_weights_than_items(self) -> None:
        with pytest.raises(ValueError, match="2 items, but 1 weights"):
            Instrument(("A", "B"), (Fraction(1),), SKM_2017)

    def test_refuses_the_same_item_twice(self) -> None:
        with pytest.raises(ValueError, match="one item only"):
            Instrument.equal(["TIME", "TIME"], SKM_2017)

    def test_refuses_to_round_a_weight_to_nothing(self) -> None:
        light = Instrument.weighted({"A": "0.9996", "B": "0.0004"}, SKM_2017)

        with pytest.raises(ValueError, match="nothing"):
            light.weights_by(Convention.COMPATIBLE)

    @pytest.mark.parametrize(
        "document",
        [
            None,
            [],
            {},
            {"weights": PLAIN["weights"]},
            {"table": PLAIN["table"]},
            PLAIN | {"weights": None},
            PLAIN | {"weights": [["TIME"]]},
            PLAIN | {"weights": [["TIME", 0.5], ["COST", 0.5]]},
            PLAIN | {"weights": [["TIME", "1/2"]]},
            PLAIN | {"weights": [[["TIME"], "1"]]},
            PLAIN | {"table": None},
        ],
        ids=str,
    )
    def test_is_not_read_from_anything_else(self, document: Any) -> None:  # noqa: ANN401 - hostile
        with pytest.raises(ValueError, match=r".+"):
            Instrument.from_dict(document)
