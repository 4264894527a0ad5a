from datetime import datetime, timedelta

import pytest

from prima.foundation.units.testing import MONDAY_9AM
from prima.measure.waiting.rules import (
    Opening,
    Stop,
    counters_open,
    occupied_by_counter,
    row,
    usual_counters,
    work_of,
)

A_MINUTE = timedelta(minutes=1)
OPENING = Opening(MONDAY_9AM, MONDAY_9AM + timedelta(minutes=100))


def a_stop(
    came_at: datetime = MONDAY_9AM,
    *,
    waited: int = 5,
    served: int = 10,
    counter: int = 1,
    officer: int = 1,
    service: int = 1,
    is_first: bool = True,
) -> Stop:
    called = came_at + waited * A_MINUTE
    return Stop(
        ticket=1,
        on=came_at.date(),
        service=service,
        lane="ORDINARY",
        queue=1,
        came_at=came_at,
        ends_at=called + served * A_MINUTE,
        is_first=is_first,
        called_at=called,
        served_at=called,
        counter=counter,
        officer=officer,
    )


class TestRow:
    def test_who_comes_back_counts_once(self) -> None:
        found = row([a_stop() for _ in range(5)] + [a_stop(waited=90, is_first=False)])

        assert found.came == 5
        assert found.wait is not None
        assert found.wait.ninety.value == 5

    def test_four_are_too_few(self) -> None:
        found = row([a_stop() for _ in range(4)])

        assert (found.came, found.wait, found.service) == (4, None, None)


class TestWork:
    def test_is_compared_only_with_the_same_services(self) -> None:
        quick = [a_stop(officer=1, service=1, served=5) for _ in range(30)]
        hard = [a_stop(officer=2, service=2, served=50) for _ in range(30)]

        found = work_of(quick + hard)

        assert [found[officer].beside for officer in (1, 2)] == [1.0, 1.0]

    def test_twenty_nine_are_too_few_to_speak_of_a_person(self) -> None:
        work = work_of([a_stop() for _ in range(29)])[1]

        assert (work.n, work.service, work.beside) == (29, None, None)

    def test_says_what_the_work_was(self) -> None:
        work = work_of([a_stop(service=1)] * 30 + [a_stop(service=2)] * 10)[1]

        assert work.mix == ((1, 0.75), (2, 0.25))


class TestCounters:
    def test_idle_is_what_lies_between_two_people(self) -> None:
        later = MONDAY_9AM + 30 * A_MINUTE
        found = occupied_by_counter([a_stop(), a_stop(later)])[1]

        assert (found.minutes, found.busy) == (40, 20)
        assert found.idle_share == pytest.approx(0.5)

    def test_a_counter_is_open_from_its_first_call_to_its_last_goodbye(self) -> None:
        later = MONDAY_9AM + 70 * A_MINUTE
        open_then = counters_open([a_stop(), a_stop(later), a_stop(counter=2)], OPENING)

        assert open_then == [2, 1, 1, 0]

    def test_as_many_as_on_most_days_are_usual(self) -> None:
        days = [MONDAY_9AM + timedelta(days=day) for day in range(3)]
        stops = [a_stop(day, counter=n) for day in days for n in (1, 2)] + [a_stop(counter=3)]

        assert usual_counters(stops) == 2
        assert usual_counters([]) == 1


class TestOpening:
    def test_who_comes_early_or_late_belongs_to_the_first_or_last_half_hour(self) -> None:
        moments = [MONDAY_9AM + minutes * A_MINUTE for minutes in (-5, 0, 29, 30, 400)]

        assert [OPENING.half_of(at) for at in moments] == [0, 0, 0, 1, 3]
        assert OPENING.halves == 4
