"""What a calendar is made of, and whether the doors are open."""

import pickle
from datetime import UTC, date, datetime, time

import pytest

from prima.kernel.calendars import (
    ROUND_THE_CLOCK,
    Season,
    Weekday,
    Window,
    WorkingCalendar,
    Zone,
)
from prima.kernel.tests.offices import (
    EVERY_DAY,
    HOSPITAL,
    NIGHT_SHIFT,
    OFFICE,
    RAMADAN,
    REGULAR,
    hours,
    wib,
)


class TestIsOpen:
    @pytest.mark.parametrize(
        ("at", "is_open"),
        [
            ("2025-02-12 07:29:59.999999", False),
            ("2025-02-12 07:30", True),  # the opening belongs to the window
            ("2025-02-12 11:59:59.999999", True),
            ("2025-02-12 12:00", False),  # the closing does not
            ("2025-02-12 13:00", True),
            ("2025-02-12 16:00", False),
            ("2025-02-14 16:00", True),  # Friday
            ("2025-02-15 10:00", False),
            ("2025-03-03 12:15", False),  # Ramadan has another break
            ("2025-03-03 12:30", True),
            ("2025-05-01 10:00", False),
        ],
    )
    def test_is_half_open(self, at: str, *, is_open: bool) -> None:
        assert OFFICE.is_open(wib(at)) is is_open

    def test_goes_on_after_midnight(self) -> None:
        assert NIGHT_SHIFT.is_open(wib("2025-02-15 05:59"))
        assert not NIGHT_SHIFT.is_open(wib("2025-02-15 06:00"))
        assert not NIGHT_SHIFT.is_open(wib("2025-02-10 05:00"))  # nobody began on Sunday

    def test_never_ends_round_the_clock(self) -> None:
        assert HOSPITAL.is_open(wib("2025-02-15 00:00"))
        assert HOSPITAL.is_open(wib("2024-12-31 23:59:59.999999"))


class TestNextOpeningAndClosing:
    @pytest.mark.parametrize(
        ("at", "opens", "closes"),
        [
            ("2025-02-12 05:00", "2025-02-12 07:30", "2025-02-12 12:00"),
            ("2025-02-12 07:30", "2025-02-12 07:30", "2025-02-12 12:00"),
            ("2025-02-12 09:00", "2025-02-12 09:00", "2025-02-12 12:00"),
            ("2025-02-12 12:00", "2025-02-12 13:00", "2025-02-12 16:00"),
            ("2025-02-14 16:30", "2025-02-17 07:30", "2025-02-17 12:00"),
            ("2025-03-27 15:00", "2025-04-08 07:30", "2025-04-08 12:00"),
            ("2025-12-31 12:00", "2026-01-01 07:30", "2026-01-01 12:00"),  # the next year
        ],
    )
    def test_look_forward_from_a_moment(self, at: str, opens: str, closes: str) -> None:
        assert OFFICE.next_opening(wib(at)) == wib(opens)
        assert OFFICE.closing(wib(at)) == wib(closes)

    def test_windows_that_touch_close_once(self) -> None:
        no_break = WorkingCalendar(Zone.WIB, {Weekday.MONDAY: hours("08:00-12:00", "12:00-16:00")})

        assert no_break.closing(wib("2025-02-10 09:00")) == wib("2025-02-10 16:00")

    def test_a_service_that_never_closes_has_no_closing(self) -> None:
        assert HOSPITAL.next_opening(wib("2025-02-12 03:00")) == wib("2025-02-12 03:00")
        assert HOSPITAL.closing(wib("2025-02-12 03:00")) is None

    def test_a_service_that_closes_once_a_year_says_when(self) -> None:
        but_lebaran = WorkingCalendar(Zone.WIB, EVERY_DAY, special={date(2025, 3, 31): ()})

        assert but_lebaran.closing(wib("2024-12-12 03:00")) == wib("2025-03-31 00:00")
        assert but_lebaran.closing(wib("2024-03-30 00:00")) == wib("2025-03-31 00:00")
        assert but_lebaran.closing(wib("2024-03-29 23:59")) is None

    def test_an_opening_years_away_is_found(self) -> None:
        rebuilt = WorkingCalendar(Zone.WIB, {}, special={date(2031, 5, 5): hours("08:00-09:00")})

        assert rebuilt.next_opening(wib("2025-02-12")) == wib("2031-05-05 08:00")

    def test_earlier_and_later_years_are_laid_out_in_any_order(self) -> None:
        calendar = WorkingCalendar(Zone.WIB, REGULAR)

        opened = [
            calendar.next_opening(wib(f"{year}-06-15 20:00"))
            for year in (2025, 2024, 1990, 2100, 2026)
        ]

        assert [at.isoformat()[:16] for at in opened] == [
            "2025-06-16T07:30",
            "2024-06-17T07:30",
            "1990-06-18T07:30",
            "2100-06-16T07:30",
            "2026-06-16T07:30",
        ]


