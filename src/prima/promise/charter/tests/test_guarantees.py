from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from prima.promise.charter.rules.codes import FAULT, Exclusion
from prima.promise.charter.rules.document import Guarantee
from prima.promise.charter.rules.guarantees import Facts, Verdict, guarantee_of, owed
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.commitments import Commitment

LATE = timedelta(minutes=31)


def guarantee(**said: Any) -> Guarantee:  # noqa: ANN401 - fields of any kind
    """Return a guarantee about waiting longer than 30 minutes; `said` changes it."""
    usual = {"code": "g", "occasion": "WAIT", "minutes": 30, "remedy": "APOLOGY", "decider": "HEAD"}
    return Guarantee.model_validate(usual | said)


def money(amount: int, **said: Any) -> Guarantee:  # noqa: ANN401 - fields of any kind
    return guarantee(remedy="MONEY", amount_rupiah=amount, ceiling_rupiah=amount, **said)


FEE = guarantee(
    occasion="FEE_OTHER_THAN_PUBLISHED", minutes=None, remedy="REFUND", ceiling_rupiah=20_000
)
FINISHED = guarantee(occasion="FINISHED_AFTER_PROMISED", minutes=None)
ATTITUDE = guarantee(occasion="COMPLAINT_UPHELD_ATTITUDE", minutes=None)


class TestOwed:
    @pytest.mark.parametrize(
        ("facts", "asked", "verdict"),
        [
            (Facts("a", waited=LATE), guarantee(), Verdict.OWED),
            (Facts("a", waited=timedelta(minutes=30)), guarantee(), Verdict.NOT_FIRED),
            (Facts("a", waited=LATE), guarantee(service="b"), Verdict.NOT_ABOUT_THIS),
            (Facts("a", waited=LATE), guarantee(service="a"), Verdict.OWED),
            (Facts("a"), guarantee(), Verdict.NOT_MEASURED),
            (Facts("a", finished_after=LATE), FINISHED, Verdict.NOT_MEASURED),
            (Facts("a", finished_after=LATE, promised_within=LATE), FINISHED, Verdict.NOT_FIRED),
            (
                Facts("a", finished_after=LATE, promised_within=timedelta(minutes=15)),
                FINISHED,
                Verdict.OWED,
            ),
            (Facts("a", paid_rupiah=5_000), FEE, Verdict.NOT_MEASURED),
            (Facts("a", paid_rupiah=5_000, published_rupiah=5_000), FEE, Verdict.NOT_FIRED),
            (Facts("a", attitude_upheld=True), ATTITUDE, Verdict.OWED),
            (Facts("a", attitude_upheld=False), ATTITUDE, Verdict.NOT_FIRED),
            (Facts("a"), ATTITUDE, Verdict.NOT_MEASURED),
        ],
    )
    def test_answers_by_what_was_measured(
        self, facts: Facts, asked: Guarantee, verdict: Verdict
    ) -> None:
        assert owed(facts, asked).verdict is verdict

    def test_an_excuse_counts_only_when_the_guarantee_names_it(self) -> None:
        absent = Facts("a", waited=LATE, excuses=frozenset({Exclusion.NOT_THERE_WHEN_CALLED}))
        strict = money(10_000, exclusions=("FORCE_MAJEURE",))
        lenient = money(10_000, exclusions=("FORCE_MAJEURE", "NOT_THERE_WHEN_CALLED"))

        assert owed(absent, strict).rupiah == 10_000
        assert owed(absent, lenient).verdict is Verdict.EXCLUDED
        assert owed(absent, lenient).excused_by is Exclusion.NOT_THERE_WHEN_CALLED
        assert owed(absent, lenient).rupiah == 0

    @pytest.mark.parametrize(
        ("paid", "published", "rupiah"),
        [(15_000, 5_000, 10_000), (100_000, 5_000, 20_000), (1_000, 5_000, 0)],
    )
    def test_what_was_paid_too_much_is_given_back_up_to_the_ceiling(
        self, paid: int, published: int, rupiah: int
    ) -> None:
        answer = owed(Facts("a", paid_rupiah=paid, published_rupiah=published), FEE)

        assert answer.verdict is Verdict.OWED
        assert answer.rupiah == rupiah

    def test_an_apology_costs_no_money(self) -> None:
        assert owed(Facts("a", waited=LATE), guarantee()).rupiah == 0


class TestGuarantee:
    @pytest.mark.parametrize(
        ("said", "problem"),
        [
            ({"minutes": None}, "WAIT_AND_MINUTES"),
            ({"occasion": "COMPLAINT_UPHELD_ATTITUDE"}, "WAIT_AND_MINUTES"),
            ({"remedy": "MONEY", "amount_rupiah": 5_000}, "MONEY_AND_CEILING"),
            ({"remedy": "MONEY", "ceiling_rupiah": 5_000}, "MONEY_AND_CEILING"),
            ({"ceiling_rupiah": 5_000}, "MONEY_AND_CEILING"),
            ({"amount_rupiah": 5_000}, "MONEY_AND_CEILING"),
            ({"remedy": "MONEY", "amount_rupiah": 9, "ceiling_rupiah": 8}, "ABOVE_CEILING"),
            ({"remedy": "REFUND", "ceiling_rupiah": 5_000}, "REFUND_OF_NOTHING"),
            ({"minutes": 0}, "greater_than_equal"),
            ({"minutes": 601}, "less_than_equal"),
        ],
    )
    def test_cannot_contradict_itself(self, said: dict[str, Any], problem: str) -> None:
        with pytest.raises(ValidationError) as refused:
            guarantee(**said)

        assert problem in {error["type"] for error in refused.value.errors()}

    def test_every_exclusion_says_whose_fault_it_is(self) -> None:
        assert set(FAULT) == set(Exclusion)


class TestGuaranteeOf:
    def test_a_line_with_a_redress_becomes_a_guarantee(self) -> None:
        lines = catalogue()["akta-kelahiran"].standard.commitments

        found = [guarantee_of("akta-kelahiran", line) for line in lines]

        assert [each.occasion.value if each else None for each in found] == [
            "WAIT",
            "FINISHED_AFTER_PROMISED",
            "FEE_OTHER_THAN_PUBLISHED",
            None,  # no redress
        ]
        assert found[0] is not None
        assert found[0].minutes == 30

    @pytest.mark.parametrize(
        "limit", [{"value": 1, "unit": "WORKING_HOURS"}, {"value": 0, "unit": "MINUTES"}]
    )
    def test_a_wait_that_is_not_so_many_minutes_does_not(self, limit: dict[str, Any]) -> None:
        line = Commitment.model_validate(
            {"code": "t", "measure": "WAIT", "limit": limit, "redress": {"text": "Maaf."}}
        )

        assert guarantee_of("a", line) is None
