"""Every case of the working-time clock that a public office meets, one test each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from prima.kernel.calendars import (
    ClockSkew,
    Duration,
    NaiveTime,
    NeverOpen,
    OutsideTheCalendar,
    Pause,
    Season,
    StillPaused,
    TimeUnit,
    Weekday,
    WorkingCalendar,
    Zone,
)
from prima.kernel.tests.offices import (
    HOSPITAL,
    NIGHT_SHIFT,
    NOWHERE,
    OFFICE,
    RAMADAN,
    REGULAR,
    hours,
    minutes,
    wib,
)

THREE_DAYS = Duration(3, TimeUnit.WORKING_DAYS)


class TestPerpres21Of2023:
    def test_a_regular_week_has_2250_minutes(self) -> None:
        assert OFFICE.elapsed(wib("2025-02-10"), wib("2025-02-17")) == minutes(2250)

    def test_a_week_in_ramadan_has_1950_minutes(self) -> None:
        assert OFFICE.elapsed(wib("2025-03-03"), wib("2025-03-10")) == minutes(1950)

    @pytest.mark.parametrize(
        ("start", "end", "pauses", "expected"),
        [
            ("2025-02-12 15:30", "2025-02-13 08:00", [], 60),  # overnight
            ("2025-02-14 11:00", "2025-02-14 14:00", [], 90),  # Friday's long break
            ("2025-03-27 14:00", "2025-04-08 09:00", [], 150),  # Nyepi and Lebaran, out of Ramadan
            ("2025-02-28 16:00", "2025-03-03 09:00", [], 90),  # into Ramadan
            ("2025-02-15 10:00", "2025-02-16 10:00", [], 0),  # a weekend
            (
                "2025-02-10 09:00",
                "2025-02-12 10:00",
                [
                    ("2025-02-10 11:00", "2025-02-11 14:00"),
                    ("2025-02-11 13:30", "2025-02-11 15:00"),
                ],
                330,
            ),
            ("2025-12-31 11:00", "2025-12-31 15:00", [], 60),  # half a day
        ],
    )
    def test_counts_what_counting_minutes_by_hand_gave(
        self, start: str, end: str, pauses: list[tuple[str, str]], expected: int
    ) -> None:
        paused = [Pause(wib(starts), wib(ends)) for starts, ends in pauses]

        assert OFFICE.elapsed(wib(start), wib(end), paused) == minutes(expected)


class TestSpecialDays:
    def test_a_holiday_on_a_weekend_changes_nothing(self) -> None:
        with_holiday = replace(OFFICE, special={date(2025, 2, 15): ()})

        assert with_holiday.due(wib("2025-02-14 09:00"), THREE_DAYS) == OFFICE.due(
            wib("2025-02-14 09:00"), THREE_DAYS
        )

    def test_joint_leave_announced_mid_year_moves_open_deadlines_and_keeps_the_old_calendar(
        self,
    ) -> None:
        # 18 August 2025 became a day of joint leave on 7 August.
        announced = replace(OFFICE, special={**OFFICE.special, date(2025, 8, 18): ()})
        handed_in = wib("2025-08-14 10:00")

        assert OFFICE.due(handed_in, THREE_DAYS) == wib("2025-08-19 16:00")
        assert announced.due(handed_in, THREE_DAYS) == wib("2025-08-20 16:00")

    def test_joint_leave_that_is_moved_frees_its_old_day(self) -> None:
        before = replace(OFFICE, special={date(2025, 8, 18): ()})
        after = replace(OFFICE, special={date(2025, 8, 19): ()})
        monday, tuesday, wednesday = wib("2025-08-18"), wib("2025-08-19"), wib("2025-08-20")

        assert before.elapsed(monday, tuesday) == after.elapsed(tuesday, wednesday) == minutes(0)
        assert before.elapsed(tuesday, wednesday) == after.elapsed(monday, tuesday) == minutes(450)

    def test_a_regional_holiday_or_election_day_closes_one_unit_only(self) -> None:
        voting = replace(OFFICE, special={date(2024, 11, 27): ()})
        start, end = wib("2024-11-27"), wib("2024-11-28")

        assert voting.elapsed(start, end) == minutes(0)
        assert OFFICE.elapsed(start, end) == minutes(450)

    def test_a_disaster_may_close_the_office_in_the_middle_of_a_day(self) -> None:
        flooded = replace(OFFICE, special={date(2025, 2, 12): hours("07:30-09:15")})

        assert flooded.elapsed(wib("2025-02-12"), wib("2025-02-13")) == minutes(105)
        assert flooded.deadline(wib("2025-02-12 09:00"), minutes(30)) == wib("2025-02-13 07:45")

    def test_half_a_day_on_new_years_eve_ends_at_noon(self) -> None:
        assert OFFICE.deadline(wib("2025-12-31 11:30"), minutes(60)) == wib("2026-01-01 08:00")

    def test_the_first_day_of_ramadan_may_move_when_the_moon_is_seen(self) -> None:
        forecast = Season(date(2025, 3, 1), date(2025, 3, 30), RAMADAN)
        seen = Season(date(2025, 3, 4), date(2025, 3, 30), RAMADAN)
        monday, tuesday = wib("2025-03-03"), wib("2025-03-04")

        assert replace(OFFICE, seasons=(forecast,)).elapsed(monday, tuesday) == minutes(390)
        assert replace(OFFICE, seasons=(seen,)).elapsed(monday, tuesday) == minutes(450)

    def test_a_special_day_goes_before_ramadan(self) -> None:
        fair = replace(OFFICE, special={date(2025, 3, 3): hours("08:00-20:00")})

        assert fair.elapsed(wib("2025-03-03"), wib("2025-03-04")) == minutes(720)

    def test_a_special_day_may_open_on_a_sunday(self) -> None:
        outreach = replace(OFFICE, special={date(2025, 2, 16): hours("08:00-10:00")})

        assert outreach.deadline(wib("2025-02-14 16:30"), minutes(120)) == wib("2025-02-16 10:00")

    def test_the_29th_of_february_is_an_ordinary_day(self) -> None:
        assert OFFICE.elapsed(wib("2024-02-29"), wib("2024-03-01")) == minutes(450)
        assert OFFICE.deadline(wib("2024-02-28 16:00"), minutes(450)) == wib("2024-02-29 16:00")
        assert OFFICE.due(wib("2024-02-28 09:00"), Duration(1, TimeUnit.CALENDAR_DAYS)) == wib(
            "2024-03-01"
        )


class TestShifts:
    def test_a_service_that_never_closes_counts_every_minute(self) -> None:
        assert HOSPITAL.elapsed(wib("2025-03-27"), wib("2025-04-03 00:01")) == minutes(7 * 1440 + 1)
        assert HOSPITAL.deadline(wib("2025-12-31 23:30"), minutes(60)) == wib("2026-01-01 00:30")

    def test_a_shift_across_midnight_belongs_to_the_day_on_which_it_opens(self) -> None:
        # Friday's shift goes on into Saturday; Saturday and Sunday have none of their own.
        assert NIGHT_SHIFT.elapsed(wib("2025-02-15"), wib("2025-02-16")) == minutes(360)
        assert NIGHT_SHIFT.elapsed(wib("2025-02-16"), wib("2025-02-17")) == minutes(0)
        assert NIGHT_SHIFT.deadline(wib("2025-02-14 23:00"), minutes(180)) == wib(
            "2025-02-15 02:00"
        )

    def test_the_shift_of_new_years_eve_goes_on_into_a_year_asked_for_by_itself(self) -> None:
        fresh = replace(NIGHT_SHIFT)

        assert fresh.elapsed(wib("2025-01-01 00:00"), wib("2025-01-01 12:00")) == minutes(360)

    def test_shifts_that_overlap_across_midnight_count_once(self) -> None:
        handover = WorkingCalendar(
            Zone.WIB, {Weekday.MONDAY: hours("20:00-08:00"), Weekday.TUESDAY: hours("07:00-09:00")}
        )

        assert handover.elapsed(wib("2025-02-10"), wib("2025-02-12")) == minutes(13 * 60)

    def test_a_day_inside_the_shift_of_the_day_before_adds_nothing(self) -> None:
        long_shift = WorkingCalendar(
            Zone.WIB, {Weekday.MONDAY: hours("20:00-20:00"), Weekday.TUESDAY: hours("07:00-09:00")}
        )

        assert long_shift.elapsed(wib("2025-02-10"), wib("2025-02-12")) == minutes(24 * 60)

    def test_a_night_asked_about_first_does_not_end_with_the_year(self) -> None:
        fresh = replace(HOSPITAL)

        assert fresh.is_open(wib("2024-12-31 12:00"))
        assert fresh.is_open(wib("2025-01-01 00:00"))


class TestWhereAPeriodBegins:
    def test_before_opening_the_clock_waits(self) -> None:
        assert OFFICE.elapsed(wib("2025-02-12 05:00"), wib("2025-02-12 08:00")) == minutes(30)
        assert OFFICE.deadline(wib("2025-02-12 05:00"), minutes(30)) == wib("2025-02-12 08:00")

    def test_at_closing_the_clock_waits_for_the_next_day(self) -> None:
        assert OFFICE.elapsed(wib("2025-02-12 16:00"), wib("2025-02-13 07:30")) == minutes(0)
        assert OFFICE.deadline(wib("2025-02-12 16:00"), minutes(1)) == wib("2025-02-13 07:31")

    def test_during_the_break_the_clock_waits(self) -> None:
        assert OFFICE.elapsed(wib("2025-02-12 12:20"), wib("2025-02-12 13:10")) == minutes(10)
        assert OFFICE.deadline(wib("2025-02-12 12:20"), minutes(10)) == wib("2025-02-12 13:10")

    def test_what_ends_with_the_morning_is_due_then_and_not_after_the_break(self) -> None:
        assert OFFICE.deadline(wib("2025-02-12 11:00"), minutes(60)) == wib("2025-02-12 12:00")

    def test_nothing_promised_is_due_at_once_even_at_night(self) -> None:
        night = wib("2025-02-12 23:00")

        assert OFFICE.deadline(night, minutes(0)) == night
        assert OFFICE.due(night, Duration(0, TimeUnit.MINUTES)) == night
        assert OFFICE.elapsed(night, night) == minutes(0)

    def test_microseconds_are_exact(self) -> None:
        start = wib("2025-02-12 15:59:59.999999")

        assert OFFICE.elapsed(start, wib("2025-02-13 07:30:00.000001")) == timedelta(microseconds=2)
        assert OFFICE.deadline(start, timedelta(microseconds=2)) == wib(
            "2025-02-13 07:30:00.000001"
        )


class TestPauses:
    START, END = wib("2025-02-12 08:00"), wib("2025-02-12 16:00")  # 7 hours of work

    def pause(self, starts: str, ends: str | None = None) -> Pause:
        return Pause(wib(f"2025-02-{starts}"), wib(f"2025-02-{ends}") if ends else None)

    def elapsed(self, *pauses: Pause) -> timedelta:
        return OFFICE.elapsed(self.START, self.END, pauses)

    def test_that_overlap_cost_once(self) -> None:
        first, second = self.pause("12 09:00", "12 11:00"), self.pause("12 10:00", "12 11:30")

        assert self.elapsed(first, second) == self.elapsed(second, first) == minutes(420 - 150)

    def test_inside_one_another_cost_once(self) -> None:
        outer, inner = self.pause("12 09:00", "12 11:00"), self.pause("12 09:30", "12 10:00")

        assert self.elapsed(inner, outer) == minutes(420 - 120)

    def test_that_touch_cost_their_sum(self) -> None:
        first, second = self.pause("12 09:00", "12 10:00"), self.pause("12 10:00", "12 11:00")

        assert self.elapsed(first, second) == minutes(420 - 120)

    def test_without_an_end_last_until_the_end_of_the_measured_period(self) -> None:
        assert self.elapsed(self.pause("12 11:00")) == minutes(180)

    def test_that_begin_before_receipt_cost_only_from_receipt(self) -> None:
        assert self.elapsed(self.pause("10 09:00", "12 09:00")) == minutes(360)

    def test_that_cover_everything_leave_nothing(self) -> None:
        assert self.elapsed(self.pause("10 09:00", "14 09:00")) == minutes(0)

    def test_outside_hours_cost_nothing(self) -> None:
        lunch, night = self.pause("12 12:00", "12 13:00"), self.pause("12 16:00", "13 07:30")

        assert self.elapsed(lunch, night) == minutes(420)
        assert OFFICE.deadline(self.START, minutes(430), [lunch, night]) == OFFICE.deadline(
            self.START, minutes(430)
        )

    def test_before_or_after_the_period_cost_nothing(self) -> None:
        assert self.elapsed(self.pause("10 09:00", "11 09:00")) == minutes(420)
        assert self.elapsed(self.pause("13 09:00", "14 09:00")) == minutes(420)

    def test_of_no_length_cost_nothing(self) -> None:
        assert self.elapsed(self.pause("12 09:00", "12 09:00")) == minutes(420)

    def test_move_the_deadline_by_the_working_time_that_they_cover(self) -> None:
        pauses = [self.pause("12 09:00", "13 09:30"), self.pause("13 09:00", "13 10:00")]

        assert OFFICE.deadline(self.START, minutes(120), pauses) == wib("2025-02-13 11:00")

    def test_after_the_deadline_do_not_move_it(self) -> None:
        pauses = [self.pause("12 10:00", "13 09:00")]

        assert OFFICE.deadline(self.START, minutes(120), pauses) == wib("2025-02-12 10:00")

    def test_without_an_end_before_the_deadline_leave_no_deadline(self) -> None:
        with pytest.raises(StillPaused, match="no end"):
            OFFICE.deadline(self.START, minutes(121), [self.pause("12 10:00")])

    def test_without_an_end_after_the_deadline_change_nothing(self) -> None:
        assert OFFICE.deadline(self.START, minutes(120), [self.pause("12 10:00")]) == wib(
            "2025-02-12 10:00"
        )

    def test_cannot_end_before_they_begin(self) -> None:
        with pytest.raises(ClockSkew):
            self.pause("12 10:00", "12 09:00")

    def test_a_reopened_case_accumulates_or_starts_again_as_the_policy_says(self) -> None:
        received, answered = wib("2025-02-10 09:00"), wib("2025-02-10 11:00")
        reopened, closed = wib("2025-02-12 09:00"), wib("2025-02-12 10:00")

        accumulated = OFFICE.elapsed(received, closed, [Pause(answered, reopened)])
        restarted = OFFICE.elapsed(reopened, closed)

        assert (accumulated, restarted) == (minutes(180), minutes(60))


class TestZones:
    def test_each_zone_opens_an_hour_earlier_than_the_one_to_its_west(self) -> None:
        jayapura, makassar, jakarta = (
            WorkingCalendar(zone, REGULAR).next_opening(datetime(2025, 2, 11, 12, tzinfo=UTC))
            for zone in (Zone.WIT, Zone.WITA, Zone.WIB)
        )

        assert jayapura == datetime(2025, 2, 11, 22, 30, tzinfo=UTC)
        assert makassar - jayapura == jakarta - makassar == timedelta(hours=1)

    def test_moments_come_back_in_local_time(self) -> None:
        opening = WorkingCalendar(Zone.WIT, REGULAR).next_opening(
            datetime(2025, 2, 11, 12, tzinfo=UTC)
        )

        assert opening.isoformat() == "2025-02-12T07:30:00+09:00"

    def test_a_moment_counts_the_same_in_whatever_zone_it_is_told(self) -> None:
        start = wib("2025-02-12 08:00")
        end = wib("2025-02-12 10:00")

        assert OFFICE.elapsed(start.astimezone(UTC), end.astimezone(Zone.WIT.tzinfo)) == minutes(
            120
        )

    def test_a_case_that_moves_runs_on_the_clock_of_whoever_holds_it(self) -> None:
        # The same hour: 15:30 in Jakarta is 17:30 in Jayapura, where nobody works any more.
        jayapura = WorkingCalendar(Zone.WIT, REGULAR)
        received, moved, closed = (
            wib("2025-02-12 15:00"),
            wib("2025-02-12 15:30"),
            wib("2025-02-12 16:00"),
        )

        assert OFFICE.elapsed(received, moved) + jayapura.elapsed(moved, closed) == minutes(30)
        assert OFFICE.elapsed(received, closed) == minutes(60)

    @pytest.mark.parametrize("zone", list(Zone))
    def test_local_midnight_is_the_same_arithmetic_from_1990_to_2100(self, zone: Zone) -> None:
        calendar = WorkingCalendar(zone, dict.fromkeys(Weekday, hours("00:00-01:00")))

        for year in range(1990, 2101):
            for month in (1, 4, 7, 10):
                day = date(year, month, 2)
                local = datetime(year, month, 2, tzinfo=zone.tzinfo)
                assert calendar.working_day(day)[0].astimezone(UTC) == local.astimezone(UTC)


class TestRefusals:
    def test_an_end_before_the_start_is_clock_skew_and_not_negative_time(self) -> None:
        later, earlier = wib("2025-02-12 08:00:01"), wib("2025-02-12 08:00:00")

        with pytest.raises(ClockSkew, match="before it begins"):
            OFFICE.elapsed(later, earlier)
        for unit in TimeUnit:
            with pytest.raises(ClockSkew):
                OFFICE.spent(later, earlier, unit)

    def test_a_moment_without_a_zone_is_refused_everywhere(self) -> None:
        naive = datetime(2025, 2, 12, 8)  # noqa: DTZ001 - naive on purpose
        aware = wib("2025-02-12 08:00")

        for ask in (OFFICE.is_open, OFFICE.next_opening, OFFICE.closing, Pause):
            with pytest.raises(NaiveTime, match="with a time zone"):
                ask(naive)
        with pytest.raises(NaiveTime):
            OFFICE.elapsed(aware, naive)
        with pytest.raises(NaiveTime):
            OFFICE.elapsed(aware, aware, [Pause(aware, naive)])
        with pytest.raises(NaiveTime):
            OFFICE.deadline(naive, minutes(5))
        for unit in TimeUnit:
            with pytest.raises(NaiveTime):
                OFFICE.due(naive, Duration(1, unit))

    def test_a_date_is_not_a_moment(self) -> None:
        with pytest.raises(NaiveTime, match="2025"):
            OFFICE.is_open(date(2025, 2, 12))  # type: ignore[arg-type]  # what mypy would stop

    def test_a_calendar_that_never_opens_says_so(self) -> None:
        start, end = wib("2025-02-12 08:00"), wib("2025-02-13 08:00")

        assert not NOWHERE.is_open(start)
        assert not NOWHERE.ever_opens
        for unit in (TimeUnit.MINUTES, TimeUnit.WORKING_HOURS, TimeUnit.WORKING_DAYS):
            with pytest.raises(NeverOpen):
                NOWHERE.due(start, Duration(1, unit))
            with pytest.raises(NeverOpen):
                NOWHERE.spent(start, end, unit)
        with pytest.raises(NeverOpen):
            NOWHERE.elapsed(start, end)
        with pytest.raises(NeverOpen):
            NOWHERE.next_opening(start)
        with pytest.raises(NeverOpen):
            NOWHERE.closing(start)

    def test_calendar_days_pass_even_where_nobody_ever_works(self) -> None:
        promise = Duration(1, TimeUnit.CALENDAR_DAYS)

        assert NOWHERE.due(wib("2025-02-12 08:00"), promise) == wib("2025-02-14")

    def test_a_calendar_that_never_opens_again_says_so(self) -> None:
        one_day = WorkingCalendar(Zone.WIB, {}, special={date(2025, 2, 12): hours("08:00-10:00")})

        assert one_day.deadline(wib("2025-02-12 08:00"), minutes(120)) == wib("2025-02-12 10:00")
        with pytest.raises(NeverOpen, match="again"):
            one_day.next_opening(wib("2025-02-12 10:00"))
        with pytest.raises(OutsideTheCalendar, match="after 2100"):
            one_day.deadline(wib("2025-02-12 08:00"), minutes(121))

    def test_a_time_far_off_is_refused_and_not_computed_for_ever(self) -> None:
        ancient, distant = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

        for at in (ancient, distant, datetime(1989, 12, 31, tzinfo=UTC)):
            with pytest.raises(OutsideTheCalendar, match="1990"):
                OFFICE.is_open(at)
        for day in (date.min, date.max):
            with pytest.raises(OutsideTheCalendar):
                OFFICE.working_day(day)
        with pytest.raises(OutsideTheCalendar):
            OFFICE.deadline(wib("2025-02-12"), timedelta.max)

    def test_no_answer_lies_outside_the_years_however_it_is_reached(self) -> None:
        fresh = replace(OFFICE)
        for year in (1995, 2005, 1992):
            assert not fresh.is_open(wib(f"{year}-01-01"))

        with pytest.raises(OutsideTheCalendar):
            fresh.is_open(wib("1989-12-29 09:00"))
        with pytest.raises(OutsideTheCalendar, match="after 2100"):
            fresh.deadline(wib("2100-12-30 09:00"), minutes(6000))

    def test_a_negative_or_endless_duration_is_refused(self) -> None:
        with pytest.raises(ValueError, match="negative"):
            OFFICE.deadline(wib("2025-02-12"), minutes(-1))
        for value in (-1, 10**30):
            with pytest.raises(ValueError, match="a duration lies in"):
                Duration(value, TimeUnit.MINUTES)