class TestWindowsOn:
    def test_asks_special_days_then_seasons_then_the_week(self) -> None:
        assert OFFICE.windows_on(date(2025, 12, 31)) == hours("07:30-12:00")
        assert OFFICE.windows_on(date(2025, 3, 28)) == ()  # a holiday in Ramadan
        assert OFFICE.windows_on(date(2025, 3, 27)) == RAMADAN[Weekday.THURSDAY]
        assert OFFICE.windows_on(date(2025, 2, 27)) == REGULAR[Weekday.THURSDAY]
        assert OFFICE.windows_on(date(2025, 2, 15)) == ()

    def test_a_season_lasts_through_its_last_day(self) -> None:
        day = Season(date(2025, 2, 12), date(2025, 2, 12), {Weekday.WEDNESDAY: ROUND_THE_CLOCK})
        calendar = WorkingCalendar(Zone.WIB, REGULAR, seasons=(day,))

        assert calendar.windows_on(date(2025, 2, 11)) == REGULAR[Weekday.TUESDAY]
        assert calendar.windows_on(date(2025, 2, 12)) == ROUND_THE_CLOCK
        assert calendar.windows_on(date(2025, 2, 13)) == REGULAR[Weekday.THURSDAY]

    def test_comes_in_order_however_it_was_written(self) -> None:
        calendar = WorkingCalendar(Zone.WIB, {Weekday.MONDAY: hours("13:00-16:00", "08:00-12:00")})

        assert calendar.windows_on(date(2025, 2, 10)) == hours("08:00-12:00", "13:00-16:00")


class TestACalendar:
    def test_refuses_a_day_that_says_a_time_twice(self) -> None:
        overlap = hours("08:00-12:00", "11:59-16:00")
        past_midnight = hours("20:00-06:00", "22:00-23:00")

        for windows in (overlap, past_midnight):
            with pytest.raises(ValueError, match="overlap"):
                WorkingCalendar(Zone.WIB, {Weekday.MONDAY: windows})
            with pytest.raises(ValueError, match="overlap"):
                WorkingCalendar(Zone.WIB, {}, special={date(2025, 2, 12): windows})
            with pytest.raises(ValueError, match="overlap"):
                Season(date(2025, 3, 1), date(2025, 3, 30), {Weekday.MONDAY: windows})

    def test_refuses_an_eighth_day_of_the_week(self) -> None:
        with pytest.raises(ValueError, match="Weekday"):
            WorkingCalendar(Zone.WIB, {7: hours("08:00-12:00")})

    def test_refuses_an_unknown_zone(self) -> None:
        with pytest.raises(ValueError, match="GMT"):
            WorkingCalendar("GMT", REGULAR)  # type: ignore[arg-type]  # what a database may hold

    def test_refuses_two_seasons_on_one_day(self) -> None:
        first = Season(date(2025, 3, 1), date(2025, 3, 30), RAMADAN)
        second = Season(date(2025, 3, 30), date(2025, 4, 2), RAMADAN)

        with pytest.raises(ValueError, match="two seasons claim 2025-03-30"):
            WorkingCalendar(Zone.WIB, REGULAR, seasons=(second, first))

    def test_takes_seasons_in_any_order(self) -> None:
        ramadan_2026 = Season(date(2026, 2, 18), date(2026, 3, 19), RAMADAN)
        calendar = WorkingCalendar(Zone.WIB, REGULAR, seasons=(ramadan_2026, *OFFICE.seasons))

        assert calendar.windows_on(date(2025, 3, 3)) == RAMADAN[Weekday.MONDAY]
        assert calendar.windows_on(date(2026, 3, 2)) == RAMADAN[Weekday.MONDAY]
        assert calendar.windows_on(date(2025, 8, 4)) == REGULAR[Weekday.MONDAY]

    def test_refuses_a_season_upside_down(self) -> None:
        with pytest.raises(ValueError, match="before"):
            Season(date(2025, 3, 30), date(2025, 3, 1), RAMADAN)

    def test_refuses_a_moment_as_a_special_day(self) -> None:
        with pytest.raises(ValueError, match="not a moment"):
            WorkingCalendar(Zone.WIB, REGULAR, special={wib("2025-02-12"): ()})

    def test_refuses_a_window_with_a_zone_of_its_own(self) -> None:
        with pytest.raises(ValueError, match="local time"):
            Window(time(8), time(12, tzinfo=UTC))

    def test_opens_at_all_when_a_week_a_season_or_a_special_day_does(self) -> None:
        day = date(2025, 2, 12)
        hour = hours("08:00-09:00")
        season = Season(day, day, {Weekday.WEDNESDAY: hour})

        assert WorkingCalendar(Zone.WIB, {Weekday.MONDAY: hour}).ever_opens
        assert WorkingCalendar(Zone.WIB, {}, special={day: hour}).ever_opens
        assert WorkingCalendar(Zone.WIB, {}, seasons=(season,)).ever_opens
        assert not WorkingCalendar(Zone.WIB, {Weekday.MONDAY: ()}, special={day: ()}).ever_opens

    def test_does_not_change_when_its_ingredients_do(self) -> None:
        weekly: dict[int, tuple[Window, ...]] = {Weekday.MONDAY: hours("08:00-12:00")}
        calendar = WorkingCalendar(Zone.WIB, weekly)

        weekly[Weekday.MONDAY] = ()

        assert calendar.windows_on(date(2025, 2, 10)) == hours("08:00-12:00")

    def test_can_be_kept_in_a_cache(self) -> None:
        at = datetime(2025, 2, 12, 3, tzinfo=UTC)
        OFFICE.is_open(at)

        restored = pickle.loads(pickle.dumps(OFFICE))  # noqa: S301 - bytes of this very test

        assert restored == OFFICE
        assert restored.is_open(at)
