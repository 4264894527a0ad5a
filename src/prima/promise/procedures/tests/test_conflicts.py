from prima.promise.procedures.rules.conflicts import ConflictCode, conflicts
from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.procedures.rules.drafting import draft_from
from prima.promise.procedures.rules.editing import changed, moved, without_activity
from prima.promise.procedures.tests.documents import WHOLE, minutes
from prima.promise.standards.rules.catalogue import catalogue

STANDARD = catalogue()["pendaftaran"]
DRAFT = draft_from(STANDARD)
FIRST = DRAFT.activities[0]


def codes(document: ProcedureDocument) -> set[ConflictCode]:
    return {each.code for each in conflicts(STANDARD, document)}


def with_first(**update: object) -> ProcedureDocument:
    first = Activity.model_validate({**dict(FIRST), **update})
    return changed(DRAFT, activities=(first, *DRAFT.activities[1:]))


class TestConflicts:
    def test_no_draft_made_from_a_standard_contradicts_it(self) -> None:
        for standard in catalogue().values():
            assert conflicts(standard, draft_from(standard)) == ()

    def test_a_step_that_nobody_carries_out(self) -> None:
        (found,) = conflicts(STANDARD, without_activity(DRAFT, FIRST.code))

        assert found.code is ConflictCode.STEP_WITHOUT_ACTIVITY
        assert found.in_standard == ("standard", "delivery", "procedure", FIRST.step)

    def test_a_step_that_the_standard_does_not_have(self) -> None:
        assert ConflictCode.ACTIVITY_OF_UNKNOWN_STEP in codes(with_first(step="melayang"))

    def test_steps_in_another_order(self) -> None:
        assert ConflictCode.OTHER_ORDER in codes(moved(DRAFT, FIRST.code, 1))

    def test_somebody_else_does_the_step(self) -> None:
        others = {each.code: each.actor for each in DRAFT.performers}
        other = next(code for code, actor in others.items() if actor != others[FIRST.performer])

        assert codes(with_first(performer=other)) == {ConflictCode.OTHER_ACTOR}

    def test_a_step_that_takes_longer_than_promised_says_both_times(self) -> None:
        found = conflicts(STANDARD, with_first(duration=minutes(600)))

        step = next(each for each in found if each.code is ConflictCode.STEP_TAKES_LONGER)
        assert step.promised == FIRST.duration
        assert step.takes == 600
        assert step.in_procedure == ("activities", FIRST.code, "duration")
        assert ConflictCode.WHOLE_TAKES_LONGER in {each.code for each in found}

    def test_several_activities_may_share_the_time_of_a_step(self) -> None:
        timed = next(each for each in DRAFT.activities if each.duration and each.duration.value > 1)
        assert timed.duration is not None
        half = timed.model_copy(update={"duration": minutes(timed.duration.value // 2)})
        other = half.model_copy(update={"code": "separuh"})
        row = DRAFT.activities.index(timed)
        rows = (*DRAFT.activities[:row], half, other, *DRAFT.activities[row + 1 :])

        assert codes(changed(DRAFT, activities=rows)) == set()

    def test_another_service(self) -> None:
        assert codes(WHOLE.model_copy(update={"service": "lain"})) == {ConflictCode.OTHER_SERVICE}
