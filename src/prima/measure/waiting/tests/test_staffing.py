"""Rules of staffing, against what is known of lines in theory."""

import pytest

from prima.kernel.queueing import Band, Target, ageing_waits, patient_line
from prima.measure.waiting.rules import Demand, by_lane, fewest, foretell, gains

SERVICES = tuple(float(minute) for minute in (2, 3, 4, 5, 6, 7, 8, 9, 12, 24))  # 8 on average
MORNING = Demand((8.0, 14.0, 14.0, 10.0, 4.0, 2.0, 1.0, 1.0), SERVICES, None, 8)
STEADY = Demand((6.0,) * 40, SERVICES, None, 8)


def mean(band: Band | None) -> float:
    assert band is not None
    return band.mean


class TestForetell:
    def test_a_steady_day_lies_near_theory(self) -> None:
        """12 an hour, 8 minutes each, 2 counters: the formula knows the mean, not the day."""
        outlook = foretell(STEADY, [2] * 40, 15.0)
        theory = patient_line(6 / 30, 1 / 8, 2).within(15.0)

        assert mean(outlook.kept) == pytest.approx(theory, abs=0.1)

    def test_says_the_same_for_the_same_question(self) -> None:
        assert foretell(MORNING, [3] * 8, 15.0) == foretell(MORNING, [3] * 8, 15.0)

    def test_a_day_without_people_has_no_figures(self) -> None:
        nobody = Demand((0.0, 0.0), SERVICES, None, 8)
        outlook = foretell(nobody, [1, 1], 15.0)

        assert (outlook.kept, outlook.waits) == (None, (None, None))

    def test_who_gives_up_shortens_the_wait_of_the_others(self) -> None:
        hurried = Demand(MORNING.expected, SERVICES, 1 / 20, 8)

        stay, leave = (foretell(demand, [3] * 8, 15.0) for demand in (MORNING, hurried))

        assert mean(leave.waits[2]) < mean(stay.waits[2])


class TestFewest:
    def test_keeps_the_promise_with_less_where_less_come(self) -> None:
        target = Target(0.9, 15.0)
        found = fewest(MORNING, target)

        assert found is not None
        assert mean(found.kept) >= 0.9
        assert max(found.counters) == max(found.counters[:4])
        assert found.counters[-1] < max(found.counters)

    def test_a_counter_less_in_the_rush_does_not_keep_it(self) -> None:
        found = fewest(MORNING, Target(0.9, 15.0))
        assert found is not None
        fewer = [max(1, counters - 1) for counters in found.counters]

        assert mean(foretell(MORNING, fewer, 15.0).kept) < 0.9


class TestGains:
    def test_one_more_counter_helps_when_many_come(self) -> None:
        found = gains(MORNING, [3] * 8)

        assert [(gain.first, gain.after_last, gain.counters) for gain in found][:1] == [(0, 4, 4)]
        assert all(gain.before - gain.after >= 5 for gain in found)

    def test_nothing_is_said_where_nobody_waits(self) -> None:
        assert gains(MORNING, [12] * 8) == []


class TestByLane:
    def test_lies_near_the_known_price_of_a_priority(self) -> None:
        """Kleinrock's waits are of a line without end; a day begins empty, so it is shorter."""
        found = by_lane(STEADY, [2] * 40, entitled=1 / 6, ratio=3.0, in_a_row=10)
        plain = by_lane(STEADY, [2] * 40, entitled=1 / 6, ratio=1.0, in_a_row=10)
        ordinary, entitled = ageing_waits([1 / 6, 1 / 30], [1, 3], 1 / 8, 2)

        assert mean(found.entitled_mean) < mean(plain.entitled_mean)
        assert mean(found.ordinary_mean) > mean(plain.ordinary_mean)
        gained = mean(found.entitled_mean) / mean(found.ordinary_mean)
        assert gained == pytest.approx(entitled / ordinary, abs=0.2)

    def test_no_order_creates_time(self) -> None:
        waits = []
        for ratio in (1.0, 4.0):
            found = by_lane(STEADY, [2] * 40, entitled=0.2, ratio=ratio, in_a_row=10)
            waits.append(0.8 * mean(found.ordinary_mean) + 0.2 * mean(found.entitled_mean))

        assert waits[0] == pytest.approx(waits[1], rel=0.05)
