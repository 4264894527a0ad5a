from datetime import timedelta
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing import (
    STEP,
    Announcement,
    Calibration,
    Line,
    NoDeskOpen,
    Pace,
    announce,
    changed_enough,
    expected_inserts,
)
from prima.kernel.tests.questionnaires import published

FIVE = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)
NONE = timedelta()

waits = st.integers(0, 7200).map(lambda seconds: timedelta(seconds=seconds))
lines = st.builds(
    lambda ahead, mean, desks, opens: Line((ahead + 1), (ahead + 1) * mean, desks, opens),
    st.integers(0, 60),
    st.integers(30, 1200).map(lambda seconds: timedelta(seconds=seconds)),
    st.integers(1, 12),
    st.integers(0, 3600).map(lambda seconds: timedelta(seconds=seconds)),
)


def calibrated(scores: list[float]) -> Calibration:
    return Calibration(tuple(scores))


def before(ahead: int, *, desks: int = 3, free: int = 0, inserted: float = 0) -> Line:
    return Line.before({"ANY": ahead}, {}, usual=FIVE, desks=desks, free=free, inserted=inserted)


class TestPace:
    @given(st.lists(st.integers(0, 3600), min_size=1, max_size=50))
    def test_is_the_mean_of_the_first_fifty(self, seconds: list[int]) -> None:
        pace = Pace()
        for each in seconds:
            pace = pace.learned(timedelta(seconds=each))

        assert pace.seconds == pytest.approx(sum(seconds) / len(seconds))

    def test_then_forgets_slowly(self) -> None:
        pace = Pace(seconds=300, n=400)
        for _ in range(200):
            pace = pace.learned(timedelta(minutes=10))

        assert pace.seconds == pytest.approx(600 - 300 * 0.98**200)
        assert pace.learned(NONE).seconds == pytest.approx(pace.seconds * 0.98)

    def test_is_not_known_before_a_service_ended(self) -> None:
        with pytest.raises(NotEnoughData):
            _ = Pace().mean
        with pytest.raises(ValueError, match="cannot take"):
            Pace().learned(-MINUTE)


class TestLine:
    def test_with_nobody_ahead_still_has_one_service_to_end(self) -> None:
        assert before(0).turns == 1
        assert before(0).expected == FIVE / 3

    def test_before_a_free_desk_has_none(self) -> None:
        assert before(0, free=1) == Line(0, NONE, 3)
        assert before(2, free=3) == Line(0, NONE, 3)

    def test_lets_free_desks_take_the_first_of_those_ahead(self) -> None:
        assert before(4, free=2) == Line(3, 3 * FIVE, 3)

    def test_counts_those_who_will_be_let_in_ahead(self) -> None:
        assert before(4, inserted=0.5) == Line(5.5, 5.5 * FIVE, 3)

    def test_knows_what_the_people_ahead_wait_for(self) -> None:
        means = {"QUICK": MINUTE, "SLOW": 4 * FIVE}
        line = Line.before({"QUICK": 2, "SLOW": 1, "NEW": 1}, means, usual=FIVE, desks=2)

        assert line.turns == 5
        assert line.expected == (2 * MINUTE + 4 * FIVE + FIVE + FIVE) / 2

    def test_of_the_night_waits_for_the_doors(self) -> None:
        opens = timedelta(hours=1)
        first, fifth = (
            Line.before({"ANY": n}, {}, usual=FIVE, desks=3, free=3, opens_in=opens) for n in (0, 4)
        )

        assert first.expected == opens
        assert fifth.expected == opens + 2 * FIVE / 3

    def test_needs_somebody_who_serves(self) -> None:
        with pytest.raises(NoDeskOpen):
            before(3, desks=0)

    def test_refuses_fewer_than_nobody(self) -> None:
        with pytest.raises(ValueError, match="no people"):
            before(-1)
        with pytest.raises(ValueError, match="no people"):
            before(1, free=-1)
        with pytest.raises(ValueError, match="never negative"):
            Line(-1, NONE, 1)

    @given(st.integers(0, 30), st.integers(1, 8), st.integers(0, 8))
    def test_is_longer_for_each_person_ahead(self, ahead: int, desks: int, free: int) -> None:
        one, more = (before(n, desks=desks, free=free) for n in (ahead, ahead + 1))

        assert more.expected >= one.expected
        assert more.turns >= one.turns


class TestExpectedInserts:
    @given(st.floats(0, 20), st.floats(1, 10))
    def test_come_while_those_before_them_are_served_too(self, rate: float, ratio: float) -> None:
        wait = timedelta(minutes=30)
        found = expected_inserts(wait, rate, ratio, usual=FIVE, desks=3)

        # A wait that is longer by the inserted services sees exactly so many overtake.
        longer = wait + found * FIVE / 3
        overtaking = rate * (1 - 1 / ratio) * (longer / timedelta(hours=1))
        assert found == pytest.approx(overtaking, abs=1e-6)

    def test_are_none_when_a_minute_is_a_minute(self) -> None:
        assert expected_inserts(FIVE, 10, 1, usual=FIVE, desks=1) == 0

    def test_refuse_a_rule_under_which_nobody_ordinary_is_served(self) -> None:
        with pytest.raises(ValueError, match="never called"):
            expected_inserts(FIVE, 24, 2, usual=FIVE, desks=1)
        with pytest.raises(ValueError, match="at least as fast"):
            expected_inserts(FIVE, 24, 0.5, usual=FIVE, desks=1)


