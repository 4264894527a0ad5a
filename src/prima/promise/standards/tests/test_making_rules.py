"""Every stage says what is missing before the next; every move leads somewhere or is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from prima.kernel.lifecycle import IllegalMove
from prima.promise.standards import labels
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.document import ServiceDocument, Standard
from prima.promise.standards.rules.making import (
    LIFECYCLE,
    Channel,
    Group,
    Lack,
    Missing,
    Move,
    Process,
    Stage,
    Verdict,
    is_open,
    missing,
)

TODAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)
KIA = catalogue()["kia"]
EMPTY = ServiceDocument(service=KIA.service, standard=Standard())
WHOLE = Process(
    stage=Stage.PREPARATION,
    document=KIA,
    why="Belum ada",
    team="Kepala",
    situation="Lama",
    discussed_on=TODAY,
    opens_on=TODAY - 9 * A_DAY,
    closes_on=TODAY - A_DAY,
    comments=2,
    answered=2,
    forums=1,
    groups=frozenset(Group),
    trial_from=TODAY - 9 * A_DAY,
    trial_until=TODAY - A_DAY,
    trial_review="Baik",
    has_signed_copy=True,
    spread=1,
    in_force_on=TODAY,
    review_due_on=TODAY,
)
NOTHING = Process(stage=Stage.PREPARATION, document=EMPTY)


def codes(process: Process) -> list[Missing]:
    return [each.code for each in missing(process, TODAY)]


class TestMissing:
    @pytest.mark.parametrize(
        ("stage", "expected"),
        [
            (Stage.PREPARATION, [Missing.WHY, Missing.TEAM]),
            (Stage.INTERNAL, [Missing.SITUATION, Missing.DISCUSSION]),
            (Stage.DRAFTING, [Missing.COMPONENT] * len(Component)),
            (Stage.CONSULTATION, [Missing.CONSULTATION_DAYS, Missing.FORUM]),
            (Stage.TRIAL, [Missing.TRIAL_DAYS, Missing.TRIAL_REVIEW]),
            (Stage.RATIFICATION, [Missing.COMPONENT] * len(Component) + [Missing.DECREE]),
            (Stage.DISSEMINATION, [Missing.SIGNED_COPY, Missing.SPREAD]),
            (Stage.APPLICATION, [Missing.IN_FORCE, Missing.REVIEW_DUE]),
            (Stage.REVIEW, [Missing.REVIEW]),
        ],
    )
    def test_names_all_of_a_stage_in_which_nothing_was_done(
        self, stage: Stage, expected: list[Missing]
    ) -> None:
        assert codes(replace(NOTHING, stage=stage)) == expected

    @pytest.mark.parametrize("stage", set(Stage) - {Stage.RATIFICATION, Stage.REVIEW})
    def test_is_nothing_when_all_was_done(self, stage: Stage) -> None:
        assert codes(replace(WHOLE, stage=stage)) == []

    def test_the_last_day_of_a_consultation_still_counts(self) -> None:
        now = replace(WHOLE, stage=Stage.CONSULTATION)

        assert codes(replace(now, closes_on=TODAY)) == [Missing.CONSULTATION_RUNS]
        assert is_open(TODAY, TODAY, TODAY)
        assert not is_open(TODAY, TODAY, TODAY + A_DAY)
        assert not is_open(None, None, TODAY)

    def test_every_comment_is_answered_and_every_group_heard(self) -> None:
        now = replace(
            WHOLE, stage=Stage.CONSULTATION, answered=1, groups=frozenset(Group) - {Group.MEDIA}
        )

        assert missing(now, TODAY) == (
            Lack(Missing.ANSWERS, count=1),
            Lack(Missing.GROUP, Group.MEDIA),
        )

    def test_a_trial_that_runs_is_not_reviewed_yet(self) -> None:
        now = replace(WHOLE, stage=Stage.TRIAL, trial_until=TODAY)

        assert codes(now) == [Missing.TRIAL_RUNS]

    def test_everything_missing_can_be_said(self) -> None:
        for code in Missing:
            which = Component.FEE if code is Missing.COMPONENT else Group.MEDIA
            assert labels.lack(Lack(code, which, count=2))
        assert set(labels.STAGES) == set(Stage)
        assert set(labels.GROUPS) == set(Group)
        assert set(labels.SPREAD_BY) == set(Channel)
        assert set(labels.REVIEW_VERDICTS) == set(Verdict)


class TestLifecycle:
    def test_every_move_leads_somewhere_or_is_refused(self) -> None:
        led = {}
        for stage in Stage:
            for move in Move:
                try:
                    led[stage, move] = LIFECYCLE.after(stage, move)
                except IllegalMove:
                    continue

        forward = [led[stage, Move.ADVANCE] for stage in list(Stage)[:5]]
        assert forward == list(Stage)[1:6]
        assert led[Stage.RATIFICATION, Move.RATIFY] is Stage.DISSEMINATION
        assert {stage for stage, move in led if move is Move.REDRAFT} == {
            Stage.CONSULTATION,
            Stage.TRIAL,
            Stage.RATIFICATION,
        }
        assert led[Stage.REVIEW, Move.REVIEWED] is Stage.APPLICATION
        assert len(led) == 12
