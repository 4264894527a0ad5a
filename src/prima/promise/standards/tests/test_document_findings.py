"""What a document lacks: its components, and what should be mended in it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from prima.promise.standards.rules.codes import (
    Actor,
    Component,
    LimitUnit,
    Measure,
    TimeUnit,
)
from prima.promise.standards.rules.commitments import (
    UNITS_OF_MEASURE,
    Commitment,
    Limit,
    is_measurable,
)
from prima.promise.standards.rules.components import components
from prima.promise.standards.rules.document import (
    Fee,
    FeeLine,
    ServiceDocument,
    Step,
)
from prima.promise.standards.rules.durations import Duration, least
from prima.promise.standards.rules.findings import FindingCode, findings
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.tests.documents import SMALL, documents, durations, with_change

WHOLE = read_document(SMALL)
MINUTES = TimeUnit.MINUTES
LATE = {FindingCode.COMPLETION_SHORTER_THAN_STEPS, FindingCode.COMMITMENT_SHORTER_THAN_STEPS}


class TestComponents:
    def test_are_fourteen_in_official_order(self) -> None:
        assert [state.code for state in components(WHOLE)] == list(Component)

    def test_six_are_published_and_eight_are_internal(self) -> None:
        published = [state.code for state in components(WHOLE) if state.published]

        assert published == list(Component)[:6]

    def test_are_all_filled_in_a_whole_document(self) -> None:
        assert all(state.filled for state in components(WHOLE))

    def test_are_all_empty_in_a_new_document(self) -> None:
        new = ServiceDocument(service=WHOLE.service)

        assert not any(state.filled for state in components(new))

    def test_point_to_their_place(self) -> None:
        for state in components(WHOLE):
            part: Any = WHOLE
            for field in state.path:
                part = getattr(part, field)
            assert part

    def test_a_fee_without_an_answer_is_empty(self) -> None:
        unsaid = with_change(WHOLE, "standard", "delivery", fee=Fee(how_to_pay=("Kasir",)))

        assert [state.code for state in components(unsaid) if not state.filled] == [Component.FEE]

    @pytest.mark.parametrize("missing", ["channels", "answer_within"])
    def test_complaints_need_a_channel_and_a_time(self, missing: str) -> None:
        empty: dict[str, object] = {"channels": (), "answer_within": None}
        changes = {missing: empty[missing]}
        unsaid = with_change(WHOLE, "standard", "delivery", "complaints", **changes)

        unfilled = [state.code for state in components(unsaid) if not state.filled]

        assert unfilled == [Component.COMPLAINTS]


class TestFindings:
    def test_finds_nothing_in_a_whole_document(self) -> None:
        assert findings(WHOLE) == ()

    def test_names_every_empty_component(self) -> None:
        found = findings(ServiceDocument(service=WHOLE.service))

        empty = [each for each in found if each.code is FindingCode.COMPONENT_EMPTY]
        assert [finding.component for finding in empty] == list(Component)

    def test_names_the_step_without_time(self) -> None:
        step = Step(code="tunggu", text="Tunggu", actor=Actor.CITIZEN)
        procedure = (*WHOLE.standard.delivery.procedure, step)

        found = findings(with_change(WHOLE, "standard", "delivery", procedure=procedure))

        assert [(finding.code, finding.path) for finding in found] == [
            (FindingCode.STEP_WITHOUT_TIME, ("standard", "delivery", "procedure", "tunggu"))
        ]

    def test_names_the_fee_without_legal_basis(self) -> None:
        fee = Fee(
            lines=(
                FeeLine(code="gratis", text="Warga", amount_rupiah=0),
                FeeLine(
                    code="resmi", text="Umum", amount_rupiah=5, legal_basis="Perda 3 Tahun 2024"
                ),
                FeeLine(code="liar", text="Umum", amount_rupiah=5),
            ),
            how_to_pay=("Bayar di kasir.",),
        )

        found = findings(with_change(WHOLE, "standard", "delivery", fee=fee))

        assert [(finding.code, finding.path[-1]) for finding in found] == [
            (FindingCode.FEE_WITHOUT_LEGAL_BASIS, "liar")
        ]

    def test_names_the_commitment_that_nothing_can_check(self) -> None:
        waits_for_money = Commitment(
            code="aneh", measure=Measure.WAIT, limit=Limit(value=5, unit=LimitUnit.RUPIAH)
        )

        kept = WHOLE.standard.commitments
        found = findings(with_change(WHOLE, "standard", commitments=(*kept, waits_for_money)))

        assert [(finding.code, finding.path[-1]) for finding in found] == [
            (FindingCode.COMMITMENT_UNMEASURABLE, "aneh")
        ]

    @pytest.mark.parametrize(
        ("promised", "needed"),
        [(14, 15), (15, None), (16, None)],
    )
    def test_says_how_long_the_steps_need(self, promised: int, needed: int | None) -> None:
        completion = Duration(value=promised, unit=MINUTES)
        document = with_change(WHOLE, "standard", "delivery", completion=completion)
        other = FindingCode.COMPLETION_PROMISES_DIFFER

        found = [each for each in findings(document) if each.code is not other]

        assert [finding.needed for finding in found] == ([needed] if needed else [])
        assert all(finding.code is FindingCode.COMPLETION_SHORTER_THAN_STEPS for finding in found)

    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(documents)
    def test_can_be_found_in_every_document(self, document: ServiceDocument) -> None:
        promised = document.standard.delivery.completion

        for finding in findings(document):
            assert (finding.code in LATE) == (finding.needed is not None)
            assert (finding.code is FindingCode.COMPONENT_EMPTY) == bool(finding.component)
            if finding.code is FindingCode.COMPLETION_SHORTER_THAN_STEPS:
                assert promised is not None
                assert finding.needed is not None
                assert finding.needed > promised.value


class TestMeasurable:
    @pytest.mark.parametrize("measure", list(Measure))
    @pytest.mark.parametrize("unit", list(LimitUnit))
    def test_is_whatever_the_system_observes_in_that_unit(
        self, measure: Measure, unit: LimitUnit
    ) -> None:
        commitment = Commitment(code="janji", measure=measure, limit=Limit(value=1, unit=unit))

        assert is_measurable(commitment) == (unit in UNITS_OF_MEASURE[measure])

    @pytest.mark.parametrize("measure", list(Measure))
    def test_nothing_at_all_is_a_price_but_not_a_time(self, measure: Measure) -> None:
        unit = LimitUnit.RUPIAH if measure is Measure.FEE else LimitUnit.MINUTES
        commitment = Commitment(code="janji", measure=measure, limit=Limit(value=0, unit=unit))

        assert is_measurable(commitment) == (measure is Measure.FEE)

    @pytest.mark.parametrize("share", [0, 101, -5])
    def test_a_share_is_above_zero_and_at_most_all(self, share: int) -> None:
        limit = Limit(value=1, unit=LimitUnit.MINUTES)

        with pytest.raises(ValidationError, match="share_percent"):
            Commitment(code="janji", measure=Measure.WAIT, limit=limit, share_percent=share)


class TestLeast:
    @pytest.mark.parametrize(
        ("steps", "unit", "needed"),
        [
            ([(59, "MINUTES")], "WORKING_HOURS", 1),
            ([(61, "MINUTES")], "WORKING_HOURS", 2),
            ([(449, "MINUTES"), (3, "WORKING_DAYS")], "WORKING_DAYS", 3),
            ([(450, "MINUTES"), (3, "WORKING_DAYS")], "WORKING_DAYS", 4),
            ([(5, "WORKING_DAYS")], "CALENDAR_DAYS", 7),
            ([(7, "CALENDAR_DAYS")], "WORKING_DAYS", 5),
            ([(1, "WORKING_DAYS")], "MINUTES", 450),
            ([], "MINUTES", 0),
        ],
    )
    def test_compares_lengths_in_different_units(
        self, steps: list[tuple[int, str]], unit: str, needed: int
    ) -> None:
        timed = [Duration(value=value, unit=TimeUnit(of)) for value, of in steps]

        assert least(TimeUnit(unit), timed) == needed

    @given(durations)
    def test_a_length_needs_itself(self, duration: Duration) -> None:
        assert least(duration.unit, [duration]) == duration.value