class TestEarlyEstimate:
    def test_is_the_quantile_of_the_vectors_rounded_up(self) -> None:
        case = published("published_queues.json")["announced"]
        line = before(case["ahead"], desks=case["desks"])

        told = announce(line, Calibration())

        assert told.expected / MINUTE == pytest.approx(case["mean"], abs=case["tolerance"])
        assert told == Announcement(timedelta(minutes=25), line.expected, early=True)

    def test_lasts_until_fifty_waits_are_known(self) -> None:
        assert announce(before(3), calibrated([0.0] * 49)).early
        assert not announce(before(3), calibrated([0.0] * 50)).early

    def test_lasts_longer_for_a_promise_to_nearly_everybody(self) -> None:
        assert announce(before(3), calibrated([0.0] * 98), share=0.99).early
        assert not announce(before(3), calibrated([0.0] * 99), share=0.99).early

    def test_waits_for_the_doors_as_well(self) -> None:
        line = Line(10, 10 * FIVE, 3, opens_in=timedelta(hours=2))

        assert announce(line, Calibration()).wait == timedelta(hours=2, minutes=25)


class TestAnnounce:
    @given(lines, st.lists(st.floats(-900, 900), max_size=120), st.floats(0.5, 0.95))
    def test_gives_whole_steps_and_never_nothing(
        self, line: Line, scores: list[float], share: float
    ) -> None:
        told = announce(line, calibrated(scores), share=share)

        assert told.wait >= STEP
        assert told.wait % STEP == NONE

    def test_says_nothing_is_to_wait_for_only_before_a_free_desk(self) -> None:
        assert announce(before(0, free=1), calibrated([0.0] * 60)).wait == NONE
        assert announce(before(0), calibrated([-1e6] * 60)).wait == STEP

    def test_rounds_the_opening_up_when_all_desks_will_be_free(self) -> None:
        line = Line(0, NONE, 2, opens_in=timedelta(minutes=12))

        assert announce(line, Calibration()).wait == timedelta(minutes=15)

    def test_adds_the_score_of_its_rank_times_the_root_of_the_turns(self) -> None:
        scores = [float(k) for k in range(1, 100)]  # the 90th of 99 is 90
        line = before(8)

        told = announce(line, calibrated(scores[::-1]))

        reach = line.expected + timedelta(seconds=90 * sqrt(9))
        assert told.wait - STEP <= reach < told.wait

    @settings(max_examples=30)
    @given(lines, st.lists(waits, min_size=60, max_size=60), waits)
    def test_is_kept_by_whoever_scores_no_more_than_its_rank(
        self, line: Line, past: list[timedelta], waited: timedelta
    ) -> None:
        calibration = Calibration()
        for each in past:
            calibration = calibration.learned(line, each)
        correction = calibration.correction()
        assert correction is not None

        told = announce(line, calibration)

        score = calibration.learned(line, waited).scores[-1]
        assert told.kept(waited) == (score <= correction or waited <= STEP)

    @settings(max_examples=20)
    @given(lines, st.lists(waits, min_size=99, max_size=99))
    def test_covers_nine_tenths_of_what_it_learned_from(
        self, line: Line, past: list[timedelta]
    ) -> None:
        calibration = Calibration()
        for each in past:
            calibration = calibration.learned(line, each)
        told = announce(line, calibration)

        assert sum(told.kept(each) for each in past) >= 90

    @settings(max_examples=30)
    @given(lines, st.lists(st.floats(-900, 900), min_size=60, max_size=60))
    def test_promises_more_time_to_more_people(self, line: Line, scores: list[float]) -> None:
        some, most = (announce(line, calibrated(scores), share=share) for share in (0.6, 0.95))

        assert most.wait >= some.wait

    @pytest.mark.parametrize("share", [0, 1, 90])
    def test_refuses_a_share_that_is_none(self, share: float) -> None:
        with pytest.raises(ValueError, match="a promise holds"):
            announce(before(1), Calibration(), share=share)


class TestCalibration:
    def test_remembers_the_last_five_hundred(self) -> None:
        calibration = calibrated([1.0] * 500).learned(before(0), NONE)

        assert len(calibration.scores) == 500
        assert calibration.scores[:2] == (1.0, 1.0)
        assert calibration.scores[-1] == -100  # expected 100 s, and the first step begins at 0

    def test_takes_a_wait_from_where_its_step_begins(self) -> None:
        line = Line(4, 12 * MINUTE, 1)

        scores = [
            Calibration().learned(line, wait).scores[0]
            for wait in (
                timedelta(minutes=10, seconds=1),
                timedelta(minutes=14),
                timedelta(minutes=15),
            )
        ]

        assert scores == [-60.0] * 3  # (10 - 12 minutes) / √4

    def test_learns_nothing_from_who_did_not_wait(self) -> None:
        assert Calibration().learned(before(0, free=1), NONE) == Calibration()

    def test_comes_back_as_it_was_from_its_scores(self) -> None:
        calibration = Calibration().learned(before(2), 7 * MINUTE).learned(before(1), MINUTE)

        assert Calibration(tuple(calibration.scores), calibration.step) == calibration

    def test_refuses_what_cannot_be(self) -> None:
        with pytest.raises(ValueError, match="nobody waits"):
            Calibration().learned(before(1), -MINUTE)
        with pytest.raises(ValueError, match="steps"):
            Calibration(step=NONE)


class TestChangedEnough:
    @pytest.mark.parametrize(
        ("told", "elapsed", "now", "again"),
        [
            (30, 0, 35, False),
            (30, 0, 40, True),
            (30, 0, 25, False),
            (30, 0, 20, True),
            (30, 12, 20, False),
            (30, 12, 25, True),
            (30, 40, 5, True),
        ],
    )
    def test_only_by_more_than_a_step(
        self, told: int, elapsed: int, now: int, *, again: bool
    ) -> None:
        then, today = (Announcement(n * MINUTE, n * MINUTE, early=False) for n in (told, now))

        assert changed_enough(then, elapsed * MINUTE, today) is again
