"""Promises in days: when they fall due, and how many days were spent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from prima.kernel.calendars import Duration, Pause, StillPaused, TimeUnit
from prima.kernel.tests.offices import HOSPITAL, NIGHT_SHIFT, OFFICE, hours, wib

DAYS = TimeUnit.WORKING_DAYS
WEDNESDAY = wib("2025-02-12 10:00")


class TestDue:
    @pytest.mark.parametrize(
        ("handed_in", "days", "due"),
        [
            ("2025-02-12 10:00", 0, "2025-02-12 16:00"),
            ("2025-02-12 10:00", 1, "2025-02-13 16:00"),
            ("2025-02-12 10:00", 2, "2025-02-14 16:30"),  # Friday closes later
            ("2025-02-12 10:00", 3, "2025-02-17 16:00"),  # across the weekend
            ("2025-02-12 03:00", 1, "2025-02-13 16:00"),  # before opening is the same day
            ("2025-02-12 12:30", 1, "2025-02-13 16:00"),  # during the break is the same day
            ("2025-02-12 15:59:59.999999", 1, "2025-02-13 16:00"),
            ("2025-02-12 16:00", 1, "2025-02-14 16:30"),  # at closing is the next working day
            ("2025-02-12 21:00", 1, "2025-02-14 16:30"),
            ("2025-02-15 09:00", 1, "2025-02-18 16:00"),  # Saturday counts as Monday
            ("2025-03-27 10:00", 1, "2025-04-08 16:00"),  # over Nyepi and Lebaran
            ("2025-12-30 10:00", 1, "2025-12-31 12:00"),  # half a day is a working day
            ("2025-12-31 12:00", 0, "2026-01-01 16:00"),
        ],
    )
    def test_counts_working_days_from_the_day_of_a_complete_file(
        self, handed_in: str, days: int, due: str
    ) -> None:
        assert OFFICE.due(wib(handed_in), Duration(days, DAYS)) == wib(due)

    @pytest.mark.parametrize(
        ("handed_in", "days", "due"),
        [
            ("2025-02-12 10:00", 0, "2025-02-13"),
            ("2025-02-12 23:59", 1, "2025-02-14"),
            ("2025-02-13 00:00", 1, "2025-02-15"),
            ("2025-02-14 17:00", 1, "2025-02-16"),  # a Saturday is a day too
            ("2025-12-31 17:00", 14, "2026-01-15"),
        ],
    )
    def test_counts_calendar_days_to_the_midnight_that_ends_them(
        self, handed_in: str, days: int, due: str
    ) -> None:
        promise = Duration(days, TimeUnit.CALENDAR_DAYS)

        assert OFFICE.due(wib(handed_in), promise) == wib(due)

    def test_prints_the_day_that_midnight_ends_and_not_the_one_that_it_begins(self) -> None:
        promise = Duration(1, TimeUnit.CALENDAR_DAYS)

        assert OFFICE.due(WEDNESDAY, promise) == wib("2025-02-14 00:00")
        assert OFFICE.due_on(WEDNESDAY, promise) == date(2025, 2, 13)
        assert OFFICE.due_on(WEDNESDAY, Duration(1, DAYS)) == date(2025, 2, 13)

    def test_counts_minutes_and_hours_of_work(self) -> None:
        assert OFFICE.due(WEDNESDAY, Duration(360, TimeUnit.MINUTES)) == wib("2025-02-13 08:30")
        assert OFFICE.due(WEDNESDAY, Duration(6, TimeUnit.WORKING_HOURS)) == wib("2025-02-13 08:30")

    def test_every_day_of_a_service_that_never_closes_is_a_working_day(self) -> None:
        assert HOSPITAL.due(wib("2025-02-15 23:00"), Duration(1, DAYS)) == wib("2025-02-17")

    def test_a_night_shift_is_the_working_day_on_which_it_began(self) -> None:
        small_hours = wib("2025-02-13 02:00")  # still Wednesday's shift

        assert NIGHT_SHIFT.due(small_hours, Duration(0, DAYS)) == wib("2025-02-13 06:00")
        assert NIGHT_SHIFT.due(small_hours, Duration(1, DAYS)) == wib("2025-02-14 06:00")

    def test_a_day_inside_the_shift_of_the_day_before_is_no_working_day_of_its_own(self) -> None:
        disaster = replace(
            OFFICE,
            special={
                date(2025, 2, 13): hours("15:00-15:00"),
                date(2025, 2, 14): hours("08:00-12:00"),
            },
        )

        assert disaster.due(WEDNESDAY, Duration(1, DAYS)) == wib("2025-02-14 15:00")
        assert disaster.due(WEDNESDAY, Duration(2, DAYS)) == wib("2025-02-17 16:00")

    def test_the_promise_is_the_one_of_the_day_of_receipt_when_it_changes_later(self) -> None:
        in_force_from = {date(2025, 1, 1): Duration(5, DAYS), date(2025, 2, 13): Duration(2, DAYS)}

        def promised(on: date) -> Duration:
            return in_force_from[max(first for first in in_force_from if first <= on)]

        assert OFFICE.due(WEDNESDAY, promised(WEDNESDAY.date())) == wib("2025-02-19 16:00")

    def test_may_lie_years_away(self) -> None:
        fresh = replace(OFFICE)

        assert fresh.due(WEDNESDAY, Duration(10_000, TimeUnit.CALENDAR_DAYS)) == wib("2052-07-01")
        assert fresh.due_on(WEDNESDAY, Duration(2_610, DAYS)) == date(2035, 2, 26)


class TestPausedDays:
    @pytest.mark.parametrize(
        ("starts", "ends", "due"),
        [
            ("2025-02-13 09:00", "2025-02-13 11:00", "2025-02-13 16:00"),  # no closing passed
            ("2025-02-12 11:00", "2025-02-13 09:00", "2025-02-14 16:30"),  # one did
            ("2025-02-13 15:00", "2025-02-18 09:00", "2025-02-18 16:00"),  # Thu, Fri and Mon
            ("2025-02-12 16:00", "2025-02-13 07:00", "2025-02-13 16:00"),  # only a night
            ("2025-02-13 12:00", "2025-02-13 16:00", "2025-02-14 16:30"),  # until closing
            ("2025-02-01 09:00", "2025-02-13 09:00", "2025-02-14 16:30"),  # since before receipt
            ("2025-02-14 09:00", "2025-02-20 09:00", "2025-02-13 16:00"),  # after it was due
        ],
    )
    def test_move_by_the_closings_that_pass(self, starts: str, ends: str, due: str) -> None:
        pause = Pause(wib(starts), wib(ends))

        assert OFFICE.due(WEDNESDAY, Duration(1, DAYS), [pause]) == wib(due)

    def test_overlapping_pauses_move_once(self) -> None:
        first = Pause(wib("2025-02-12 11:00"), wib("2025-02-13 09:00"))
        second = Pause(wib("2025-02-12 15:00"), wib("2025-02-13 15:00"))

        assert OFFICE.due(WEDNESDAY, Duration(1, DAYS), [second, first]) == wib("2025-02-14 16:30")

    def test_calendar_days_stand_still_too(self) -> None:
        pause = Pause(wib("2025-02-14 11:00"), wib("2025-02-17 09:00"))

        assert OFFICE.due(WEDNESDAY, Duration(3, TimeUnit.CALENDAR_DAYS), [pause]) == wib(
            "2025-02-19"
        )

    def test_an_open_pause_leaves_no_due_date_unless_the_promise_ended_before(self) -> None:
        waiting = Pause(wib("2025-02-13 11:00"))

        assert OFFICE.due(WEDNESDAY, Duration(0, DAYS), [waiting]) == wib("2025-02-12 16:00")
        for unit in (DAYS, TimeUnit.CALENDAR_DAYS, TimeUnit.WORKING_HOURS):
            with pytest.raises(StillPaused):
                OFFICE.due(WEDNESDAY, Duration(9, unit), [waiting])


class TestSpent:
    @pytest.mark.parametrize(
        ("unit", "end", "spent"),
        [
            (DAYS, "2025-02-12 10:00", 0),
            (DAYS, "2025-02-12 16:00", 0),
            (DAYS, "2025-02-12 16:01", 1),  # after closing is the next working day
            (DAYS, "2025-02-13 16:00", 1),
            (DAYS, "2025-02-17 08:00", 3),
            (TimeUnit.CALENDAR_DAYS, "2025-02-13 00:00", 0),
            (TimeUnit.CALENDAR_DAYS, "2025-02-13 00:01", 1),
            (TimeUnit.CALENDAR_DAYS, "2025-02-17 08:00", 5),
            (TimeUnit.MINUTES, "2025-02-12 10:59:00.000001", 60),
            (TimeUnit.MINUTES, "2025-02-12 11:00", 60),
            (TimeUnit.WORKING_HOURS, "2025-02-13 07:31", 6),
        ],
    )
    def test_is_the_shortest_promise_that_would_have_been_kept(
        self, unit: TimeUnit, end: str, spent: int
    ) -> None:
        assert OFFICE.spent(WEDNESDAY, wib(end), unit) == spent

    def test_leaves_out_days_that_closed_during_a_pause(self) -> None:
        pause = Pause(wib("2025-02-13 09:00"), wib("2025-02-17 09:00"))

        assert OFFICE.spent(WEDNESDAY, wib("2025-02-18 08:00"), DAYS, [pause]) == 2

    def test_is_nothing_when_it_ends_as_it_begins_at_closing(self) -> None:
        closing = wib("2025-02-12 16:00")

        assert [OFFICE.spent(closing, closing, unit) for unit in TimeUnit] == [0, 0, 0, 0]


class TestRegistersThatKnowOnlyDates:
    def test_a_working_day_lasts_from_first_opening_to_last_closing(self) -> None:
        assert OFFICE.working_day(date(2025, 2, 14)) == (
            wib("2025-02-14 07:30"),
            wib("2025-02-14 16:30"),
        )
        assert NIGHT_SHIFT.working_day(date(2025, 2, 14)) == (
            wib("2025-02-14 22:00"),
            wib("2025-02-15 06:00"),
        )

    def test_a_closed_day_lasts_from_midnight_to_midnight(self) -> None:
        assert OFFICE.working_day(date(2025, 2, 15)) == (wib("2025-02-15"), wib("2025-02-16"))

    def test_received_and_finished_on_a_date_counts_that_date(self) -> None:
        received, _ = OFFICE.working_day(date(2025, 2, 12))
        _, finished = OFFICE.working_day(date(2025, 2, 17))

        assert OFFICE.spent(received, finished, DAYS) == 3
        assert OFFICE.elapsed(received, finished) == timedelta(minutes=4 * 450)
        assert OFFICE.due_on(received, Duration(3, DAYS)) == date(2025, 2, 17)
